//! The journal of an experiment: one line per finished run, in the order of their numbers, written as they come.
//!
//! Whatever ends the program, every whole line stays: the next time the same experiment goes on behind the last of them, and ends in the
//! same bytes as if nothing had happened. A line carries a checksum; from the first that does not match, or that is torn, the rest is
//! cut off and played again. Lines say what was measured to the last bit.

use super::Trouble;
use super::whole::sha256;
use crate::experiment::batch::{PointOutcome, spot};
use crate::indicators::INDICATORS;
use crate::scenario::experiment::Experiment;
use std::fs::{self, File, OpenOptions};
use std::io::{BufRead, BufReader, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Its name in the output folder.
pub const JOURNAL: &str = "journal.txt";

/// How many lines may be lost to a power cut; a killed program loses none.
const SYNC_EVERY: u32 = 64;

/// What a batch is, so that nothing else is continued as if it were the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    line: String,
    schemes: u64,
    worlds: u64,
}

impl Identity {
    /// That of `experiment`: its files, its seed, what is measured, and the program. Replicates are no part of it: more extend a batch.
    pub fn of(experiment: &Experiment, worlds: usize) -> Identity {
        let mut all = format!("{}\n{}\n", env!("CARGO_PKG_VERSION"), experiment.design.seed);
        experiment.sources.iter().for_each(|source| all.push_str(&sha256(&source.text)));
        INDICATORS.iter().for_each(|row| all.push_str(row.key));
        let (schemes, worlds) = (experiment.schemes.len() as u64, worlds as u64);
        let line = format!("prikkel journal 1 {} {schemes} {worlds} {}\n", sha256(&all), INDICATORS.len());
        Identity { line, schemes, worlds }
    }
}

/// A journal that is being written; nobody else can open it meanwhile.
pub struct Journal {
    file: File,
    path: PathBuf,
    unsynced: u32,
}

/// What stands in a journal that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fresh {
    /// Go on behind it.
    Resume,
    /// Begin anew.
    Anew,
}

impl Journal {
    /// Opens the journal in `folder`, tells every run in it to `known`, and goes on behind the last.
    ///
    /// # Errors
    /// What the machine refuses, another experiment in that folder, another program that writes there.
    pub fn open(
        folder: &Path,
        identity: &Identity,
        fresh: Fresh,
        known: &mut dyn FnMut(&PointOutcome),
    ) -> Result<Journal, Trouble> {
        fs::create_dir_all(folder).map_err(|error| Trouble::refused(folder, &error))?;
        let path = folder.join(JOURNAL);
        if path.is_dir() {
            return Err(Trouble::NotAFile(path));
        }
        let strange = !path.exists() && fresh == Fresh::Resume && has_something(folder);
        if let Some(found) = strange.then(|| first_name(folder)).flatten() {
            return Err(Trouble::Strange { folder: folder.to_path_buf(), found });
        }
        let refused = |error: &std::io::Error| Trouble::refused(&path, error);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| refused(&error))?;
        if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
            return Err(Trouble::Busy(folder.to_path_buf()));
        }
        let kept = match fresh {
            Fresh::Anew => 0,
            Fresh::Resume => {
                let mut reader = BufReader::new(&mut file);
                read(&mut reader, identity, folder, known)?
            }
        };
        file.set_len(kept).map_err(|error| refused(&error))?;
        file.seek(SeekFrom::Start(kept)).map_err(|error| refused(&error))?;
        if kept == 0 {
            file.write_all(identity.line.as_bytes()).map_err(|error| refused(&error))?;
        }
        file.sync_all().map_err(|error| refused(&error))?;
        Ok(Journal { file, path, unsynced: 0 })
    }

    /// Adds a run.
    ///
    /// # Errors
    /// What the machine refuses; the lines before stay.
    pub fn take(&mut self, run: &PointOutcome) -> Result<(), Trouble> {
        let written = self.file.write_all(line(run).as_bytes());
        self.unsynced += 1;
        let synced = if self.unsynced >= SYNC_EVERY { self.sync() } else { Ok(()) };
        written.and(synced).map_err(|error| Trouble::Interrupted {
            path: self.path.clone(),
            kind: error.kind(),
            words: error.to_string(),
        })
    }

    fn sync(&mut self) -> std::io::Result<()> {
        self.unsynced = 0;
        self.file.sync_data()
    }

    /// Tells every run to `told`, from the first.
    ///
    /// # Errors
    /// What the machine refuses.
    pub fn tell(&mut self, identity: &Identity, told: &mut dyn FnMut(&PointOutcome)) -> Result<(), Trouble> {
        let refused = |error: &std::io::Error| Trouble::refused(&self.path, error);
        self.file
            .sync_all()
            .and_then(|()| self.file.seek(SeekFrom::Start(0)))
            .map_err(|error| refused(&error))?;
        let folder = self.path.parent().unwrap_or(Path::new("")).to_path_buf();
        read(&mut BufReader::new(&mut self.file), identity, &folder, told)?;
        self.file.seek(SeekFrom::End(0)).map(drop).map_err(|error| refused(&error))
    }
}

