//! Jobs: hosted batches on disk, in a folder beside the output they will fill: what was asked, the rows,
//! and how far each part is. Written down before each step, so that whatever stops gig in the middle,
//! the next run knows what may have cost money.

use std::collections::HashMap;
use std::fs::{self, File};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::files;
use crate::error::{Error, Kind, Result};
use crate::openai::ResultLine;

/// How far a part is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Stage {
    /// Its lines are on disk.
    Written,
    /// The provider has its lines.
    Uploaded {
        /// The file there.
        file: String,
    },
    /// It is being made, or was: a stop here is looked into.
    Creating {
        /// The file there.
        file: String,
    },
    /// The provider works on it.
    Created {
        /// The batch there.
        batch: String,
    },
    /// Its results are on disk.
    Fetched {
        /// The batch there.
        batch: String,
        /// How it ended: `completed`, `failed`, `expired`, `cancelled`.
        end: String,
        /// Why it failed as a whole.
        said: Option<String>,
    },
}

/// A part: one file, one batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What it is found by, at the provider and in file names.
    pub mark: String,
    /// How many requests it has.
    pub rows: u64,
    /// How far it is.
    #[serde(flatten)]
    pub stage: Stage,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// What was asked for, to judge the answers by the same measure.
    pub asked: Map<String, Value>,
    /// Where: the base URL and the model.
    pub endpoint: (String, String),
    /// The parts, in the order of the rows.
    pub parts: Vec<Part>,
}

/// A row as it was submitted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Its id.
    pub id: Value,
    /// Its fields, or why it has none.
    pub fields: std::result::Result<Map<String, Value>, String>,
}

/// The folder of a job.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder of the job that fills `out`.
    #[must_use]
    pub fn of(out: &Path) -> Self {
        let mut name = out.as_os_str().to_owned();
        name.push(".job");
        Self { path: name.into() }
    }

    /// The name of a file in it.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The job, if there is one.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn load(&self) -> Result<Option<Job>> {
        let path = self.file("job.json");
        if !path.exists() {
            return Ok(None);
        }
        let bytes = files::read(&path, 64 << 20)?;
        serde_json::from_slice(&bytes).map(Some).map_err(|error| {
            let name = files::shown(&path);
            Error::new(Kind::Store, format!("{name} cannot be understood: {error}"))
        })
    }

    /// Writes the job down, whole or not at all.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn save(&self, job: &Job) -> Result<()> {
        let text = serde_json::to_vec_pretty(job)
            .map_err(|error| Error::new(Kind::Store, format!("cannot write a job: {error}")))?;
        files::write(&self.file("job.json"), &text)
    }

    /// Opens a new file in it for writing.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn create(&self, name: &str) -> Result<io::BufWriter<File>> {
        let path = self.file(name);
        let made = files::make_folder(&self.path).and_then(|()| File::create(&path));
        made.map(io::BufWriter::new)
            .map_err(|error| files::unwritable(&path, error))
    }

    /// Takes the folder away: its rows have their results.
    pub fn remove(&self) {
        // What stays is of no harm: its job is over.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// A line, written and ended.
///
/// # Errors
///
/// When it cannot be written.
pub fn write_line(out: &mut impl Write, line: &str) -> Result<()> {
    let written = out
        .write_all(line.as_bytes())
        .and_then(|()| out.write_all(b"\n"));
    written.map_err(|error| Error::new(Kind::Store, format!("cannot write a job: {error}")))
}

/// Results on disk, found by the id of their request. Memory: some twenty bytes for each.
#[derive(Debug)]
pub struct Results {
    keys: RandomState,
    places: HashMap<u64, (u16, u64)>,
    files: Mutex<Vec<BufReader<File>>>,
}

impl Results {
    /// Reads through the files and notes where each result stands.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub fn index(paths: &[PathBuf]) -> Result<Self> {
        let keys = RandomState::new();
        let mut places = HashMap::new();
        let mut open = Vec::new();
        for (number, path) in (0..).zip(paths) {
            let fault = |error: io::Error| {
                let name = files::shown(path);
                Error::new(Kind::Input, format!("cannot read {name}: {error}"))
            };
            let mut reader = BufReader::new(File::open(path).map_err(fault)?);
            let (mut at, mut line) = (0, String::new());
            loop {
                line.clear();
                let read = reader.read_line(&mut line).map_err(fault)? as u64;
                if read == 0 {
                    break;
                }
                if let Some(result) = ResultLine::parse(&line) {
                    // A provider may tell an error and an answer: the first word counts.
                    let key = keys.hash_one(&result.custom_id);
                    places.entry(key).or_insert((number, at));
                }
                at += read;
            }
            open.push(reader);
        }
        Ok(Self {
            keys,
            places,
            files: Mutex::new(open),
        })
    }

    /// The result of a request.
    #[must_use]
    pub fn get(&self, custom_id: &str) -> Option<ResultLine> {
        let key = self.keys.hash_one(custom_id);
        let (number, at) = self.places.get(&key)?;
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let file = files.get_mut(usize::from(*number))?;
        file.seek(SeekFrom::Start(*at)).ok()?;
        let mut line = String::new();
        file.take(64 << 20).read_line(&mut line).ok()?;
        ResultLine::parse(&line).filter(|result| result.custom_id == custom_id)
    }

    /// How many results there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_comes_back_as_it_was_written() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::of(&home.path().join("out.jsonl"));
        assert_eq!(folder.load().unwrap(), None);
        let stages = [
            Stage::Written,
            Stage::Creating { file: "f-1".into() },
            Stage::Fetched {
                batch: "b".into(),
                end: "expired".into(),
                said: None,
            },
        ];
        let parts = stages.into_iter().map(|stage| Part {
            mark: "m".into(),
            rows: 2,
            stage,
        });
        let job = Job {
            asked: Map::new(),
            endpoint: ("u".into(), "m".into()),
            parts: parts.collect(),
        };
        folder.save(&job).unwrap();
        assert_eq!(folder.load().unwrap(), Some(job));
        folder.remove();
        assert_eq!(folder.load().unwrap(), None);
    }

    #[test]
    fn results_are_found_in_any_order_and_file() {
        let home = tempfile::tempdir().unwrap();
        let line =
            |id: &str| format!("{{\"custom_id\":\"{id}\",\"error\":{{\"message\":\"{id}\"}}}}\n");
        let paths = [home.path().join("a"), home.path().join("b")];
        fs::write(&paths[0], format!("{}noise\n{}", line("2"), line("1"))).unwrap();
        fs::write(&paths[1], line("3")).unwrap();
        let results = Results::index(&paths).unwrap();
        assert_eq!(results.len(), 3);
        for id in ["1", "2", "3"] {
            assert_eq!(results.get(id).unwrap().outcome.unwrap_err().1.message, id);
        }
        assert_eq!(results.get("4"), None);
    }
}
