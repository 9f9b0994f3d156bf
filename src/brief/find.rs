//! Finding: the words of a brief that decide a topic.
//!
//! Stricter than the rules on posts: in two lines a word in passing is no decision. "ASAP" is no
//! date, "we sell 200 candles a month" is no length, "build an AI bot" is no word on the use of AI.

use super::{Topic, cues};
use crate::job_post::JobPost;
use crate::skill::Vocabulary;
use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

static SUM: Pattern = Pattern::new(
    &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    r"(?:[$€£¥₹]\s?\d[\d.,]*k?(?:\s?(?:-|–|to)\s?[$€£¥₹]?\s?\d[\d.,]*k?)?|\b\d[\d.,]*k?(?:\s?(?:-|–|to)\s?\d[\d.,]*k?)?\s?(?:[$€£]|(?:usd|eur|gbp|cad|aud|chf|inr|dollars?|euros?|pounds?|bucks|quid|francs?|rupees|pesos|reais)\b))",
);
/// A sum that is no pay: what the client earns, sells for or has spent.
static OTHER_SUM: Pattern = Pattern::new(
    &[],
    r"\b(?:revenue|turnover|sales|sells?|selling|priced|worth|earns?|earning|profit|costs? us|cost me|spent|raised|mrr|arr|orders?|donations?|invoices?|ad ?spend)\b",
);
static HEDGE: Pattern = Pattern::new(
    &[],
    r"(?:\b(?:maybe|perhaps|around|about|roughly|approx\.?|circa|ca\.?|up to|max(?:imum)?|at most|at least|no more than|under|between|from|like)\s+|~\s?)+$",
);
static PAY: Pattern = Pattern::new(
    &[],
    r"\b(?:fixed[- ](?:price|fee|budget|rate)|fixed|flat (?:fee|rate|price)|lump sum|hourly|retainer|(?:per|an|by the) (?:hour|hr)|(?:per|by the) (?:word|page|article|video|piece|image|photo|post|lead|episode|minute|design|logo)|each)\b|/\s?(?:hr|hour|h)\b",
);
static WHEN: Pattern = Pattern::new(
    &[],
    r"\b(?:by|until|till|before|due(?: on)?|no later than|start(?:s|ing)?(?: on| in| from)?|from|after|on|in|mid)\s+(?:the\s+)?(?:end of (?:the |this |next )?\w+|(?:next |this )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:next|this) (?:week|month|year|weekend)|tomorrow|tonight|christmas|easter|black friday|new year\w*|(?:mid[- ]|early |late )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?: \d{1,2}(?:st|nd|rd|th)?)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)|\b(?:(?:with)?in|over|for|takes?)?\s*(?:the )?(?:next )?\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|ten|twelve|a few|a couple of)(?:\s?(?:-|–|to|or)\s?(?:\d{1,3}|two|three|four))?[ -](?:working |business )?(?:days?|weeks?|months?)\b|\b(?:within|in|over|for|takes?) an? (?:day|week|month)\b|\b(?:next|this) (?:week|month|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:ongoing|long[- ]term|no (?:rush|hurry|deadline))\b|\bend of (?:the |this |next )?(?:month|week|year)\b|\b\d+(?:\s?(?:-|–|to)\s?\d+)? ?(?:h|hrs?|hours?) (?:a|per|each|every) (?:week|day|month)\b|\b\d+ \w+ (?:a|per|each|every) (?:week|month)\b",
);
/// A stretch of time that is the work's history or matter.
static OTHER_TIME: Pattern =
    Pattern::new(&[], r"^\s*(?:ago|old|of|experience|free|warranty|back)\b");
