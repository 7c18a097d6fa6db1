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
    save_text(folder, name, &csv_text(rows), replace)
}

/// Rows as the text of a CSV file.
fn csv_text(rows: &[Vec<String>]) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory takes all that is written to it");
    }
    let bytes = writer.into_inner().expect("memory takes all that is written to it");
    String::from_utf8(bytes).expect("a table of texts is text")
}

/// Writes `text` to the file `name` in `folder`; it is whole, or not there.
///
/// # Errors
/// As [`may_save`], or what the machine refused.
pub fn save_text(folder: &Path, name: &str, text: &str, replace: Replace) -> Result<PathBuf, Trouble> {
    may_save(folder, name, replace)?;
    let path = folder.join(name);
    if path.symlink_metadata().is_ok() {
        fs::remove_file(&path).map_err(|error| Trouble::refused(&path, &error))?;
    }
    fs::create_dir_all(folder).map_err(|error| Trouble::refused(folder, &error))?;
    write_new(&path, folder, text).map_err(|error| Trouble::refused(&path, &error))?;
    Ok(path)
}

/// The TOML files in a folder, by name; None where `path` is no folder.
pub fn files_in(path: &Path) -> Option<Vec<String>> {
    let entries = path.is_dir().then(|| fs::read_dir(path).ok()).flatten()?;
    let paths = entries.flatten().map(|entry| entry.path());
    let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let mut names: Vec<String> = files.map(|path| path.display().to_string()).collect();
    names.sort();
    Some(names)
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
