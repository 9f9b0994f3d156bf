//! The exit codes, named in one place; help and man page list them from here.

/// What gig's exit tells a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Status {
    /// Fine.
    Ok = 0,
    /// The text has findings of error severity.
    Findings = 1,
    /// The command line is wrong.
    Usage = 2,
    /// An input, a profile, a template or the configuration could not be used.
    Input = 3,
    /// The endpoint refused: authentication, quota, a bad request.
    Refused = 4,
    /// The endpoint could not be reached, timed out, or its answer is incomplete.
    Incomplete = 5,
    /// A batch finished with failed rows.
    Rows = 6,
    /// Interrupted by the user.
    Interrupted = 130,
}

impl Status {
    /// Every status with its meaning in a few words, in the order of the codes.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Ok, "fine"),
        (Self::Findings, "the text has findings of error severity"),
        (Self::Usage, "the command line is wrong"),
        (
            Self::Input,
            "an input, profile, template or configuration could not be used",
        ),
        (
            Self::Refused,
            "the endpoint refused: authentication, quota or a bad request",
        ),
        (
            Self::Incomplete,
            "endpoint unreachable or timed out, or its answer is incomplete",
        ),
        (Self::Rows, "a batch finished with failed rows"),
        (Self::Interrupted, "interrupted"),
    ];

    /// The number the shell sees.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}
