//! The tables of an experiment, made from its journal when all runs are in it: each file whole or not there, the manifest last.

use super::columns::{Description, points, worlds as columns_of_worlds};
use super::earlier::remove_stale;
use super::formats::{Format, Formats};
use super::journal::{Identity, Journal};
use super::manifest::machine;
use super::output::{CHARTS_FOLDER, MANIFEST};
use super::results::forget_report;
use super::table::Table;
use super::tables::{point_row, world_row};
use super::trouble::HIDDEN_PREFIX;
use super::whole::{Finished, Whole, sha256};
use super::{Trouble, ema};
use crate::experiment::batch::PointOutcome;
use crate::scenario::Source;
use crate::scenario::experiment::Experiment;
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What is uncertain, as SALib wants it.
const PROBLEM: &str = "problem.json";
const FAILURES: &str = "failures.jsonl";

/// An experiment whose runs are all in its journal.
pub struct Findings<'a> {
    /// The experiment.
    pub experiment: &'a Experiment,
    /// How the user named it.
    pub name: &'a str,
    /// The command that plays the same again.
    pub command: &'a str,
    /// Its worlds.
    pub worlds: &'a [Vec<f64>],
    /// Replicates.
    pub replicates: u32,
    /// In which forms its tables are written.
    pub formats: &'a Formats,
    /// What was made of its runs: tables with their rows as text, the first being the header.
    pub tables: &'a [(Description, Vec<Vec<String>>)],
    /// Other files: their names, and what they say.
    pub texts: &'a [(String, String)],
    /// Charts: their names in the folder `charts`, and their bytes.
    pub charts: &'a [(String, Vec<u8>)],
}

impl Findings<'_> {
    /// How many runs there must be.
    pub(super) fn runs(&self) -> u64 {
        self.experiment.runs_of(self.replicates)
    }
}

/// Writes the tables beside the journal.
///
/// # Errors
/// What the machine refuses, or a journal without all its runs.
pub fn publish(
    folder: &Path,
    journal: &mut Journal,
    identity: &Identity,
    findings: &Findings,
) -> Result<(), Trouble> {
    let scratch = tempfile::Builder::new()
        .prefix(HIDDEN_PREFIX)
        .tempdir_in(folder)
        .map_err(|error| Trouble::refused(folder, &error))?;
    let (runs, failed, mut files) = tables(scratch.path(), journal, identity, findings)?;
    if runs != findings.runs() {
        return Err(Trouble::Rows { file: points().name.to_owned(), expected: findings.runs(), found: runs });
    }
    files.extend(worlds(scratch.path(), findings)?);
    for (of, rows) in findings.tables {
        files.extend(made(scratch.path(), of, rows, findings.formats)?);
    }
    if findings.formats.has(Format::Ema) {
        files.push(ema::archive(scratch.path(), journal, identity, findings)?);
    }
    files.push(whole(scratch.path(), PROBLEM, problem(findings).as_bytes())?);
    for (name, text) in findings.texts {
        files.push(whole(scratch.path(), name, text.as_bytes())?);
    }
    if !findings.charts.is_empty() {
        make_charts_folder(scratch.path())?;
    }
    for (name, bytes) in findings.charts {
        files.push(whole(scratch.path(), &format!("{CHARTS_FOLDER}/{name}"), bytes)?);
    }
    let manifest = manifest(findings, runs, failed, &files);
    files.push(whole(scratch.path(), MANIFEST, manifest.as_bytes())?);
    remove_stale(folder, &files)?;
    forget_report(folder, &manifest);
    if !findings.charts.is_empty() {
        make_charts_folder(folder)?;
    }
    for file in &files {
        let to = folder.join(&file.name);
        fs::rename(scratch.path().join(&file.name), &to).map_err(|error| Trouble::refused(&to, &error))?;
    }
    Ok(())
}

fn make_charts_folder(folder: &Path) -> Result<(), Trouble> {
    let charts = folder.join(CHARTS_FOLDER);
    fs::create_dir_all(&charts).map_err(|error| Trouble::refused(&charts, &error))
}

fn whole(folder: &Path, name: &str, bytes: &[u8]) -> Result<Finished, Trouble> {
    let mut file = Whole::create(folder, name)?;
    file.write_all(bytes).map_err(|error| Trouble::refused(file.path(), &error))?;
    file.finish()
}

