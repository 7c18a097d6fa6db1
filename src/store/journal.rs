//! The journal of an experiment: one line per finished run, in the order of their numbers, written as they come.
//!
//! Whatever ends the program, every whole line stays: the next time the same experiment goes on behind the last of them, and ends in the
//! same bytes as if nothing had happened. A line carries a checksum; from the first that does not match, or that is torn, the rest is
//! cut off and played again. Lines say what was measured to the last bit.

mod lines;

use super::Trouble;
use super::trouble::HIDDEN_PREFIX;
use super::whole::sha256;
use crate::experiment::batch::{Layout, PointOutcome, Shard};
use crate::indicators::INDICATORS;
use crate::scenario::experiment::Experiment;
use lines::{Lines, line, read};
use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Its name in the output folder.
pub const JOURNAL: &str = "journal.txt";

/// The folder of the journals of parts.
pub const SHARDS: &str = "shards";

/// The folder of the journals of the generations of a search.
pub const GENERATIONS: &str = "search";

/// How many lines may be lost to a power cut; a killed program loses none.
const SYNC_EVERY: u32 = 64;

/// What a batch is, so that nothing else is continued as if it were the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    line: String,
    layout: Layout,
    shard: Shard,
    generation: Option<u32>,
}

impl Identity {
    /// That of `experiment`: its files, its schemes, its seed, what is measured, and the program. Replicates are no part of it: more extend a
    /// batch.
    pub fn of(experiment: &Experiment, worlds: usize) -> Identity {
        let mut all = format!("{}\n{}\n", env!("CARGO_PKG_VERSION"), experiment.design.seed);
        experiment.sources.iter().for_each(|source| all.push_str(&sha256(&source.text)));
        experiment.schemes.iter().for_each(|scheme| all.push_str(&format!("{}\n", scheme.id)));
        INDICATORS.iter().for_each(|row| all.push_str(row.key));
        let layout = Layout::of(experiment, worlds);
        let Layout { schemes, worlds, .. } = layout;
        let line = format!("prikkel journal 1 {} {schemes} {worlds} {}\n", sha256(&all), INDICATORS.len());
        Identity { line, layout, shard: Shard::WHOLE, generation: None }
    }

    /// That of a generation of a search, from 0.
    pub fn generation(&self, number: u32) -> Identity {
        Identity { generation: Some(number), ..self.clone() }
    }

    /// That of a part of it.
    pub fn part(&self, shard: Shard) -> Identity {
        Identity { shard, ..self.clone() }
    }

    /// The name of its journal in the output folder: parts have a folder of their own.
    pub fn file(&self) -> String {
        match (self.generation, self.shard) {
            (Some(number), _) => format!("{GENERATIONS}/{number:05}.txt"),
            (None, Shard::WHOLE) => JOURNAL.to_owned(),
            (None, Shard { index, of }) => format!("{SHARDS}/{:04}-of-{of:04}.txt", index + 1),
        }
    }

