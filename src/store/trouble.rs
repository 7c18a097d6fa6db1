//! What can go wrong with files, in words that say what to do.

use crate::language::{Language, Words};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

/// How the names start under which files and folders are prepared.
pub(super) const HIDDEN_PREFIX: &str = ".prikkel-";

/// Something that went wrong with a file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The folder holds results already.
    Existing {
        /// The folder.
        folder: PathBuf,
        /// A file of ours that was found there.
        found: String,
    },
    /// The folder holds other things and no results.
    Strange {
        /// The folder.
        folder: PathBuf,
        /// Something that was found there.
        found: String,
    },
    /// A file is called as one of ours, and lies in a folder that is not ours.
    NotOurs(PathBuf),
    /// There is something else where a folder is needed.
    NotAFolder(PathBuf),
    /// There is a folder where one of our files must come.
    NotAFile(PathBuf),
    /// The machine refused.
    Refused {
        /// What was to be written.
        path: PathBuf,
        /// What kind of refusal.
        kind: ErrorKind,
        /// The machine's own words.
        words: String,
    },
    /// The machine refused while a journal was written: what stands in it stays.
    Interrupted {
        /// The journal.
        path: PathBuf,
        /// What kind of refusal.
        kind: ErrorKind,
        /// The machine's own words.
        words: String,
    },
    /// The machine refused the results of an experiment whose runs are all in its journal.
    Unpublished {
        /// What was to be written.
        path: PathBuf,
        /// What kind of refusal.
        kind: ErrorKind,
        /// The machine's own words.
        words: String,
    },
    /// The folder holds the journal of another experiment, or of this one as it was before.
    OtherExperiment(PathBuf),
    /// A part of a batch is not there, or lacks runs.
    Lacking {
        /// Its journal.
        path: PathBuf,
        /// Which part, from 1, of how many.
        shard: (u64, u64),
    },
    /// Another program writes in the folder.
    Busy(PathBuf),
    /// A table does not hold the rows that were run: a fault of ours.
    Rows {
        /// The file.
        file: String,
        /// How many rows it should hold.
        expected: u64,
        /// How many it holds.
        found: u64,
    },
}

impl Trouble {
    /// The refusal of `error` when writing `path`.
    pub(super) fn refused(path: &Path, error: &io::Error) -> Trouble {
        Trouble::Refused { path: path.to_path_buf(), kind: error.kind(), words: error.to_string() }
    }

    /// The same trouble, where all runs are in a journal: nothing but the results is lacking.
    pub fn with_runs_kept(self) -> Trouble {
        match self {
            Trouble::Refused { path, kind, words } => Trouble::Unpublished { path, kind, words },
            other => other,
        }
    }

