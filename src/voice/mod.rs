//! Voice: how a user writes, read from their own letters, and how far a draft is from it.
//!
//! Style only: nothing here is a fact about anyone. Which letters are the user's own is for those who
//! call; `## Voice` of a profile is `profile`'s and stands above what is read here.

mod example;

pub use example::examples;

use std::collections::{HashMap, HashSet};

use crate::outcome::Opening;
use crate::text::{content, words};

/// Fewer letters have no voice of their own.
const LETTERS: usize = 3;
/// A habit is what two letters of three show.
const HABIT: f64 = 2.0 / 3.0;

/// How someone writes.
#[derive(Debug, Clone, PartialEq)]
pub struct Fingerprint {
    /// From how many letters it was read.
    pub letters: usize,
    /// Words in the usual sentence (the median), and between which counts most are.
    pub sentence: (usize, usize, usize),
    /// Words in the usual letter.
    pub length: usize,
    /// How letters usually open.
    pub opening: Option<Opening>,
    /// The last line, where letters share it: `Ada`, `Best, Ada`.
    pub sign_off: Option<String>,
    /// Whether words are drawn together (`I'm`, `don't`); unknown when there was no occasion.
    pub contracts: Option<bool>,
    /// Whether there are exclamation marks.
    pub exclaims: bool,
    /// Content words that most letters have.
    pub favourites: Vec<String>,
    /// Every content word of theirs.
    vocabulary: HashSet<String>,
}

/// One way in which a draft is unlike its user's letters, in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference(pub String);

/// What was counted in one letter.
struct Counted<'a> {
    sentences: Vec<usize>,
    opening: Opening,
    sign_off: Option<&'a str>,
    drawn: usize,
    full: usize,
    exclaims: bool,
}

impl Fingerprint {
    /// Reads the user's own letters; none when there are too few to tell.
    #[must_use]
    pub fn of<T: AsRef<str>>(letters: &[T]) -> Option<Self> {
        let letters: Vec<&str> = letters
            .iter()
            .map(AsRef::as_ref)
            .filter(|letter| words::count(letter) >= 20)
            .collect();
        if letters.len() < LETTERS {
            return None;
        }
        let counted: Vec<Counted<'_>> = letters.iter().map(|letter| count(letter)).collect();
        let mut sentences: Vec<usize> = counted
            .iter()
            .flat_map(|one| one.sentences.iter().copied())
            .collect();
        let mut lengths: Vec<usize> = letters.iter().map(|letter| words::count(letter)).collect();
        sentences.sort_unstable();
        lengths.sort_unstable();
        let drawn: usize = counted.iter().map(|one| one.drawn).sum();
        let full: usize = counted.iter().map(|one| one.full).sum();
        let mut vocabulary = HashMap::new();
        for letter in &letters {
            for stem in content::stem_set(letter) {
                *vocabulary.entry(stem).or_insert(0_usize) += 1;
            }
        }
        Some(Self {
            letters: letters.len(),
            sentence: (
                at(&sentences, 0.5),
                at(&sentences, 0.1),
                at(&sentences, 0.9),
            ),
            length: at(&lengths, 0.5),
            opening: habit(counted.iter().map(|one| Some(one.opening))),
            sign_off: habit(counted.iter().map(|one| one.sign_off)).map(str::to_owned),
            contracts: (drawn + full >= LETTERS).then_some(drawn > full),
            exclaims: counted.iter().any(|one| one.exclaims),
            favourites: favourites(&letters),
            vocabulary: vocabulary.into_keys().collect(),
        })
    }

    /// The habits as lines for a prompt.
    #[must_use]
    pub fn hints(&self) -> Vec<String> {
        let (usual, short, long) = self.sentence;
        let mut hints = vec![format!(
            "sentences of about {usual} words, most between {short} and {long}; letters of about {}",
            self.length
        )];
        match self.opening {
            Some(Opening::Other) | None => {}
            Some(opening) => hints.push(format!("opens with {}", about(opening))),
        }
        if let Some(sign_off) = &self.sign_off {
            hints.push(format!("ends with the line \"{sign_off}\""));
        }
        match self.contracts {
            Some(true) => hints.push("writes \"I'm\" and \"don't\"".to_owned()),
            Some(false) => hints.push("writes \"I am\" and \"do not\"".to_owned()),
            None => {}
        }
        if !self.exclaims {
            hints.push("no exclamation marks".to_owned());
        }
        if !self.favourites.is_empty() {
            hints.push(format!("often uses: {}", self.favourites.join(", ")));
        }
        hints
    }

