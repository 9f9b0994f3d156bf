//! Pipeline: `prepare` and `finish`, the pure halves around one call to an engine.
//!
//! The only module that knows the whole domain: it reads post and profile, matches them, renders the
//! template, and judges what an engine made of it. No disk, clock, terminal or network: time, random
//! marks and file contents are arguments.

mod answers;
mod inquiry;
mod letter;
mod phrase;
mod values;

pub use inquiry::{Inquiry, Point};

use serde_json::{Map, Value};

use crate::brief::Brief;
use crate::check::levels::Levels;
use crate::check::packs::Pack;
use crate::check::{self, Subject, TextKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::ledger::{self, Claim};
use crate::draft::{Draft, Receipt};
use crate::error::Result;
use crate::job_post::JobPost;
use crate::job_post::scan::{self, Scan};
use crate::matching::{self, Matching};
use crate::profile::{Answer, Profile};
use crate::prompt::{Finish, Message, Prompt, Reply, Role, Section, Template, Usage, form};
use crate::redaction::Redaction;
use crate::revision::Revision;
use crate::revision::rework::{self, Change};
use crate::skill::Vocabulary;
use crate::text::digest::sha256;
use crate::text::pattern::Lowered;
use crate::text::{LineIndex, Span};
use crate::voice::Fingerprint;

/// What stays the same from text to text: the knowledge texts are read and judged with.
#[derive(Debug, Clone, Copy)]
pub struct Pipeline<'a> {
    /// Skills.
    pub vocabulary: &'a Vocabulary,
    /// The limits of the site the text goes to.
    pub pack: &'a Pack,
    /// The user's own earlier texts, for likeness.
    pub earlier: &'a [String],
    /// How the user's own letters sound.
    pub voice: Option<&'a Fingerprint>,
    /// What the rules count for.
    pub levels: &'a Levels,
}

/// What a text is to be made of.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// The template.
    pub template: &'a Template,
    /// The post it answers, decoded.
    pub post: Option<&'a str>,
    /// The profile's file name, as it is cited, and its text.
    pub profile: Option<(&'a str, &'a str)>,
    /// What the user said for themself when asked about this post.
    pub answers: &'a [Answer],
    /// The template's other inputs by name.
    pub inputs: Map<String, Value>,
    /// About how many words; the template's default when absent.
    pub words: Option<usize>,
    /// The tone; the template's default when absent.
    pub tone: Option<&'a str>,
    /// The language (ISO 639-1); the post's when absent.
    pub language: Option<&'a str>,
    /// A mark made for this request alone, for the fences (facts.md R8).
    pub nonce: &'a str,
    /// Whether the template's own draft is wanted, which the offline engine answers with.
    pub draft: bool,
    /// Keep names, e-mail addresses and phone numbers back from the model: those found, and these.
    pub redact: Option<&'a [String]>,
}

/// How long, in which voice and language, and under which limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    words: usize,
    tone: String,
    language: String,
    preview: usize,
    max_characters: Option<usize>,
}

/// What was read: everything a draft may rest on.
#[derive(Debug, Clone, Default)]
pub struct Material {
    /// The post.
    pub post: Option<JobPost>,
    /// What its scan found.
    pub scan: Option<Scan>,
    /// The profile.
    pub profile: Option<Profile>,
    /// One against the other.
    pub matching: Option<Matching>,
    /// What a job post is to be made from.
    pub brief: Option<Brief>,
    /// What a text is revised from.
    pub revision: Option<Revision>,
    /// What the user said for themself when asked.
    pub answers: Vec<Answer>,
}

/// Ready for an engine.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What was read.
    pub material: Material,
    /// What the engine is asked.
    pub prompt: Prompt,
    /// The template's name and layer, for the receipt.
    pub template: String,
    /// The kind of rules its result is checked with.
    pub checks: Option<TextKind>,
    /// What is kept back from the engine. The prompt has marks in its place, and the answer gets it
    /// back before it is judged.
    pub redaction: Redaction,
    repairs: u32,
}

