//! Levels: what a rule counts for: off, or a severity, as the user set it.
//!
//! Where a setting comes from (a flag, a file) is `config`'s and the command's.

use std::collections::BTreeMap;

use super::RULES;
use crate::diagnostic::{Diagnostic, RuleId, RuleInfo, Severity};
use crate::error::{Error, Kind, Result};
use crate::text::similarity;

/// The rules that say nothing unless the user asks for them.
const OPT_IN: [RuleId; 1] = [RuleId("J22")];

/// What a rule counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not run.
    Off,
    /// Whatever the rule itself says of each finding.
    Own,
    /// Every finding at this severity.
    At(Severity),
}

/// The levels that the user set, by rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<RuleId, Level>);

/// Nothing set.
pub(super) static UNSET: Levels = Levels(BTreeMap::new());

impl Levels {
    /// Sets one rule.
    pub fn set(&mut self, rule: RuleId, level: Level) {
        self.0.insert(rule, level);
    }

    /// Sets one rule as it is written on a command line: `P13=off`, `contact=note`.
    ///
    /// # Errors
    ///
    /// [`Kind::Usage`] when there is no such rule or level.
    pub fn set_written(&mut self, written: &str) -> Result<()> {
        let Some((rule, level)) = written.split_once('=') else {
            return Err(
                Error::new(Kind::Usage, format!("'{written}' does not set a rule"))
                    .hint("write RULE=off, note, warning or error, as in P13=off"),
            );
        };
        let level = match level.trim() {
            "off" => Level::Off,
            "on" => Level::Own,
            "note" => Level::At(Severity::Note),
            "warning" => Level::At(Severity::Warning),
            "error" => Level::At(Severity::Error),
            other => {
                return Err(
                    Error::new(Kind::Usage, format!("'{other}' is no level of a rule"))
                        .hint("a level is off, on, note, warning or error"),
                );
            }
        };
        self.set(named(rule.trim())?.id, level);
        Ok(())
    }

    /// The level of a rule.
    #[must_use]
    pub fn of(&self, rule: RuleId) -> Level {
        let default = if OPT_IN.contains(&rule) {
            Level::Off
        } else {
            Level::Own
        };
        self.0.get(&rule).copied().unwrap_or(default)
    }

    /// Whether a rule runs.
    #[must_use]
    pub fn is_on(&self, rule: RuleId) -> bool {
        self.of(rule) != Level::Off
    }

    /// A finding at the level of its rule.
    #[must_use]
    pub fn apply(&self, finding: Diagnostic) -> Diagnostic {
        match self.of(finding.rule) {
            Level::At(severity) => finding.severity(severity),
            Level::Off | Level::Own => finding,
        }
    }
}

/// Every rule there is: of texts, of the form of answers, and of the waivers in them.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter().map(|rule| &rule.info).chain(super::others())
}

/// The rule with this id or name.
///
/// # Errors
///
/// [`Kind::Usage`] when there is none, with the nearest.
pub fn named(name: &str) -> Result<&'static RuleInfo> {
    let found = rules().find(|info| info.id.0.eq_ignore_ascii_case(name) || info.name == name);
    found.ok_or_else(|| {
        let error = Error::new(Kind::Usage, format!("no rule is called '{name}'"));
        let names: Vec<&str> = rules().flat_map(|info| [info.id.0, info.name]).collect();
        match similarity::nearest(name, names) {
            Some(near) => error.hint(format!("did you mean '{near}'?")),
            None => error.hint("gig check --rules lists them"),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_set_by_id_or_name_and_the_last_word_counts() {
        let mut levels = Levels::default();
        levels.set_written("j12=off").unwrap();
        assert!(!levels.is_on(RuleId("J12")));
        levels.set_written("J12=note").unwrap();
        assert_eq!(levels.of(RuleId("J12")), Level::At(Severity::Note));
    }

    #[test]
    fn an_opt_in_rule_is_off_until_asked_for() {
        let mut levels = Levels::default();
        assert!(!levels.is_on(RuleId("J22")));
        levels.set_written("J22=on").unwrap();
        assert_eq!(levels.of(RuleId("J22")), Level::Own);
    }

    #[test]
    fn slips_are_usage_errors_with_a_hint() {
        let mut levels = Levels::default();
        for (written, hint) in [
            ("J99=off", "did you mean"),
            ("J12=loud", "a level is"),
            ("J12", "write RULE="),
        ] {
            let error = levels.set_written(written).unwrap_err();
            assert!(error.hints()[0].starts_with(hint), "{written}: {error}");
        }
    }
}
