//! Stance: whose statement a place in a sentence is: owned, planned, the client's, denied.
//!
//! Read clause by clause: "I built a dashboard and can do the same for your 12,000 orders in two
//! weeks" owns the dashboard, leaves the orders to the client and plans the weeks.

use super::lexicon as say;
use super::token::Tokens;
use super::words::Words;

/// How a place in a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stance {
    /// The writer's past, or a result told of it.
    Past,
    /// What the writer says to have or to do now.
    Present,
    /// A fragment without a verb: "10+ shops".
    Fragment,
    /// An offer, a plan, a condition.
    Plan,
    /// The client's.
    Client,
    /// Nobody's in particular.
    Neutral,
}

impl Stance {
    pub(super) const fn is_owned(self) -> bool {
        matches!(self, Self::Past | Self::Present)
    }
}

/// A stretch of words with one subject and one mood.
#[derive(Debug, Clone, Copy)]
struct Clause {
    from: usize,
    to: usize,
    /// What the clause says by itself; none when it has no sign of its own.
    own: Option<Stance>,
}

/// No clause has more words than this; a text without any mark must not be read over and over.
const LONGEST: usize = 60;

/// How many clauses on either side may lend one their stance.
const NEAR: usize = 12;

/// The clauses of one sentence.
pub(super) struct Clauses {
    list: Vec<Clause>,
    /// What the sentence inherits when it gives no sign.
    inherited: Option<Stance>,
    question: bool,
    /// Whether the writer is in it: an "I", a "my", a "we".
    speaks: bool,
}

impl Clauses {
    /// Reads a sentence; `inherited` is the stance of a heading it stands under.
    pub(super) fn of(tokens: &Tokens<'_>, inherited: Option<Stance>) -> Self {
        let mut list = Vec::new();
        let mut from = 0;
        for at in 1..tokens.len() {
            if begins_clause(tokens, at) || at - from >= LONGEST {
                list.push(clause(tokens, from, at));
                from = at;
            }
        }
        list.push(clause(tokens, from, tokens.len()));
        govern(tokens, &mut list);
        let question = tokens
            .text_from(tokens.sentence.start)
            .trim_end_matches(['"', '”', '\'', ')'])
            .ends_with(['?', '？']);
        let speaks = (0..tokens.len()).any(|at| say::is_first(tokens.word(at)));
        Self {
            list,
            inherited,
            question,
            speaks,
        }
    }

    /// Which clause holds the word `at`.
    fn index(&self, at: usize) -> usize {
        self.list.partition_point(|clause| clause.to <= at)
    }

    /// The stance at the word `at`, which is part of a figure or name.
    pub(super) fn at(&self, tokens: &Tokens<'_>, at: usize) -> Stance {
        let index = self.index(at);
        if self.question {
            return Stance::Neutral;
        }
        let Some(clause) = self.list.get(index) else {
            return Stance::Neutral;
        };
        if is_clients(tokens, clause, at) {
            return Stance::Client;
        }
        // Under "How I would go about it:" a line without an "I" is a step, whatever its participles:
        // "Commit commented fixes", "an optimised edit for Meta".
        if self.inherited == Some(Stance::Plan) && !self.speaks {
            return Stance::Plan;
        }
        if let Some(stance) = mood_before(tokens, clause, at) {
            return stance;
        }
        let earlier = self
            .list
            .iter()
            .take(index)
            .rev()
            .take(NEAR)
            .find_map(|clause| clause.own);
        // "With 14,000 orders a month in mind, I built …"
        let leads = LEADS.has(tokens.word(clause.from));
        let later = || {
            let mut after = self
                .list
                .iter()
                .skip(index + 1)
                .take(NEAR)
                .filter(|_| leads);
            after
                .find_map(|clause| clause.own)
                .filter(|own| own.is_owned())
        };
        match clause.own.or(earlier).or_else(later).or(self.inherited) {
            Some(Stance::Client) if clause.own.is_none() => Stance::Neutral,
            Some(stance) => stance,
            None if tokens.len() <= 14 => Stance::Fragment,
            None => Stance::Neutral,
        }
    }

    /// Whether the sentence tells of the writer's past, so that the next one may go on doing so.
    pub(super) fn tells(&self) -> bool {
        !self.question
            && self
                .list
                .iter()
                .any(|clause| clause.own == Some(Stance::Past))
    }

