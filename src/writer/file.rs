//! A file that appears whole or not at all.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The target is there already, and nobody said that it may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exists;

impl fmt::Display for Exists {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file exists")
    }
}

impl std::error::Error for Exists {}

/// Writes a file beside `path` and gives it that name once it is whole.
///
/// # Errors
/// [`Exists`] when there is such a file and `force` is not set; otherwise when writing fails. A
/// file that could not be finished is removed again.
pub fn save(
    path: &Path,
    force: bool,
    content: impl FnOnce(&mut dyn Write) -> Result<()>,
) -> Result<()> {
    if !force && path.symlink_metadata().is_ok() {
        return Err(Exists.into());
    }
    let (draft, file) = create_draft(path)
        .with_context(|| crate::text::clean(&path.to_string_lossy()).into_owned())?;
    let done = write_draft(file, content).and_then(|()| publish(&draft, path, force));
    if done.is_err() {
        // The draft may be gone already, and the first error is the one to tell.
        let _ = fs::remove_file(&draft);
    }
    done
}

/// Opens a new file beside the target; a link or file of that name is never followed.
fn create_draft(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let process = std::process::id();
    for attempt in 0..100 {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{process}-{attempt}.tmp"));
        let draft = path.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).open(&draft) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (draft, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn write_draft(file: File, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut out = BufWriter::with_capacity(64 << 10, file);
    content(&mut out)?;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    Ok(())
}

/// Gives the draft its name. A link fails where the name is taken, which a rename would not.
fn publish(draft: &Path, path: &Path, force: bool) -> Result<()> {
    if force {
        return Ok(fs::rename(draft, path)?);
    }
    match fs::hard_link(draft, path) {
        Ok(()) => Ok(fs::remove_file(draft)?),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Exists.into()),
        // Some file systems have no links; the name was free a moment ago.
        Err(_) if path.symlink_metadata().is_err() => Ok(fs::rename(draft, path)?),
        Err(_) => Err(Exists.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let failed = save(&path, false, |out| {
            out.write_all(b"half")?;
            anyhow::bail!("no more")
        });
        assert_eq!(failed.unwrap_err().to_string(), "no more");
        assert!(names(folder.path()).is_empty());
        save(&path, false, |out| Ok(out.write_all(b"one")?)).unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), names(folder.path())),
            (b"one".to_vec(), vec!["a.csv".to_owned()])
        );
    }

    #[test]
    fn only_force_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let refused = save(&path, false, |out| Ok(out.write_all(b"new")?)).unwrap_err();
        assert!(refused.is::<Exists>());
        // The name is taken while the draft is written.
        let late = folder.path().join("b.csv");
        let refused = save(&late, false, |out| {
            fs::write(&late, "theirs")?;
            Ok(out.write_all(b"ours")?)
        });
        assert!(refused.unwrap_err().is::<Exists>());
        assert_eq!(fs::read(&late).unwrap(), b"theirs");
        save(&path, true, |out| Ok(out.write_all(b"new")?)).unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), names(folder.path()).len()),
            (b"new".to_vec(), 2)
        );
    }

    #[test]
    fn a_name_without_folder_and_a_folder_without_name() {
        assert!(save(Path::new("/"), true, |_| Ok(())).is_err());
        assert!(save(Path::new("/no/such/folder/a"), false, |_| Ok(())).is_err());
    }
}