fn has_something(folder: &Path) -> bool {
    first_name(folder).is_some()
}

fn first_name(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.flatten();
    names.map(|entry| entry.file_name().to_string_lossy().into_owned()).min()
}

/// Tells every whole line; the bytes that they take, the header included.
fn read(
    reader: &mut dyn BufRead,
    identity: &Identity,
    folder: &Path,
    known: &mut dyn FnMut(&PointOutcome),
) -> Result<u64, Trouble> {
    let refused = |error: std::io::Error| Trouble::refused(&folder.join(JOURNAL), &error);
    let mut bytes = Vec::new();
    let mut kept = reader.read_until(b'\n', &mut bytes).map_err(refused)? as u64;
    if bytes.last() != Some(&b'\n') {
        // Nothing, or a header that was torn: there are no runs behind it.
        return Ok(0);
    }
    if bytes != identity.line.as_bytes() {
        return Err(Trouble::OtherExperiment(folder.to_path_buf()));
    }
    for number in 0.. {
        bytes.clear();
        let length = match reader.read_until(b'\n', &mut bytes) {
            Ok(length) => length as u64,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(refused(error)),
        };
        let Some(run) = std::str::from_utf8(&bytes).ok().and_then(|text| parse(text, identity, number))
        else {
            break;
        };
        known(&run);
        kept += length;
    }
    Ok(kept)
}