    /// In what a draft is unlike the letters. A short draft has too little of any voice.
    #[must_use]
    pub fn differences(&self, draft: &str) -> Vec<Difference> {
        if words::count(draft) < 40 {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut differs = |what: String| found.push(Difference(what));
        let counted = count(draft);
        let mut sentences = counted.sentences.clone();
        sentences.sort_unstable();
        let (usual, ..) = self.sentence;
        let own = at(&sentences, 0.5);
        // Half or double, and enough words apart to be heard.
        if own.abs_diff(usual) >= 5 && (own * 2 > usual * 3 || own * 3 < usual * 2) {
            differs(format!("sentences of {own} words; yours have {usual}"));
        }
        match self.opening {
            Some(opening) if opening != counted.opening && opening != Opening::Other => {
                differs(format!(
                    "opens with {}; yours with {}",
                    about(counted.opening),
                    about(opening)
                ))
            }
            _ => {}
        }
        match (&self.sign_off, counted.sign_off) {
            (Some(usual), Some(own)) if usual != own => {
                differs(format!("ends with \"{own}\"; yours with \"{usual}\""));
            }
            _ => {}
        }
        match self.contracts {
            Some(true) if counted.drawn == 0 && counted.full >= 2 => {
                differs("writes words out that you draw together".to_owned());
            }
            Some(false) if counted.full == 0 && counted.drawn >= 2 => {
                differs("draws words together that you write out".to_owned());
            }
            _ => {}
        }
        if counted.exclaims && !self.exclaims {
            differs("has exclamation marks; yours have none".to_owned());
        }
        let strange = self.strange(draft);
        if strange.len() >= 3 {
            differs(format!("words you do not use: {}", strange.join(", ")));
        }
        found
    }

    /// The showy words of a draft that none of the letters has.
    fn strange(&self, draft: &str) -> Vec<&'static str> {
        let own = content::stem_set(draft);
        let stem = |word: &str| content::stems(word).next().map(|(_, stem)| stem);
        SHOWY
            .iter()
            .copied()
            .filter(|word| {
                stem(word)
                    .is_some_and(|stem| own.contains(&stem) && !self.vocabulary.contains(&stem))
            })
            .collect()
    }
}

/// Words that models are fonder of than people who write letters.
const SHOWY: [&str; 40] = [
    "adept",
    "align",
    "bespoke",
    "bolster",
    "comprehensive",
    "craft",
    "crucial",
    "cutting-edge",
    "delve",
    "demonstrate",
    "drive",
    "dynamic",
    "elevate",
    "empower",
    "endeavor",
    "enhance",
    "ensure",
    "facilitate",
    "foster",
    "harness",
    "holistic",
    "impactful",
    "innovative",
    "invaluable",
    "leverage",
    "meticulous",
    "navigate",
    "optimize",
    "pivotal",
    "resonate",
    "robust",
    "seamless",
    "showcase",
    "spearhead",
    "streamline",
    "synergy",
    "tailor",
    "thrive",
    "underscore",
    "utilize",
];

fn count(letter: &str) -> Counted<'_> {
    let sentences: Vec<usize> = words::sentences(letter)
        .iter()
        .map(|span| words::count(span.of(letter)))
        // Lines of one or two words are greetings, signatures and demanded words.
        .filter(|&count| count > 2)
        .collect();
    let sign_off = letter
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .filter(|line| words::count(line) <= 4 && !line.ends_with('?'));
    let lower = letter.to_lowercase().replace('’', "'");
    let times = |phrases: &[&str]| -> usize {
        phrases
            .iter()
            .map(|phrase| lower.matches(phrase).count())
            .sum()
    };
    Counted {
        sentences,
        opening: Opening::of(letter),
        sign_off,
        drawn: times(&[
            "i'm ", "i've ", "i'd ", "i'll ", "n't ", "it's ", "that's ", "you'll ",
        ]),
        full: times(&[
            "i am ", "i have ", "i would ", "i will ", " not ", "it is ", "that is ",
        ]),
        exclaims: letter.contains('!'),
    }
}