    fn number(&self, place: u64) -> u64 {
        self.shard.number(self.layout.schemes, place)
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
        let path = folder.join(identity.file());
        let beside = path.parent().unwrap_or(folder);
        fs::create_dir_all(beside).map_err(|error| Trouble::refused(beside, &error))?;
        if path.is_dir() {
            return Err(Trouble::NotAFile(path));
        }
        let strange = !path.exists() && fresh == Fresh::Resume;
        if let Some(found) = strange.then(|| stranger(folder)).flatten() {
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
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => return Err(Trouble::Busy(folder.to_path_buf())),
            Ok(()) if identity.shard == Shard::WHOLE => sweep(folder),
            // Where the file system knows no locks, there is none. A part publishes nothing.
            _ => {}
        }
        let kept = match fresh {
            Fresh::Anew => 0,
            Fresh::Resume => {
                let mut reader = BufReader::new(&mut file);
                read(&mut reader, identity, &path, known)?
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
        read(&mut BufReader::new(&mut self.file), identity, &self.path, told)?;
        self.file.seek(SeekFrom::End(0)).map(drop).map_err(|error| refused(&error))
    }
}

/// The first thing in a folder, by name, that is no journal of ours.
fn stranger(folder: &Path) -> Option<String> {
    let names = fs::read_dir(folder).ok()?.flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names
        .filter(|name| {
            ![SHARDS, GENERATIONS, JOURNAL].contains(&name.as_str()) && !name.starts_with(HIDDEN_PREFIX)
        })
        .min()
}

/// Takes away what a search left in a folder, so that it begins anew.
///
/// # Errors
/// What the machine refuses.
pub fn forget_generations(folder: &Path) -> Result<(), Trouble> {
    let path = folder.join(GENERATIONS);
    match fs::remove_dir_all(&path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Trouble::refused(&path, &error)),
        _ => Ok(()),
    }
}

/// Takes away what a program that was killed had prepared; nobody prepares anything beside a journal that we hold.
fn sweep(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(HIDDEN_PREFIX)) {
        // A leftover harms nobody.
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// Tells the runs of all parts of a batch in the order of their numbers, `runs` in all.
///
/// # Errors
/// What the machine refuses, a part that is not there or lacks runs, parts of another experiment.
pub fn merge(
    folder: &Path,
    whole: &Identity,
    of: u64,
    runs: u64,
    told: &mut dyn FnMut(&PointOutcome) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let identities: Vec<Identity> = (0..of).map(|index| whole.part(Shard { index, of })).collect();
    let mut parts = Vec::new();
    for identity in &identities {
        let path = folder.join(identity.file());
        let lacking = || Trouble::Lacking { path: path.clone(), shard: (identity.shard.index + 1, of) };
        let file = File::open(&path).map_err(|_| lacking())?;
        parts.push(Lines::open(BufReader::new(file), identity, &path)?.ok_or_else(lacking)?);
    }
    for number in 0..runs {
        let index = number / whole.layout.schemes % of;
        let part = &mut parts[index as usize];
        let run = part.next()?;
        told(&run.ok_or_else(|| Trouble::Lacking { path: part.path.clone(), shard: (index + 1, of) })?)?;
    }
    Ok(())
}

/// Of how many parts there are journals in a folder; None where there are none, or of different numbers.
pub fn shards_in(folder: &Path) -> Option<u64> {
    let names = fs::read_dir(folder.join(SHARDS)).ok()?.flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let of = |name: String| name.strip_suffix(".txt")?.split_once("-of-")?.1.parse::<u64>().ok();
    let mut found: Vec<u64> = names.filter_map(of).collect();
    found.sort_unstable();
    found.dedup();
    match found[..] {
        [of] => Some(of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout { schemes: 2, worlds: 3, worlds_share_luck: false };

    fn identity() -> Identity {
        Identity {
            line: "prikkel journal 1 x 2 3 4\n".to_owned(),
            layout: LAYOUT,
            shard: Shard::WHOLE,
            generation: None,
        }
    }

    fn run(number: u64) -> PointOutcome {
        let values = (0..INDICATORS.len()).map(|row| match row % 3 {
            0 => Some(1.0 / (row as f64 + number as f64 + 0.1)),
            1 => Some(-1e300 * (number as f64 + 1.0).sqrt()),
            _ => None,
        });
        let result =
            if number % 5 == 4 { Err("no\tbalance\\ of\nline 2".to_owned()) } else { Ok(values.collect()) };
        PointOutcome { spot: LAYOUT.spot(number), result }
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

    /// Parts that were played apart and in any order are the whole, and one that lacks a run says which.
    #[test]
    fn parts_are_merged_to_the_whole_and_a_lack_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (mut journal, _) = known(folder.path());
        (0..12).for_each(|number| journal.take(&run(number)).unwrap());
        let whole = fs::read(folder.path().join(JOURNAL)).unwrap();
        for index in [2, 0, 1] {
            let part = identity().part(Shard { index, of: 3 });
            let mut journal = Journal::open(folder.path(), &part, Fresh::Resume, &mut |_| ()).unwrap();
            (0..4).for_each(|place| journal.take(&run(part.number(place))).unwrap());
        }
        assert_eq!(shards_in(folder.path()), Some(3));
        let mut text = identity().line;
        let mut told = |run: &PointOutcome| {
            text.push_str(&line(run));
            Ok(())
        };
        merge(folder.path(), &identity(), 3, 12, &mut told).unwrap();
        assert_eq!(text.as_bytes(), whole);
        let lacking = merge(folder.path(), &identity(), 3, 14, &mut |_| Ok(()));
        assert!(matches!(lacking, Err(Trouble::Lacking { shard: (1, 3), .. })), "{lacking:?}");
        fs::remove_file(folder.path().join("shards/0002-of-0003.txt")).unwrap();
        let lacking = merge(folder.path(), &identity(), 3, 12, &mut |_| Ok(()));
        assert!(matches!(lacking, Err(Trouble::Lacking { shard: (2, 3), .. })));
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
