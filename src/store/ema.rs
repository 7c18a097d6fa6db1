//! An experiment as the EMA workbench keeps its results: a gzipped tar with a table of experiments, a column of text per outcome, and
//! `metadata.json`, which says what they are. Its `load_results` makes of that the usual pair of experiments and outcomes.
//!
//! An experiment of the workbench is a policy in a scenario: here a scheme in a world. Its outcome is the mean over the replicates that
//! have a value, and `nan` where none has one.

use super::Trouble;
use super::findings::Findings;
use super::journal::{Identity, Journal};
use super::whole::{Finished, Whole};
use crate::experiment::batch::PointOutcome;
use crate::indicators::INDICATORS;
use crate::scenario::experiment::{Experiment, Level, Lever};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::Path;
use tar::{Builder, Header};

/// The name of the archive.
pub const EMA: &str = "ema.tar.gz";

/// How many means are kept in memory at once; for more, the journal is read again.
const MEANS_MOST: usize = 1 << 22;

/// The columns behind those of uncertain numbers and levers.
const PLACE: [&str; 3] = ["scenario", "policy", "model"];

/// Words that pandas, which reads the archive, takes for no value.
const NO_VALUE: [&str; 19] = [
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A",
    "NA", "NULL", "NaN", "None", "n/a", "nan", "null",
];

/// The archive under way.
struct Archive {
    tar: Builder<GzEncoder<Whole>>,
}

/// Writes the archive.
pub(super) fn archive(
    folder: &Path,
    journal: &mut Journal,
    identity: &Identity,
    findings: &Findings,
) -> Result<Finished, Trouble> {
    let refused = |error: io::Error| Trouble::refused(&folder.join(EMA), &error);
    let mut archive = Archive::create(folder)?;
    let mut table = tempfile::tempfile_in(folder).map_err(refused)?;
    write_experiments(&mut table, findings).map_err(refused)?;
    archive.add_file("experiments.csv", table).map_err(refused)?;
    for rows in parts(findings.experiment.schemes.len() * findings.worlds.len()) {
        let means = means(journal, identity, findings, rows.clone())?;
        for (row, column) in rows.zip(&means) {
            let text: String = column.iter().map(Mean::line).collect();
            archive.add(&outcome_file(INDICATORS[row].key), text.as_bytes()).map_err(refused)?;
        }
    }
    let metadata = metadata(findings.experiment).to_string();
    archive.add("metadata.json", metadata.as_bytes()).map_err(refused)?;
    archive.finish().map_err(refused)?.finish()
}

impl Archive {
    fn create(folder: &Path) -> Result<Archive, Trouble> {
        // No time and no name of a machine: the same results give the same bytes.
        let gzip = GzEncoder::new(Whole::create(folder, EMA)?, Compression::default());
        Ok(Archive { tar: Builder::new(gzip) })
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.add_all(name, bytes.len() as u64, bytes)
    }

    fn add_file(&mut self, name: &str, mut file: File) -> io::Result<()> {
        let bytes = file.stream_position()?;
        file.rewind()?;
        self.add_all(name, bytes, file)
    }

    fn add_all(&mut self, name: &str, bytes: u64, from: impl Read) -> io::Result<()> {
        let mut header = Header::new_ustar();
        header.set_size(bytes);
        header.set_mode(0o644);
        header.set_mtime(0);
        self.tar.append_data(&mut header, name, from)
    }

    fn finish(self) -> io::Result<Whole> {
        self.tar.into_inner()?.finish()
    }
}

/// The indicators in parts, so that the means of a part over so many points fit in memory.
fn parts(points: usize) -> impl Iterator<Item = Range<usize>> {
    let at_once = (MEANS_MOST / points.max(1)).clamp(1, INDICATORS.len());
    (0..INDICATORS.len()).step_by(at_once).map(move |first| first..(first + at_once).min(INDICATORS.len()))
}

/// A mean under way; replicates come in the order of their numbers, so that it has the same bits every time.
#[derive(Clone, Copy, Debug, Default)]
struct Mean {
    sum: f64,
    count: u32,
}

impl Mean {
    fn line(&self) -> String {
        match self.count {
            0 => "nan\n".to_owned(),
            count => format!("{:?}\n", self.sum / f64::from(count)),
        }
    }
}

