//! What reaches a terminal and what reaches a pipe.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;
#[cfg(target_os = "linux")]
use std::time::Duration;

use crate::support::Gig;

/// A profile that would like to own the terminal.
const HOSTILE: &str = "# Ada \u{1b}]0;owned\u{7}Marsh\n\nI \u{1b}[31mcut\u{1b}[0m costs \u{9b}2J by 30%.\rHidden \u{202e}txt\u{202c}.\n\u{1b}]8;;http://evil.example\u{1b}\\site\u{1b}]8;;\u{1b}\\ built \u{7f}\u{8}.\nNever closed \u{1b}]52;c;AAAA\n## Skills\n- Python\u{e0041}\n";

#[test]
fn a_pipe_gets_the_bytes_as_they_are_and_no_colour() {
    let gig = Gig::new().file("ada.md", HOSTILE);
    let run = gig.run(&["profile", "show", "ada.md"]);
    run.ok().stdout_has("\u{1b}[31mcut");
    let plain = Gig::new().file("ada.md", "I map wells.\n");
    let run = plain.run(&["profile", "check", "ada.md"]);
    assert!(!run.stdout().contains('\u{1b}') && !run.stderr().contains('\u{1b}'));
}

#[test]
fn colour_follows_flag_and_conventions() {
    let gig = || Gig::new().file("ada.md", "I map wells.\n");
    let has_colour =
        |gig: &Gig, arguments: &[&str]| gig.run(arguments).ok().stdout().contains('\u{1b}');
    let check = ["profile", "check", "ada.md"];
    assert!(has_colour(
        &gig(),
        &["--color", "always", "profile", "check", "ada.md"]
    ));
    assert!(has_colour(&gig().env("CLICOLOR_FORCE", "1"), &check));
    assert!(!has_colour(
        &gig().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"),
        &check
    ));
    assert!(has_colour(
        &gig().home_file("config.toml", "color = 'always'\n"),
        &check
    ));
    let never = ["--color", "never", "profile", "check", "ada.md"];
    assert!(!has_colour(&gig().env("CLICOLOR_FORCE", "1"), &never));
}

#[cfg(target_os = "linux")]
mod linux {
    use super::*;

    /// A session on a pseudo-terminal, by script(1).
    struct Session {
        /// What the terminal was sent.
        seen: String,
        /// How gig ended.
        code: Option<i32>,
    }

    /// Runs a shell line on a pseudo-terminal where `typed` is typed ahead; none without script(1).
    fn session(gig: &Gig, line: &str, typed: &str) -> Option<Session> {
        let program = Path::new(env!("CARGO_BIN_EXE_gig"));
        let folder = program.parent().unwrap().display();
        let mut child = std::process::Command::new("timeout")
            .args(["--foreground", "60", "script", "-qec", line, "/dev/null"])
            .current_dir(gig.folder())
            .env_clear()
            .env("PATH", format!("{folder}:/usr/bin:/bin"))
            .env("TERM", "xterm-256color")
            .env("GIG_HOME", gig.home())
            .env("EDITOR", "sed -i s/wells/springs/")
            .env("SOME_API_KEY", "sk-not-for-editors")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let mut keyboard = child.stdin.take().unwrap();
        for key in typed.split_inclusive('\u{3}') {
            if key.contains('\u{3}') {
                // Ctrl-C is for the question only once it stands.
                std::thread::sleep(Duration::from_millis(1_500));
            }
            // Who has ended reads no more.
            let _ = keyboard.write_all(key.as_bytes());
        }
        let output = if typed.is_empty() {
            drop(keyboard);
            child.wait_with_output()
        } else {
            // The end of what is typed would end the questions too.
            let output = child.wait_with_output();
            drop(keyboard);
            output
        };
        let output = output.unwrap();
        if matches!(output.status.code(), Some(126 | 127)) {
            return None;
        }
        Some(Session {
            seen: String::from_utf8_lossy(&output.stdout).into_owned(),
            code: output.status.code(),
        })
    }

    /// Three drafts of which the second alone meets the post's demand; the third is taken.
    #[test]
    fn one_of_several_drafts_is_picked() {
        use crate::support::endpoint::{Endpoint, stream};
        // Three choices in one answer, their pieces out of order.
        let piece = |index: usize, text: &str, finish: Option<&str>| {
            let delta = serde_json::json!({"content": text});
            let choice =
                serde_json::json!({"index": index, "delta": delta, "finish_reason": finish});
            serde_json::json!({ "choices": [choice] }).to_string()
        };
        let pieces = [
            piece(2, "Third, ", None),
            piece(0, "First, in Python.", Some("stop")),
            piece(1, "BLUE\n\n", None),
            piece(2, "in Python.", Some("stop")),
            piece(1, "Second, in Python.", Some("stop")),
        ];
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        let endpoint = Endpoint::always(stream(&pieces));
        let config = format!(
            "[endpoints.here]\nbase_url = \"{}\"\nmodel = \"m\"\nretries = 0\n",
            endpoint.base_url()
        );
        let gig = Gig::new()
            .home_file("config.toml", config)
            .profile("ada", "---\nname: Ada\n---\n## Skills\n- Python\n")
            .file(
                "post.md",
                "A dashboard in Python. Start your proposal with the word BLUE.",
            );
        let line = "gig proposal post.md -n 3 --repair 0 --temperature 0.5";
        // The best stands first in the choice; one down is the third, Escape takes none.
        for (typed, wanted, code) in [
            ("\u{1b}[B\r", "Third, in Python.", 1),
            ("\r", "BLUE", 0),
            ("\u{1b}", "BLUE", 130),
        ] {
            let Some(ended) = session(&gig, line, typed) else {
                return; // No script(1) on this machine.
            };
            let seen = without_own(&ended.seen);
            for number in 1..=3 {
                assert!(seen.contains(&format!("{number} of 3, ")), "{seen}");
            }
            let (_, after) = seen.rsplit_once("Which draft?").unwrap_or_default();
            assert!(after.contains(wanted), "{typed:?}: {seen}");
            assert_eq!(ended.code, Some(code), "{typed:?}: {seen}");
        }
    }

