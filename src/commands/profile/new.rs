//! `gig profile new`: a file to fill in, or with `--from` what `gig profile import` makes. Nothing is
//! invented: what the user did not say stays empty.

use super::import::imported;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::profile::file::Matter;
use crate::profile::{Part, Profile};
use crate::skill::Vocabulary;
use crate::store::input::{self, Input};
use crate::store::{files, library};
use crate::terminal::Terminal;

/// Arguments of `gig profile new`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// What to call it: letters, digits, '-' and '_'
    name: String,
    /// A bio, an old profile or an export to start from: a file, or - for stdin
    #[arg(long, value_name = "FILE")]
    from: Option<String>,
    /// Open it in your editor
    #[arg(long)]
    edit: bool,
}

impl Args {
    /// Nothing but a name.
    pub(super) fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            from: None,
            edit: false,
        }
    }
}

pub(super) fn run(args: &Args, world: &Environment, terminal: &mut Terminal) -> Result<Status> {
    let path = library::profile_path(&args.name, world)?;
    if path.exists() {
        return Err(Error::new(
            Kind::Profile,
            format!("there is a profile '{}' already", args.name),
        )
        .hint(format!("change it with 'gig profile edit {}'", args.name)));
    }
    let text = match given(args, world)? {
        Some(given) => {
            if let Some(notice) = &given.notice {
                terminal.notice(notice);
            }
            from_given(&given)
        }
        None => form(&asked(terminal)?),
    };
    files::write(&path, text.as_bytes())?;
    terminal.notice(&format!("made the profile '{}'", args.name));
    if args.edit {
        terminal.edit_file(&path, world)?;
    }
    terminal.print(&format!("{}\n", path.display()))?;
    if !args.edit {
        terminal.notice(&format!(
            "fill it in with 'gig profile edit {0}'; 'gig profile check {0}' says what it lacks",
            args.name
        ));
    }
    Ok(Status::Ok)
}

/// The text to start from: `--from`, else what is piped in, if anything is.
fn given(args: &Args, world: &Environment) -> Result<Option<Input>> {
    match args.from.as_deref() {
        Some(file) => input::read_resume(file).map(Some),
        None if world.stdin_is_terminal => Ok(None),
        None => input::read_stdin_if_any(),
    }
}

fn asked(terminal: &mut Terminal) -> Result<Matter> {
    if !terminal.can_ask() {
        return Ok(Matter::default());
    }
    terminal.notice("three lines to begin with; Enter leaves one empty");
    Ok(Matter {
        name: terminal.ask("your name")?,
        title: terminal.ask("what you do, in one line")?,
        rate: terminal.ask("your rate, such as 65 USD/hour")?,
        ..Matter::default()
    })
}

/// What is given as a profile, as `gig profile import` makes it.
fn from_given(given: &Input) -> String {
    let mut text = imported(given).text;
    push_missing(&mut text);
    text
}

/// Adds the headings that a profile lacks, with what belongs under them.
pub(super) fn push_missing(text: &mut String) {
    let profile = Profile::parse("new", text, &Vocabulary::default());
    let has = |part| profile.facts.iter().any(|fact| fact.part == part);
    for section in SECTIONS {
        let is_there = match section.0 {
            Some(part) => has(part),
            None => !profile.voice.is_empty(),
        };
        if !is_there {
            push_section(section, text);
        }
    }
}

/// A heading, the part it opens (none for the voice), and what to write under it.
type FormSection = (Option<Part>, &'static str, &'static str);

const SECTIONS: [FormSection; 6] = [
    (
        Some(Part::Summary),
        "Summary",
        "One or two sentences: for whom you solve what.",
    ),
    (
        Some(Part::Skills),
        "Skills",
        "One line each, with years where you know them:\n- Python (8 years), pandas, dbt",
    ),
    (
        Some(Part::Projects),
        "Projects",
        "The part that wins work. For each one: a heading, a link, the skills, what changed in figures.\n\
         ### Churn dashboard for a cosmetics shop\nhttps://example.com/churn\n\
         Skills: Python, Shopify, Looker Studio\n\
         Cut the weekly report from 2 days to 20 minutes.",
    ),
    (
        Some(Part::Work),
        "Work",
        "### Data engineer, Norte Retail, 2019–2023",
    ),
    (
        Some(Part::Education),
        "Education",
        "- BSc Mathematics, University of Salamanca, 2016",
    ),
    (
        None,
        "Voice",
        "How you write; never cited:\n- short sentences; never \"excited\"; signs off \"Ada\"",
    ),
];

fn form(matter: &Matter) -> String {
    let mut out = matter.write();
    out.push_str(
        "<!-- Every line can be cited in a draft, so write only what is true.\n\
         Text between these marks is never read; delete it as you go. -->\n",
    );
    for section in SECTIONS {
        push_section(section, &mut out);
    }
    out
}

fn push_section((_, heading, advice): FormSection, out: &mut String) {
    out.push_str(&format!("\n## {heading}\n<!-- {advice} -->\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Profile {
        Profile::parse("ada.md", text, &Vocabulary::default())
    }

    fn from_text(text: &str) -> String {
        from_given(&Input {
            name: "bio.txt".to_owned(),
            text: text.to_owned(),
            ..Input::default()
        })
    }

    #[test]
    fn an_empty_form_claims_nothing() {
        let profile = read(&form(&Matter::default()));
        assert!(profile.facts.is_empty(), "{:?}", profile.facts);
        assert!(profile.diagnostics.is_empty());
    }

    #[test]
    fn what_was_asked_is_read_back_whatever_its_signs() {
        let matter = Matter {
            name: "Ada \"A\" Marsh".to_owned(),
            title: "Data: fast #1".to_owned(),
            rate: "$40-60/hr".to_owned(),
            ..Matter::default()
        };
        let profile = read(&form(&matter));
        assert_eq!(profile.name.as_deref(), Some("Ada \"A\" Marsh"));
        assert_eq!(profile.title.as_deref(), Some("Data: fast #1"));
        assert_eq!(profile.rate.map(|rate| rate.amount), Some(40.0));
    }

    #[test]
    fn a_bio_keeps_its_words_and_gets_the_headings_it_lacks() {
        let made =
            from_text("I build shops.\nMoved 3 of them to Hydrogen.\n\nSKILLS\nLiquid, Vue\n");
        let profile = read(&made);
        assert!(made.contains("## Summary\nI build shops. <!-- bio.txt:1 -->\n"));
        assert!(made.contains("\n## Projects\n<!--") && !made.contains("\n## Skills\n"));
        let texts: Vec<&str> = profile
            .facts
            .iter()
            .map(|fact| fact.text.as_str())
            .collect();
        assert!(texts.contains(&"Moved 3 of them to Hydrogen."));
        let whole = "---\nname: Ida\n---\nI map wells.\n";
        assert!(from_text(whole).starts_with(whole));
    }

    #[test]
    fn a_row_of_an_export_becomes_a_profile() {
        let made = from_text(
            r#"{"name": "Ida", "bio": "I map wells.", "skills": ["QGIS"], "rate": "30 EUR/h"}"#,
        );
        let profile = read(&made);
        assert_eq!(profile.name.as_deref(), Some("Ida"));
        assert!(made.contains("- QGIS") && made.contains("rate: 30 EUR/h"));
    }
}
