//! Machine: runs a program over a text, backtracking, and gives up where that takes too long.
//!
//! A text can be made so that backtracking never ends. The machine counts what it does; past a few
//! steps a byte it stops, and the library, whose time is bounded, takes over. It also does for a
//! pattern that has read much: an automaton is dear to make and cheap to run.

use super::program::{Class, Place, Program, Step};

/// The machine gave up: ask the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GaveUp;

/// Where a match begins and ends, and its groups.
pub(super) type Slots = Vec<Option<usize>>;

/// What it may cost to search a text: so many steps, and so many a byte.
const FLOOR: usize = 4096;
const A_BYTE: usize = 64;

/// What to try when the present way fails.
#[derive(Debug, Clone, Copy)]
enum Other {
    /// This step, at this place.
    Step(usize, usize),
    /// A later alternative of the branches of this step.
    Branch { step: usize, from: usize, at: usize },
    /// One character less of a repetition, down to `least`.
    Less {
        step: usize,
        at: usize,
        least: usize,
    },
    /// One character more of a repetition, up to so many.
    More { step: usize, at: usize, left: u32 },
    /// The slot as it was.
    Slot(usize, Option<usize>),
}

/// One search: a program, a text and what it has cost so far.
#[derive(Debug)]
pub(super) struct Machine<'p, 't> {
    program: &'p Program,
    text: &'t str,
    bytes: &'t [u8],
    others: Vec<Other>,
    slots: Slots,
    left: usize,
}

impl<'p, 't> Machine<'p, 't> {
    /// A machine that keeps `slots` slots: 2 for the whole match, or all of the program's.
    pub(super) fn new(program: &'p Program, text: &'t str, slots: usize) -> Self {
        Self {
            program,
            text,
            bytes: text.as_bytes(),
            others: Vec::new(),
            slots: vec![None; slots],
            left: FLOOR.saturating_add(text.len().saturating_mul(A_BYTE)),
        }
    }

    /// The leftmost match that begins at `from` or later.
    ///
    /// # Errors
    ///
    /// When it takes too long.
    pub(super) fn find(&mut self, from: usize) -> Result<Option<&Slots>, GaveUp> {
        if self.program.is_anchored {
            let is_found = from == 0 && self.matches_at(0)?;
            return Ok(is_found.then_some(&self.slots));
        }
        let mut at = from;
        while let Some(next) = self.candidate(at) {
            if self.matches_at(next)? {
                return Ok(Some(&self.slots));
            }
            at = next + 1;
        }
        Ok(None)
    }

    /// Every match, none overlapping.
    ///
    /// # Errors
    ///
    /// When it takes too long, or a match is empty: how to go on then is the library's to say.
    pub(super) fn find_all(&mut self, mut each: impl FnMut(&Slots)) -> Result<(), GaveUp> {
        let mut at = 0;
        while let Some(slots) = self.find(at)? {
            let (start, end) = ends(slots).ok_or(GaveUp)?;
            if start == end {
                return Err(GaveUp);
            }
            each(slots);
            at = end;
        }
        Ok(())
    }

