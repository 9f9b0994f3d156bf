//! Letter: what an offline proposal has to say, taken from post, profile and matching.
//!
//! Chooses and orders; the words around the choices are the template's (`# draft`). Everything here
//! is quoted from the post, quoted from the profile, or a visible gap: nothing is claimed otherwise.

use std::collections::HashSet;

use serde::Serialize;

use super::answers::{self, Answer};
use super::phrase::{Phrase, phrase};
use crate::diagnostic::{Diagnostic, Severity};
use crate::job_post::{Demand, DemandKind, JobPost, Place, Priority};
use crate::matching::{CoverageState, Matching};
use crate::profile::{self, Fact, Part, Profile};
use crate::text::{Span, words};

/// What the letter says, in the order it says it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Letter {
    /// A subject line the post asks for.
    pub(super) subject: Option<String>,
    /// Words that must come first, in order.
    pub(super) start: Vec<String>,
    /// The client's problem, in their words.
    pub(super) need: Option<Phrase>,
    /// The post's title, to fall back on.
    pub(super) title: String,
    /// The most closely related past project.
    pub(super) project: Option<Past>,
    /// Facts that prove other must-haves, verbatim.
    pub(super) also: Vec<String>,
    /// The first steps, from the post's own deliverables.
    pub(super) steps: Vec<Phrase>,
    /// The post's questions, in order, each with its answer or a visible gap.
    pub(super) answers: Vec<Answer>,
    /// What the user said on must-haves when asked.
    pub(super) told: Vec<Told>,
    /// Must-haves of which the profile holds nothing.
    pub(super) gaps: Vec<String>,
    /// Lines the post demands besides (rate, samples, disclosure), each met or a visible gap.
    pub(super) lines: Vec<Line>,
    /// Whether so little is said yet that a word on the way of working fits in.
    pub(super) is_short: bool,
    /// What is worth asking the client.
    pub(super) ask: Ask,
    /// The name to sign with.
    pub(super) sign_off: Option<String>,
    /// Words that must come last.
    pub(super) end: Vec<String>,
}

/// A past project or position, quoted.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Past {
    /// Its heading.
    pub(super) title: String,
    /// Its link.
    pub(super) url: Option<String>,
    /// The fact that states its result.
    pub(super) result: Option<String>,
    /// Whether it is a project rather than a position.
    pub(super) is_project: bool,
}

/// What the user said on a must-have.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Told {
    /// The must-have in the post's words.
    pub(super) asked: String,
    /// The user's own words, to a full stop.
    pub(super) words: String,
}

/// A line the post demands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Line {
    /// What it is about: `rate`, `samples`, `timing`, `language`, `disclosure`, `describe`.
    pub(super) about: &'static str,
    /// The demand in the post's words.
    pub(super) asked: String,
    /// What meets it; absent when only the user can.
    pub(super) value: Option<String>,
}

/// The question a letter ends on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ask {
    /// When it has to be ready: the post does not say.
    #[default]
    Deadline,
    /// What the first part has to do to be accepted.
    Done,
}

/// Composes the letter for about `target` words.
pub(super) fn compose(
    post: &JobPost,
    profile: &Profile,
    matching: &Matching,
    scan: &[Diagnostic],
    told: &[profile::Answer],
    target: usize,
) -> Letter {
    let material = Material {
        post,
        profile,
        matching,
        scan,
        told,
    };
    let (need, used) = material.need();
    let project = material.project();
    let mut answers = answers::answer_all(post, profile, matching, scan);
    for answer in &mut answers {
        if let Some(words) = material.told_on(&format!("question-{}", answer.number)) {
            answer.value = Some(words.trim_end_matches('.').to_owned());
            answer.line = None;
        }
    }
    let demanded = material.lines();
    // Answers and demanded lines are owed; what is left of the length goes to steps and proofs.
    let owed: usize = answers.iter().map(Answer::words).sum::<usize>() + demanded.len() * 8;
    let room = target.saturating_sub(owed + 60);
    let step_words = if room > 20 { 18 } else { 14 };
    let steps = material.steps(used, if room > 30 { 3 } else { 2 }, step_words);
    let also = material.also(project.as_ref(), if room > 40 { 2 } else { 1 });
    let said = owed
        + steps
            .iter()
            .chain(&need)
            .map(|phrase| words::count(&phrase.text))
            .sum::<usize>()
        + also.iter().map(|fact| words::count(fact)).sum::<usize>();
    Letter {
        is_short: said < SHORT,
        subject: material.subject(),
        start: material.tokens(Place::Start),
        title: words::shortened(post.headline().trim(), 110),
        also,
        told: material.told_on_musts(),
        gaps: material.gaps(),
        ask: if post.duration.is_some() {
            Ask::Done
        } else {
            Ask::Deadline
        },
        sign_off: sign_off(profile),
        end: material.tokens(Place::End),
        lines: demanded,
        need,
        project: project.map(|(past, _)| past),
        steps,
        answers,
    }
}