/// A judged draft.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The text and how it came about.
    pub draft: Draft,
    /// Why the engine stopped.
    pub finish: Finish,
    /// Whether the answer is whole (R1) and not empty.
    pub complete: bool,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
    /// Its claims, each with what proves it.
    pub claims: Vec<Claim>,
    /// For each demand of the post, in its order, whether the draft meets it, where that can be told.
    pub demands_met: Vec<Option<bool>>,
    /// What a rework made of the old post; empty for any other text.
    pub changes: Vec<Change>,
    /// Tokens, if told.
    pub usage: Option<Usage>,
}

impl Material {
    /// Reads a post and a profile and matches them.
    #[must_use]
    pub fn read(
        post: Option<&str>,
        profile: Option<(&str, &str)>,
        vocabulary: &Vocabulary,
    ) -> Self {
        Self::read_with(post, profile, &[], vocabulary)
    }

    /// The same with what the user answered to questions about the post.
    #[must_use]
    pub fn read_with(
        post: Option<&str>,
        profile: Option<(&str, &str)>,
        answers: &[Answer],
        vocabulary: &Vocabulary,
    ) -> Self {
        let post = post.map(|text| JobPost::parse(text, vocabulary));
        let scan = post.as_ref().map(scan::scan);
        let profile = profile.map(|(file, text)| {
            Profile::parse(file, text, vocabulary).with_answers(answers, vocabulary)
        });
        let matching = post
            .as_ref()
            .zip(profile.as_ref())
            .map(|(post, profile)| matching::match_post(post, profile, vocabulary));
        Self {
            post,
            scan,
            profile,
            matching,
            brief: None,
            revision: None,
            answers: answers.to_vec(),
        }
    }

    /// Whether a place of the post is in text that the scan took for aimed at machines or hidden.
    fn is_tainted(&self, span: Span) -> bool {
        self.scan
            .as_ref()
            .is_some_and(|scan| answers::is_tainted(&scan.findings, span))
    }
}

