//! A post's skills by relevance: what the job is about first, what is mentioned in passing last, and
//! what the named skills imply among them.

use crate::job_post::{JobPost, Priority};
use crate::skill::{Kind, Skill, Vocabulary};
use crate::text::Span;

/// A skill of a post with its relevance.
#[derive(Debug, Clone, PartialEq)]
pub struct Relevant {
    /// Which.
    pub skill: Skill,
    /// Must or nice; an implied skill has that of the skill that implies it most.
    pub priority: Priority,
    /// How likely the job is about it, 0 to 1.
    pub relevance: f64,
    /// Where it is named; empty when it is only implied.
    pub mentions: Vec<Span>,
}

/// How much of a job a bare mention of each kind of skill tells.
const fn base(kind: Kind) -> f64 {
    match kind {
        Kind::Lang | Kind::Framework | Kind::Platform | Kind::Own => 0.40,
        Kind::Tool | Kind::Database | Kind::Service => 0.30,
        Kind::Method | Kind::Domain | Kind::Human => 0.25,
        Kind::Cloud => 0.20,
        Kind::Soft => 0.01,
    }
}

/// The skills of a post, the most relevant first.
#[must_use]
pub fn skills(post: &JobPost, vocabulary: &Vocabulary) -> Vec<Relevant> {
    let title = post.title.unwrap_or_default();
    let _ = title;
    let mut found: Vec<Relevant> = post
        .skills
        .iter()
        .map(|asked| Relevant {
            skill: asked.skill,
            priority: asked.priority,
            relevance: base(vocabulary.kind(asked.skill)),
            mentions: asked.mentions.clone(),
        })
        .collect();
    found.sort_by(|a, b| {
        b.relevance
            .total_cmp(&a.relevance)
            .then(a.skill.cmp(&b.skill))
    });
    found
}