    /// Whether the word `at` stands behind a negation in its clause; `far` reaches to the clause's end.
    pub(super) fn denied(&self, tokens: &Tokens<'_>, at: usize, far: bool) -> bool {
        let index = self.index(at);
        let Some(clause) = self.list.get(index) else {
            return false;
        };
        // "What I don't know: X", "I have not used X, Y or Z".
        let from = match index
            .checked_sub(1)
            .and_then(|before| self.list.get(before))
        {
            Some(before) if far && clause.own.is_none() => before.from,
            _ => clause.from,
        };
        (from..at).any(|place| {
            let word = tokens.word(place);
            let next = tokens.word(place + 1);
            let only = matches!(
                next,
                "only" | "just" | "solo" | "sólo" | "nur" | "seulement" | "só"
            );
            let whole = say::denies(word) && !only;
            let near = (say::denies_next(word) && (far || at - place <= 3))
                || (matches!(
                    (word, next),
                    ("rather", "than") | ("instead", "of") | ("other", "than")
                ) && at - place <= 5);
            let spanish = word == "no"
                && matches!(
                    next,
                    "he" | "tengo" | "hemos" | "uso" | "trabajo" | "conozco"
                );
            whole || near || spanish
        }) || is_fronted_denial(tokens, at, clause.to)
    }
}

/// "Plan: …", "Turnaround: …", "Week one: …": what follows the colon is planned until an "I" comes.
fn govern(tokens: &Tokens<'_>, list: &mut [Clause]) {
    let head = tokens.word(0);
    let flat = matches!(
        head,
        "flat" | "fixed" | "total" | "full" | "daily" | "hourly"
    );
    let mut planned = say::is_term(head) && head != "first"
        || flat && say::is_term(tokens.word(1))
        || matches!(
            head,
            "plan"
                | "price"
                | "cost"
                | "timeline"
                | "milestone"
                | "start"
                | "software"
                | "duration"
                | "round"
        );
    for at in 0..list.len() {
        let Some(&Clause { from, to, own }) = list.get(at) else {
            return;
        };
        let spoken = (from..to).any(|place| say::is_first(tokens.word(place)));
        if planned && spoken {
            planned = false;
        }
        if planned
            && own != Some(Stance::Client)
            && let Some(clause) = list.get_mut(at)
        {
            clause.own = Some(Stance::Plan);
        }
        let short = to - from <= 4 && tokens.gap(to).trim_start().starts_with(':');
        if short
            && !spoken
            && (from..to).any(|place| {
                say::is_term(tokens.word(place))
                    || say::is_structure(tokens.word(place))
                    || LABELLED.has(tokens.word(place))
            })
        {
            planned = true;
        }
    }
}

static LEADS: Words = Words::new(
    "with at on for in after as over during from before by since across through among having besides \
     con en tras desde mit bei seit nach avec chez depuis après com em até about roughly nearly almost more",
);

/// "My dashboards save teams 10 hours": a result told in the present.
static RESULTS: Words = Words::new(
    "save saves cut cuts reduce reduces bring brings increase increases raise raises lift lifts earn earns generate generates",
);

static LABELLED: Words = Words::new(
    "plan price cost timeline week day month phase milestone step software start schedule duration total deliverables \
     scope first second third then next later option fixed plazo precio preis zeit dauer délai prix prazo ablauf",
);

