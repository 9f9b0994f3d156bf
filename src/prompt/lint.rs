//! Lint: what is wrong with a template that parses, told before anyone runs it: inputs that contradict
//! themselves, filters and parts that do not exist even where no example reaches them.
//!
//! Unknown variables and loops without end show when it is rendered, which is `pipeline`'s.

use minijinja::ErrorKind;
use serde_json::Value;

use super::catalog;
use super::template::{Input, InputKind, Template, broken, engine};
use crate::error::Error;
use crate::text::pattern::Lowered;
use crate::text::similarity::nearest;
use crate::text::{Pattern, Span};

const AUDIENCES: [&str; 3] = ["freelancer", "client", "both"];
const CHECKS: [&str; 3] = ["proposal", "reply", "post"];
/// The filters that a wrong one is compared with: those that templates have a use for.
const FILTERS: [&str; 16] = [
    "capitalize",
    "default",
    "first",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "replace",
    "round",
    "shortened",
    "sort",
    "title",
    "trim",
    "upper",
];

/// What stands between `{{` and `}}` or `{%` and `%}`.
static TAG: Pattern = Pattern::new(&["{{", "{%"], r"\{\{.*?\}\}|\{%.*?%\}");
static FILTER: Pattern = Pattern::new(&["|"], r"\|\s*([a-z_]\w*)");
static INCLUDE: Pattern = Pattern::new(&["include"], r#"\binclude\s+["']([^"']*)["']"#);
static STRING: Pattern = Pattern::new(&["\"", "'"], r#""[^"]*"|'[^']*'"#);

/// Everything wrong with a parsed template; `source` is its file's text.
#[must_use]
pub fn lint(template: &Template, source: &str) -> Vec<Error> {
    let mut found = Vec::new();
    let line_of = |key: &str| {
        let begins = |line: &str| {
            let rest = line.trim_start().strip_prefix(key);
            rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
        };
        source.lines().position(begins).map_or(1, |at| at + 1)
    };
    let fault = |line: usize, reason: String| broken(&template.file, line, &reason);
    if template.description.trim().is_empty() {
        found.push(
            fault(line_of("description"), "there is no description".to_owned())
                .hint("one line on what it makes: gig write --list shows it"),
        );
    }
    if !template.audience.is_empty() && !AUDIENCES.contains(&template.audience.as_str()) {
        let error = fault(
            line_of("audience"),
            format!("unknown audience '{}'", template.audience),
        );
        found.push(near(error, &template.audience, &AUDIENCES));
    }
    for check in template
        .checks
        .iter()
        .filter(|check| !CHECKS.contains(&check.as_str()))
    {
        let error = fault(line_of("checks"), format!("unknown checks '{check}'"));
        found.push(near(error, check, &CHECKS));
    }
    for (name, input) in &template.inputs {
        if let Some((reason, hint)) = contradiction(input) {
            found.push(fault(line_of(name), format!("the input '{name}' {reason}")).hint(hint));
        }
    }
    for (first, text) in template.bodies() {
        body(template, first, text, &mut found);
    }
    found
}

/// The error with the nearest of the known names, or all of them.
fn near(error: Error, typed: &str, known: &[&str]) -> Error {
    match nearest(typed, known.iter().copied()) {
        Some(near) => error.hint(format!("did you mean '{near}'?")),
        None => error.hint(format!("there are: {}", known.join(", "))),
    }
}

/// How an input contradicts itself, and what to do.
fn contradiction(input: &Input) -> Option<(String, String)> {
    let is_choice = input.kind == InputKind::Choice;
    let kind = input.kind.as_str();
    if is_choice && input.choices.is_empty() {
        return Some((
            "is a choice of nothing".to_owned(),
            "list its values: choices: [a, b]".to_owned(),
        ));
    }
    if !is_choice && !input.choices.is_empty() {
        return Some((
            format!("has choices and is of type {kind}"),
            "say 'type: choice'".to_owned(),
        ));
    }
    let default = input
        .default
        .as_ref()
        .filter(|default| !default.is_null())?;
    if input.required {
        let hint = "leave one of the two out".to_owned();
        return Some(("is required and has a default".to_owned(), hint));
    }
    let text = default.as_str();
    let fits = match input.kind {
        InputKind::Integer => default.as_u64().is_some(),
        InputKind::Boolean => default.is_boolean(),
        InputKind::Choice => text.is_some_and(|text| input.choices.iter().any(|one| one == text)),
        InputKind::Line => text.is_some_and(|text| text.lines().count() <= 1),
        InputKind::Text => text.is_some(),
        InputKind::Post | InputKind::Profile => false,
    };
    let shown = match default {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let hint = match input.kind {
        InputKind::Choice => format!("its choices are: {}", input.choices.join(", ")),
        InputKind::Post | InputKind::Profile => "a post or a profile has no default".to_owned(),
        _ => format!("a default is of the input's own type, {kind}"),
    };
    (!fits).then(|| {
        (
            format!("has the default '{shown}', which is no {kind} of it"),
            hint,
        )
    })
}

/// Filters and parts that do not exist.
fn body(template: &Template, first: usize, text: &str, found: &mut Vec<Error>) {
    let lowered = Lowered::new(text);
    for tag in TAG.find_all(&lowered) {
        let line = first
            + text
                .get(..tag.start)
                .unwrap_or_default()
                .matches('\n')
                .count();
        let words = tag.of(text);
        for name in group(words, &INCLUDE).filter(|name| catalog::part(name).is_none()) {
            let error = broken(
                &template.file,
                line,
                &format!("there is no part '{name}' to include"),
            );
            found.push(near(error, name, &catalog::parts()));
        }
        let mut bare = words.to_owned();
        for string in STRING.find_all(&Lowered::new(words)) {
            bare.replace_range(string.start..string.end, &" ".repeat(string.len()));
        }
        for name in group(&bare, &FILTER).filter(|name| is_unknown_filter(name)) {
            let error = broken(
                &template.file,
                line,
                &format!("there is no filter '{name}'"),
            );
            found.push(near(error, name, &FILTERS));
        }
    }
}

/// What a pattern's group holds, wherever it is found.
fn group<'a>(text: &'a str, pattern: &Pattern) -> impl Iterator<Item = &'a str> {
    let captures = pattern.captures(&Lowered::new(text));
    let span = |groups: Vec<Option<Span>>| groups.get(1).copied().flatten();
    captures
        .into_iter()
        .filter_map(span)
        .map(|span| span.of(text))
}

fn is_unknown_filter(name: &str) -> bool {
    let engine = engine();
    let expression = format!("''|{name}");
    let evaluated = engine
        .compile_expression(&expression)
        .and_then(|expression| expression.eval(()));
    evaluated.is_err_and(|error| error.kind() == ErrorKind::UnknownFilter)
}
