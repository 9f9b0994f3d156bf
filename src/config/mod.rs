//! Config: settings from flags, variables, project and user files, and the secrets among them.
//!
//! Pure: it is given texts and a map of variables. Reading them is `environment`'s and `store`'s.

mod secret;

pub use secret::Secret;
