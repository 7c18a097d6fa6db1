//! The folder of a finished job, read back: every file is there and is as the manifest says, or it is told which is not.

use super::earlier::manifest;
use super::output::MANIFEST;
use super::sheet::{Replace, save_text};
use super::trouble::Trouble;
use super::whole::{Digested, sha256_of};
use crate::language::Language;
use crate::present::report::{Content, Found, MARK, ROWS_MAX, Results, is_shown};
use serde_json::Value;
use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// The report that is written beside the results.
pub const REPORT: &str = "report.html";

/// Why a folder cannot be reported on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is no such folder.
    NoFolder(PathBuf),
    /// It holds no manifest of ours: nothing was finished there.
    NoResults {
        /// The folder.
        folder: PathBuf,
        /// Folders within it that do hold finished results.
        within: Vec<String>,
    },
    /// A file that the manifest lists is not there.
    Gone(PathBuf),
    /// A file is not as it was when the results were written.
    Changed(PathBuf),
    /// A file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The machine's own words.
        words: String,
    },
}

impl Unfit {
    /// Why, in a sentence, with what to do about it.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::Dutch => self.dutch(),
            Language::English => self.english(),
        }
    }

    fn dutch(&self) -> String {
        match self {
            Unfit::NoFolder(folder) => format!("er is geen map {}", folder.display()),
            Unfit::NoResults { folder, within } if within.is_empty() => format!(
                "in {} staan geen resultaten die af zijn; geef de map van een berekening die klaar is, zoals output/main",
                folder.display()
            ),
            Unfit::NoResults { folder, within } => format!(
                "in {} zelf staan geen resultaten die af zijn, wel in: {}; geef een van die mappen",
                folder.display(),
                within.join(", ")
            ),
            Unfit::Gone(path) => format!(
                "{} ontbreekt, al noemt manifest.json het; doe de berekening opnieuw met de opdracht die daar staat",
                path.display()
            ),
            Unfit::Changed(path) => format!(
                "{} is veranderd sinds de resultaten zijn geschreven: de controlesom klopt niet met manifest.json. Zet het oude bestand terug, of doe de berekening opnieuw met de opdracht die daar staat",
                path.display()
            ),
            Unfit::Unreadable { path, words } => {
                format!("{} kan niet worden gelezen: {words}", path.display())
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Unfit::NoFolder(folder) => format!("there is no folder {}", folder.display()),
            Unfit::NoResults { folder, within } if within.is_empty() => format!(
                "{} holds no finished results; give the folder of a job that is done, such as output/main",
                folder.display()
            ),
            Unfit::NoResults { folder, within } => format!(
                "{} itself holds no finished results, but these do: {}; give one of those folders",
                folder.display(),
                within.join(", ")
            ),
            Unfit::Gone(path) => format!(
                "{} is missing, though manifest.json lists it; do the job again with the command that stands there",
                path.display()
            ),
            Unfit::Changed(path) => format!(
                "{} was changed since the results were written: its checksum is not that of manifest.json. Put the old file back, or do the job again with the command that stands there",
                path.display()
            ),
            Unfit::Unreadable { path, words } => format!("{} cannot be read: {words}", path.display()),
        }
    }

    fn reading(path: &Path, error: &io::Error) -> Unfit {
        match error.kind() {
            ErrorKind::NotFound => Unfit::Gone(path.to_path_buf()),
            _ => Unfit::Unreadable { path: path.to_path_buf(), words: error.to_string() },
        }
    }
}

/// Reads the results in `folder`, and holds every file against the manifest.
///
/// # Errors
/// The first thing that is wrong.
pub fn read_results(folder: &Path) -> Result<Results, Unfit> {
    if !folder.is_dir() {
        return Err(Unfit::NoFolder(folder.to_path_buf()));
    }
    let Some(manifest) = manifest_of(folder) else {
        return Err(Unfit::NoResults { folder: folder.to_path_buf(), within: finished_within(folder) });
    };
    let listed = manifest["files"].as_array().cloned().unwrap_or_default();
    let files = listed.iter().map(|entry| read_file(folder, entry)).collect::<Result<_, _>>()?;
    Ok(Results { manifest, files })
}

/// The manifest, if there is one of ours with a list of files.
fn manifest_of(folder: &Path) -> Option<Value> {
    manifest(folder).filter(|manifest| manifest["files"].is_array())
}

/// The folders in `folder` that hold finished results, by name.
fn finished_within(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let finished = entries.filter(|path| manifest_of(path).is_some());
    let mut names: Vec<String> = finished.map(|path| path.display().to_string()).collect();
    names.sort();
    names
}

fn read_file(folder: &Path, entry: &Value) -> Result<Found, Unfit> {
    let name = entry["name"].as_str().unwrap_or_default().to_owned();
    let path = folder.join(&name);
    // A manifest that was tampered with must not make us read elsewhere.
    if name.is_empty() || !Path::new(&name).components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(Unfit::Changed(folder.join(MANIFEST)));
    }
    let (content, bytes, sha256) = if has_extension(&name, "csv") {
        read_table(&path, is_shown(&name))?
    } else {
        let bytes = fs::read(&path).map_err(|error| Unfit::reading(&path, &error))?;
        let (length, sha256) = (bytes.len() as u64, sha256_of(&bytes));
        let is_text = has_extension(&name, "svg") || has_extension(&name, "txt");
        let text = is_text.then(|| String::from_utf8(bytes).ok()).flatten();
        (text.map_or(Content::Checked, Content::Text), length, sha256)
    };
    if entry["sha256"] != sha256 || entry["bytes"] != bytes {
        return Err(Unfit::Changed(path));
    }
    Ok(Found { name, bytes, sha256, content })
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == extension)
}

