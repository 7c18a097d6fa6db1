//! Scenario files on disk, with the shipped ones behind them.

use crate::language::Text;
use crate::scenario::embedded::{SHIPPED, all};
use crate::scenario::problem::closest;
use crate::scenario::{Embedded, Library, Source, Unreadable};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// A scenario file larger than this is not a scenario file.
const LARGEST_BYTES: u64 = 4 << 20;

/// What stands before the name of a shipped file. It rests on shipped files only, never on a file that happens to lie
/// in the folder where the program was started.
const SHIPPED_FOLDER: &str = "<prikkel>/";

/// Opens scenario files: as the user typed them, or relative to the file that extends them; where there is none, the
/// shipped scenario of that name, with or without `.toml`.
#[derive(Clone, Copy, Debug)]
pub struct DiskLibrary;

impl Library for DiskLibrary {
    fn open(&self, from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        if from.is_some_and(|from| from.starts_with(SHIPPED_FOLDER)) {
            return shipped(name).unwrap_or_else(|| Embedded.open(from, name));
        }
        let path = tidy(&beside(from, name));
        match read(&path) {
            Ok(text) => Ok(Source { name: path.display().to_string(), text }),
            Err(Failure::Missing) => shipped(name).unwrap_or_else(|| Err(missing(name))),
            Err(Failure::Other(why)) => Err(why),
        }
    }
}

/// The shipped scenario that is called `name`, or `name.toml`.
fn shipped(name: &str) -> Option<Result<Source, Unreadable>> {
    let found = all().map(|(file, _)| file).find(|file| {
        let stem = file.strip_suffix(".toml").unwrap_or(file);
        *file == name || stem == name
    })?;
    let named = |source: Source| Source { name: format!("{SHIPPED_FOLDER}{}", source.name), ..source };
    Some(Embedded.open(None, found).map(named))
}

fn missing(name: &str) -> Unreadable {
    let known = SHIPPED.iter().flat_map(|(file, _)| [*file, file.strip_suffix(".toml").unwrap_or(file)]);
    Unreadable::missing(closest(name, known))
}

/// The path of `name`, seen from the file that mentions it.
fn beside(from: Option<&str>, name: &str) -> PathBuf {
    match from.and_then(|from| Path::new(from).parent()) {
        Some(folder) => folder.join(name),
        None => PathBuf::from(name),
    }
}

/// One file, one name: without detours, unless a link makes the detour lead elsewhere.
fn tidy(path: &Path) -> PathBuf {
    let mut short = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(short.components().next_back(), Some(Component::Normal(_))) => {
                short.pop();
            }
            _ => short.push(part),
        }
    }
    if short.as_os_str().is_empty() {
        short.push(".");
    }
    match (path.canonicalize(), short.canonicalize()) {
        (Ok(long), Ok(brief)) if long != brief => path.to_path_buf(),
        _ => short,
    }
}

enum Failure {
    Missing,
    Other(Unreadable),
}

fn read(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let outcome = File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() {
            return Err(io::Error::from(ErrorKind::IsADirectory));
        }
        file.take(LARGEST_BYTES + 1).read_to_end(&mut bytes)
    });
    outcome.map_err(|error| failure(&error))?;
    if bytes.len() as u64 > LARGEST_BYTES {
        return Err(Failure::Other(too_large()));
    }
    String::from_utf8(bytes).map_err(|_| Failure::Other(Unreadable::not_text()))
}

fn failure(error: &io::Error) -> Failure {
    Failure::Other(match error.kind() {
        ErrorKind::NotFound => return Failure::Missing,
        ErrorKind::IsADirectory => Unreadable::folder(),
        ErrorKind::PermissionDenied => Unreadable::forbidden(),
        _ => Unreadable::other(&error.to_string()),
    })
}

fn too_large() -> Unreadable {
    Unreadable {
        needs: Text {
            nl: "een scenariobestand van ten hoogste 4 MB".into(),
            en: "a scenario file of at most 4 MB".into(),
        },
        because: Text {
            nl: "dit bestand is te groot om een scenario te zijn".into(),
            en: "this file is too large to be a scenario".into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::embedded::MAIN_JOB;

    fn open(from: Option<&Path>, name: &Path) -> Result<Source, Unreadable> {
        let from = from.map(|from| from.display().to_string());
        DiskLibrary.open(from.as_deref(), &name.display().to_string())
    }

    #[test]
    fn a_base_is_looked_for_beside_the_file_that_extends_it_and_has_one_name() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::create_dir(folder.path().join("deep")).expect("a folder in it");
        std::fs::write(folder.path().join("base.toml"), "years = 5").expect("a file in it");
        let from = folder.path().join("deep/child.toml");
        let base = open(Some(&from), Path::new("./../base.toml")).expect("it is there");
        assert_eq!(base.name, folder.path().join("base.toml").display().to_string());
        assert_eq!(base.text, "years = 5");
    }

    #[test]
    fn a_shipped_scenario_is_found_by_its_bare_name_and_rests_on_shipped_files_only() {
        let file = MAIN_JOB[0];
        let bare = file.strip_suffix(".toml").expect("shipped files are TOML");
        let source = DiskLibrary.open(None, bare).expect("it is shipped");
        assert_eq!(source.name, format!("<prikkel>/{file}"));
        let folder = tempfile::tempdir().expect("a folder for the test");
        let stray = folder.path().join("stray.toml");
        std::fs::write(&stray, "").expect("a file in it");
        assert!(open(Some(Path::new(&source.name)), &stray).is_err());
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        assert_eq!(open(None, folder.path()).err(), Some(Unreadable::folder()));
        let file = folder.path().join("file");
        std::fs::write(&file, [0xff, 0xfe, 0x00]).expect("it can be written");
        assert_eq!(open(None, &file).err(), Some(Unreadable::not_text()));
        std::fs::write(&file, vec![b'#'; 5 << 20]).expect("it can be written");
        assert_eq!(open(None, &file).err(), Some(too_large()));
        assert_eq!(open(None, &folder.path().join("none")).err(), Some(Unreadable::missing(None)));
        let typo = format!("{}x", MAIN_JOB[0]);
        assert_eq!(open(None, Path::new(&typo)).err(), Some(Unreadable::missing(Some(MAIN_JOB[0]))));
    }
}