    /// The next place where a match may begin.
    fn candidate(&self, from: usize) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        match &self.program.firsts {
            Some(firsts) => {
                let mut before = from
                    .checked_sub(1)
                    .and_then(|at| self.bytes.get(at).copied());
                let is_first = |&byte: &u8| {
                    let is_inside = self.program.is_word
                        && is_word_byte(byte)
                        && before.is_some_and(is_word_byte);
                    before = Some(byte);
                    firsts.get(usize::from(byte)) == Some(&true) && !is_inside
                };
                Some(from + rest.iter().position(is_first)?)
            }
            // It may begin anywhere, the end included.
            None => (from..=self.bytes.len()).find(|&at| self.text.is_char_boundary(at)),
        }
    }

    fn pay(&mut self, steps: usize) -> Result<(), GaveUp> {
        self.left = self.left.checked_sub(steps).ok_or(GaveUp)?;
        Ok(())
    }

    fn matches_at(&mut self, start: usize) -> Result<bool, GaveUp> {
        self.others.clear();
        self.slots.fill(None);
        let mut way = Some((0, start));
        while let Some((step, at)) = way {
            self.pay(1)?;
            way = match self.program.steps.get(step).ok_or(GaveUp)? {
                Step::Match => {
                    if let [first, second, ..] = self.slots.as_mut_slice() {
                        (*first, *second) = (Some(start), Some(at));
                    }
                    return Ok(true);
                }
                Step::Literal { start, end } => {
                    let literal = self.program.literals.get(*start..*end).ok_or(GaveUp)?;
                    let rest = self.bytes.get(at..).ok_or(GaveUp)?;
                    let is_there = rest.starts_with(literal);
                    is_there.then(|| (step + 1, at + literal.len()))
                }
                Step::Repeat {
                    class,
                    least,
                    most,
                    greedy,
                } => {
                    let class = self.program.classes.get(*class).ok_or(GaveUp)?;
                    self.repeat(class, step, at, (*least, *most, *greedy))?
                }
                Step::Branch(_) => self.branch(step, 0, at),
                Step::Split(first, second) => {
                    self.others.push(Other::Step(*second, at));
                    Some((*first, at))
                }
                Step::Jump(to) => Some((*to, at)),
                Step::Save(slot) => {
                    if let Some(place) = self.slots.get_mut(*slot) {
                        self.others.push(Other::Slot(*slot, *place));
                        *place = Some(at);
                    }
                    Some((step + 1, at))
                }
                Step::Assert(place) => self.is(*place, at).then_some((step + 1, at)),
            };
            if way.is_none() {
                way = self.another()?;
            }
        }
        Ok(false)
    }

    /// The next way to try; none when all have failed.
    fn another(&mut self) -> Result<Option<(usize, usize)>, GaveUp> {
        while let Some(other) = self.others.pop() {
            self.pay(1)?;
            let way = match other {
                Other::Step(step, at) => Some((step, at)),
                Other::Branch { step, from, at } => self.branch(step, from, at),
                Other::Less { step, at, least } => {
                    let at = self.before(at);
                    if at > least {
                        self.others.push(Other::Less { step, at, least });
                    }
                    Some((step + 1, at))
                }
                Other::More { step, at, left } => self.more(step, at, left),
                Other::Slot(slot, was) => {
                    if let Some(place) = self.slots.get_mut(slot) {
                        *place = was;
                    }
                    None
                }
            };
            if way.is_some() {
                return Ok(way);
            }
        }
        Ok(None)
    }

    /// The first alternative, from the one at `from`, that may begin at this place.
    fn branch(&mut self, step: usize, from: usize, at: usize) -> Option<(usize, usize)> {
        let Some(Step::Branch(index)) = self.program.steps.get(step) else {
            return None;
        };
        let branches = self.program.branches.get(*index)?;
        let byte = self.bytes.get(at).copied().unwrap_or(0);
        if at < self.bytes.len() && !branches.may_begin_with(byte) {
            return None;
        }
        let firsts = branches.firsts.get(from..)?;
        let mut fitting = memchr::memchr2_iter(byte, 0, firsts).map(|offset| from + offset);
        let chosen = fitting.next()?;
        if let Some(from) = fitting.next() {
            self.others.push(Other::Branch { step, from, at });
        }
        Some((*branches.steps.get(chosen)?, at))
    }

    fn repeat(
        &mut self,
        class: &Class,
        step: usize,
        at: usize,
        (least, most, greedy): (u32, u32, bool),
    ) -> Result<Option<(usize, usize)>, GaveUp> {
        let mut end = at;
        for _ in 0..least {
            match self.after(class, end) {
                Some(next) => end = next,
                None => return Ok(None),
            }
        }
        let fewest = end;
        if !greedy {
            if most > least {
                let left = most - least;
                self.others.push(Other::More {
                    step,
                    at: end,
                    left,
                });
            }
            return Ok(Some((step + 1, end)));
        }
        for _ in least..most {
            match self.after(class, end) {
                Some(next) => end = next,
                None => break,
            }
        }
        self.pay((end - at) / 4)?;
        if end > fewest {
            self.others.push(Other::Less {
                step,
                at: end,
                least: fewest,
            });
        }
        Ok(Some((step + 1, end)))
    }

    fn more(&mut self, step: usize, at: usize, left: u32) -> Option<(usize, usize)> {
        let Some(Step::Repeat { class, .. }) = self.program.steps.get(step) else {
            return None;
        };
        let at = self.after(self.program.classes.get(*class)?, at)?;
        if left > 1 {
            let left = left - 1;
            self.others.push(Other::More { step, at, left });
        }
        Some((step + 1, at))
    }

    /// The place after one character of the class, if there is one.
    fn after(&self, class: &Class, at: usize) -> Option<usize> {
        let byte = *self.bytes.get(at)?;
        if byte.is_ascii() {
            return class.holds_byte(byte).then_some(at + 1);
        }
        let c = self.text.get(at..)?.chars().next()?;
        class.holds(c).then(|| at + c.len_utf8())
    }

    /// The place before the character that ends here.
    fn before(&self, at: usize) -> usize {
        let mut before = at.saturating_sub(1);
        while !self.text.is_char_boundary(before) {
            before -= 1;
        }
        before
    }

    fn is(&self, place: Place, at: usize) -> bool {
        match place {
            Place::Start => at == 0,
            Place::End => at == self.bytes.len(),
            Place::Edge => self.is_edge(at),
            Place::NoEdge => !self.is_edge(at),
        }
    }

    fn is_edge(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.bytes.get(before));
        let is_before = match before {
            Some(byte) if byte.is_ascii() => is_word_byte(*byte),
            Some(_) => self.char_before(at).is_some_and(is_word),
            None => false,
        };
        let is_after = match self.bytes.get(at) {
            Some(byte) if byte.is_ascii() => is_word_byte(*byte),
            Some(_) => {
                let rest = self.text.get(at..);
                rest.and_then(|rest| rest.chars().next())
                    .is_some_and(is_word)
            }
            None => false,
        };
        is_before != is_after
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }
}

/// The place of the whole match.
pub(super) fn ends(slots: &Slots) -> Option<(usize, usize)> {
    match slots.as_slice() {
        [Some(start), Some(end), ..] => Some((*start, *end)),
        _ => None,
    }
}

const fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What `\b` takes for part of a word: what the library does.
fn is_word(c: char) -> bool {
    regex_syntax::try_is_word_character(c).unwrap_or(false)
}
