//! `gig check [DRAFT]`: the rules on a proposal or a job post. No model, no network.

mod rows;

use super::learning::Learned;
use super::reading;
use crate::check::levels;
use crate::check::packs::Pack;
use crate::check::waiver::Waivers;
use crate::check::{self, TextKind, kind};
use crate::config::{Layer, Settings};
use crate::diagnostic::RuleInfo;
use crate::draft::ledger;
use crate::environment::Environment;
use crate::error::Result;
use crate::exit::Status;
use crate::pipeline::{Material, Pipeline};
use crate::report::checked::{self, Checked};
use crate::report::finding::{Source, Texts};
use crate::report::sarif::{self, Waived};
use crate::skill::Vocabulary;
use crate::store::input;
use crate::terminal::Terminal;
use crate::text::pattern::Lowered;

/// Arguments of `gig check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  gig check letter.md --post post.md --profile ada.md
  gig check letter.md --post post.md --preview --pack upwork
  gig check my-post.md --set J19=error --json
  gig check letter.md --sarif > letter.sarif
  gig check letters.jsonl --profile ada.md
  gig check --explain P07

A rule is waived in the text, with a reason:
  <!-- gig: allow P13 because the client asked for no question -->
On a line of its own this holds for the whole text, within a line for that line. So does a line
'gig:allow(P13) reason'. Waivers are not part of the checked text.

Rows are JSON objects, one a line: {\"id\", \"draft\" or \"text\", \"post\", \"profile\"}; one object of gig.check/1
comes out for each.")]
pub struct Args {
    /// The text: a file, - for stdin, or rows (.jsonl)
    draft: Option<String>,
    /// The job post the text answers
    #[arg(long, value_name = "FILE")]
    post: Option<String>,
    /// The writer's profile: a name from 'gig profile list', or a file
    #[arg(short, long, value_name = "NAME|FILE")]
    profile: Option<String>,
    /// What the text is; guessed unless set
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<Kind>,
    /// The site it goes to, whose limits hold: upwork, freelancer, fiverr, linkedin, generic
    #[arg(long, value_name = "SITE")]
    pack: Option<String>,
    /// Earlier texts of yours, for likeness (P12, J21)
    #[arg(long, value_name = "FILE", num_args = 1..)]
    earlier: Vec<String>,
    /// Set a rule: RULE=off, on, note, warning or error
    #[arg(long, value_name = "RULE=LEVEL")]
    set: Vec<String>,
    /// Print what the client sees before opening the text, and nothing else
    #[arg(long, conflicts_with_all = ["json", "sarif", "rules", "explain"])]
    preview: bool,
    /// Print one JSON object (gig.check/1)
    #[arg(long)]
    json: bool,
    /// Print SARIF 2.1.0
    #[arg(long, conflicts_with = "json")]
    sarif: bool,
    /// Read the input as rows, whatever it is called
    #[arg(long, conflicts_with_all = ["preview", "sarif"])]
    rows: bool,
    /// List every rule
    #[arg(long, conflicts_with_all = ["draft", "sarif"])]
    rules: bool,
    /// Explain a rule, by id or name
    #[arg(long, value_name = "RULE", conflicts_with_all = ["draft", "json", "sarif"])]
    explain: Option<String>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Kind {
    /// A proposal
    Proposal,
    /// Another text to a client: a reply, a follow-up
    Message,
    /// A job post
    Post,
}

impl From<Kind> for TextKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Proposal => Self::Proposal,
            Kind::Message => Self::Message,
            Kind::Post => Self::JobPost,
        }
    }
}

/// Checks a text, or rows of them, or tells of the rules.
///
/// # Errors
///
/// When an input, the profile, a setting or a rule named cannot be used.
pub fn run(args: Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    if let Some(name) = &args.explain {
        terminal.report(&checked::explain(levels::named(name)?))?;
        return Ok(Status::Ok);
    }
    if args.rules {
        return list(args.json, world, terminal);
    }
    let flags = Layer::default().flag("--pack", "pack", args.pack.as_ref())?;
    let settings = crate::store::settings::load(world, flags)?;
    let pack = reading::packs(world)?.get(settings.pack().unwrap_or("generic"))?;
    let levels = reading::levels(&settings, &args.set)?;
    let vocabulary = Vocabulary::with_terms(settings.vocabulary());
    let earlier = args
        .earlier
        .iter()
        .map(|path| Ok(input::read_file(path.as_ref())?.text))
        .collect::<Result<Vec<String>>>()?;
    let learned = Learned::read(None, &settings, world, terminal);
    let checker = Checker {
        pipeline: Pipeline {
            vocabulary: &vocabulary,
            pack: &pack,
            earlier: &earlier,
            voice: learned.voice.as_ref(),
            levels: &levels,
        },
        kind: args.kind.map(TextKind::from),
    };
    if args.rows || args.draft.as_deref().is_some_and(rows::is_named) {
        return rows::run(&args, &checker, &settings, world, terminal);
    }
    one(&args, &checker, &settings, world, terminal)
}

fn list(json: bool, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    if json {
        let list = checked::rules_json(levels::rules());
        terminal.print(&format!("{list:#}\n"))?;
    } else {
        terminal.page(&checked::rules(levels::rules()), world)?;
    }
    Ok(Status::Ok)
}