/// "ArgoCD I have not run": the denial stands behind.
fn is_fronted_denial(tokens: &Tokens<'_>, at: usize, to: usize) -> bool {
    // "WooCommerce non lo uso", "Airflow no lo he tocado".
    let romance = (at + 1..(at + 3).min(to)).any(|place| {
        matches!(tokens.word(place), "non" | "não")
            || tokens.word(place) == "no"
                && matches!(
                    tokens.word(place + 1),
                    "lo" | "la" | "los" | "las" | "he" | "uso"
                )
    });
    if romance {
        return true;
    }
    // "Personio kenne ich nur vom Sehen", "Figma I know only by name".
    let slight = (at + 1..(at + 8).min(to)).any(|place| {
        matches!(
            (tokens.word(place), tokens.word(place + 1)),
            ("nur", "vom" | "flüchtig" | "oberflächlich" | "aus" | "am")
                | ("only", "by" | "from" | "slightly" | "in")
                | ("solo" | "sólo" | "só", "de" | "di" | "por" | "per")
                | ("seulement" | "que", "de")
                | ("heard", "of")
        )
    });
    if slight {
        return true;
    }
    let person = (at + 1..(at + 4).min(to)).find(|&place| {
        matches!(
            tokens.word(place),
            "i" | "i've" | "we" | "i'm" | "is" | "are" | "ich" | "je"
        )
    });
    person.is_some_and(|person| {
        let skip = usize::from(matches!(
            tokens.word(person + 1),
            "have" | "am" | "do" | "still" | "habe"
        ));
        let new = matches!(
            (tokens.word(person + 1), tokens.word(person + 2)),
            ("new", "to")
        );
        say::denies(tokens.word(person + 1 + skip)) || say::denies(tokens.word(person + 1)) || new
    })
}

/// Whether a new clause begins at the word `at`.
fn begins_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    let gap = tokens.gap(at);
    let (word, next) = (tokens.word(at), tokens.word(at + 1));
    if gap.contains([';', ':', '—', '(', ')', '|', '\n']) && !gap.trim().is_empty() && gap != ":"
        || gap.contains(" – ")
        || gap.contains(" - ")
        || gap.contains(" -- ")
    {
        return true;
    }
    let subject = SUBJECTS.has(next);
    if gap.contains(',') {
        return AFTER_COMMA.has(word)
            || (word == "and" && (subject || say::is_past(next)))
            || (word == "with" && tokens.word(at + 1) != "a");
    }
    match word {
        "but" | "because" | "whereas" | "although" | "having" | "pero" | "aber" => true,
        "and" | "so" | "while" | "as" | "like" | "than" | "since" | "that" | "what" | "which" => {
            subject && next != "the" && next != "have" || (word == "and" && next == "have")
        }
        "if" | "unless" | "once" => true,
        _ => false,
    }
}

fn clause(tokens: &Tokens<'_>, from: usize, to: usize) -> Clause {
    Clause {
        from,
        to,
        own: sign(tokens, from, to),
    }
}