impl Pipeline<'_> {
    /// Reads the material and renders the template: everything before the engine.
    ///
    /// # Errors
    ///
    /// When the template does not render; material never fails.
    pub fn prepare(&self, request: &Request<'_>) -> Result<Prepared> {
        let (post, profile) = (request.post, request.profile);
        let material = Material::read_with(post, profile, request.answers, self.vocabulary);
        let form = self.form(request, &material);
        let letter = match (&material.post, &material.profile, &material.matching) {
            (Some(post), Some(profile), Some(matching)) => {
                let scan = material
                    .scan
                    .as_ref()
                    .map_or(&[][..], |scan| &scan.findings);
                letter::compose(post, profile, matching, scan, &material.answers, form.words)
            }
            _ => letter::Letter::default(),
        };
        let inputs = declared(request);
        let values = values::values(&material, &letter, &form, &inputs);
        let template = request.template;
        let render = |section| template.render(section, &values, request.nonce);
        let mut messages = Vec::new();
        for (role, section) in [(Role::System, Section::System), (Role::User, Section::User)] {
            let content = render(section)?;
            if !content.is_empty() {
                messages.push(Message::new(role, content));
            }
        }
        let draft = if request.draft {
            render(Section::Draft)?
        } else {
            String::new()
        };
        let redaction = redaction(request, &material, &messages);
        let prompt = Prompt {
            messages: redacted(messages, &redaction),
            draft,
            schema: template.schema.clone(),
        };
        Ok(Prepared {
            material,
            prompt,
            template: format!("{} ({})", template.name, template.layer),
            checks: kind_of(template),
            redaction,
            repairs: 0,
        })
    }

    fn form(&self, request: &Request<'_>, material: &Material) -> Form {
        let default = |name: &str| request.template.inputs.get(name)?.default.clone();
        let words = request.words.or_else(|| {
            default("words")?
                .as_u64()
                .and_then(|words| usize::try_from(words).ok())
        });
        let tone = request
            .tone
            .map(str::to_owned)
            .or_else(|| Some(default("tone")?.as_str()?.to_owned()));
        let language = request
            .language
            .or_else(|| material.post.as_ref()?.language);
        Form {
            words: words.unwrap_or(180),
            tone: tone.unwrap_or_else(|| "plain".to_owned()),
            language: language.unwrap_or("en").to_owned(),
            preview: self.pack.preview,
            max_characters: self.pack.max_characters,
        }
    }

    /// Judges an engine's reply: everything after the engine.
    #[must_use]
    pub fn finish(&self, prepared: &Prepared, reply: &Reply) -> Outcome {
        let material = &prepared.material;
        let schema = prepared.prompt.schema.as_ref();
        let text = match schema {
            Some(_) => &form::json_in(&reply.text),
            None => reply.text.trim(),
        };
        let text = prepared.redaction.restore(text);
        let kind = prepared.checks.unwrap_or(TextKind::Proposal);
        let claims = self.claims(&text, kind, material);
        let receipt = Receipt {
            template: prepared.template.clone(),
            profile: material
                .profile
                .as_ref()
                .map(|profile| profile.file.clone()),
            model: reply.model.clone(),
            post_sha256: material.post.as_ref().map(|post| sha256(&post.text)),
            repairs: prepared.repairs,
            gig: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let lowered = Lowered::new(&text);
        let subject = Subject {
            receipt: Some(&receipt),
            ..self.subject(&lowered, kind, material, &claims)
        };
        let mut findings = prepared
            .checks
            .map_or_else(Vec::new, |_| check::check(&subject));
        // Half an answer has no form yet: that it is half is told already.
        if let Some(schema) = schema.filter(|_| reply.is_complete()) {
            findings.extend(check::form::check(schema, &text, self.levels));
        }
        if let Some(revision) = &material.revision {
            findings.extend(check::kept::check(revision, &text, self.levels));
        }
        leave_gaps_to_the_user(&mut findings, &text);
        let demands_met = check::demands_met(&subject);
        Outcome {
            changes: self.changes(material, &text),
            complete: reply.is_complete(),
            finish: reply.finish.clone(),
            draft: Draft {
                text,
                receipt: Some(receipt),
            },
            findings,
            claims,
            demands_met,
            usage: reply.usage,
        }
    }

    /// What a rework made of the old post, each change with the decision or the rule behind it.
    fn changes(&self, material: &Material, text: &str) -> Vec<Change> {
        let Some(brief) = material.brief.as_ref().filter(|brief| brief.is_rework) else {
            return Vec::new();
        };
        let before = Lowered::new(&brief.text);
        let old = Subject {
            levels: self.levels,
            ..Subject::new(&before, TextKind::JobPost, self.vocabulary, self.pack)
        };
        rework::changes(&brief.text, text, brief, &check::check(&old))
    }

    /// What a text claims, each claim with what proves it.
    #[must_use]
    pub fn claims(&self, text: &str, kind: TextKind, material: &Material) -> Vec<Claim> {
        match &material.profile {
            Some(profile) if !check::is_out_of_bounds(text, kind, self.levels) => {
                ledger::claims(text, material.post.as_ref(), profile, self.vocabulary)
            }
            _ => Vec::new(),
        }
    }

    /// What the rules look at: a text of a kind and everything that was read for it.
    #[must_use]
    pub fn subject<'a>(
        &'a self,
        draft: &'a Lowered<'a>,
        kind: TextKind,
        material: &'a Material,
        claims: &'a [Claim],
    ) -> Subject<'a> {
        Subject {
            post: material.post.as_ref(),
            scan: material.scan.as_ref(),
            profile: material.profile.as_ref(),
            matching: material.matching.as_ref(),
            claims,
            earlier: self.earlier,
            voice: self.voice,
            brief: material.brief.as_ref(),
            levels: self.levels,
            ..Subject::new(draft, kind, self.vocabulary, self.pack)
        }
    }
}

impl Outcome {
    /// What a model can mend: the errors, without the decisions that only the client can take.
    pub fn to_mend(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|finding| {
            finding.severity == Severity::Error
                && !check::is_open_decision(finding, &self.draft.text)
        })
    }
}

impl Prepared {
    /// The same request for a text made from a brief.
    #[must_use]
    pub fn from_brief(mut self, brief: Brief) -> Self {
        self.material.brief = Some(brief);
        self
    }

    /// The same request for the next version of a text.
    #[must_use]
    pub fn revising(mut self, revision: Revision) -> Self {
        self.material.revision = Some(revision);
        self
    }

    /// The same request for a text of another kind than its template names.
    #[must_use]
    pub fn judged_as(mut self, kind: TextKind) -> Self {
        self.checks = Some(kind);
        self
    }