/// The runs and `failures.jsonl`: how many rows, how many failed.
fn tables(
    folder: &Path,
    journal: &mut Journal,
    identity: &Identity,
    findings: &Findings,
) -> Result<(u64, u64, Vec<Finished>), Trouble> {
    let mut rows = Table::create(folder, points(), findings.formats)?;
    let mut failures = Whole::create(folder, FAILURES)?;
    let (mut failed, mut trouble) = (0, None);
    let mut told = |run: &PointOutcome| {
        // More replicates may have been played earlier than are asked now.
        if run.spot.number >= findings.runs() || trouble.is_some() {
            return;
        }
        let (scheme, seed) =
            (&findings.experiment.schemes[run.spot.scheme].id, findings.experiment.design.seed);
        trouble = rows.row(&point_row(scheme, seed, run)).err();
        if let Err(message) = &run.result {
            failed += 1;
            let line = json!({ "number": run.spot.number, "scheme": scheme, "world": run.spot.world,
                "replicate": run.spot.replicate, "seed": seed, "message": message,
                "command": format!("prikkel experiment {} --seed {seed} --only {}", findings.name, run.spot.number) });
            let written = writeln!(failures, "{line}");
            trouble = trouble
                .take()
                .or(written.map_err(|error| Trouble::refused(&folder.join(FAILURES), &error)).err());
        }
    };
    journal.tell(identity, &mut told)?;
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    let count = rows.count;
    let mut files = rows.finish()?;
    files.push(failures.finish()?);
    Ok((count, failed, files))
}

/// A row per world, a column per key.
fn worlds(folder: &Path, findings: &Findings) -> Result<Vec<Finished>, Trouble> {
    let keys = findings.experiment.uncertain.iter().map(|uncertain| uncertain.path.as_str());
    let mut rows = Table::create(folder, columns_of_worlds(keys), findings.formats)?;
    for (number, world) in findings.worlds.iter().enumerate() {
        rows.row(&world_row(number as u64, world))?;
    }
    rows.finish()
}

/// A table whose rows were made elsewhere, with their header.
fn made(
    folder: &Path,
    of: &Description,
    rows: &[Vec<String>],
    formats: &Formats,
) -> Result<Vec<Finished>, Trouble> {
    let Some((header, rows)) = rows.split_first() else { return Ok(Vec::new()) };
    let named = header.iter().eq(of.columns.iter().map(|column| &column.name));
    assert!(named, "the header of {} is not what its columns say: {header:?}", of.name);
    let mut table = Table::create(folder, of.clone(), formats)?;
    rows.iter().try_for_each(|row| table.written(row))?;
    table.finish()
}

/// `problem.json`: names and bounds, in the words of the Python library SALib.
fn problem(findings: &Findings) -> String {
    let uncertain = &findings.experiment.uncertain;
    let value = json!({
        "num_vars": uncertain.len(),
        "names": uncertain.iter().map(|it| &it.path).collect::<Vec<_>>(),
        "bounds": uncertain.iter().map(|it| [it.low, it.high]).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn manifest(findings: &Findings, runs: u64, failed: u64, files: &[Finished]) -> String {
    let source = |source: &Source| json!({ "name": source.name, "sha256": sha256(&source.text) });
    let file = |file: &Finished| json!({ "name": file.name, "bytes": file.bytes, "sha256": file.sha256 });
    let experiment = findings.experiment;
    let value = json!({
        "program": "prikkel",
        "version": env!("CARGO_PKG_VERSION"),
        "command": findings.command,
        "seed": experiment.design.seed,
        "schemes": experiment.schemes.iter().map(|scheme| &scheme.id).collect::<Vec<_>>(),
        "worlds": findings.worlds.len(),
        "replicates": findings.replicates,
        "runs": { "planned": runs, "finished": runs - failed, "failed": failed },
        "uncertain": experiment.uncertain.iter().map(|it| json!({
            "key": it.path, "low": it.low, "high": it.high, "usual": it.usual,
        })).collect::<Vec<_>>(),
        "sources": experiment.sources.iter().map(source).collect::<Vec<_>>(),
        "files": files.iter().map(file).collect::<Vec<_>>(),
        "machine": machine(),
    });
    format!("{value:#}\n")
}