/// Checks one text.
fn one(
    args: &Args,
    checker: &Checker<'_>,
    settings: &Settings,
    world: &Environment,
    terminal: &mut Terminal,
) -> Result<Status> {
    let draft = reading::text(args.draft.as_deref(), "text to check", world, terminal)?;
    if args.preview {
        return preview(&draft.text, checker.pipeline.pack, terminal);
    }
    let post = match &args.post {
        Some(path) => Some(reading::text(Some(path), "job post", world, terminal)?),
        None => None,
    };
    let profile = match &args.profile {
        Some(name) => Some(reading::profile(Some(name), settings, world, terminal)?),
        None => None,
    };
    let file = profile.as_ref().map(|entry| entry.file());
    let material = Material::read(
        post.as_ref().map(|post| post.text.as_str()),
        file.as_deref()
            .zip(profile.as_ref().map(|entry| entry.text.as_str())),
        checker.pipeline.vocabulary,
    );
    let (kind, why) = checker.kind_of(&draft.text, &material);
    if let Some(why) = why {
        terminal.notice(&format!(
            "checked as a {}: {why} (--kind says otherwise)",
            checked::kind_word(kind)
        ));
    }
    let checked = checker.check(&draft.text, kind, &material);
    let texts = texts(
        shown(&draft.name, "draft"),
        &draft.text,
        &material,
        post.as_ref().map(|post| shown(&post.name, "post")),
    );
    if args.json {
        let wire = checked::wire(&checked, checker.pipeline.pack, &material, &texts, None);
        terminal.print(&format!("{:#}\n", serde_json::json!(wire)))?;
    } else if args.sarif {
        let waived: Vec<Waived<'_>> = checked
            .judged
            .waived
            .iter()
            .map(|(diagnostic, reason)| Waived { diagnostic, reason })
            .collect();
        let rules: Vec<&RuleInfo> = levels::rules().collect();
        terminal.print(&sarif::sarif(
            &rules,
            &checked.judged.findings,
            &waived,
            &texts,
        ))?;
    } else {
        let post = material
            .post
            .as_ref()
            .filter(|_| checked.kind != TextKind::JobPost);
        terminal.report(&checked::human(&checked, post, &texts))?;
    }
    Ok(status(&checked))
}

/// What a text is called in findings: its file's name, or what it is when it came through a pipe.
fn shown<'a>(name: &'a str, what: &'a str) -> &'a str {
    match name {
        "stdin" | "editor" => what,
        _ => name,
    }
}

fn texts<'a>(
    name: &'a str,
    draft: &'a str,
    material: &'a Material,
    post: Option<&'a str>,
) -> Texts<'a> {
    Texts {
        draft: Some(Source { name, text: draft }),
        post: material.post.as_ref().map(|read| Source {
            name: post.unwrap_or("post"),
            text: &read.text,
        }),
        profile: material.profile.as_ref().map(|profile| Source {
            name: &profile.file,
            text: &profile.text,
        }),
    }
}

fn status(checked: &Checked) -> Status {
    if check::has_errors(&checked.judged.findings) {
        Status::Findings
    } else {
        Status::Ok
    }
}

/// Prints the first screen.
fn preview(draft: &str, pack: &Pack, terminal: &mut Terminal) -> Result<Status> {
    let waivers = Waivers::read(draft);
    let text = waivers.text().trim();
    let seen = pack.preview_of(text);
    let of = crate::text::words::visible_len(text);
    terminal.notice(&format!(
        "what a client sees before opening ({}): {} of {of} characters",
        pack.name,
        of.min(pack.preview)
    ));
    terminal.print(&format!("{seen}\n"))?;
    Ok(Status::Ok)
}

/// What stays the same from text to text.
pub(super) struct Checker<'a> {
    /// The rules and what they know.
    pub(super) pipeline: Pipeline<'a>,
    /// What the texts are; guessed unless set.
    pub(super) kind: Option<TextKind>,
}

impl Checker<'_> {
    /// What a text is, and why when that was guessed.
    fn kind_of(&self, draft: &str, material: &Material) -> (TextKind, Option<&'static str>) {
        match self.kind {
            Some(kind) => (kind, None),
            // Who names the post it answers has said what it is.
            None if material.post.is_some() => (TextKind::Proposal, None),
            None => {
                let (kind, why) = kind::guess(draft);
                (kind, Some(why))
            }
        }
    }

    fn check(&self, draft: &str, kind: TextKind, material: &Material) -> Checked {
        let waivers = Waivers::read(draft);
        let claims = match kind {
            TextKind::Proposal | TextKind::Message => {
                self.pipeline.claims(waivers.text(), kind, material)
            }
            TextKind::JobPost => Vec::new(),
        };
        let lowered = Lowered::new(waivers.text());
        let subject = self.pipeline.subject(&lowered, kind, material, &claims);
        let mut judged = waivers.judge(check::check(&subject));
        judged
            .findings
            .retain(|finding| self.pipeline.levels.is_on(finding.rule));
        let (demands_met, questions_answered) = match kind {
            TextKind::Proposal | TextKind::Message => (
                check::demands_met(&subject),
                check::questions_answered(&subject),
            ),
            TextKind::JobPost => (Vec::new(), Vec::new()),
        };
        Checked {
            kind,
            judged,
            demands_met,
            questions_answered,
            claims: claims
                .into_iter()
                .map(|claim| ledger::Claim {
                    span: waivers.in_original(claim.span),
                    sentence: waivers.in_original(claim.sentence),
                    ..claim
                })
                .collect(),
        }
    }
}
