//! Claims in figures: numbers, shares, sums, durations, years, factors.

use super::words::Words;
use std::collections::HashSet;

use super::context::Context;
use super::evidence::Evidence;
use super::lexicon;
use super::quantity::{Bound, Measure, Quantity, Unit};
use super::stance::Stance;
use super::token::Tokens;
use super::{Claim, ClaimKind, Proof, experience};
use crate::text::content;

pub(super) fn find(context: &Context<'_>, evidence: &Evidence<'_>) -> Vec<Claim> {
    context
        .quantities
        .iter()
        .filter_map(|quantity| claim(context, evidence, quantity))
        .collect()
}

fn claim(context: &Context<'_>, evidence: &Evidence<'_>, quantity: &Quantity) -> Option<Claim> {
    let at = quantity.words.0;
    let stance = context.stance(at);
    let experienced = experience::is_phrase(context, quantity);
    let kind = match quantity.measure {
        Measure::Time(_) | Measure::Year => ClaimKind::Duration,
        _ => ClaimKind::Number,
    };
    let own = |proof| {
        Some(Claim {
            span: quantity.span,
            sentence: context.sentence,
            kind,
            skill: None,
            proof,
        })
    };
    if context.clauses.denied(&context.tokens, at, false) {
        return None;
    }
    if let Measure::Money(_) = quantity.measure
        && let Some(proof) = evidence.rate(context, quantity)
    {
        return own(proof);
    }
    let claimed = match stance {
        Stance::Past => !is_harmless(context, quantity) || experienced,
        Stance::Present => experienced || is_held(context, quantity),
        Stance::Fragment => experienced || is_boasted(context, quantity),
        Stance::Plan | Stance::Neutral => experienced,
        Stance::Client => false,
    };
    if !claimed {
        return None;
    }
    let nouns = nouns(context, quantity);
    let proof = if experienced && matches!(quantity.measure, Measure::Time(_)) {
        experience::prove(context, evidence, quantity)
    } else {
        evidence.figure(quantity, &nouns, &context.stems)
    };
    // A figure of the post in a sentence that is not the writer's own is the client's.
    let mine =
        context.continues
            || context.tokens.list.iter().any(|token| {
                lexicon::is_first(&token.lower) || lexicon::is_first_past(&token.lower)
            })
            || (0..3).any(|at| {
                matches!(
                    context.tokens.word(at),
                    "yes" | "oui" | "sí" | "sim" | "sì" | "ja"
                )
            });
    if matches!(proof, Proof::OnlyPost(_)) && stance == Stance::Past && !mine {
        return None;
    }
    own(proof)
}

/// The content words that say what is counted: those right behind the figure, and "team of".
pub(super) fn nouns(context: &Context<'_>, quantity: &Quantity) -> HashSet<String> {
    nouns_in(&context.tokens, quantity)
}

/// The same for any sentence.
pub(super) fn nouns_in(tokens: &Tokens<'_>, quantity: &Quantity) -> HashSet<String> {
    let mut found = HashSet::new();
    for at in quantity.words.1..(quantity.words.1 + 4).min(tokens.len()) {
        let word = tokens.word(at);
        let broken = tokens
            .gap(at)
            .contains([',', '.', ';', ':', '(', ')', '–', '—']);
        if broken
            || (content::is_common(word)
                && !matches!(word, "of" | "different" | "more" | "other" | "such"))
        {
            break;
        }
        // "Five times" counts what is told before it.
        if !matches!(
            word,
            "times" | "veces" | "vez" | "mal" | "fois" | "vezes" | "volte"
        ) {
            found.extend(content::stems(word).map(|(_, stem)| stem));
        }
    }
    if tokens.before(quantity.words.0, 1) == "of" {
        found.extend(content::stems(tokens.before(quantity.words.0, 2)).map(|(_, stem)| stem));
    }
    found
}

fn next_word<'a>(context: &'a Context<'_>, quantity: &Quantity) -> &'a str {
    context.tokens.word(quantity.words.1)
}

/// Whether a past sentence counts something that claims nothing: steps, questions, drafts.
fn is_harmless(context: &Context<'_>, quantity: &Quantity) -> bool {
    let tokens = &context.tokens;
    let (at, to) = quantity.words;
    let small = quantity.high <= 12.0 && quantity.bound == Bound::Exact;
    let alone = tokens.get(to).is_none() || tokens.gap(to).contains([';', ',', '.', ':', ')']);
    let part = matches!(
        tokens.before(at, 1),
        "to" | "from" | "by" | "of" | "over" | "than"
    );
    if quantity.measure == Measure::Count && small && alone && !part {
        return true;
    }
    match quantity.measure {
        Measure::Count => {
            small
                && (lexicon::is_structure(next_word(context, quantity))
                    || lexicon::is_structure(tokens.word(to + 1))
                    || (alone || matches!(tokens.word(to), "of" | ""))
                        && matches!(
                            tokens.before(at, 1),
                            "the" | "these" | "those" | "all" | "or" | "other" | "both"
                        ))
        }
        Measure::Percent => is_idiom(context, quantity),
        Measure::Time(unit) => {
            let ago = matches!(tokens.word(to), "ago" | "each" | "every");
            let availability = matches!(tokens.word(to), "a" | "per")
                && matches!(tokens.word(to + 1), "week" | "day")
                && unit == Unit::Hour
                && matches!(tokens.before(at, 1), "for" | "about" | "around");
            (ago && unit < Unit::Month) || availability
        }
        _ => false,
    }
}