static NO_PLAN: Pattern = Pattern::new(
    &[],
    r"\b(?:last|past|previous|for the last|sells?|orders?|visitors?|customers?|loads?|takes|took|spent|get|gets|sales)(?: us| me)?\s*$",
);
static PIECES: Pattern = Pattern::new(
    &[],
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d[\d.,]*)(?:\s?(?:-|–|to)\s?\d+)?(?:-| )(?:[\w-]+ ){0,3}?(?:pages?|articles?|videos?|clips?|reels?|shorts|episodes?|screens?|illustrations?|drawings?|logos?|concepts?|icons?|banners?|flyers?|slides?|newsletters?|emails?|scripts?|reports?|dashboards?|chapters?|words|descriptions?|listings?|transcripts?|photos?|images?|designs?|mock-?ups?|lessons?|leads|posts|thumbnails?|songs?|tracks?|spreads?)\b",
);
static HANDED: Pattern = Pattern::new(
    &[],
    r"\b(?:deliver(?:ed|ables?)?|hand(?:ed)? over|source files?|final files?|pull requests?)\b[^.;\n]{0,60}|\b(?:(?:in|as) (?:an? )?)(?:svg|png|pdf|psd|ai|eps|mp4|mov|wav|mp3|srt|jpe?g|docx?|xlsx?|csv|figma)(?: file)?s?\b(?:,? (?:and|or) (?:svg|png|pdf|psd|ai|eps|mp4|mp3|csv|docx?)\b)?",
);
/// What the client has, not what is handed over.
static OWNED: Pattern = Pattern::new(
    &[],
    r"\b(?:have|has|had|got|our|my|sell|sells|with|of|the|their|existing|from)\s+(?:about |around |over )?$",
);
static DONE: Pattern = Pattern::new(
    &[],
    r"\b(?:done|finished|complete|ready|happy|accepted?|approved?|success(?:ful)?)\b[\s,:]{0,3}(?:when|once|if|as soon as|means|is)\b[^.;\n]{0,90}|\bdone:[^.;\n]{2,90}|\buntil (?:it|they|all|the|every)\b[^.;\n]{0,60}\b(?:works?|pass(?:es)?|loads?|runs?|match(?:es)?)\b[^.;\n]{0,30}|\b(?:needs? to|must|should) (?:load|pass|run|score|be|rank|open|work)\b[^.;\n]{0,20}\b(?:under|below|above|over|within|less than|at least|in)\b[^.,;\n]{1,40}|\b(?:the |our |my )?(?:goal|target) (?:is|of)\b[^.;\n]{3,60}|\b(?:get|bring) (?:it|them|that) (?:down )?(?:to|under|below|above)\b[^.,;\n]{2,40}",
);
static AI_USE: Pattern = Pattern::new(
    &["ai", "gpt", "llm"],
    r"\b(?:no|without|not use|don['’]t use|never use|use of|using) (?:any )?(?:ai|chat ?gpt|llms?)\b[^.,;\n]{0,40}|\b(?:ai|chat ?gpt|llms?)(?: tools?| use| help)? (?:is |are )?(?:fine|ok(?:ay)?|welcome|allowed|not|forbidden|no problem)\b[^.,;\n]{0,30}|\bhuman[- ](?:written|made) only\b",
);
static LEVEL: Pattern = Pattern::new(
    &[],
    r"\b(?:any level|entry[- ]level|beginners? (?:ok|okay|welcome|fine)|junior|intermediate|mid[- ]level|senior|expert(?:[- ]level)?|experienced|\d+\+? years(?:['’]| of)? experience)\b",
);
/// "Senior citizens", "expert advice": nobody's level.
static NO_LEVEL: Pattern = Pattern::new(
    &[],
    r"^\s*(?:citizens?|people|living|care|home|advice|review|high|school|league|homes)\b",
);
static ROUNDS: Pattern = Pattern::new(
    &["round", "revision"],
    r"\b(?:\d{1,2}|one|two|three|four|five) (?:rounds? of )?(?:changes|revisions?|corrections?|edits)\b",
);
static ZONE: Pattern = Pattern::new(
    &[],
    r"\b(?:any time ?zone|time ?zones?\b[^.,;\n]{0,40}|(?:utc|gmt)(?: ?[+-] ?\d{1,2})?|(?:us|uk|eu|european|american|eastern|pacific|central european|est|cet|pst) (?:time(?: ?zone)?|hours|business hours|morning|afternoon)s?|overlap\w*[^.,;\n]{0,40}|anywhere in the world|(?:must be|be) based in [^.,;\n]{2,40})",
);