/// Under so many words of substance the letter would stay below the hundred that reads as thin.
const SHORT: usize = 42;

/// What a letter is composed from.
struct Material<'a> {
    post: &'a JobPost,
    profile: &'a Profile,
    matching: &'a Matching,
    scan: &'a [Diagnostic],
    told: &'a [profile::Answer],
}

impl Material<'_> {
    /// The phrase that says what the client wants, and the deliverable it was taken from.
    fn need(&self) -> (Option<Phrase>, Option<usize>) {
        let candidates = self.post.deliverables.iter().enumerate().take(4);
        for (number, &span) in candidates {
            if let Some(phrase) = self
                .phrase(span, 22)
                .filter(|phrase| words::count(&phrase.text) >= 4)
            {
                return (Some(phrase), Some(number));
            }
        }
        (
            self.post.title.and_then(|title| self.phrase(title, 18)),
            None,
        )
    }

    fn phrase(&self, span: Span, limit: usize) -> Option<Phrase> {
        if answers::is_tainted(self.scan, span) {
            return None;
        }
        let names: Vec<Span> = self
            .post
            .skills
            .iter()
            .flat_map(|asked| &asked.mentions)
            .filter(|mention| span.contains(**mention))
            .map(|mention| Span::new(mention.start - span.start, mention.end - span.start))
            .collect();
        let english = self.post.language.is_none_or(|language| language == "en");
        phrase(span.of(&self.post.text), limit, english, &names)
    }

    /// Up to `count` deliverables other than the one the letter opened on, as steps.
    fn steps(&self, used: Option<usize>, count: usize, limit: usize) -> Vec<Phrase> {
        let mut seen = HashSet::new();
        self.post
            .deliverables
            .iter()
            .enumerate()
            .filter(|&(number, span)| Some(number) != used && !self.is_demanded(*span))
            .filter_map(|(_, &span)| self.phrase(span, limit))
            .filter(Phrase::is_step)
            .filter(|step| seen.insert(step.text.to_lowercase()))
            .take(count)
            .collect()
    }

    /// Whether a place of the post is about the application rather than the work.
    fn is_demanded(&self, span: Span) -> bool {
        self.post
            .demands
            .iter()
            .any(|demand| demand.span.overlaps(span))
    }

    /// The past project to cite, with its index.
    fn project(&self) -> Option<(Past, usize)> {
        let index = self.matching.project?;
        let project = self.profile.projects.get(index)?;
        let result = project
            .result
            .or_else(|| self.first_statement(&project.facts));
        let past = Past {
            title: project.title.clone(),
            url: project.url.clone(),
            result: result
                .and_then(|fact| self.profile.facts.get(fact))
                .map(|fact| quoted(&fact.text)),
            is_project: project.part == Part::Projects,
        };
        Some((past, index))
    }

    /// The first fact of a project that is neither its heading, its link nor its list of skills.
    fn first_statement(&self, facts: &[usize]) -> Option<usize> {
        facts.iter().copied().skip(1).find(|&fact| {
            self.profile.facts.get(fact).is_some_and(|fact| {
                !fact.text.starts_with("http") && !answers::is_skill_line(&fact.text)
            })
        })
    }

    /// Facts outside the cited project that prove must-haves, then others that name a skill the post
    /// asks for.
    fn also(&self, project: Option<&(Past, usize)>, count: usize) -> Vec<String> {
        let cited = project.map(|&(_, index)| index);
        let mut seen = HashSet::new();
        let proofs = self
            .matching
            .coverage
            .iter()
            .filter(|coverage| coverage.state == CoverageState::Covered)
            .filter_map(|coverage| coverage.facts.first());
        let related = self.matching.evidence.iter().filter(|&&fact| {
            self.profile
                .facts
                .get(fact)
                .is_some_and(|fact| self.names_what_is_asked(fact))
        });
        proofs
            .chain(related)
            .filter_map(|&fact| self.profile.facts.get(fact))
            .filter(|fact| fact.project.is_none() || fact.project != cited)
            .filter(|fact| !self.profile.is_answer(fact))
            .filter(|fact| is_quotable(fact) && seen.insert(fact.line))
            .take(count)
            .map(|fact| quoted(&fact.text))
            .collect()
    }

    fn names_what_is_asked(&self, fact: &Fact) -> bool {
        self.post
            .skills
            .iter()
            .any(|asked| fact.skills.contains(&asked.skill))
    }

    /// The user's words on a point, to a full stop.
    fn told_on(&self, id: &str) -> Option<String> {
        let told = self.told.iter().find(|answer| answer.id == id)?;
        Some(told.sentence())
    }

    fn told_on_musts(&self) -> Vec<Told> {
        let musts = (1..).zip(musts(self.post, self.scan));
        musts
            .filter_map(|(number, (_, asked))| {
                let words = self.told_on(&format!("must-{number}"))?;
                Some(Told { asked, words })
            })
            .collect()
    }

    /// Must-haves of which nothing is in the profile and the user said nothing, in the post's words; at
    /// most two.
    fn gaps(&self) -> Vec<String> {
        let is_missing = |at: usize| {
            self.matching.coverage.iter().any(|coverage| {
                coverage.requirement == at && coverage.state == CoverageState::Missing
            })
        };
        let musts = (1..).zip(musts(self.post, self.scan));
        musts
            .filter(|(number, (at, _))| {
                is_missing(*at) && self.told_on(&format!("must-{number}")).is_none()
            })
            .map(|(_, (_, asked))| asked)
            .take(2)
            .collect()
    }

    fn demands(&self) -> impl Iterator<Item = &Demand> {
        self.post
            .demands
            .iter()
            .filter(|demand| !answers::is_tainted(self.scan, demand.span))
    }

    /// The exact words demanded at a place; words demanded anywhere go to the end.
    fn tokens(&self, place: Place) -> Vec<String> {
        self.demands()
            .filter(|demand| matches!(demand.kind, DemandKind::Word | DemandKind::Riddle))
            .filter(|demand| match demand.place {
                Place::Anywhere => place == Place::End,
                own => own == place,
            })
            .map(|demand| {
                demand
                    .token
                    .clone()
                    .unwrap_or_else(|| gap(demand.span.of(&self.post.text)))
            })
            .collect()
    }

    fn subject(&self) -> Option<String> {
        let tokens = self.tokens(Place::Subject);
        (!tokens.is_empty()).then(|| tokens.join(" "))
    }

    /// Rate, samples, times and the rest that the post wants stated.
    fn lines(&self) -> Vec<Line> {
        let mut seen = HashSet::new();
        self.demands()
            .filter_map(|demand| {
                let asked = words::shortened(demand.span.of(&self.post.text).trim(), 90);
                let (about, value) = match demand.kind {
                    DemandKind::Rate => (
                        "rate",
                        self.profile.rate.as_ref().map(|rate| rate.text.clone()),
                    ),
                    DemandKind::Attachment => ("samples", self.links()),
                    DemandKind::Timing => ("timing", None),
                    DemandKind::Language => ("language", None),
                    DemandKind::AiDisclosure => ("disclosure", None),
                    DemandKind::Describe => (
                        "describe",
                        answers::proof(self.post, self.profile, demand.span),
                    ),
                    _ => return None,
                };
                Some(Line {
                    about,
                    asked,
                    value,
                })
            })
            .filter(|line| {
                let is_new = line.about == "describe" || seen.insert(line.about.to_owned());
                is_new && (line.value.is_some() || seen.insert(line.asked.clone()))
            })
            .take(4)
            .collect()
    }

    /// The links of the profile's projects, the cited one first.
    fn links(&self) -> Option<String> {
        let first = self
            .matching
            .project
            .and_then(|index| self.profile.projects.get(index));
        let urls: Vec<&str> = first
            .into_iter()
            .chain(&self.profile.projects)
            .filter_map(|project| project.url.as_deref())
            .fold(Vec::new(), |mut urls, url| {
                if !urls.contains(&url) {
                    urls.push(url);
                }
                urls
            });
        (!urls.is_empty()).then(|| urls.iter().take(3).copied().collect::<Vec<_>>().join(" "))
    }
}

