//! Runs the built `gig` in an empty world: no HOME, no variables, a folder of its own.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::Duration;

use tempfile::TempDir;

/// One run of `gig`, or several in the same world.
///
/// ```ignore
/// let gig = Gig::new().file("post.md", "Build a shop").profile("ada", "…");
/// gig.run(&["scan", "post.md"]).ok().stdout_has("no findings");
/// ```
pub struct Gig {
    world: TempDir,
    variables: Vec<(String, OsString)>,
    stdin: Option<Vec<u8>>,
}

impl Gig {
    /// An empty world: a working folder, a `GIG_HOME`, nothing piped in.
    pub fn new() -> Self {
        let world = TempDir::new().unwrap();
        std::fs::create_dir(world.path().join("work")).unwrap();
        Self {
            world,
            variables: Vec::new(),
            stdin: None,
        }
    }

    /// The working folder.
    pub fn folder(&self) -> PathBuf {
        self.world.path().join("work")
    }

    /// The folder that is `GIG_HOME`.
    pub fn home(&self) -> PathBuf {
        self.world.path().join("home")
    }

    /// The same with a file in the working folder.
    pub fn file(self, name: &str, contents: impl AsRef<[u8]>) -> Self {
        put(&self.folder().join(name), contents.as_ref());
        self
    }

    /// The same with a file under `GIG_HOME`: `config.toml`, `prompts/mine.md`.
    pub fn home_file(self, name: &str, contents: impl AsRef<[u8]>) -> Self {
        put(&self.home().join(name), contents.as_ref());
        self
    }

    /// The same with a profile of the user's.
    pub fn profile(self, name: &str, text: &str) -> Self {
        self.home_file(&format!("profiles/{name}.md"), text)
    }

    /// The same with a variable.
    pub fn env(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }

    /// The same with something piped in.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = Some(bytes.into());
        self
    }

    /// The command, for tests that need more than [`Gig::run`].
    pub fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gig"));
        command
            .args(arguments)
            .current_dir(self.folder())
            .env_clear()
            .env("GIG_HOME", self.home())
            .envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs `gig` with `arguments`; ends it after 30 seconds.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let mut command = assert_cmd::Command::from_std(self.command(arguments));
        command.timeout(Duration::from_secs(30));
        command.write_stdin(self.stdin.clone().unwrap_or_default());
        let output = command.output().unwrap();
        Run {
            folder: self.world.path().display().to_string(),
            arguments: arguments.join(" "),
            output,
        }
    }
}

fn put(path: &Path, contents: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, contents).unwrap();
}

/// What a run left.
pub struct Run {
    folder: String,
    arguments: String,
    output: Output,
}

impl Run {
    /// The exit code; `None` when a signal or the timeout ended it.
    pub fn code(&self) -> Option<i32> {
        self.output.status.code()
    }

    /// Stdout.
    pub fn stdout(&self) -> String {
        String::from_utf8(self.output.stdout.clone()).unwrap()
    }

    /// Stderr, with the test's own folder written as `[world]`.
    pub fn stderr(&self) -> String {
        String::from_utf8(self.output.stderr.clone())
            .unwrap()
            .replace(&self.folder, "[world]")
    }

    /// Stdout as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.output.stdout)
            .unwrap_or_else(|error| panic!("{error}\n{}", self.transcript()))
    }

    /// The same if the exit code is 0.
    #[track_caller]
    pub fn ok(&self) -> &Self {
        self.exits(0)
    }

    /// The same if the exit code is `code`.
    #[track_caller]
    pub fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code(), Some(code), "{}", self.transcript());
        self
    }

    /// The same if stdout has `part`.
    #[track_caller]
    pub fn stdout_has(&self, part: &str) -> &Self {
        assert!(
            self.stdout().contains(part),
            "no {part:?} in stdout\n{}",
            self.transcript()
        );
        self
    }

    /// The same if stderr has `part`.
    #[track_caller]
    pub fn stderr_has(&self, part: &str) -> &Self {
        assert!(
            self.stderr().contains(part),
            "no {part:?} in stderr\n{}",
            self.transcript()
        );
        self
    }

    /// Command, exit code, stdout and stderr in one text, for snapshots and failures.
    pub fn transcript(&self) -> String {
        let code = self
            .code()
            .map_or("killed".to_owned(), |code| code.to_string());
        let stdout = String::from_utf8_lossy(&self.output.stdout).replace(&self.folder, "[world]");
        format!(
            "$ gig {}\n{stdout}--- stderr, exit {code}\n{}",
            self.arguments,
            String::from_utf8_lossy(&self.output.stderr).replace(&self.folder, "[world]"),
        )
    }
}
