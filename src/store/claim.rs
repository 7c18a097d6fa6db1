//! A claim on an output folder: from before the first run until the results are in place, or nothing is.

use super::Trouble;
use super::earlier::is_ours;
use super::output::own_files;
use super::trouble::HIDDEN_PREFIX;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Where results should go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// In this folder and no other.
    Given(PathBuf),
    /// In this folder, or where that exists in the first free one of `name-2`, `name-3`, …
    Free(PathBuf),
}

/// How many names [`Target::Free`] tries.
const NAMES_TRIED: u32 = 10_000;

/// The folder that was claimed, and the hidden folder in it where the results are prepared. May be shared with the one
/// who answers Ctrl-C.
#[derive(Clone, Debug)]
pub struct Claim(Arc<Mutex<Option<Places>>>);

/// The places of a claim.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The folder of the results.
    pub folder: PathBuf,
    /// The hidden folder in it.
    pub scratch: PathBuf,
    /// Folders that were made for this claim, outermost first.
    made: Vec<PathBuf>,
}

impl Claim {
    /// Takes the folder and proves that it can be written in. Existing results need `force`.
    pub(super) fn take(target: &Target, force: bool) -> Result<(Claim, Places), Trouble> {
        let mut made = Vec::new();
        let places = places(target, force, &mut made);
        if places.is_err() {
            remove_made(&made);
        }
        let places = Places { made, ..places? };
        Ok((Claim(Arc::new(Mutex::new(Some(places.clone())))), places))
    }

    /// Gives the claim up: takes away what was prepared, and the folders that were made for it. Does nothing once the
    /// results are in place.
    pub fn abandon(&self) {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(places) = places.take() else { return };
        // A thread may still be writing there; what it adds is gone after another round.
        for _ in 0..5 {
            if fs::remove_dir_all(&places.scratch).is_ok() {
                break;
            }
        }
        remove_made(&places.made);
    }

    /// Puts the results in place with `place`, which nobody interrupts, and ends the claim if it succeeds.
    pub(super) fn fulfil(&self, place: impl FnOnce() -> Result<(), Trouble>) -> Result<(), Trouble> {
        let mut places = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        place()?;
        if let Some(places) = places.take() {
            // The results are whole; a leftover of the preparation harms nobody.
            let _ = fs::remove_dir_all(&places.scratch);
        }
        Ok(())
    }
}

/// Takes away folders that were made, unless something lies in them by now.
fn remove_made(made: &[PathBuf]) {
    for folder in made.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
}

fn places(target: &Target, force: bool, made: &mut Vec<PathBuf>) -> Result<Places, Trouble> {
    let folder = match target {
        Target::Given(folder) => given(folder, made)?,
        Target::Free(folder) => free(folder, made)?,
    };
    refuse_existing(&folder, force)?;
    let scratch = tempfile::Builder::new().prefix(HIDDEN_PREFIX).tempdir_in(&folder);
    let scratch = scratch.map_err(|error| Trouble::refused(&folder, &error))?.keep();
    Ok(Places { folder, scratch, made: Vec::new() })
}

fn given(folder: &Path, made: &mut Vec<PathBuf>) -> Result<PathBuf, Trouble> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty() && !parent.is_dir());
    if let Some(parent) = parent {
        given(parent, made)?;
    }
    make(folder, made)?;
    Ok(folder.to_path_buf())
}

/// Makes `folder` unless it is there. True if it was made.
fn make(folder: &Path, made: &mut Vec<PathBuf>) -> Result<bool, Trouble> {
    match fs::create_dir(folder) {
        Ok(()) => {
            made.push(folder.to_path_buf());
            Ok(true)
        }
        Err(_) if folder.is_dir() => Ok(false),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Trouble::NotAFolder(folder.to_path_buf()))
        }
        Err(error) => Err(Trouble::refused(folder, &error)),
    }
}

fn free(folder: &Path, made: &mut Vec<PathBuf>) -> Result<PathBuf, Trouble> {
    let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        given(parent, made)?;
    }
    for number in 1..=NAMES_TRIED {
        let candidate = match number {
            1 => folder.to_path_buf(),
            number => folder.with_file_name(format!("{name}-{number}")),
        };
        match make(&candidate, made) {
            Ok(true) => return Ok(candidate),
            Ok(false) | Err(Trouble::NotAFolder(_)) => {}
            Err(trouble) => return Err(trouble),
        }
    }
    Err(Trouble::Existing { folder: folder.to_path_buf(), found: format!("{name}-{NAMES_TRIED}") })
}

/// Results that are there stay there without `force`. A folder that holds other things and no results of ours is not
/// written in without `force` either: a typing error must not strew our files over somebody's work. With `force` our
/// files come beside the others; but what is called as ours and is not ours is never replaced.
pub(super) fn refuse_existing(folder: &Path, force: bool) -> Result<(), Trouble> {
    let ours = is_ours(folder);
    let charts = folder.join(super::output::CHARTS_FOLDER);
    if charts.exists() && !charts.is_dir() {
        return Err(Trouble::NotAFolder(charts));
    }
    for name in own_files() {
        let path = folder.join(&name);
        if path.is_dir() {
            return Err(Trouble::NotAFile(path));
        }
        if path.symlink_metadata().is_err() {
            continue;
        }
        let folder = folder.to_path_buf();
        match (ours, force) {
            (true, true) => {}
            (true, false) => return Err(Trouble::Existing { folder, found: name }),
            (false, _) => return Err(Trouble::NotOurs(path)),
        }
    }
    match stranger(folder) {
        Some(found) if !ours && !force => Err(Trouble::Strange { folder: folder.to_path_buf(), found }),
        _ => Ok(()),
    }
}

/// The first thing in a folder, by name, that is not a folder in which we prepare results.
fn stranger(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.flatten();
    names
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with(HIDDEN_PREFIX))
        .min()
}
