//! Roles: which trade a job title belongs to, to see two jobs in one post.

use crate::text::pattern::Lowered;
use crate::text::{Pattern, Span};

/// A trade with the names of its jobs.
struct Trade {
    name: &'static str,
    titles: Pattern,
    /// Trades so near that one person does both every day.
    near: &'static [&'static str],
}

static TRADES: [Trade; 10] = [
    Trade {
        name: "development",
        titles: Pattern::new(
            &["develop", "engineer", "programmer", "coder"],
            r"\b(?:(?:full[- ]?stack|front[- ]?end|back[- ]?end|web|software|app|mobile|ios|android|react|python|php|java|wordpress|shopify|game)\s+)*(?:developers?|programmers?|coders?)\b|\b(?:software|devops|data|machine learning|ml|backend|frontend) engineers?\b",
        ),
        near: &["design", "data"],
    },
    Trade {
        name: "design",
        titles: Pattern::new(
            &["designer", "illustrator"],
            r"\b(?:(?:graphic|web|ui|ux|ui/ux|product|logo|brand)\s+)*designers?\b|\billustrators?\b",
        ),
        near: &["development", "video", "marketing", "photography"],
    },
    Trade {
        name: "video",
        titles: Pattern::new(
            &["video", "motion", "animator"],
            r"\bvideo (?:editors?|producers?)\b|\bvideographers?\b|\bmotion (?:designers?|artists?)\b|\banimators?\b",
        ),
        near: &["design", "marketing", "photography"],
    },
    Trade {
        name: "photography",
        titles: Pattern::new(&["photograph"], r"\bphotographers?\b"),
        near: &["design", "video", "marketing"],
    },
    Trade {
        name: "accounting",
        titles: Pattern::new(
            &["account", "bookkeeper", "book-keeper", "controller"],
            r"\b(?:accountants?|book-?keepers?|financial controllers?)\b",
        ),
        near: &["assistance"],
    },
    Trade {
        name: "writing",
        titles: Pattern::new(
            &[
                "writer",
                "translator",
                "proofreader",
                "journalist",
                "copywriter",
            ],
            r"\b(?:(?:copy|content|technical|blog|ghost)[- ]?)?writers?\b|\btranslators?\b|\bproofreaders?\b|\bjournalists?\b",
        ),
        near: &["marketing", "assistance"],
    },
    Trade {
        name: "marketing",
        titles: Pattern::new(
            &["market", "seo", "social media", "ads "],
            r"\b(?:digital )?marketers?\b|\bmarketing (?:managers?|specialists?|experts?)\b|\bseo (?:specialists?|experts?)\b|\bsocial media managers?\b|\b(?:google |facebook )?ads (?:managers?|specialists?)\b",
        ),
        near: &[
            "design",
            "video",
            "writing",
            "sales",
            "photography",
            "assistance",
        ],
    },
    Trade {
        name: "assistance",
        titles: Pattern::new(
            &[
                "assistant",
                "receptionist",
                "secretary",
                "customer support",
                "customer service",
            ],
            r"\b(?:virtual|personal|executive|office|administrative)? ?assistants?\b|\breceptionists?\b|\bcustomer (?:support|service) (?:agents?|reps?|representatives?)\b",
        ),
        near: &["accounting", "writing", "marketing", "sales"],
    },
    Trade {
        name: "sales",
        titles: Pattern::new(
            &["sales", "closer", "appointment setter"],
            r"\bsales(?:persons?|people| reps?| representatives?| managers?| agents?)\b|\bclosers?\b|\bappointment setters?\b",
        ),
        near: &["marketing", "assistance"],
    },
    Trade {
        name: "law and engineering",
        titles: Pattern::new(
            &[
                "lawyer",
                "attorney",
                "architect",
                "civil engineer",
                "mechanical engineer",
                "electrician",
            ],
            r"\blawyers?\b|\battorneys?\b|\b(?:civil|mechanical|electrical|structural) engineers?\b|\belectricians?\b",
        ),
        near: &[],
    },
];

/// Two jobs of distant trades named side by side.
pub(super) struct Pair {
    pub span: Span,
    pub first: String,
    pub second: String,
}

/// The first pair in `text`, joined by "and", "/", "&", "+" or a comma.
pub(super) fn pair(text: &str) -> Option<Pair> {
    let lowered = Lowered::new(text);
    let mut named: Vec<(Span, &Trade)> = TRADES
        .iter()
        .flat_map(|trade| {
            trade
                .titles
                .find_all(&lowered)
                .into_iter()
                .map(move |span| (span, trade))
        })
        .collect();
    named.sort_by_key(|(span, _)| *span);
    named.windows(2).find_map(|two| {
        let [(a, first), (b, second)] = two else {
            return None;
        };
        let between = Span::new(a.end, b.start).of(text).trim().to_lowercase();
        let joined = matches!(
            between.as_str(),
            "and"
                | "&"
                | "/"
                | "+"
                | "and a"
                | "as well as"
                | "and also"
                | "and an"
                | "cum"
                | "slash"
        );
        let distant = first.name != second.name && !first.near.contains(&second.name);
        (joined && distant).then(|| Pair {
            span: Span::new(a.start, b.end),
            first: a.of(text).to_owned(),
            second: b.of(text).to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        assert!(TRADES.iter().all(|trade| trade.titles.is_valid()));
    }

    #[test]
    fn near_trades_are_one_job() {
        assert!(pair("Accountant / graphic designer, part time").is_some());
        assert!(pair("Web designer and developer for a bakery").is_none());
        assert!(pair("Developer for an accountant's website").is_none());
    }
}