/// The must-haves that are an honest applicant's to speak to, each with its place among the
/// requirements, in the post's words.
pub(super) fn musts(post: &JobPost, scan: &[Diagnostic]) -> Vec<(usize, String)> {
    let is_work = |span: Span| post.deliverables.iter().any(|work| work.overlaps(span));
    let is_trap = |span: Span| {
        let mut warnings = scan
            .iter()
            .filter(|finding| finding.severity > Severity::Note);
        warnings.any(|finding| finding.span.overlaps(span))
    };
    post.requirements
        .iter()
        .enumerate()
        .filter(|(_, requirement)| requirement.priority == Priority::Must)
        .filter(|(_, requirement)| !answers::is_tainted(scan, requirement.span))
        // What is to be done is a step, and nothing the scan warns of is an honest requirement.
        .filter(|(_, requirement)| !is_work(requirement.span) && !is_trap(requirement.span))
        .filter_map(|(at, requirement)| Some((at, asked_of_you(requirement.span.of(&post.text))?)))
        .collect()
}

/// A requirement without the words around it: "the ideal candidate should have …".
fn asked_of_you(requirement: &str) -> Option<String> {
    const PEOPLE: [&str; 10] = [
        "the ideal candidate",
        "ideal candidate",
        "the right candidate",
        "the successful candidate",
        "the candidate",
        "candidates",
        "applicants",
        "you",
        "the ideal freelancer",
        "the freelancer",
    ];
    const VERBS: [&str; 16] = [
        "will", "should", "must", "would", "have", "has", "be", "possess", "need", "needs", "to",
        "is", "are", "also", "ideally", "bring",
    ];
    let line = requirement.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = line.to_lowercase();
    let person = PEOPLE.iter().find(|person| {
        lower
            .strip_prefix(*person)
            .is_some_and(|rest| rest.starts_with(' '))
    });
    let mut rest = person.map_or(line, |person| {
        line.get(person.len()..).unwrap_or(line).trim_start()
    });
    while let Some((_, tail)) = rest
        .split_once(' ')
        .filter(|(verb, _)| person.is_some() && VERBS.contains(verb))
    {
        rest = tail;
    }
    let is_prose = ["we ", "our ", "your ", "this ", "i ", "it "]
        .iter()
        .any(|start| rest.to_lowercase().starts_with(start));
    (!is_prose && words::count(rest) >= 1)
        .then(|| words::shortened(rest.trim_end_matches(['.', ';', ',']), 90))
}