    /// The trouble in a sentence, with what to do about it.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::Dutch => self.dutch(),
            Language::English => self.english(),
        }
    }

    fn dutch(&self) -> String {
        match self {
            Trouble::Existing { folder, found } => format!(
                "de map {} bevat al resultaten ({found}); kies een andere map met --out, of vervang ze met --force",
                folder.display()
            ),
            Trouble::Strange { folder, found } => format!(
                "de map {} bevat andere dingen ({found}) en geen resultaten; kies met --out een nieuwe of lege map, of zet ze er met --force bij (er wordt niets vervangen)",
                folder.display()
            ),
            Trouble::NotOurs(path) => format!(
                "{} is niet door Prikkel geschreven en wordt ook met --force niet vervangen; kies een andere map met --out",
                path.display()
            ),
            Trouble::NotAFolder(path) => {
                format!("{} is geen map; kies een andere map (voor resultaten: --out)", shown(path))
            }
            Trouble::NotAFile(path) => {
                format!(
                    "{} is een map, maar hier moet een bestand komen; kies een andere map (voor resultaten: --out)",
                    shown(path)
                )
            }
            Trouble::Refused { path, kind: ErrorKind::StorageFull | ErrorKind::QuotaExceeded, .. } => {
                format!(
                    "de schijf is vol: {} kon niet worden geschreven; maak ruimte of kies met --out een andere schijf. Van deze berekening is niets bewaard, eerdere resultaten zijn onaangeroerd",
                    shown(path)
                )
            }
            Trouble::Refused { path, kind, words } => format!(
                "{} kan niet worden geschreven: {}; kies een andere map (voor resultaten: --out)",
                shown(path),
                cause(*kind).map_or(words.as_str(), |cause| cause.nl)
            ),
            Trouble::Interrupted { path, kind, words } => format!(
                "{} kon niet verder worden geschreven: {}. Wat er staat blijft bewaard: maak ruimte en geef dezelfde opdracht opnieuw, dan gaat het experiment verder",
                path.display(),
                cause(*kind).map_or(words.as_str(), |cause| cause.nl)
            ),
            Trouble::Unpublished { path, kind, words } => format!(
                "{} kon niet worden geschreven: {}. Alle runs blijven bewaard: maak ruimte en geef dezelfde opdracht opnieuw, dan wordt er niets opnieuw gespeeld",
                shown(path),
                cause(*kind).map_or(words.as_str(), |cause| cause.nl)
            ),
            Trouble::OtherExperiment(folder) => format!(
                "de map {} bevat een ander experiment, of dit experiment voordat het veranderde; kies een andere map met --out, of begin opnieuw met --force",
                folder.display()
            ),
            Trouble::Lacking { path, shard: (index, of) } => format!(
                "deel {index} van {of} is niet af: {}; geef dezelfde opdracht met --shard {index}/{of} opnieuw, en voeg daarna samen",
                path.display()
            ),
            Trouble::Busy(folder) => format!(
                "in de map {} werkt al een ander proces aan dit experiment; wacht tot dat klaar is, of kies een andere map met --out",
                folder.display()
            ),
            Trouble::Rows { file, expected, found } => format!(
                "{file} telt {found} regels in plaats van {expected}: dit is een fout in Prikkel, gebruik deze resultaten niet"
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Trouble::Existing { folder, found } => format!(
                "the folder {} already holds results ({found}); choose another folder with --out, or replace them with --force",
                folder.display()
            ),
            Trouble::Strange { folder, found } => format!(
                "the folder {} holds other things ({found}) and no results; choose a new or empty folder with --out, or put them beside these with --force (nothing is replaced)",
                folder.display()
            ),
            Trouble::NotOurs(path) => format!(
                "{} was not written by Prikkel and is not replaced, not even with --force; choose another folder with --out",
                path.display()
            ),
            Trouble::NotAFolder(path) => {
                format!("{} is not a folder; choose another folder (for results: --out)", shown(path))
            }
            Trouble::NotAFile(path) => {
                format!(
                    "{} is a folder, but a file must come here; choose another folder (for results: --out)",
                    shown(path)
                )
            }
            Trouble::Refused { path, kind: ErrorKind::StorageFull | ErrorKind::QuotaExceeded, .. } => {
                format!(
                    "the disk is full: {} could not be written; make room or choose another disk with --out. Nothing of this run was kept, earlier results are untouched",
                    shown(path)
                )
            }
            Trouble::Refused { path, kind, words } => format!(
                "{} cannot be written: {}; choose another folder (for results: --out)",
                shown(path),
                cause(*kind).map_or(words.as_str(), |cause| cause.en)
            ),
            Trouble::Interrupted { path, kind, words } => format!(
                "{} could not be written any further: {}. What stands there is kept: make room and give the same command again, and the experiment goes on",
                path.display(),
                cause(*kind).map_or(words.as_str(), |cause| cause.en)
            ),
            Trouble::Unpublished { path, kind, words } => format!(
                "{} could not be written: {}. All runs are kept: make room and give the same command again, and none is played anew",
                shown(path),
                cause(*kind).map_or(words.as_str(), |cause| cause.en)
            ),
            Trouble::OtherExperiment(folder) => format!(
                "the folder {} holds another experiment, or this one before it was changed; choose another folder with --out, or begin anew with --force",
                folder.display()
            ),
            Trouble::Lacking { path, shard: (index, of) } => format!(
                "part {index} of {of} is not done: {}; give the same command with --shard {index}/{of} again, and merge then",
                path.display()
            ),
            Trouble::Busy(folder) => format!(
                "another process is at work on this experiment in the folder {}; wait until it is done, or choose another folder with --out",
                folder.display()
            ),
            Trouble::Rows { file, expected, found } => format!(
                "{file} holds {found} rows instead of {expected}: this is a fault in Prikkel, do not use these results"
            ),
        }
    }
}

/// The path as the user knows it: without the hidden folder where results are prepared.
fn shown(path: &Path) -> String {
    let hidden = |part: &Component| part.as_os_str().to_string_lossy().starts_with(HIDDEN_PREFIX);
    path.components().filter(|part| !hidden(part)).collect::<PathBuf>().display().to_string()
}

/// The refusals that people meet, in their language; the others keep the machine's words.
fn cause(kind: ErrorKind) -> Option<Words> {
    Some(match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            Words { nl: "de schijf is vol", en: "the disk is full" }
        }
        ErrorKind::PermissionDenied => {
            Words { nl: "u mag hier niet schrijven", en: "you may not write here" }
        }
        ErrorKind::ReadOnlyFilesystem => {
            Words { nl: "deze schijf is alleen te lezen", en: "this disk is read-only" }
        }
        ErrorKind::NotFound => Words { nl: "deze plaats bestaat niet", en: "there is no such place" },
        ErrorKind::NotADirectory => {
            Words { nl: "een deel van dit pad is geen map", en: "a part of this path is not a folder" }
        }
        ErrorKind::InvalidFilename => Words {
            nl: "deze naam is te lang of niet toegestaan",
            en: "this name is too long or not allowed",
        },
        ErrorKind::FileTooLarge => Words {
            nl: "het bestand wordt te groot voor deze schijf",
            en: "the file is too large for this disk",
        },
        _ => return None,
    })
}