    fn on_a_terminal(gig: &Gig, arguments: &str) -> Option<String> {
        session(gig, &format!("gig {arguments}"), "").map(|ended| ended.seen)
    }

    #[test]
    fn a_person_is_asked_and_the_answers_are_kept() {
        let gig = Gig::new();
        let Some(ended) = session(&gig, "gig profile new ada", "Ada M\u{e5}rsh\r\r50 EUR/h\r")
        else {
            return;
        };
        assert_eq!(ended.code, Some(0), "{}", ended.seen);
        let made = std::fs::read_to_string(gig.home().join("profiles/ada.md")).unwrap();
        assert!(
            made.starts_with("---\nname: Ada M\u{e5}rsh\ntitle:\n"),
            "{made}"
        );
        assert!(made.contains("\nrate: 50 EUR/h\n"), "{made}");
    }

    #[test]
    fn ctrl_c_at_a_question_ends_with_130_and_makes_nothing() {
        let gig = Gig::new();
        if let Some(ended) = session(&gig, "gig profile new ada", "\u{3}\u{3}\u{3}") {
            assert_eq!(ended.code, Some(130), "{}", ended.seen);
            assert!(!gig.home().join("profiles/ada.md").exists());
        }
    }

    #[test]
    fn the_editor_changes_the_profile_and_sees_no_keys() {
        let gig = Gig::new().profile("ada", "I map wells.\n");
        let Some(ended) = session(&gig, "gig profile edit", "") else {
            return;
        };
        assert_eq!(ended.code, Some(0), "{}", ended.seen);
        let text = std::fs::read_to_string(gig.home().join("profiles/ada.md")).unwrap();
        assert_eq!(text, "I map springs.\n");
        let spy = gig.file("spy", "#!/bin/sh\nenv > env.txt\n");
        session(&spy, "EDITOR='sh ./spy' gig profile edit", "");
        let env = std::fs::read_to_string(spy.folder().join("env.txt")).unwrap();
        assert!(
            env.contains("TERM=") && !env.contains("sk-not-for-editors"),
            "{env}"
        );
    }

    /// What is left of a terminal's input without colours and line ends: gig's own colours only.
    fn without_own(text: &str) -> String {
        let mut text = text.replace("\r\n", "\n");
        for code in ["0", "1", "2", "31", "32", "33", "36"] {
            text = text.replace(&format!("\u{1b}[{code}m"), "");
        }
        text
    }

    #[test]
    fn hostile_bytes_never_reach_a_terminal() {
        let gig = Gig::new().file("ada.md", HOSTILE);
        for arguments in [
            "profile show ada.md",
            "profile check ada.md",
            "profile show --json ada.md",
        ] {
            let Some(seen) = on_a_terminal(&gig, arguments) else {
                return; // No script(1) on this machine.
            };
            assert!(!seen.contains("\u{1b}[31mcut"), "{seen:?}");
            let seen = without_own(&seen);
            assert!(seen.contains("Ada"), "{seen:?}");
            let bad = seen.chars().find(|&c| {
                (c.is_control() && c != '\n' && c != '\t')
                    || matches!(c, '\u{202A}'..='\u{202E}' | '\u{E0000}'..='\u{E007F}')
            });
            assert_eq!(bad, None, "{seen:?}");
        }
    }

    #[test]
    fn hostile_names_never_reach_a_terminal() {
        let gig = Gig::new();
        for arguments in [
            r#"profile show "$(printf './\033[31mx.md')""#,
            r#""$(printf 'profil\033[31me')""#,
            r#"profile show "$(printf -- '--\033]0;owned')""#,
        ] {
            let Some(seen) = on_a_terminal(&gig, arguments) else {
                return;
            };
            let seen = without_own(&seen);
            assert!(seen.contains("error"), "{seen:?}");
            assert!(!seen.contains('\u{1b}'), "{seen:?}");
        }
    }

    #[test]
    fn a_full_disk_is_an_error_and_a_closed_pipe_is_not() {
        let gig = Gig::new().file("ada.md", "I map wells.\n".repeat(9_000));
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = gig
            .command(&["profile", "show", "ada.md"])
            .stdout(full)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(3));
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(stderr, "error: cannot write to stdout: the disk is full\n");

        let mut child = gig
            .command(&["profile", "show", "ada.md"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}
