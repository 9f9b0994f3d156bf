//! Error: bad news about the world (a file, the network, a flag), never about the user's text.
//!
//! Every error has a kind, from which the exit code follows, one line that says what failed and why,
//! and hints that say what to do next. Findings about a text are `diagnostic`'s.

use std::fmt;

use crate::exit::Status;

/// What kind of thing failed; decides the exit code and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command line.
    Usage,
    /// A file or piped text that could not be used.
    Input,
    /// A profile.
    Profile,
    /// A prompt template.
    Template,
    /// A setting or configuration file.
    Config,
    /// History or another store of gig's own.
    Store,
    /// The endpoint said no.
    Refused,
    /// The endpoint could not be reached or took too long.
    Unreachable,
    /// The answer ended early, is empty, or is not an answer.
    Incomplete,
    /// The user stopped it.
    Interrupted,
    /// The reader of stdout went away: ends quietly.
    ClosedPipe,
}

impl Kind {
    /// The exit code of this kind.
    #[must_use]
    pub const fn status(self) -> Status {
        match self {
            Self::Usage => Status::Usage,
            Self::Input | Self::Profile | Self::Template | Self::Config | Self::Store => {
                Status::Input
            }
            Self::Refused => Status::Refused,
            Self::Unreachable | Self::Incomplete => Status::Incomplete,
            Self::Interrupted => Status::Interrupted,
            Self::ClosedPipe => Status::Ok,
        }
    }
}

/// Something of the world failed. `Display` is the one line, lower case, without a full stop.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    hints: Vec<String>,
    status: Option<u16>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The result of everything that can fail for a reason of the world's.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error of `kind` that says what failed and why.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
            status: None,
            source: None,
        }
    }

    /// The same with a hint at what to do next; hints keep their order.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same with the error below it, shown with `-v`.
    #[must_use]
    pub fn caused_by(mut self, source: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// The same with the HTTP status that an endpoint answered.
    #[must_use]
    pub const fn answered(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// The HTTP status, when an endpoint answered with one that is an error.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// What kind of thing failed.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// What to do next, most useful first.
    #[must_use]
    pub fn hints(&self) -> &[String] {
        &self.hints
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