/// A visible gap for the user.
pub(super) fn gap(what: &str) -> String {
    format!(
        "[… you decide: {} …]",
        words::shortened(what.trim().trim_end_matches(['.', ':']), 100)
    )
}

/// Whether a fact reads well inside a letter: a statement or a skill line, short enough.
fn is_quotable(fact: &Fact) -> bool {
    let length = words::count(&fact.text);
    if fact.project.is_some() && answers::is_skill_line(&fact.text) {
        return false;
    }
    (2..=30).contains(&length) && !fact.text.starts_with("http") && fact.part != Part::Matter
}

/// A fact's words without the full stop, so that the template can set its own.
fn quoted(text: &str) -> String {
    let text = text.trim();
    let text = text
        .strip_prefix("Skills:")
        .or_else(|| text.strip_prefix("skills:"))
        .unwrap_or(text);
    text.trim().trim_end_matches('.').to_owned()
}

/// How the user signs: what the voice says, else the first name.
fn sign_off(profile: &Profile) -> Option<String> {
    let asked = profile.voice.iter().find_map(|line| {
        let lower = line.to_lowercase();
        let at = lower.find("sign")?;
        let rest = line.get(at..)?;
        let open = rest.find(['"', '“'])?;
        let inner = rest.get(open..)?.trim_start_matches(['"', '“']);
        inner.split(['"', '”']).next().map(str::to_owned)
    });
    asked.or_else(|| profile.first_name().map(str::to_owned))
}