/// What the words of a clause say of its stance; moods are weighed per place in [`mood_before`].
fn sign(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Stance> {
    let words = || (from..to).map(|at| tokens.word(at));
    if tokens.word(from) == "having" {
        return Some(Stance::Past);
    }
    if let Some(first) = (from..to).find(|&at| is_first(tokens, at)) {
        return first_person(tokens, from, to, first);
    }
    let about_post = |word: &str| {
        matches!(
            word,
            "post" | "posting" | "brief" | "listing" | "description"
        )
    };
    if (from..to).any(|at| is_addressed(tokens, at)) || words().any(about_post) {
        return Some(Stance::Client);
    }
    if (from..to).any(|at| is_mood(tokens, at)) {
        return Some(Stance::Plan);
    }
    // "Turnaround is three days for the long cut."
    let head =
        tokens.word(from + usize::from(matches!(tokens.word(from), "the" | "delivery" | "total")));
    let verb = (from..to.min(from + 4)).any(|at| matches!(tokens.word(at), "is" | "are"));
    if say::is_term(head) && verb {
        return Some(Stance::Plan);
    }
    if words().any(|word| EXPERIENCED.has(word)) {
        return Some(Stance::Present);
    }
    if answers_yes(tokens, from, to) {
        return Some(Stance::Past);
    }
    let result = words().zip(words().skip(1)).any(|(one, two)| {
        matches!(one, "clients" | "customers")
            && matches!(
                two,
                "see" | "get" | "report" | "save" | "usually" | "typically" | "often"
            )
    });
    (result || (from..to).any(|at| is_past(tokens, at))).then_some(Stance::Past)
}

/// "Yes, for a shop with 900 orders a month": the answer to "have you …" tells of the past.
fn answers_yes(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    (from..to.min(from + 3)).any(|at| {
        matches!(tokens.word(at), "yes" | "oui" | "sí" | "sim" | "sì" | "ja")
            && tokens.gap(at + 1).contains([',', ':', '.'])
            && YES_FOR.has(tokens.word(at + 1))
    })
}

static YES_FOR: Words = Words::new(
    "for with at on pour chez avec dans für bei mit in para con en com na no per presso da",
);

/// The stance of a clause whose first "I", "my" or "we" stands at `first`.
fn first_person(tokens: &Tokens<'_>, from: usize, to: usize, first: usize) -> Option<Stance> {
    let words = || (from..to).map(|at| tokens.word(at));
    let person = tokens.word(first);
    let possessive = matches!(
        person,
        "my" | "our" | "mi" | "mis" | "mein" | "meine" | "mon" | "ma" | "mes"
    );
    let verb = (first + 1..to)
        .map(|at| tokens.word(at))
        .find(|word| !is_adverb(word));
    // "uso", "trabajo": the person and the verb are one word.
    let fused = say::is_first_verb(person) && !say::is_first(person);
    let verb = if fused { Some(person) } else { verb };
    let subject = !possessive && !matches!(person, "me" | "us");
    if subject && verb.is_some_and(say::is_observing) && !second_verb(tokens, first, to) {
        return Some(Stance::Neutral);
    }
    if possessive && (first + 1..(first + 3).min(to)).any(|at| say::is_term(tokens.word(at))) {
        return Some(Stance::Plan);
    }
    let have = |word: &str| {
        matches!(
            word,
            "have" | "has" | "had" | "habe" | "haben" | "ai" | "avons"
        )
    };

    let perfect = words().any(|word| matches!(word, "i've" | "we've" | "j'ai"))
        || words()
            .zip(words().skip(1))
            .any(|(one, two)| have(one) && say::is_past(two));
    if perfect || (from..to).any(|at| is_past(tokens, at)) {
        return Some(Stance::Past);
    }
    if possessive && words().any(|word| RESULTS.has(word)) {
        return Some(Stance::Past);
    }
    let mood = (from..to).position(|at| is_mood(tokens, at));
    let owning = words().position(say::is_owning);
    if mood.is_some_and(|mood| owning.is_none_or(|owning| mood < owning)) {
        return Some(Stance::Plan);
    }
    if possessive || words().any(say::is_owning) {
        return Some(Stance::Present);
    }
    (from..to)
        .any(|at| is_mood(tokens, at))
        .then_some(Stance::Plan)
}

/// Whether the word at `at` makes a plan of what follows: "happy to", not "happy clients".
fn is_mood(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let feeling = matches!(word, "happy" | "glad" | "ready");
    let future = say::is_future(word) && word.len() > 5;
    (say::is_modal(word) || future) && (!feeling || tokens.word(at + 1) == "to")
}

/// Whether the word at `at` is the writer, as a pronoun or in the form of the verb: "uso Figma", not
/// "el uso de Figma".
fn is_first(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    let noun = || NOUN_BEFORE.has(tokens.before(at, 1));
    say::is_first(word) || (say::is_first_verb(word) && !noun())
}

static NOUN_BEFORE: Words = Words::new(
    "el la los las un una mi su tu de del al en con por para este ese cada mucho o os as um uma meu \
     minha seu do da no na ao pelo il lo i gli le l' del della al nel di un' il mio tuo suo se que \
     buen gran bom the a of to and",
);

/// Whether the word at `at` is a past form here: "a long cut" has none, "el plazo solicitado" neither.
fn is_past(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.word(at);
    if say::is_participle(word) {
        let told = (1..=3).any(|back| say::is_auxiliary(tokens.before(at, back)));
        // A Spanish or Portuguese preterite ends like a French participle, and needs no auxiliary.
        if told || word.ends_with(['é']) && !is_french(tokens) && say::is_past(word) {
            return true;
        }
        if !word.ends_with("ed") {
            return matches!(word, "fait" | "écrit" | "conçu" | "construit" | "réduit") && told;
        }
    }
    if !say::is_past(word) {
        return false;
    }
    let noun = matches!(word, "cut" | "shot" | "left" | "felt" | "found" | "met")
        && (matches!(
            tokens.before(at, 1),
            "a" | "the"
                | "this"
                | "that"
                | "your"
                | "my"
                | "first"
                | "long"
                | "rough"
                | "final"
                | "minute"
                | "to"
                | "one"
                | "each"
                | "is"
                | "short"
                | "be"
                | "clean"
                | "into"
                | "can"
                | "will"
                | "would"
                | "could"
        ) || matches!(
            tokens.before(at, 2),
            "a" | "the" | "would" | "could" | "will"
        ));
    !noun
}

/// Whether the sentence is French, as far as its small words tell.
fn is_french(tokens: &Tokens<'_>) -> bool {
    static SMALL: Words = Words::new(
        "les des du est et vous nous je j'ai une dans pour avec sur le votre vos il elle ce cette aux",
    );
    tokens
        .list
        .iter()
        .filter(|token| SMALL.has(&token.lower))
        .take(2)
        .count()
        == 2
}

fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") || ADVERBS.has(word)
}