/// "100% committed": no figure at all.
fn is_idiom(context: &Context<'_>, quantity: &Quantity) -> bool {
    let boasted = (quantity.words.1..quantity.words.1 + 4)
        .any(|at| is_score(context.tokens.word(at)))
        || (1..4).any(|back| is_score(context.tokens.before(quantity.words.0, back)));
    (quantity.low - 100.0).abs() < f64::EPSILON && !boasted
}

fn is_score(word: &str) -> bool {
    SCORES.has(word)
}

/// Whether a sentence in the present claims by this figure to have or to be something.
fn is_held(context: &Context<'_>, quantity: &Quantity) -> bool {
    let tokens = &context.tokens;
    let (at, to) = quantity.words;
    match quantity.measure {
        Measure::Count => {
            let counted = tokens
                .get(to)
                .is_some_and(|next| !content::is_common(&next.lower))
                && tokens.get(to).is_some_and(|next| {
                    next.lower.chars().all(char::is_alphabetic)
                        && tokens.gap(to).trim_start_matches('+').trim().is_empty()
                });
            counted
                && !is_habit(context, quantity)
                && !lexicon::is_structure(next_word(context, quantity))
                && !lexicon::is_structure(tokens.word(to + 1))
                && !lexicon::is_first(next_word(context, quantity))
        }
        Measure::Percent => !is_idiom(context, quantity) && !is_payment(context, quantity),
        Measure::Fraction | Measure::Factor | Measure::Clock => true,
        Measure::Year => true,
        Measure::Time(Unit::Year) => {
            FOR_YEARS.has(tokens.before(at, 1))
                || matches!(
                    tokens.before(at, 2),
                    "for" | "the" | "over" | "depuis" | "seit" | "desde"
                )
        }
        Measure::Time(_) | Measure::Money(_) => false,
    }
}

/// "I write three candidates and keep the best": how one works, not what one has.
fn is_habit(context: &Context<'_>, quantity: &Quantity) -> bool {
    let tokens = &context.tokens;
    let at = quantity.words.0;
    let small = quantity.high <= 12.0 && quantity.bound == Bound::Exact;
    let regular = (quantity.words.1..quantity.words.1 + 5).any(|place| {
        matches!(
            tokens.word(place),
            "day" | "week" | "month" | "year" | "daily" | "weekly"
        )
    });
    let verb = (1..=4)
        .take_while(|&back| at >= back)
        .find(|&back| lexicon::is_first(tokens.before(at, back)))
        .map(|back| tokens.before(at, back - 1));
    small && !regular && verb.is_some_and(|verb| HABITS.has(verb))
}

static HABITS: Words = Words::new(
    "write make draw do deliver create produce build design edit code send record cut offer keep \
     translate publish read schreibe mache liefere zeichne escribo hago entrego escrevo faço scrivo \
     faccio consegno",
);

fn is_payment(context: &Context<'_>, quantity: &Quantity) -> bool {
    (quantity.words.1..quantity.words.1 + 3).any(|at| PAYMENTS.has(context.tokens.word(at)))
}

/// Whether a fragment boasts with this figure: "120+ projects", "98% satisfaction".
fn is_boasted(context: &Context<'_>, quantity: &Quantity) -> bool {
    let tokens = &context.tokens;
    let to = quantity.words.1;
    let near = |test: fn(&str) -> bool| (to..to + 4).any(|at| test(tokens.word(at)));
    match quantity.measure {
        Measure::Count => {
            let structure = lexicon::is_structure(tokens.word(to))
                || lexicon::is_structure(tokens.word(to + 1));
            !structure
                && near(lexicon::is_boast)
                && (quantity.bound == Bound::AtLeast
                    || quantity.low >= 20.0
                    || near(|word| matches!(word, "reviews" | "clients" | "projects" | "jobs")))
        }
        Measure::Percent => near(|word| is_score(word) && word != "time" && word != "delivery"),
        Measure::Factor => false,
        _ => false,
    }
}

static SCORES: Words = Words::new(
    "success jss satisfaction score rating completion response uptime positive retention \
     delivery time acceptance coverage accuracy increase growth pass",
);
static FOR_YEARS: Words = Words::new("for since over past last seit depuis hace llevo há");
static PAYMENTS: Words =
    Words::new("upfront deposit advance on after now before anticipo acompte anzahlung");
