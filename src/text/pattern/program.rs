//! Program: an expression as a few instructions, made in one pass over its syntax tree.
//!
//! Most of what a short-lived process spends on a regular expression goes into making it: automata
//! for both directions, classes spelt out byte by byte, caches. A program is what the expression says
//! and little more: twenty times cheaper to make, and fast enough for the few kilobytes of a post.
//! What it cannot say (flags, `\p{…}`, class arithmetic) is left to the library. Running a program is
//! `machine`'s.

use regex_syntax::ast::{
    Alternation, AssertionKind, Ast, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem, Concat,
    GroupKind, Repetition, RepetitionKind, RepetitionRange, parse,
};

use super::lower_of_same_length;

/// One step of a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// These bytes of `Program::literals`.
    Literal { start: usize, end: usize },
    /// So many characters of a class, as many or as few as will do.
    Repeat {
        class: usize,
        least: u32,
        most: u32,
        greedy: bool,
    },
    /// One of `Program::branches`, the first that will do.
    Branch(usize),
    /// Go on at the first place, and if that fails at the second.
    Split(usize, usize),
    /// Go on there.
    Jump(usize),
    /// Note the place in a slot.
    Save(usize),
    /// A condition on the place.
    Assert(Place),
    /// The end of a match.
    Match,
}

/// What can be asked of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    End,
    Edge,
    NoEdge,
}

/// Alternatives, each with the byte it begins with, or 0 where there is no such byte.
#[derive(Debug, Clone, Default)]
pub(super) struct Branches {
    pub(super) firsts: Vec<u8>,
    pub(super) steps: Vec<usize>,
    /// All bytes they may begin with; none where one may be empty.
    any: Option<Firsts>,
}

impl Branches {
    /// Whether one of them may begin with this byte, or with nothing.
    pub(super) const fn may_begin_with(&self, byte: u8) -> bool {
        match &self.any {
            Some(any) => any.has(byte),
            None => true,
        }
    }
}

/// A set of characters.
#[derive(Debug, Clone, Default)]
pub(super) struct Class {
    ascii: u128,
    wide: Vec<(char, char)>,
    is_negated: bool,
}

/// Bytes that a match may begin with.
#[derive(Debug, Clone, Copy, Default)]
struct Firsts {
    low: u128,
    high: u128,
}

/// The bytes from 128 on that begin a character.
const LEADS: u128 = u128::MAX << 64;

/// An expression as steps.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) literals: Vec<u8>,
    pub(super) classes: Vec<Class>,
    pub(super) branches: Vec<Branches>,
    /// Whether a byte may begin a match; none where a match may be empty.
    pub(super) firsts: Option<Box<[bool; 256]>>,
    /// Whether matches begin at the edge of a word.
    pub(super) is_word: bool,
    /// Whether matches begin at the start of the text alone.
    pub(super) is_anchored: bool,
    /// Two for each group, and two for the whole.
    pub(super) slots: usize,
}