/// The words of a brief that decide its topics, in order of topic; a topic nobody decided is absent.
pub(super) fn decisions(
    text: &str,
    post: &JobPost,
    vocabulary: &Vocabulary,
) -> Vec<(Topic, Vec<Span>)> {
    let lowered = Lowered::new(text);
    let budget = budget(text, post, &lowered);
    // English first; the other languages where it found nothing.
    let first = |english: &Pattern, others: &Pattern| {
        let found = english.find(&lowered).or_else(|| others.find(&lowered));
        found.into_iter().collect::<Vec<_>>()
    };
    let found = vec![
        (Topic::Deliverables, deliverables(text, &lowered)),
        (Topic::Budget, budget.into_iter().collect()),
        (Topic::Pay, pay(text, &lowered)),
        (Topic::Done, first(&DONE, &cues::DONE)),
        (Topic::Timeline, timeline(text, &lowered)),
        (Topic::Ai, first(&AI_USE, &cues::AI_USE)),
        (Topic::Level, level(text, &lowered)),
        (Topic::Skills, skills(post, vocabulary)),
        (Topic::Timezone, first(&ZONE, &cues::ZONE)),
        (Topic::Rounds, first(&ROUNDS, &ROUNDS)),
        (Topic::Screening, screening(post)),
    ];
    found
        .into_iter()
        .filter(|(_, spans)| !spans.is_empty())
        .collect()
}

/// The sum with the words that hedge it: "maybe 500 bucks".
fn budget(text: &str, post: &JobPost, lowered: &Lowered<'_>) -> Option<Span> {
    let read = post
        .budget
        .as_ref()
        .filter(|budget| budget.min.is_some() || budget.max.is_some())
        .map(|budget| budget.span);
    let is_pay = |span: &Span| {
        let near = clause(text, *span);
        !OTHER_SUM.is_in(&Lowered::new(near.of(text)))
    };
    let span = read.or_else(|| SUM.find_all(lowered).into_iter().find(is_pay))?;
    let line = clause(text, span);
    let before = Span::new(line.start, span.start).of(text);
    let before_sum = Lowered::new(before);
    let hedge = HEDGE.find(&before_sum);
    let hedge = hedge.or_else(|| cues::HEDGE.find(&before_sum));
    let start = hedge.map_or(span.start, |hedge| line.start + hedge.start);
    Some(Span::new(start, span.end).trimmed(text))
}

/// How the sum is reckoned. "200 a month" of something else than money is no pay.
fn pay(text: &str, lowered: &Lowered<'_>) -> Vec<Span> {
    let is_of_money = |span: &Span| {
        let around = clause(text, *span).of(text);
        !around.contains(|c: char| c.is_ascii_digit()) || SUM.is_in(&Lowered::new(around))
    };
    let elsewhere = || cues::PAY.find_all(lowered).into_iter().find(is_of_money);
    let found = PAY.find(lowered).or_else(elsewhere);
    found.into_iter().collect()
}

fn timeline(text: &str, lowered: &Lowered<'_>) -> Vec<Span> {
    let is_plan = |span: &Span| {
        let around = clause(text, *span);
        let after = Lowered::new(Span::new(span.end, around.end).of(text));
        let before = Lowered::new(Span::new(around.start, span.start).of(text));
        let is_past = OTHER_TIME.is_in(&after) || cues::OTHER_TIME.is_in(&after);
        !is_past && !NO_PLAN.is_in(&before)
    };
    let plans = |pattern: &Pattern| -> Vec<Span> {
        let found = pattern.find_all(lowered).into_iter().filter(is_plan);
        found.map(|span| span.trimmed(text)).collect()
    };
    let found = plans(&WHEN);
    if found.is_empty() {
        plans(&cues::WHEN)
    } else {
        found
    }
}

fn deliverables(text: &str, lowered: &Lowered<'_>) -> Vec<Span> {
    let is_wanted = |span: &Span| {
        let around = clause(text, *span);
        let before = Lowered::new(Span::new(around.start, span.start).of(text));
        !OWNED.is_in(&before)
            && !cues::OWNED.is_in(&before)
            && !span.of(text).to_lowercase().contains(" per ")
            && !SUM.is_in(&Lowered::new(span.of(text)))
    };
    let wanted = |pieces: &Pattern, handed: &Pattern| -> Vec<Span> {
        let pieces = pieces.find_all(lowered).into_iter().filter(is_wanted);
        pieces.chain(handed.find_all(lowered)).collect()
    };
    let found = wanted(&PIECES, &HANDED);
    if found.is_empty() {
        wanted(&cues::PIECES, &cues::HANDED)
    } else {
        found
    }
}