/// FNV-1a, 64 bits (Fowler, Noll & Vo): tells a torn or flipped line, and is no defence against intent.
fn checksum(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn line(run: &PointOutcome) -> String {
    let mut text = format!("{}\t", run.spot.number);
    match &run.result {
        Ok(values) => {
            text.push_str("ok");
            for value in values {
                text.push('\t');
                if let Some(value) = value {
                    text.push_str(&format!("{value:e}"));
                }
            }
        }
        Err(message) => {
            text.push_str("failed\t");
            text.push_str(&message.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', " "));
        }
    }
    format!("{text}\t{:016x}\n", checksum(&text))
}

/// The run of a line, if it is whole and has this number.
fn parse(line: &str, identity: &Identity, number: u64) -> Option<PointOutcome> {
    let (text, check) = line.strip_suffix('\n')?.rsplit_once('\t')?;
    if check.len() != 16 || u64::from_str_radix(check, 16).ok()? != checksum(text) {
        return None;
    }
    let mut parts = text.split('\t');
    if parts.next()?.parse() != Ok(number) {
        return None;
    }
    let result = match parts.next()? {
        "ok" => {
            let value = |part: &str| if part.is_empty() { Some(None) } else { part.parse().ok().map(Some) };
            let values: Vec<Option<f64>> = parts.map(value).collect::<Option<_>>()?;
            (values.len() == INDICATORS.len()).then_some(Ok(values))?
        }
        "failed" => Err(unescaped(parts.next()?)),
        _ => return None,
    };
    Some(PointOutcome { spot: spot(identity.schemes, identity.worlds, number), result })
}

fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity() -> Identity {
        Identity { line: "prikkel journal 1 x 2 3 4\n".to_owned(), schemes: 2, worlds: 3 }
    }

    fn run(number: u64) -> PointOutcome {
        let values = (0..INDICATORS.len()).map(|row| match row % 3 {
            0 => Some(1.0 / (row as f64 + number as f64 + 0.1)),
            1 => Some(-1e300 * (number as f64 + 1.0).sqrt()),
            _ => None,
        });
        let result =
            if number % 5 == 4 { Err("no\tbalance\\ of\nline 2".to_owned()) } else { Ok(values.collect()) };
        PointOutcome { spot: spot(2, 3, number), result }
    }

    fn known(folder: &Path) -> (Journal, Vec<PointOutcome>) {
        let mut seen = Vec::new();
        let journal =
            Journal::open(folder, &identity(), Fresh::Resume, &mut |run| seen.push(run.clone())).unwrap();
        (journal, seen)
    }

    #[test]
    fn what_was_written_comes_back_to_the_last_bit() {
        let folder = tempfile::tempdir().unwrap();
        let (mut journal, seen) = known(folder.path());
        assert!(seen.is_empty());
        (0..20).for_each(|number| journal.take(&run(number)).unwrap());
        let mut told = Vec::new();
        journal.tell(&identity(), &mut |run| told.push(run.clone())).unwrap();
        assert_eq!(told.len(), 20);
        journal.take(&run(20)).unwrap();
        drop(journal);
        let (_, seen) = known(folder.path());
        for (number, seen) in seen.iter().enumerate() {
            let mut wanted = run(number as u64);
            wanted.result = wanted.result.map_err(|message| message.replace('\t', " "));
            assert_eq!(seen, &wanted);
        }
        assert_eq!(seen.len(), 21);
    }

    /// Cut anywhere, or with any byte flipped, it keeps whole lines only, and goes on to the same bytes.
    #[test]
    fn a_journal_that_was_torn_or_spoilt_goes_on_to_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(JOURNAL);
        let (mut journal, _) = known(folder.path());
        (0..6).for_each(|number| journal.take(&run(number)).unwrap());
        drop(journal);
        let whole = fs::read(&path).unwrap();
        for place in (0..whole.len()).step_by(7) {
            for flip in [false, true] {
                let mut bytes = whole.clone();
                if flip {
                    bytes[place] ^= 4
                } else {
                    bytes.truncate(place)
                }
                fs::write(&path, &bytes).unwrap();
                let mut seen = 0;
                let opened = Journal::open(folder.path(), &identity(), Fresh::Resume, &mut |_| seen += 1);
                let mut journal = match opened {
                    // A header that was changed is another experiment, and nothing of it is touched.
                    Err(Trouble::OtherExperiment(_)) => {
                        assert!(flip && place < identity().line.len());
                        continue;
                    }
                    opened => opened.unwrap(),
                };
                (seen..6).for_each(|number| journal.take(&run(number)).unwrap());
                drop(journal);
                assert_eq!(fs::read(&path).unwrap(), whole, "{place} {flip}");
            }
        }
    }

    #[test]
    fn two_programs_do_not_write_one_journal_and_no_folder_of_others_is_used() {
        let folder = tempfile::tempdir().unwrap();
        let (_open, _) = known(folder.path());
        let again = Journal::open(folder.path(), &identity(), Fresh::Resume, &mut |_| ());
        assert!(matches!(again, Err(Trouble::Busy(_))));
        let strange = tempfile::tempdir().unwrap();
        fs::write(strange.path().join("thesis.doc"), "x").unwrap();
        let refused = Journal::open(strange.path(), &identity(), Fresh::Resume, &mut |_| ());
        assert!(matches!(refused, Err(Trouble::Strange { .. })));
    }
}
