//! Work: what is done with one row, whatever the command: fields in, a line of output out. Runs on any
//! thread.

mod drafting;
mod reading;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Map, Value};

pub(super) use drafting::{Drafts, Making, Purse};
pub(super) use reading::{Checking, Matching, Scanning};

use super::feed::Item;
use crate::engine::rows::Step;
use crate::error::{Error, Kind};
use crate::prompt::Usage;
use crate::report::batch::{self, Failed};

/// What is done with each row.
pub(super) enum Work<'a> {
    /// `gig scan`.
    Scan(Scanning<'a>),
    /// `gig match`.
    Match(Matching<'a>),
    /// `gig check`.
    Check(Checking<'a>),
    /// `gig proposal`, `gig post` and `gig write`.
    Draft(Drafts<'a>),
}

/// A row that was worked on.
pub(super) struct Finished {
    /// The line of output; none when the row was left untouched.
    pub(super) line: Option<String>,
    /// How much of the input was read when it ended.
    pub(super) share: Option<f64>,
    /// What failed.
    pub(super) failed: Option<Trouble>,
    /// Whether its text has findings of error severity.
    pub(super) has_errors: bool,
    /// The tokens it took.
    pub(super) usage: Option<Usage>,
}

/// Why a row has no result.
pub(super) struct Trouble {
    /// In one line, with the row's id.
    pub(super) line: String,
    /// Whether it lies with the endpoint, so that other rows may fail for the same reason.
    pub(super) is_endpoints: bool,
    /// What makes every other row fail too: nothing more is begun.
    pub(super) stop: Option<Error>,
}

/// What came of a row.
pub(super) struct Made {
    /// Its result.
    pub(super) result: Result<Value, Failed>,
    /// Whether its text has findings of error severity.
    pub(super) has_errors: bool,
    /// The tokens it took.
    pub(super) usage: Option<Usage>,
    /// Whether a failure lies with the endpoint.
    pub(super) is_endpoints: bool,
    /// What makes every other row fail too.
    pub(super) stop: Option<Error>,
}

impl Made {
    /// A result that took no endpoint.
    pub(super) fn here(result: Result<Value, Failed>, has_errors: bool) -> Self {
        Self {
            result,
            has_errors,
            ..Self::nothing()
        }
    }

    fn nothing() -> Self {
        Self {
            result: Ok(Value::Null),
            has_errors: false,
            usage: None,
            is_endpoints: false,
            stop: None,
        }
    }
}

/// A row without what was read of it: what its line of output is made of.
pub(super) struct Frame {
    id: Value,
    fields: Map<String, Value>,
    share: Option<f64>,
}

impl Frame {
    /// A row; one without fields is finished already.
    fn of(item: Item) -> Result<Self, Box<Finished>> {
        let (id, share) = (item.id, item.share);
        match item.fields {
            Ok(fields) => Ok(Self {
                id,
                fields: lifted(fields),
                share,
            }),
            Err(why) => {
                let fields = Map::new();
                let frame = Self { id, fields, share };
                let made = Made::here(Err(Failed::input(why)), false);
                Err(Box::new(frame.finish(made)))
            }
        }
    }

    /// The row with what came of it.
    pub(super) fn finish(self, made: Made) -> Finished {
        let failed = made.result.as_ref().err().map(|failed| Trouble {
            line: format!("row {}: {}", self.id, failed.message),
            is_endpoints: made.is_endpoints,
            stop: made.stop,
        });
        Finished {
            line: Some(batch::row(&self.id, self.fields, made.result)),
            share: self.share,
            failed,
            has_errors: made.has_errors,
            usage: made.usage,
        }
    }

    /// The row, untouched, because of what stops everything.
    pub(super) fn leave(self, stop: Error) -> Finished {
        Finished {
            line: None,
            share: self.share,
            failed: Some(Trouble {
                line: String::new(),
                is_endpoints: false,
                stop: Some(stop),
            }),
            has_errors: false,
            usage: None,
        }
    }
}

impl<'a> Work<'a> {
    /// The schema of the results.
    pub(super) fn schema(&self) -> &'static str {
        match self {
            Self::Scan(_) => "gig.scan/1",
            Self::Match(_) => "gig.match/1",
            Self::Check(_) => "gig.check/1",
            Self::Draft(drafts) => drafts.schema(),
        }
    }

    /// The first step of a row. A fault of gig's in one row is that row's error.
    pub(super) fn start(&'a self, item: Item) -> Step<'a, Finished> {
        let frame = match Frame::of(item) {
            Ok(frame) => frame,
            Err(finished) => return Step::Done(*finished),
        };
        match self {
            Self::Scan(scanning) => done(frame, |id, fields| scanning.row(id, fields)),
            Self::Match(matching) => done(frame, |id, fields| matching.row(id, fields)),
            Self::Check(checking) => done(frame, |_, fields| checking.row(fields)),
            Self::Draft(drafts) => drafts.start(frame),
        }
    }
}

/// The draft of an earlier batch is the draft of this one: `gig batch proposal | gig batch check`.
fn lifted(mut fields: Map<String, Value>) -> Map<String, Value> {
    let draft = fields.get("result").and_then(|made| made.get("draft"));
    if let (Some(draft), false) = (draft.cloned(), fields.contains_key("draft")) {
        fields.insert("draft".to_owned(), draft);
    }
    fields
}

/// A row that is done in one step.
fn done<'a>(
    frame: Frame,
    work: impl FnOnce(&Value, &Map<String, Value>) -> Made,
) -> Step<'a, Finished> {
    let made = guarded(|| work(&frame.id, &frame.fields));
    Step::Done(
        frame.finish(made.unwrap_or_else(|error| Made::here(Err(Failed::from(&error)), false))),
    )
}

/// Runs what may have a fault that one text in a million finds.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        Error::new(
            Kind::Input,
            "gig failed on this row: a fault of gig's, please report it",
        )
    })
}