    /// The same request with the first answer and what was wrong with it, for one more try.
    #[must_use]
    pub fn repair(&self, outcome: &Outcome) -> Self {
        let mut again = self.clone();
        again.repairs += 1;
        let messages = &mut again.prompt.messages;
        messages.truncate(self.first_messages());
        let hide = |text: &str| self.redaction.hide(text);
        messages.push(Message::new(Role::Assistant, hide(&outcome.draft.text)));
        messages.push(Message::new(Role::User, hide(&complaint(outcome))));
        again
    }

    /// Keeps back what the messages say now, once more were added to those that were prepared; `names`
    /// as in [`Request::redact`].
    pub fn keep_back(&mut self, names: Option<&[String]>) {
        let Some(names) = names else {
            return;
        };
        let messages = &mut self.prompt.messages;
        let texts = messages.iter().map(|message| message.content.as_str());
        self.redaction = std::mem::take(&mut self.redaction).and(texts, names);
        for message in messages {
            message.content = self.redaction.hide(&message.content);
        }
    }

    fn first_messages(&self) -> usize {
        let answer = self
            .prompt
            .messages
            .iter()
            .position(|message| message.role == Role::Assistant);
        answer.unwrap_or(self.prompt.messages.len())
    }
}

/// What of these messages is to be kept back.
fn redaction(request: &Request<'_>, material: &Material, messages: &[Message]) -> Redaction {
    let Some(names) = request.redact else {
        return Redaction::default();
    };
    let own = material
        .profile
        .as_ref()
        .and_then(|profile| profile.name.clone());
    let names: Vec<String> = names.iter().cloned().chain(own).collect();
    Redaction::of(
        messages.iter().map(|message| message.content.as_str()),
        &names,
    )
}

/// The messages with marks for what is kept back, and a word about the marks.
fn redacted(mut messages: Vec<Message>, redaction: &Redaction) -> Vec<Message> {
    if redaction.is_empty() {
        return messages;
    }
    for message in &mut messages {
        message.content = redaction.hide(&message.content);
        if message.role == Role::System {
            message.content.push_str(
                "\n\nWords such as [NAME-1] or [EMAIL-1] stand for what is kept back from you. Write them \
                 exactly so where the name or address belongs.",
            );
        }
    }
    messages
}

/// The errors of a draft as a colleague would mark them.
fn complaint(outcome: &Outcome) -> String {
    let lines = LineIndex::new(&outcome.draft.text);
    let mut text = "These points must be mended. Change nothing else.\n".to_owned();
    for finding in outcome.to_mend() {
        text.push_str(&format!(
            "- line {}: {}",
            lines.line(finding.span.start),
            finding.message
        ));
        if let Some(help) = &finding.help {
            text.push_str(&format!(" ({help})"));
        }
        text.push('\n');
    }
    text.push_str("Answer with the whole corrected text alone.");
    text
}

/// A visible gap in a draft gig has just made is the right thing to do: the user is asked, not
/// refused. In a text that goes out (`gig check`) the same gap is an error.
fn leave_gaps_to_the_user(findings: &mut Vec<Diagnostic>, text: &str) {
    let gaps = findings
        .iter_mut()
        .filter(|finding| check::is_open_gap(finding, text));
    gaps.for_each(|finding| finding.severity = Severity::Note);
    // One word on a gap is enough: the question it leaves open says more than the gap.
    let mut told: Vec<Span> = Vec::new();
    findings.sort_by_key(|finding| (finding.span, finding.rule));
    findings.retain(|finding| {
        let again = finding.severity == Severity::Note
            && told.contains(&finding.span)
            && check::is_open_gap(finding, text);
        told.push(finding.span);
        !again
    });
}

/// The inputs of a request with every other declared one at its default, so that a template may name
/// them all.
fn declared(request: &Request<'_>) -> Map<String, Value> {
    let mut inputs = request.inputs.clone();
    for (name, input) in &request.template.inputs {
        let default = || input.default.clone().unwrap_or(Value::Null);
        inputs.entry(name.as_str()).or_insert_with(default);
    }
    inputs
}

/// Which rules a template's result is checked with.
#[must_use]
pub fn kind_of(template: &Template) -> Option<TextKind> {
    template
        .checks
        .iter()
        .find_map(|family| match family.as_str() {
            "proposal" => Some(TextKind::Proposal),
            "reply" => Some(TextKind::Message),
            "post" => Some(TextKind::JobPost),
            _ => None,
        })
}
