//! One table as one file, for results that are no batch of runs.

use super::Trouble;
use super::shipped::write_new;
use std::fs;
use std::path::{Path, PathBuf};

/// Whether a file that exists may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// It stays, and nothing is written.
    Never,
    /// It is replaced.
    Asked,
}

/// Whether the file `name` may be written to `folder`: to be asked before the work, not after it.
///
/// # Errors
/// A file of that name that may not be replaced, or something else where the folder should be.
pub fn may_save(folder: &Path, name: &str, replace: Replace) -> Result<(), Trouble> {
    if folder.exists() && !folder.is_dir() {
        return Err(Trouble::NotAFolder(folder.to_path_buf()));
    }
    if replace == Replace::Never && folder.join(name).symlink_metadata().is_ok() {
        return Err(Trouble::Existing { folder: folder.to_path_buf(), found: name.to_owned() });
    }
    Ok(())
}

/// Writes `rows`, the first being the header, to the file `name` in `folder`; it is whole, or not there.
///
/// # Errors
/// As [`may_save`], or what the machine refused.
pub fn save_table(
    folder: &Path,
    name: &str,
    rows: &[Vec<String>],
    replace: Replace,
) -> Result<PathBuf, Trouble> {
    may_save(folder, name, replace)?;
    let path = folder.join(name);
    if path.symlink_metadata().is_ok() {
        fs::remove_file(&path).map_err(|error| Trouble::refused(&path, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Trouble::refused(folder, &error))?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).map_err(|error| Trouble::refused_csv(&path, error))?;
    }
    let bytes = writer.into_inner().map_err(|error| Trouble::refused(&path, error.error()))?;
    let text = String::from_utf8(bytes).expect("a table of texts is text");
    write_new(&path, folder, &text).map_err(|error| Trouble::refused(&path, &error))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_whole_and_never_over_one_that_exists_unasked() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let target = folder.path().join("new");
        let rows = |value: &str| vec![vec!["row".to_owned()], vec![value.to_owned()]];
        let path =
            save_table(&target, "t.csv", &rows("one, two"), Replace::Never).expect("it can be written");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "row\n\"one, two\"\n");
        let refused = save_table(&target, "t.csv", &rows("x"), Replace::Never);
        assert!(matches!(refused, Err(Trouble::Existing { .. })));
        save_table(&target, "t.csv", &rows("x"), Replace::Asked).expect("it may");
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "row\nx\n");
    }
}
