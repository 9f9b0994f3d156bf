//! Rows of the commands that read and ask no model: scan, match, check.

use serde_json::{Map, Value, json};

use super::Made;
use crate::check;
use crate::commands::batch::inputs;
use crate::commands::check::Checker;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};
use crate::exit::Status;
use crate::job_post::JobPost;
use crate::job_post::scan::scan;
use crate::matching::{match_post, relevance};
use crate::profile::Profile;
use crate::report::batch::Failed;
use crate::report::card::{self, Deal};
use crate::report::scan::{self as scanned, Scanned};
use crate::skill::Vocabulary;
use crate::store::library::Entry;

/// Scanning posts.
pub(in crate::commands::batch) struct Scanning<'a> {
    /// Skills.
    pub(in crate::commands::batch) vocabulary: &'a Vocabulary,
}

impl Scanning<'_> {
    pub(super) fn row(&self, id: &Value, fields: &Map<String, Value>) -> Made {
        let Some(text) = inputs::post(fields) else {
            return Made::here(Err(Failed::from(&inputs::no_post())), false);
        };
        let post = JobPost::parse(&text, self.vocabulary);
        let scan = scan(&post);
        let wire = json!(scanned::wire(&Scanned {
            name: &name(id),
            post: &post,
            scan: &scan,
            vocabulary: self.vocabulary,
        }));
        Made::here(Ok(wire), check::has_errors(&scan.findings))
    }
}

/// Matching posts with a profile.
pub(in crate::commands::batch) struct Matching<'a> {
    /// Skills.
    pub(in crate::commands::batch) vocabulary: &'a Vocabulary,
    /// The profile of rows that name none.
    pub(in crate::commands::batch) profile: Option<Profile>,
    /// Where the user's profiles are.
    pub(in crate::commands::batch) world: &'a Environment,
}

impl Matching<'_> {
    pub(super) fn row(&self, id: &Value, fields: &Map<String, Value>) -> Made {
        let card = self.card(id, fields);
        Made::here(card.map_err(|error| Failed::from(&error)), false)
    }

    fn card(&self, id: &Value, fields: &Map<String, Value>) -> Result<Value> {
        let text = inputs::post(fields).ok_or_else(inputs::no_post)?;
        let own = inputs::words(fields, &["profile"])
            .map(|written| inputs::profile(&written, self.world))
            .transpose()?
            .map(|entry| Profile::parse(&entry.file(), &entry.text, self.vocabulary));
        let Some(profile) = own.as_ref().or(self.profile.as_ref()) else {
            return Err(inputs::no_profile());
        };
        let post = JobPost::parse(&text, self.vocabulary);
        let scan = scan(&post);
        let mut matching = match_post(&post, profile, self.vocabulary);
        matching.advice.heed(&scan.findings);
        let skills = relevance::skills(&post, self.vocabulary);
        Ok(json!(card::card(&Deal {
            name: &name(id),
            post: &post,
            profile,
            matching: &matching,
            flags: &scan.findings,
            skills: &skills,
            vocabulary: self.vocabulary,
        })))
    }
}

/// Checking texts.
pub(in crate::commands::batch) struct Checking<'a> {
    /// The rules, and what stays the same.
    pub(in crate::commands::batch) checker: Checker<'a>,
    /// The post of rows that have none.
    pub(in crate::commands::batch) post: Option<String>,
    /// The profile of rows that name none: its file and its text.
    pub(in crate::commands::batch) profile: Option<(String, String)>,
    /// Where the user's profiles are.
    pub(in crate::commands::batch) world: &'a Environment,
}

impl Checking<'_> {
    pub(super) fn row(&self, fields: &Map<String, Value>) -> Made {
        match self.checked(fields) {
            Ok((wire, has_errors)) => Made::here(Ok(wire), has_errors),
            Err(error) => Made::here(Err(Failed::from(&error)), false),
        }
    }

    fn checked(&self, fields: &Map<String, Value>) -> Result<(Value, bool)> {
        let Some(draft) = inputs::words(fields, &["draft", "text", "letter", "proposal"]) else {
            return Err(Error::new(
                Kind::Input,
                "the row has no text: a field draft or text",
            ));
        };
        let own: Option<Entry> = inputs::words(fields, &["profile"])
            .map(|written| inputs::profile(&written, self.world))
            .transpose()?;
        let own = own.map(|entry| (entry.file(), entry.text));
        let post = inputs::words(fields, &["post"]);
        let post = post.as_deref().or(self.post.as_deref());
        let profile = own.as_ref().or(self.profile.as_ref());
        let (wire, status) = self.checker.row(&Value::Null, &draft, post, profile);
        Ok((wire, status == Status::Findings))
    }
}

/// What a row's post is called in its result.
fn name(id: &Value) -> String {
    inputs::plain(id).unwrap_or_default()
}