/// The value below which `share` of a sorted list lies.
fn at(sorted: &[usize], share: f64) -> usize {
    let place = (sorted.len().saturating_sub(1) as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or_default()
}

/// What two letters of three show.
fn habit<T: Eq + std::hash::Hash + Copy>(shown: impl Iterator<Item = Option<T>>) -> Option<T> {
    let mut counts: HashMap<T, usize> = HashMap::new();
    let mut letters = 0;
    for one in shown {
        letters += 1;
        if let Some(one) = one {
            *counts.entry(one).or_default() += 1;
        }
    }
    let (most, count) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (count as f64 >= letters as f64 * HABIT).then_some(most)
}

/// Content words in most letters, most frequent first: what the user reaches for whatever the job.
fn favourites(letters: &[&str]) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for letter in letters {
        let own: HashSet<String> = words::words(letter)
            .map(|(_, word)| word)
            .filter(|word| word.chars().all(char::is_lowercase) && word.chars().count() > 3)
            .filter(|word| !content::is_common(word))
            .map(str::to_owned)
            .collect();
        for word in own {
            *counts.entry(word).or_default() += 1;
        }
    }
    let least = (letters.len() as f64 * HABIT).ceil() as usize;
    let mut most: Vec<(usize, String)> = counts
        .into_iter()
        .filter(|&(_, count)| count >= least.max(LETTERS))
        .map(|(word, count)| (count, word))
        .collect();
    most.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    most.into_iter().map(|(_, word)| word).take(8).collect()
}

const fn about(opening: Opening) -> &'static str {
    match opening {
        Opening::Client => "the client's problem",
        Opening::Question => "a question",
        Opening::Proof => "a past result",
        Opening::Greeting => "a greeting",
        Opening::Post => "the post",
        Opening::Writer => "the writer",
        Opening::Other => "something else",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINE: [&str; 3] = [
        "Your shop loses carts on mobile. I'd look at the shipping step first. I fixed one like it in \
         May. It's a small change. Send me a link?\n\nCheers, Ada",
        "Your report is late each week. I'd start with the export. That's where the last one broke. I \
         don't need access for the first look.\n\nCheers, Ada",
        "Your list bounces. I'd check the sender first. It's often one record. I've done three of \
         these. Which tool sends it?\n\nCheers, Ada",
    ];

    #[test]
    fn habits_are_what_most_letters_share() {
        let voice = Fingerprint::of(&MINE).expect("three letters");
        assert_eq!(voice.opening, Some(Opening::Client));
        assert_eq!(voice.sign_off.as_deref(), Some("Cheers, Ada"));
        assert_eq!(voice.contracts, Some(true));
        assert!(!voice.exclaims && (3..=8).contains(&voice.sentence.0));
        assert_eq!(voice.favourites, ["first"]);
        let hints = voice.hints().join("\n");
        assert!(
            hints.contains("Cheers, Ada") && hints.contains("the client's problem"),
            "{hints}"
        );
        assert!(Fingerprint::of(&MINE[..2]).is_none());
    }

    #[test]
    fn an_own_letter_is_near_and_a_strangers_is_far() {
        let voice = Fingerprint::of(&MINE).expect("three letters");
        let near = "Your feed drops items at night. I'd read the log first. It's the cache, most likely. \
                    I've seen it twice this year. I don't think it needs a rewrite, only a look at how it \
                    starts. Which host is it on?\n\nCheers, Ada";
        assert_eq!(voice.differences(near), []);
        let far = "Dear Hiring Manager,\n\nI am thrilled to leverage my robust expertise in order to \
                   craft a seamless and comprehensive solution that will elevate your brand and ensure \
                   that every stakeholder is delighted with the outcome! I have consistently demonstrated \
                   an ability to navigate dynamic environments and to foster collaboration.\n\nBest regards";
        assert!(
            voice.differences(far).len() >= 4,
            "{:?}",
            voice.differences(far)
        );
    }

    proptest::proptest! {
        #[test]
        fn any_letters_have_a_voice_or_none(letters in proptest::collection::vec("(\\PC|\n| a){0,120}", 0..5), draft in "(\\PC|\n| b){0,200}") {
            if let Some(voice) = Fingerprint::of(&letters) {
                let _ = (voice.hints(), voice.differences(&draft));
            }
        }
    }
}
