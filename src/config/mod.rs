//! Config: settings from flags, variables, project and user files, and the secrets among them.
//!
//! Pure: it is given texts and a map of variables. Reading them is `environment`'s and `store`'s.

pub mod cost;
pub mod edit;
mod endpoint;
mod layer;
pub mod preset;
mod schema;
mod secret;
mod settings;
mod target;
mod value;

pub use endpoint::{Auth, Endpoint, KeySource, Timeouts, is_loopback};
pub use layer::{Entry, Key, Layer, Origin, Owner};
pub use schema::{SETTINGS, Setting};
pub use secret::Secret;
pub use settings::{Color, RuleLevel, Settings};
pub use target::Target;
pub use value::{Kind, Value};

#[cfg(test)]
mod tests;
