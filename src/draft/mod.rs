//! Draft: a text on its way out, and the receipt of how it came about; the ledger of its claims.

pub mod borrowed;
pub mod ledger;

/// A text gig hands over, or was handed, to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The words.
    pub text: String,
    /// What made it; absent for a text the user brought.
    pub receipt: Option<Receipt>,
}

/// How a draft came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The template's name and layer, `proposal (built-in)`.
    pub template: String,
    /// The profile's file name.
    pub profile: Option<String>,
    /// `offline`, or the model as the endpoint named it.
    pub model: String,
    /// SHA-256 of the post's text, hexadecimal.
    pub post_sha256: Option<String>,
    /// How many times the findings went back to the model.
    pub repairs: u32,
    /// The version of gig.
    pub gig: String,
}

impl Receipt {
    /// Whether a model wrote the words.
    #[must_use]
    pub fn is_from_a_model(&self) -> bool {
        self.model != "offline"
    }
}