/// What `\w` stands for beyond ASCII: the letters of the scripts that posts come in.
pub(super) const WORD: [(char, char); 12] = [
    ('\u{b5}', '\u{b5}'),
    ('\u{df}', '\u{24f}'),
    ('\u{370}', '\u{52f}'),
    ('\u{5d0}', '\u{6ff}'),
    ('\u{900}', '\u{e7f}'),
    ('\u{1e00}', '\u{1eff}'),
    ('\u{3040}', '\u{9fff}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('0', '9'),
    ('a', 'z'),
    ('A', 'Z'),
    ('_', '_'),
];
/// What `\s` stands for.
pub(super) const BLANK: [(char, char); 6] = [
    ('\t', '\r'),
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{3000}', '\u{3000}'),
];
/// What `\d` stands for.
pub(super) const DIGIT: [(char, char); 1] = [('0', '9')];

/// How many steps a program may have; longer ones are the library's.
const LONGEST: usize = 20_000;

impl Program {
    /// The program of an expression for lower-cased texts; none where it cannot be said.
    pub(super) fn of(expression: &str) -> Option<Self> {
        let tree = parse::Parser::new().parse(expression).ok()?;
        let mut program = Self {
            steps: Vec::new(),
            literals: Vec::new(),
            classes: Vec::new(),
            branches: Vec::new(),
            firsts: None,
            is_word: false,
            is_anchored: starts_anchored(&tree),
            slots: 2,
        };
        program.add(&tree)?;
        program.steps.push(Step::Match);
        let mut firsts = Firsts::default();
        if !firsts.add(&tree)? {
            program.is_word = program.steps.first() == Some(&Step::Assert(Place::Edge));
            program.firsts = Some(firsts.table());
        }
        Some(program)
    }

    fn add(&mut self, tree: &Ast) -> Option<()> {
        if self.steps.len() > LONGEST {
            return None;
        }
        match tree {
            Ast::Empty(_) => {}
            Ast::Literal(literal) => self.literal(literal.c),
            Ast::Assertion(assertion) => {
                self.steps.push(Step::Assert(place(&assertion.kind)?));
            }
            Ast::Dot(_) | Ast::ClassPerl(_) | Ast::ClassBracketed(_) => {
                self.repeat(class(tree)?, 1, 1, true);
            }
            Ast::Repetition(repetition) => self.repetition(repetition)?,
            Ast::Group(group) => {
                let index = match &group.kind {
                    GroupKind::CaptureIndex(index) => Some(*index),
                    GroupKind::CaptureName { name, .. } => Some(name.index),
                    GroupKind::NonCapturing(flags) if flags.items.is_empty() => None,
                    GroupKind::NonCapturing(_) => return None,
                };
                let Some(index) = index else {
                    return self.add(&group.ast);
                };
                let slot = usize::try_from(index).ok()?.checked_mul(2)?;
                self.slots = self.slots.max(slot + 2);
                self.steps.push(Step::Save(slot));
                self.add(&group.ast)?;
                self.steps.push(Step::Save(slot + 1));
            }
            Ast::Alternation(alternation) => self.alternation(alternation)?,
            Ast::Concat(concat) => self.concat(concat)?,
            Ast::Flags(_) | Ast::ClassUnicode(_) => return None,
        }
        Some(())
    }

    fn literal(&mut self, c: char) {
        let start = self.literals.len();
        let mut bytes = [0; 4];
        let c = lower_of_same_length(c);
        self.literals
            .extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
        let end = self.literals.len();
        self.steps.push(Step::Literal { start, end });
    }

    /// A row of parts; literals next to each other become one step.
    fn concat(&mut self, concat: &Concat) -> Option<()> {
        let mut is_after_literal = false;
        for part in &concat.asts {
            self.add(part)?;
            let is_literal = matches!(part, Ast::Literal(_));
            if is_literal
                && is_after_literal
                && let Some(Step::Literal { end, .. }) = self.steps.pop()
                && let Some(Step::Literal { end: last, .. }) = self.steps.last_mut()
            {
                *last = end;
            }
            is_after_literal = is_literal;
        }
        Some(())
    }

    fn repeat(&mut self, class: Class, least: u32, most: u32, greedy: bool) {
        self.classes.push(class);
        self.steps.push(Step::Repeat {
            class: self.classes.len() - 1,
            least,
            most,
            greedy,
        });
    }

    fn repetition(&mut self, repetition: &Repetition) -> Option<()> {
        let (least, most) = match repetition.op.kind {
            RepetitionKind::ZeroOrOne => (0, Some(1)),
            RepetitionKind::ZeroOrMore => (0, None),
            RepetitionKind::OneOrMore => (1, None),
            RepetitionKind::Range(RepetitionRange::Exactly(count)) => (count, Some(count)),
            RepetitionKind::Range(RepetitionRange::AtLeast(least)) => (least, None),
            RepetitionKind::Range(RepetitionRange::Bounded(least, most)) => (least, Some(most)),
        };
        let greedy = repetition.greedy;
        if let Some(class) = class(&repetition.ast) {
            self.repeat(class, least, most.unwrap_or(u32::MAX), greedy);
            return Some(());
        }
        // What may match nothing would go round for ever.
        if most.is_none() && Firsts::default().add(&repetition.ast)? {
            return None;
        }
        for _ in 0..least {
            self.add(&repetition.ast)?;
        }
        let Some(most) = most else {
            let split = self.steps.len();
            self.steps.push(Step::Match);
            self.add(&repetition.ast)?;
            self.steps.push(Step::Jump(split));
            self.split(split, greedy);
            return Some(());
        };
        let mut splits = Vec::new();
        for _ in least..most {
            splits.push(self.steps.len());
            self.steps.push(Step::Match);
            self.add(&repetition.ast)?;
        }
        for split in splits {
            self.split(split, greedy);
        }
        Some(())
    }

    /// Makes the step at `at` a choice between what follows it and the end of the program so far.
    fn split(&mut self, at: usize, greedy: bool) {
        let end = self.steps.len();
        if let Some(step) = self.steps.get_mut(at) {
            *step = if greedy {
                Step::Split(at + 1, end)
            } else {
                Step::Split(end, at + 1)
            };
        }
    }

    fn alternation(&mut self, alternation: &Alternation) -> Option<()> {
        self.steps.push(Step::Branch(self.branches.len()));
        let own = self.branches.len();
        self.branches.push(Branches::default());
        let mut branches = Branches {
            any: Some(Firsts::default()),
            ..Branches::default()
        };
        let mut ends = Vec::new();
        for tree in &alternation.asts {
            let mut firsts = Firsts::default();
            let only = if firsts.add(tree)? {
                branches.any = None;
                None
            } else {
                firsts.only()
            };
            if let Some(any) = &mut branches.any {
                any.low |= firsts.low;
                any.high |= firsts.high;
            }
            branches.firsts.push(only.unwrap_or(0));
            branches.steps.push(self.steps.len());
            self.add(tree)?;
            ends.push(self.steps.len());
            self.steps.push(Step::Match);
        }
        let after = self.steps.len();
        for end in ends {
            if let Some(step) = self.steps.get_mut(end) {
                *step = Step::Jump(after);
            }
        }
        if let Some(place) = self.branches.get_mut(own) {
            *place = branches;
        }
        Some(())
    }
}

fn starts_anchored(tree: &Ast) -> bool {
    match tree {
        Ast::Assertion(assertion) => place(&assertion.kind) == Some(Place::Start),
        Ast::Concat(concat) => concat.asts.first().is_some_and(starts_anchored),
        Ast::Group(group) => starts_anchored(&group.ast),
        Ast::Alternation(alternation) => alternation.asts.iter().all(starts_anchored),
        _ => false,
    }
}

fn place(kind: &AssertionKind) -> Option<Place> {
    match kind {
        AssertionKind::StartLine | AssertionKind::StartText => Some(Place::Start),
        AssertionKind::EndLine | AssertionKind::EndText => Some(Place::End),
        AssertionKind::WordBoundary => Some(Place::Edge),
        AssertionKind::NotWordBoundary => Some(Place::NoEdge),
        _ => None,
    }
}

/// The class that a part stands for, where it stands for one character.
fn class(tree: &Ast) -> Option<Class> {
    let mut class = Class::default();
    match tree {
        Ast::Literal(literal) => {
            let c = lower_of_same_length(literal.c);
            class.add(c, c);
        }
        Ast::Dot(_) => {
            class.add('\n', '\n');
            class.negate();
        }
        Ast::ClassPerl(perl) => {
            class.add_all(named(perl));
            if perl.negated {
                class.negate();
            }
        }
        Ast::ClassBracketed(bracketed) => {
            let ClassSet::Item(item) = &bracketed.kind else {
                return None;
            };
            class.add_item(item)?;
            if bracketed.negated {
                class.negate();
            }
        }
        _ => return None,
    }
    Some(class)
}

fn named(perl: &ClassPerl) -> &'static [(char, char)] {
    match perl.kind {
        ClassPerlKind::Digit => &DIGIT,
        ClassPerlKind::Space => &BLANK,
        ClassPerlKind::Word => &WORD,
    }
}