/// "I read X and built Y": an experience verb further on, behind "and".
fn second_verb(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        tokens.word(at) == "and"
            && say::is_past(tokens.word(at + 1))
            && !say::is_observing(tokens.word(at + 1))
    })
}

/// Whether the word at `at` speaks to the client; "like you", "comme vous" only likens.
fn is_addressed(tokens: &Tokens<'_>, at: usize) -> bool {
    let likened = matches!(
        tokens.before(at, 1),
        "like" | "as" | "comme" | "wie" | "como" | "come"
    );
    say::is_second(tokens.word(at)) && !likened
}

/// Whether the figure or name at `at` belongs to "you": the nearest person before it, or right behind it.
fn is_clients(tokens: &Tokens<'_>, clause: &Clause, at: usize) -> bool {
    let nearest = (clause.from..at)
        .rev()
        .find(|&place| say::is_first(tokens.word(place)) || say::is_second(tokens.word(place)));
    if let Some(place) = nearest {
        let theirs = say::is_second(tokens.word(place));
        // "for you I built 3 shops" has its own subject behind the "you".
        let broken = (place + 1..at).any(|between| {
            say::is_past(tokens.word(between)) && !say::is_second(tokens.before(between, 1))
        });
        if theirs && at - place <= 9 && !broken {
            return true;
        }
        if !theirs {
            return false;
        }
    }
    let owned = (clause.from..clause.to).any(|place| say::is_first(tokens.word(place)));
    !owned && (at + 1..(at + 6).min(clause.to)).any(|place| is_addressed(tokens, place))
}

/// A mood word before the place within the clause turns a statement into a plan.
fn mood_before(tokens: &Tokens<'_>, clause: &Clause, at: usize) -> Option<Stance> {
    let mood = (clause.from..at)
        .rev()
        .find(|&place| is_mood(tokens, place))?;
    // "I'd built 3 shops", "I had planned": a participle right behind "I'd" is the past perfect.
    let perfect = matches!(tokens.word(mood), "i'd" | "we'd")
        && say::is_past(tokens.word(mood + 1))
        && !matches!(tokens.word(mood + 1), "cut");
    let noun = matches!(
        tokens.word(mood),
        "budget" | "plan" | "estimate" | "need" | "aim" | "target" | "deadline"
    ) && matches!(
        tokens.before(mood, 1),
        "a" | "the" | "their" | "its" | "his" | "her" | "this"
    );
    let told = (mood + 1..at).any(|place| tokens.word(place) == "having")
        || (mood > clause.from
            && (clause.from..mood).any(|place| {
                say::is_past(tokens.word(place)) && say::is_first(tokens.before(place, 1))
            })
            && matches!(
                tokens.word(mood),
                "can" | "could" | "able" | "need" | "happy" | "ready" | "may"
            ));
    (!perfect && !noun && !told).then_some(Stance::Plan)
}

static SUBJECTS: Words = Words::new(
    "i we you your it this that they he she i'd i'll i've i'm we'd we'll we've can would will \
     could am have the my our",
);
static AFTER_COMMA: Words = Words::new(
    "but so which while then i we you your my our i'd i've i'll i'm we'd we've we'll as since \
     because where who if it this they having after before although though pero aber mais mas \
     und ich je y et e die der das que qui",
);
static EXPERIENCED: Words = Words::new(
    "experience experiencia erfahrung expérience experiência esperienza d'expérience certified certifications \
     proficient fluent background expertise skills specialist expert",
);
static ADVERBS: Words = Words::new(
    "have had also just then already often always still once recently really do did quite even",
);
