//! Template: front matter and sections of a prompt file, and their rendering.
//!
//! The engine is minijinja: strict about unknown variables, bounded by fuel, without a loader
//! (a template cannot read files). Errors name the file and the line of the file.