/// Per indicator of `rows`, the mean of every scheme in every world: worlds follow each other within a scheme.
fn means(
    journal: &mut Journal,
    identity: &Identity,
    findings: &Findings,
    rows: Range<usize>,
) -> Result<Vec<Vec<Mean>>, Trouble> {
    let worlds = findings.worlds.len();
    let mut means = vec![vec![Mean::default(); findings.experiment.schemes.len() * worlds]; rows.len()];
    journal.tell(identity, &mut |run: &PointOutcome| {
        let Some(values) = run.result.as_ref().ok().filter(|_| run.spot.number < findings.runs()) else {
            return;
        };
        let point = run.spot.scheme * worlds + run.spot.world;
        for (column, value) in means.iter_mut().zip(&values[rows.clone()]) {
            if let Some(value) = value.filter(|value| value.is_finite()) {
                column[point].sum += value;
                column[point].count += 1;
            }
        }
    })?;
    Ok(means)
}

fn outcome_file(key: &str) -> String {
    // The ending that the workbench gives to an outcome of one number.
    format!("{key}.cls")
}

fn write_experiments(out: &mut File, findings: &Findings) -> io::Result<()> {
    let experiment = findings.experiment;
    let levers = &experiment.levers;
    let mut rows = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
    let keys = experiment.uncertain.iter().map(|uncertain| uncertain.path.clone());
    let names = levers.iter().map(column);
    rows.write_record(keys.chain(names).chain(PLACE.map(str::to_owned)))?;
    for scheme in &experiment.schemes {
        for (place, world) in findings.worlds.iter().enumerate() {
            let values = world.iter().map(|value| format!("{value:?}"));
            let levels = levers.iter().zip(&scheme.levels).map(|(lever, at)| level(&lever.levels[*at]));
            let place = [place.to_string(), named(&scheme.id), "prikkel".to_owned()];
            rows.write_record(values.chain(levels).chain(place))?;
        }
    }
    rows.flush()
}

/// A name as pandas reads it as a name.
fn named(name: &str) -> String {
    if NO_VALUE.contains(&name.trim()) { format!("'{name}'") } else { name.to_owned() }
}

/// What every outcome and every column of experiments is.
fn metadata(experiment: &Experiment) -> Value {
    let outcomes = INDICATORS.iter().map(|row| json!(["ScalarOutcome", row.key, outcome_file(row.key)]));
    let numbers = experiment.uncertain.iter().map(|uncertain| (uncertain.path.clone(), json!("float64")));
    let kind = |lever: &Lever| if lever.key.is_some() { "float64" } else { "category" };
    let levers = experiment.levers.iter().map(|lever| (column(lever), json!(kind(lever))));
    let place = PLACE.map(|name| (name.to_owned(), json!("category")));
    let columns: Map<String, Value> = numbers.chain(levers).chain(place).collect();
    json!({ "version": 0.1, "outcomes": outcomes.collect::<Vec<_>>(), "experiments": columns })
}

/// The name of the column of a lever; the workbench has columns of its own.
fn column(lever: &Lever) -> String {
    if PLACE.contains(&lever.name.as_str()) { format!("lever {}", lever.name) } else { lever.name.clone() }
}

/// The level of a lever: its number where it is one, else its name.
fn level(level: &Level) -> String {
    level.number.map_or_else(|| named(&level.name), |number| format!("{number:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_indicator_is_in_one_part_and_parts_fit_in_memory() {
        for points in [1, 1_000, 50_000, MEANS_MOST, 3 * MEANS_MOST] {
            let all: Vec<Range<usize>> = parts(points).collect();
            assert!(all.iter().all(|part| part.len() == 1 || part.len() * points <= MEANS_MOST));
            assert!(all.into_iter().flatten().eq(0..INDICATORS.len()), "{points}");
        }
        assert_eq!((parts(1_000).count(), parts(MEANS_MOST).count()), (1, INDICATORS.len()));
    }

    #[test]
    fn a_mean_of_nothing_is_no_number_and_a_name_never_reads_as_nothing() {
        assert_eq!(Mean::default().line(), "nan\n");
        assert_eq!(Mean { sum: 3.0, count: 1 }.line(), "3.0\n");
        assert_eq!(Mean { sum: 1.0, count: 3 }.line(), "0.3333333333333333\n");
        assert_eq!([named("NA"), named("none"), named(" ")], ["'NA'", "none", "' '"]);
    }
}