fn level(text: &str, lowered: &Lowered<'_>) -> Vec<Span> {
    let is_asked = |span: &Span| {
        let after = text.get(span.end..).unwrap_or_default();
        let around = clause(text, *span);
        let before = Span::new(around.start, span.start).of(text);
        !NO_LEVEL.is_in(&Lowered::new(after)) && !cues::HAVE.is_in(&Lowered::new(before))
    };
    let asked = |pattern: &Pattern| -> Vec<Span> {
        let found = pattern.find_all(lowered).into_iter();
        found.filter(is_asked).collect()
    };
    let found = asked(&LEVEL);
    if found.is_empty() {
        asked(&cues::LEVEL)
    } else {
        found
    }
}

/// The client's own questions to applicants.
fn screening(post: &JobPost) -> Vec<Span> {
    post.questions
        .iter()
        .map(|question| question.span)
        .collect()
}

/// The first mention of each tool, language or platform.
fn skills(post: &JobPost, vocabulary: &Vocabulary) -> Vec<Span> {
    post.skills
        .iter()
        .filter(|asked| super::prose::is_tool(vocabulary.kind(asked.skill)))
        .filter_map(|asked| asked.mentions.first().copied())
        .take(10)
        .collect()
}

/// The words of a sum that say how it is reckoned.
pub(super) fn pay_kind(sum: &str) -> Option<String> {
    let sum_words = Lowered::new(sum);
    let span = PAY
        .find(&sum_words)
        .or_else(|| cues::PAY.find(&sum_words))?;
    Some(span.of(sum).trim().to_owned())
}

/// The words of a decision without those its heading says already: "done when".
pub(super) fn without_label(topic: Topic, said: &str) -> &str {
    static DONE_WHEN: Pattern = Pattern::new(
        &["done", "finished"],
        r"^(?:it(?:['’]s| is) )?(?:done|finished)(?: when| if| once|:)\s+",
    );
    let label = DONE_WHEN
        .find(&Lowered::new(said))
        .filter(|_| topic == Topic::Done);
    label
        .and_then(|label| said.get(label.end..))
        .unwrap_or(said)
}

/// How far the clause around a place is followed, in bytes, on a line that never stops.
const REACH: usize = 300;

/// The clause a place stands in: up to a comma, a stop or a line's end on either side.
pub(super) fn clause(text: &str, span: Span) -> Span {
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes.get(at) {
        Some(b'\n' | b';') => true,
        Some(b',' | b'.' | b'!' | b'?') => bytes
            .get(at + 1)
            .is_none_or(|next| next.is_ascii_whitespace()),
        _ => false,
    };
    let first = text.floor_char_boundary(span.start.saturating_sub(REACH));
    let last = text.ceil_char_boundary((span.end + REACH).min(text.len()));
    let start = (first..span.start).rev().find(|&at| ends(at));
    let end = (span.end..last).find(|&at| ends(at));
    Span::new(start.map_or(first, |at| at + 1), end.unwrap_or(last)).trimmed(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let all = [
            &SUM,
            &OTHER_SUM,
            &HEDGE,
            &PAY,
            &WHEN,
            &OTHER_TIME,
            &NO_PLAN,
            &PIECES,
            &HANDED,
            &OWNED,
            &DONE,
            &AI_USE,
            &LEVEL,
            &NO_LEVEL,
            &ZONE,
            &ROUNDS,
            &cues::PAY,
            &cues::WHEN,
            &cues::OTHER_TIME,
            &cues::PIECES,
            &cues::HANDED,
            &cues::OWNED,
            &cues::HAVE,
            &cues::DONE,
            &cues::AI_USE,
            &cues::LEVEL,
            &cues::ZONE,
            &cues::HEDGE,
        ];
        assert!(all.iter().all(|pattern| pattern.is_valid()));
    }
}
