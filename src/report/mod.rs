//! Report: findings and values as text for people, JSON and SARIF. Returns strings; prints nothing.
//!
//! Text from outside is passed on as it is: what may reach a screen is decided in `terminal`.

pub mod batch;
pub mod card;
pub mod checked;
mod contract;
pub mod compare;
pub mod coverage;
pub mod drafted;
pub mod posted;
mod excerpt;
pub mod figures;
pub mod finding;
pub mod profile;
pub mod history;
pub mod json_resume;
pub mod ranking;
pub mod revised;
pub mod sarif;
pub mod scan;
pub mod schema;
pub mod skills;
pub mod table;