impl Class {
    fn add(&mut self, start: char, end: char) {
        for c in start..=end.min('\u{7f}') {
            self.ascii |= 1 << u32::from(c);
        }
        if !end.is_ascii() {
            self.wide.push((start.max('\u{80}'), end));
        }
    }

    fn add_all(&mut self, ranges: &[(char, char)]) {
        for &(start, end) in ranges {
            self.add(start, end);
        }
    }

    fn add_item(&mut self, item: &ClassSetItem) -> Option<()> {
        match item {
            ClassSetItem::Empty(_) => {}
            ClassSetItem::Literal(literal) => {
                let c = lower_of_same_length(literal.c);
                self.add(c, c);
            }
            ClassSetItem::Range(range) => {
                let start = lower_of_same_length(range.start.c);
                self.add(start, lower_of_same_length(range.end.c));
            }
            ClassSetItem::Perl(perl) if !perl.negated => self.add_all(named(perl)),
            ClassSetItem::Union(union) => {
                for item in &union.items {
                    self.add_item(item)?;
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn negate(&mut self) {
        self.ascii = !self.ascii;
        self.is_negated = true;
    }

    /// Whether the class holds `c`.
    pub(super) fn holds(&self, c: char) -> bool {
        if c.is_ascii() {
            return (self.ascii >> u32::from(c)) & 1 == 1;
        }
        let mut ranges = self.wide.iter();
        ranges.any(|&(start, end)| start <= c && c <= end) != self.is_negated
    }

    /// The same for a byte that is a whole character.
    pub(super) const fn holds_byte(&self, byte: u8) -> bool {
        (self.ascii >> byte) & 1 == 1
    }
}

impl Firsts {
    /// Adds what `tree` may begin with; whether it may match nothing, so that what follows counts.
    fn add(&mut self, tree: &Ast) -> Option<bool> {
        match tree {
            Ast::Empty(_) | Ast::Assertion(_) => Some(true),
            Ast::Literal(literal) => {
                let mut bytes = [0; 4];
                let c = lower_of_same_length(literal.c);
                self.add_byte(*c.encode_utf8(&mut bytes).as_bytes().first()?);
                Some(false)
            }
            Ast::Dot(_) | Ast::ClassPerl(_) | Ast::ClassBracketed(_) => {
                let class = class(tree)?;
                self.low |= class.ascii;
                if class.is_negated || !class.wide.is_empty() {
                    self.high |= LEADS;
                }
                Some(false)
            }
            Ast::Repetition(repetition) => {
                let is_empty = self.add(&repetition.ast)?;
                let may_be_none = match repetition.op.kind {
                    RepetitionKind::ZeroOrOne | RepetitionKind::ZeroOrMore => true,
                    RepetitionKind::OneOrMore => false,
                    RepetitionKind::Range(
                        RepetitionRange::Exactly(least)
                        | RepetitionRange::AtLeast(least)
                        | RepetitionRange::Bounded(least, _),
                    ) => least == 0,
                };
                Some(is_empty || may_be_none)
            }
            Ast::Group(group) => self.add(&group.ast),
            Ast::Alternation(alternation) => {
                let mut is_empty = false;
                for tree in &alternation.asts {
                    is_empty |= self.add(tree)?;
                }
                Some(is_empty)
            }
            Ast::Concat(concat) => {
                for tree in &concat.asts {
                    if !self.add(tree)? {
                        return Some(false);
                    }
                }
                Some(true)
            }
            Ast::Flags(_) | Ast::ClassUnicode(_) => None,
        }
    }

    fn add_byte(&mut self, byte: u8) {
        if byte < 128 {
            self.low |= 1 << byte;
        } else {
            self.high |= 1 << (byte - 128);
        }
    }

    const fn has(&self, byte: u8) -> bool {
        if byte < 128 {
            (self.low >> byte) & 1 == 1
        } else {
            (self.high >> (byte - 128)) & 1 == 1
        }
    }

    /// The one byte, where there is no other.
    fn only(&self) -> Option<u8> {
        let byte = match (self.low.count_ones(), self.high.count_ones()) {
            (1, 0) => self.low.trailing_zeros(),
            (0, 1) => self.high.trailing_zeros() + 128,
            _ => return None,
        };
        u8::try_from(byte).ok()
    }

    fn table(&self) -> Box<[bool; 256]> {
        let mut table = Box::new([false; 256]);
        for (place, byte) in table.iter_mut().zip(0..=u8::MAX) {
            *place = self.has(byte);
        }
        table
    }
}
