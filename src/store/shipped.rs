//! The shipped scenarios as files, for whoever wants to change them.

use super::Trouble;
use super::trouble::HIDDEN_PREFIX;
use crate::scenario::embedded::all;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// What became of a shipped scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// It was written.
    Written,
    /// It was there already, word for word.
    Same,
    /// Another file of that name was there, and was left alone.
    Kept,
}

/// Writes every shipped scenario to `folder`, those of published results to `evidence/` in it, except over a file that
/// exists.
///
/// # Errors
/// The first file that could not be written.
pub fn copy_shipped(folder: &Path) -> Result<Vec<(&'static str, Copied)>, Trouble> {
    if folder.exists() && !folder.is_dir() {
        return Err(Trouble::NotAFolder(folder.to_path_buf()));
    }
    fs::create_dir_all(folder).map_err(|error| Trouble::refused(folder, &error))?;
    all()
        .map(|(name, text)| {
            let path = folder.join(name);
            let beside = path.parent().unwrap_or(folder);
            fs::create_dir_all(beside).map_err(|error| Trouble::refused(beside, &error))?;
            Ok((name, copy(&path, beside, text)?))
        })
        .collect()
}

fn copy(path: &Path, folder: &Path, text: &str) -> Result<Copied, Trouble> {
    match write_new(path, folder, text) {
        Ok(()) => Ok(Copied::Written),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let same = fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes());
            Ok(if same { Copied::Same } else { Copied::Kept })
        }
        Err(error) => Err(Trouble::refused(path, &error)),
    }
}

/// Writes a file that was not there: whole, or not at all.
pub(super) fn write_new(path: &Path, folder: &Path, text: &str) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(io::Error::from(ErrorKind::AlreadyExists));
    }
    let mut file = tempfile::Builder::new().prefix(HIDDEN_PREFIX).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    readable(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map(drop).map_err(|refused| refused.error)
}

/// Temporary files are for their owner's eyes; a scenario is for everybody's.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_file: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::embedded::SHIPPED;

    #[test]
    fn shipped_scenarios_are_written_once_and_never_over_a_file() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let target = folder.path().join("new/scenarios");
        let first = copy_shipped(&target).expect("it can be written");
        assert!(first.len() == all().count() && first.iter().all(|(_, copied)| *copied == Copied::Written));
        let changed = target.join(SHIPPED[0].0);
        fs::write(&changed, "mine").expect("it can be written");
        let second = copy_shipped(&target).expect("nothing needs to be written");
        assert_eq!(second[0].1, Copied::Kept);
        assert!(second[1..].iter().all(|(_, copied)| *copied == Copied::Same));
        assert_eq!(fs::read_to_string(&changed).expect("it is there"), "mine");
    }
}
