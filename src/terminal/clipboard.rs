//! Clipboard: puts a text where the user can paste it: through the system's own program, else by
//! asking the terminal (OSC 52).
//!
//! A clipboard library would lose the text on X11 and Wayland, where it lives only as long as the
//! program that offered it (facts.md §7); the programs of the system stay behind to hold it.

use std::io::Write;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::Terminal;
use crate::environment::Environment;
use crate::error::{Error, Kind, Result};

/// What a terminal takes at most, encoded: xterm's limit, the lowest of those that tell one.
const LONGEST: usize = 74_994;

/// A program that takes the text on stdin, and the variable whose presence says that it can work.
const PROGRAMS: &[(Option<&str>, &str, &[&str])] = &[
    (Some("WAYLAND_DISPLAY"), "wl-copy", &[]),
    (Some("DISPLAY"), "xclip", &["-selection", "clipboard"]),
    (Some("DISPLAY"), "xsel", &["--clipboard", "--input"]),
    (Some("TERMUX_VERSION"), "termux-clipboard-set", &[]),
    (Some("WSL_DISTRO_NAME"), "clip.exe", &[]),
];

impl Terminal {
    /// Puts `text` on the clipboard; by what.
    ///
    /// # Errors
    ///
    /// When no program takes it and no terminal is there to be asked.
    pub fn copy(&mut self, text: &str, world: &Environment) -> Result<String> {
        let hidden: Vec<&str> = self.key_variables.iter().map(String::as_str).collect();
        for (program, arguments) in programs(world) {
            let mut command = world.command(program, hidden.iter().copied());
            command.args(*arguments);
            if feed(command, text) {
                return Ok(program.to_owned());
            }
        }
        let sequence = osc52(text).ok_or_else(|| {
            Error::new(
                Kind::Input,
                "the text is too long for the terminal's clipboard",
            )
            .hint("write it to a file with --out")
        })?;
        if !self.stderr.is_terminal {
            return Err(Error::new(
                Kind::Input,
                "there is no clipboard here: no program for it and no terminal",
            )
            .hint("install wl-copy, xclip or xsel, or write to a file with --out"));
        }
        let mut stderr = std::io::stderr().lock();
        stderr
            .write_all(sequence.as_bytes())
            .and_then(|()| stderr.flush())
            .map_err(|error| {
                Error::new(Kind::Input, format!("cannot reach the terminal: {error}"))
            })?;
        Ok("the terminal, if it allows it (OSC 52)".to_owned())
    }
}

/// The programs that may work here, in the order they are tried.
fn programs(
    world: &Environment,
) -> impl Iterator<Item = (&'static str, &'static &'static [&'static str])> {
    let native: &[(Option<&str>, &str, &[&str])] = if cfg!(target_os = "macos") {
        &[(None, "pbcopy", &[])]
    } else if cfg!(windows) {
        &[(None, "clip.exe", &[])]
    } else {
        PROGRAMS
    };
    native
        .iter()
        .filter(|(variable, _, _)| variable.is_none_or(|name| world.variable(name).is_some()))
        .map(|(_, program, arguments)| (*program, arguments))
}

/// Runs a program with `text` on its stdin; whether it took it.
fn feed(mut command: Command, text: &str) -> bool {
    // xclip and wl-copy stay behind as holders of the text: with our streams open they would keep a
    // pipe's reader waiting.
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let written = child
        .stdin
        .take()
        .is_some_and(|mut stdin| stdin.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}

/// The sequence that asks a terminal to hold `text`; none when it is longer than terminals take.
fn osc52(text: &str) -> Option<String> {
    let encoded = BASE64_STANDARD.encode(text);
    (encoded.len() <= LONGEST).then(|| format!("\u{1b}]52;c;{encoded}\u{7}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_asked_in_its_own_way() {
        assert_eq!(osc52("héllo").unwrap(), "\u{1b}]52;c;aMOpbGxv\u{7}");
        assert_eq!(osc52(&"x".repeat(60_000)), None);
    }
}
