//! Slash commands: the words a talk understands after a `/`.

use crate::text::similarity::nearest;

/// What a line that begins with a slash asks for. An argument that may be left out is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slash {
    /// Talk about a post: a file, or what is pasted in the editor.
    Post(String),
    /// Talk about a profile.
    Profile(String),
    /// Draft a proposal for the post.
    Draft,
    /// Check the draft.
    Check,
    /// Show how post and profile match.
    Match,
    /// Show traps, questions and demands of the post.
    Scan,
    /// Make the next version of the draft.
    Revise(String),
    /// Print the draft.
    Show,
    /// Write the draft, or the last answer, to a file.
    Save(String),
    /// Put the draft, or the last answer, on the clipboard.
    Copy,
    /// Change the draft in the editor.
    Edit,
    /// Let another model answer, or say which does.
    Model(String),
    /// Take the last step back.
    Undo,
    /// Ask the last question again.
    Retry,
    /// List these commands.
    Help,
    /// Leave.
    Quit,
}

/// A command as the help shows it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The word after the slash.
    pub name: &'static str,
    /// What may follow it.
    pub argument: &'static str,
    /// What it does.
    pub help: &'static str,
    make: fn(String) -> Slash,
}

const fn entry(
    name: &'static str,
    argument: &'static str,
    help: &'static str,
    make: fn(String) -> Slash,
) -> Entry {
    Entry {
        name,
        argument,
        help,
        make,
    }
}

/// Every command, in the order of the help.
pub const COMMANDS: &[Entry] = &[
    entry(
        "post",
        "[FILE]",
        "talk about this job post; without a file, paste it in your editor",
        Slash::Post,
    ),
    entry(
        "profile",
        "[NAME|FILE]",
        "talk about this profile; without a name, say which it is",
        Slash::Profile,
    ),
    entry("match", "", "how the post and the profile match", |_| {
        Slash::Match
    }),
    entry(
        "scan",
        "",
        "traps, questions and demands of the post",
        |_| Slash::Scan,
    ),
    entry("draft", "", "draft a proposal for the post", |_| {
        Slash::Draft
    }),
    entry("show", "", "print the draft", |_| Slash::Show),
    entry("check", "", "check the draft, or the last answer", |_| {
        Slash::Check
    }),
    entry(
        "revise",
        "INSTRUCTION",
        "make the next version of the draft",
        Slash::Revise,
    ),
    entry("edit", "", "change the draft in your editor", |_| {
        Slash::Edit
    }),
    entry(
        "copy",
        "",
        "put the draft, or the last answer, on the clipboard",
        |_| Slash::Copy,
    ),
    entry(
        "save",
        "FILE",
        "write the draft, or the last answer, to a file",
        Slash::Save,
    ),
    entry("undo", "", "take the last answer or version back", |_| {
        Slash::Undo
    }),
    entry("retry", "", "ask the last question again", |_| Slash::Retry),
    entry(
        "model",
        "[NAME]",
        "let another model answer; without a name, say which does",
        Slash::Model,
    ),
    entry("help", "", "this list", |_| Slash::Help),
    entry("quit", "", "leave; Ctrl-D does, too", |_| Slash::Quit),
];

/// What a line asks for: none when it is no slash command but words.
///
/// A path at the beginning of a sentence (`/etc/hosts is …`) is words; a mistyped command is not.
///
/// # Errors
///
/// What is wrong with the command, in one line.
pub fn parse(line: &str) -> Option<Result<Slash, String>> {
    let rest = line.trim().strip_prefix('/')?;
    let (name, argument) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let argument = argument.trim();
    let Some(known) = COMMANDS.iter().find(|known| known.name == name) else {
        return Some(Err(unknown(&name)));
    };
    let is_missing = argument.is_empty() && is_needed(known.argument);
    if is_missing {
        return Some(Err(format!("/{name} needs {}", known.argument)));
    }
    if !argument.is_empty() && known.argument.is_empty() {
        return Some(Err(format!("/{name} takes nothing after it")));
    }
    Some(Ok((known.make)(argument.to_owned())))
}

fn is_needed(argument: &str) -> bool {
    !argument.is_empty() && !argument.starts_with('[')
}

fn unknown(name: &str) -> String {
    match nearest(name, COMMANDS.iter().map(|known| known.name)) {
        Some(near) => format!("there is no /{name}; did you mean /{near}?"),
        None => format!("there is no /{name}; /help lists the commands"),
    }
}

/// The list of commands as text.
#[must_use]
pub fn help() -> String {
    let label = |entry: &Entry| format!("/{} {}", entry.name, entry.argument);
    let width = COMMANDS
        .iter()
        .map(|entry| label(entry).len())
        .max()
        .unwrap_or(0);
    let mut out = String::new();
    for entry in COMMANDS {
        out.push_str(&format!("{:width$}  {}\n", label(entry), entry.help));
    }
    out.push_str(
        "Everything else is a question. Alt-Enter, or \\ at the end, starts a new line.\n",
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_told_from_words() {
        assert_eq!(parse("/undo"), Some(Ok(Slash::Undo)));
        assert_eq!(
            parse("  /POST  my post.md "),
            Some(Ok(Slash::Post("my post.md".to_owned())))
        );
        assert_eq!(parse("/profile"), Some(Ok(Slash::Profile(String::new()))));
        for words in [
            "what is /undo?",
            "/etc/hosts is broken",
            "/",
            "/ undo",
            "",
            "/2 of it",
        ] {
            assert_eq!(parse(words), None, "{words}");
        }
    }

    #[test]
    fn a_wrong_command_says_what_is_wrong() {
        let wrong = |line| parse(line).unwrap().unwrap_err();
        assert_eq!(wrong("/cehck"), "there is no /cehck; did you mean /check?");
        assert_eq!(
            wrong("/zzzzzz"),
            "there is no /zzzzzz; /help lists the commands"
        );
        assert_eq!(wrong("/save"), "/save needs FILE");
        assert_eq!(wrong("/undo two"), "/undo takes nothing after it");
    }

    #[test]
    fn help_names_every_command() {
        let help = help();
        for entry in COMMANDS {
            assert!(help.contains(&format!("/{}", entry.name)));
        }
    }
}
