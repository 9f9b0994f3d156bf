//! Files: read with a cap, written whole or not at all (facts.md R6).

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Kind, Result};
use crate::intake;
use crate::text::similarity;

/// Reads a file of at most `limit` bytes.
///
/// # Errors
///
/// When it is missing (naming the nearest file of its folder), a directory, unreadable or too large.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let name = shown(path);
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    let facts = file.metadata().map_err(|error| unreadable(path, error))?;
    if facts.is_dir() {
        return Err(
            Error::new(Kind::Input, format!("{name} is a directory")).hint("name a file in it")
        );
    }
    if facts.is_file() && facts.len() > limit {
        return Err(intake::too_large(&name, Some(facts.len()), limit));
    }
    read_capped(file, limit)
        .map_err(|error| unreadable(path, error))?
        .ok_or_else(|| intake::too_large(&name, None, limit))
}

/// Reads to the end; none when there is more than `limit` bytes.
pub(super) fn read_capped(source: impl Read, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    source.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

fn unreadable(path: &Path, error: io::Error) -> Error {
    let name = shown(path);
    match error.kind() {
        ErrorKind::NotFound => {
            let missing = Error::new(Kind::Input, format!("{name} does not exist"));
            match neighbour(path) {
                Some(near) => missing.hint(format!("did you mean {near}?")),
                None => missing.hint("check the path"),
            }
        }
        ErrorKind::PermissionDenied => Error::new(
            Kind::Input,
            format!("{name} cannot be read: permission denied"),
        )
        .hint("check its owner and mode with 'ls -l'"),
        ErrorKind::IsADirectory => {
            Error::new(Kind::Input, format!("{name} is a directory")).hint("name a file in it")
        }
        _ => Error::new(Kind::Input, format!("{name} cannot be read: {error}")).caused_by(error),
    }
}

/// The file of the same folder whose name is nearest.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let names: Vec<String> = fs::read_dir(folder.unwrap_or(Path::new(".")))
        .ok()?
        .take(1000)
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let near = similarity::nearest(wanted, names.iter().map(String::as_str))?;
    Some(shown(&path.with_file_name(near)))
}

/// A path as messages show it.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Writes a file of gig's own (profile, configuration, state): private to the user, whole or not at
/// all. Folders on the way are made.
///
/// # Errors
///
/// When the folder or the file cannot be written; what was there before is then unchanged.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    write_as(path, bytes, false)
}

/// Writes a file the user asked for (`--out`), whole or not at all: the mode of the file that was
/// there, else what the user's umask says. A device or a pipe is written as it is.
///
/// # Errors
///
/// When it cannot be written; what was there before is then unchanged.
pub fn write_output(path: &Path, bytes: &[u8]) -> Result<()> {
    write_as(path, bytes, true)
}

fn write_as(path: &Path, bytes: &[u8], public: bool) -> Result<()> {
    let write = || -> io::Result<()> {
        // A link stays a link: what it points to is written.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let known = fs::metadata(&target).ok();
        if known.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(ErrorKind::IsADirectory.into());
        }
        if known.as_ref().is_some_and(|known| !known.is_file()) {
            return File::options().write(true).open(&target)?.write_all(bytes);
        }
        let folder = folder_of(&target);
        if !public {
            make_folder(&folder)?;
        }
        let mut temporary = temporary(&folder, public, known.as_ref())?;
        temporary.write_all(bytes)?;
        temporary.as_file().sync_all()?;
        temporary.persist(&target).map_err(|error| error.error)?;
        sync_folder(&folder);
        Ok(())
    };
    write().map_err(|error| unwritable(path, error))
}

/// Replaces a regular file of the user's by what `fill` writes, whole or not at all, and gives the new
/// one, open at its end.
///
/// # Errors
///
/// When it cannot be written; what was there before is then unchanged.
pub(super) fn replace(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<File> {
    let write = || -> io::Result<File> {
        let target = fs::canonicalize(path)?;
        let folder = folder_of(&target);
        let mut temporary = temporary(&folder, true, Some(&fs::metadata(&target)?))?;
        fill(temporary.as_file_mut())?;
        temporary.as_file().sync_all()?;
        let file = temporary.persist(&target).map_err(|error| error.error)?;
        sync_folder(&folder);
        Ok(file)
    };
    write().map_err(|error| unwritable(path, error))
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_owned)
}

fn temporary(
    folder: &Path,
    public: bool,
    known: Option<&fs::Metadata>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gig-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = if public { 0o666 } else { 0o600 };
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    let temporary = builder.tempfile_in(folder)?;
    if let Some(known) = known.filter(|_| public) {
        temporary.as_file().set_permissions(known.permissions())?;
    }
    Ok(temporary)
}

/// Makes a folder of gig's own, readable by the user only, with those above it.
///
/// # Errors
///
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// The programs of a folder: files that may be run.
#[must_use]
pub fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    paths.filter(|path| is_program(path)).collect()
}

fn is_program(path: &Path) -> bool {
    let Ok(facts) = fs::metadata(path) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        facts.is_file() && facts.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    facts.is_file()
}

/// Makes the new name last through a power cut, where the system can.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        // The file itself is safe; some file systems refuse to sync a folder.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// The error for a file that cannot be written.
pub(crate) fn unwritable(path: &Path, error: io::Error) -> Error {
    let name = shown(path);
    let why = match error.kind() {
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::NotFound => "its folder does not exist".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        _ => error.to_string(),
    };
    Error::new(Kind::Input, format!("cannot write {name}: {why}"))
        .hint("nothing was changed there; choose another place")
        .caused_by(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_gigs_own_is_private_and_replaced_whole() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a/b/state.toml");
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!(read(&path, 10).unwrap(), b"two");
        let folder = path.parent().unwrap();
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(folder)), (0o600, 0o700));
        }
    }

    #[cfg(unix)]
    #[test]
    fn output_keeps_mode_and_link_of_what_was_there() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let (file, link) = (home.path().join("out.md"), home.path().join("link.md"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_output(&link, b"new").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o640
        );
        write_output(Path::new("/dev/null"), b"new").unwrap();
    }

    #[test]
    fn a_missing_file_names_its_neighbour() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("post.md"), "x").unwrap();
        let error = read(&home.path().join("psot.md"), 10).unwrap_err();
        assert!(error.to_string().ends_with("psot.md does not exist"));
        assert!(
            error.hints()[0].ends_with("post.md?"),
            "{:?}",
            error.hints()
        );
        let error = read(home.path(), 10).unwrap_err();
        assert!(error.to_string().ends_with("is a directory"));
        let missing = home.path().join("none/out.md");
        let error = write_output(&missing, b"x").unwrap_err();
        assert!(error.to_string().ends_with("its folder does not exist"));
    }
}
