//! Environment: one snapshot of what the process was given: variables, working directory, clock,
//! directories, terminal facts. Taken once in `cli::main`, passed down as a value.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::error::{Error, Kind, Result};

/// What the process was given. Plain data: tests build their own. `Debug` shows no variable's value:
/// keys are among them.
#[derive(Clone)]
pub struct Environment {
    /// The variables whose names and values are Unicode.
    pub variables: BTreeMap<String, String>,
    /// The working directory.
    pub directory: PathBuf,
    /// Where the user's configuration, profiles and prompts live; absent without a home.
    pub config_dir: Option<PathBuf>,
    /// Where history lives; absent without a home.
    pub data_dir: Option<PathBuf>,
    /// Where what can be made again lives; absent without a home.
    pub cache_dir: Option<PathBuf>,
    /// Where what gig remembers by itself lives; absent without a home.
    pub state_dir: Option<PathBuf>,
    /// The nearest folder `.gig`, here or above, below the user's home or the root.
    pub project_dir: Option<PathBuf>,
    /// The user's home.
    pub home: Option<PathBuf>,
    /// When the process started.
    pub now: SystemTime,
    /// Whether stdin is a terminal.
    pub stdin_is_terminal: bool,
    /// Whether stdout is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether stderr is a terminal.
    pub stderr_is_terminal: bool,
}

impl Environment {
    /// Takes the snapshot. `GIG_HOME` overrides every directory.
    #[must_use]
    pub fn capture() -> Self {
        let variables: BTreeMap<String, String> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let home = std::env::var_os("GIG_HOME")
            .filter(|home| !home.is_empty())
            .map(PathBuf::from);
        let directory = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let user_home = directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned());
        let standard = directories::ProjectDirs::from("", "", "gig");
        let dir = |name: &str, of: fn(&directories::ProjectDirs) -> &Path| {
            home.as_ref()
                .map(|home| home.join(name))
                .or_else(|| standard.as_ref().map(|dirs| of(dirs).to_owned()))
        };
        Self {
            config_dir: home
                .clone()
                .or_else(|| dir("", directories::ProjectDirs::config_dir)),
            data_dir: dir("data", directories::ProjectDirs::data_dir),
            cache_dir: dir("cache", directories::ProjectDirs::cache_dir),
            state_dir: dir("state", |dirs| {
                dirs.state_dir().unwrap_or(dirs.data_local_dir())
            }),
            project_dir: project_dir(&directory, user_home.as_deref()),
            home: user_home,
            variables,
            directory,
            now: SystemTime::now(),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// A mark made for this request alone, sixteen hexadecimal digits: no text can know it beforehand.
    ///
    /// # Errors
    ///
    /// When the system has no randomness to give.
    pub fn nonce(&self) -> Result<String> {
        let random = getrandom::u64().map_err(|error| {
            Error::new(
                Kind::Config,
                format!("the system gives no random numbers: {error}"),
            )
        })?;
        Ok(format!("{random:016x}"))
    }

    /// The variable `name`, unless unset or empty.
    #[must_use]
    pub fn variable(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// A program to start, with an environment that holds no keys: neither the variables in
    /// `key_variables` nor any that is called an API key.
    pub fn command<'a>(
        &self,
        program: impl AsRef<std::ffi::OsStr>,
        key_variables: impl IntoIterator<Item = &'a str>,
    ) -> std::process::Command {
        let mut command = std::process::Command::new(program);
        for name in key_variables {
            command.env_remove(name);
        }
        for (name, _) in std::env::vars_os() {
            if is_called_a_key(&name.to_string_lossy()) {
                command.env_remove(name);
            }
        }
        command
    }

    /// A path as it is shown: `~` for the home, relative below the working directory.
    #[must_use]
    pub fn shown(&self, path: &Path) -> String {
        if let Ok(below) = path.strip_prefix(&self.directory) {
            return below.display().to_string();
        }
        match self
            .home
            .as_deref()
            .and_then(|home| path.strip_prefix(home).ok())
        {
            Some(below) => Path::new("~").join(below).display().to_string(),
            None => path.display().to_string(),
        }
    }
}

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Environment")
            .field("variables", &self.variables.keys())
            .field("directory", &self.directory)
            .finish_non_exhaustive()
    }
}

fn is_called_a_key(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    name.contains("API_KEY") || name.contains("APIKEY")
}

fn project_dir(directory: &Path, home: Option<&Path>) -> Option<PathBuf> {
    let own = [Some(directory), home].map(|path| path.and_then(owner));
    directory
        .ancestors()
        .take_while(|folder| Some(*folder) != home)
        .map(|folder| folder.join(".gig"))
        .find(|folder| folder.is_dir())
        // Above, in a folder that all may write to, it could be anybody's.
        .filter(|folder| folder.parent() == Some(directory) || own.contains(&owner(folder)))
}

/// Who owns a folder; none where that cannot be told.
fn owner(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata(path).ok().map(|facts| facts.uid())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}