/// Reads a table in one go, and keeps its rows while they are few.
fn read_table(path: &Path, keep: bool) -> Result<(Content, u64, String), Unfit> {
    let file = File::open(path).map_err(|error| Unfit::reading(path, &error))?;
    let mut digested = Digested::new(BufReader::with_capacity(1 << 16, file));
    let (header, rows, count) = {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(&mut digested);
        let broken = |error: csv::Error| match error.into_kind() {
            csv::ErrorKind::Io(error) => Unfit::reading(path, &error),
            // A table of ours can be read: somebody else wrote here.
            _ => Unfit::Changed(path.to_path_buf()),
        };
        let fields = |record: &csv::ByteRecord| -> Vec<String> {
            record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect()
        };
        let header = fields(&reader.byte_headers().map_err(broken)?.clone());
        let (mut rows, mut count, mut record) = (Vec::new(), 0, csv::ByteRecord::new());
        while reader.read_byte_record(&mut record).map_err(broken)? {
            count += 1;
            if keep && count <= ROWS_MAX {
                rows.push(fields(&record));
            }
        }
        (header, rows, count)
    };
    io::copy(&mut digested, &mut io::sink()).map_err(|error| Unfit::reading(path, &error))?;
    let (bytes, sha256) = digested.finish();
    let whole = keep && count <= ROWS_MAX;
    let content =
        if whole { Content::Rows { header, rows } } else { Content::Counted { header, rows: count } };
    Ok((content, bytes, sha256))
}

/// Writes the report beside the results. A report of ours is replaced; anything else of that name stays.
///
/// # Errors
/// Something else of that name, or what the machine refused.
pub fn save_report(folder: &Path, page: &str) -> Result<PathBuf, Trouble> {
    let path = folder.join(REPORT);
    if path.is_dir() {
        return Err(Trouble::NotAFile(path));
    }
    if path.symlink_metadata().is_ok() && !is_report(&path) {
        return Err(Trouble::NotOurs(path));
    }
    save_text(folder, REPORT, page, Replace::Asked)
}

/// Whether Prikkel wrote this report.
fn is_report(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1_000).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(MARK)
}

/// Takes away a report on results that are replaced by others: it must not stand beside numbers that it does not tell.
pub(super) fn forget_report(folder: &Path, manifest: &str) {
    let path = folder.join(REPORT);
    let same = fs::read_to_string(folder.join(MANIFEST)).is_ok_and(|before| before == manifest);
    if !same && is_report(&path) {
        // If it cannot be taken away, it still names the checksums of what it tells.
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::whole::sha256;

    const TABLE: &str = "scenario,mean\nopen,1.5\n";

    /// A folder with one table and its manifest.
    fn finished() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let manifest = serde_json::json!({ "program": "prikkel", "files": [
            { "name": "summary.csv", "bytes": TABLE.len(), "sha256": sha256(TABLE) },
        ]});
        fs::write(folder.path().join("summary.csv"), TABLE).expect("it can be written");
        fs::write(folder.path().join(MANIFEST), manifest.to_string()).expect("it can be written");
        folder
    }

    #[test]
    fn results_are_read_back_as_they_were_written() {
        let folder = finished();
        let results = read_results(folder.path()).expect("they are whole");
        let Content::Rows { header, rows } = &results.files[0].content else { panic!("a short table") };
        assert_eq!((header[1].as_str(), rows[0][0].as_str(), rows.len()), ("mean", "open", 1));
    }

    #[test]
    fn what_is_gone_or_changed_is_told() {
        let folder = finished();
        let path = folder.path().join("summary.csv");
        fs::write(&path, "scenario,mean\nopen,1.6\n").expect("it can be written");
        let refused = read_results(folder.path()).expect_err("a number was changed");
        assert_eq!(refused, Unfit::Changed(path.clone()));
        assert!(refused.say(Language::English).contains("summary.csv was changed"));
        fs::remove_file(&path).expect("it is there");
        assert_eq!(read_results(folder.path()).expect_err("it is gone"), Unfit::Gone(path));
    }

    #[test]
    fn a_folder_without_results_leads_to_those_within_it() {
        let folder = finished();
        let above = tempfile::tempdir().expect("a folder for the test");
        assert!(
            matches!(read_results(above.path()), Err(Unfit::NoResults { within, .. }) if within.is_empty())
        );
        fs::rename(folder.path(), above.path().join("one")).expect("it can be moved");
        let refused = read_results(above.path()).expect_err("they are one floor down");
        assert!(refused.say(Language::Dutch).contains("one; geef een van die mappen"), "{refused:?}");
    }

    #[test]
    fn a_manifest_leads_to_files_in_its_folder_only() {
        let folder = finished();
        let manifest = fs::read_to_string(folder.path().join(MANIFEST)).expect("it is there");
        let elsewhere = manifest.replace("summary.csv", "../summary.csv");
        fs::write(folder.path().join(MANIFEST), elsewhere).expect("it can be written");
        assert!(matches!(read_results(folder.path()), Err(Unfit::Changed(_))));
    }

    #[test]
    fn a_report_replaces_a_report_and_nothing_else() {
        let folder = finished();
        let page = format!("<html>{MARK}1\"></html>");
        let path = save_report(folder.path(), &page).expect("there is none yet");
        save_report(folder.path(), &page).expect("it is ours");
        fs::write(&path, "mine").expect("it can be written");
        assert_eq!(save_report(folder.path(), &page), Err(Trouble::NotOurs(path.clone())));
        assert_eq!(fs::read_to_string(&path).expect("it is there"), "mine");
    }
}
