//! The tables of an experiment, made from its journal when all runs are in it: each file whole or not there, the manifest last.

use super::Trouble;
use super::journal::{Identity, Journal};
use super::manifest::machine;
use super::output::MANIFEST;
use super::results::forget_report;
use super::tables::{Rows, point_header, point_row};
use super::trouble::HIDDEN_PREFIX;
use super::whole::{Finished, Whole, sha256};
use crate::experiment::batch::PointOutcome;
use crate::scenario::Source;
use crate::scenario::experiment::Experiment;
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::Path;

const RUNS: &str = "runs.csv";
const WORLDS: &str = "worlds.csv";
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
    /// Other files: their names, and what they say.
    pub texts: &'a [(String, String)],
}

impl Findings<'_> {
    /// How many runs there must be.
    fn runs(&self) -> u64 {
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
        return Err(Trouble::Rows { file: RUNS, expected: findings.runs(), found: runs });
    }
    files.push(worlds(scratch.path(), findings)?);
    files.push(whole(scratch.path(), PROBLEM, &problem(findings))?);
    for (name, text) in findings.texts {
        files.push(whole(scratch.path(), name, text)?);
    }
    let manifest = manifest(findings, runs, failed, &files);
    files.push(whole(scratch.path(), MANIFEST, &manifest)?);
    forget_report(folder, &manifest);
    for file in &files {
        let to = folder.join(&file.name);
        fs::rename(scratch.path().join(&file.name), &to).map_err(|error| Trouble::refused(&to, &error))?;
    }
    Ok(())
}

fn whole(folder: &Path, name: &str, text: &str) -> Result<Finished, Trouble> {
    let mut file = Whole::create(folder, name)?;
    file.write_all(text.as_bytes()).map_err(|error| Trouble::refused(file.path(), &error))?;
    file.finish()
}

/// `runs.csv` and `failures.jsonl`: how many rows, how many failed.
fn tables(
    folder: &Path,
    journal: &mut Journal,
    identity: &Identity,
    findings: &Findings,
) -> Result<(u64, u64, Vec<Finished>), Trouble> {
    let file = Whole::create(folder, RUNS)?;
    let refused = |error| Trouble::refused_csv(&folder.join(RUNS), error);
    let mut rows = Rows::new(file, point_header()).map_err(refused)?;
    let mut failures = Whole::create(folder, FAILURES)?;
    let (mut failed, mut trouble) = (0, None);
    let mut told = |run: &PointOutcome| {
        // More replicates may have been played earlier than are asked now.
        if run.spot.number >= findings.runs() || trouble.is_some() {
            return;
        }
        let (scheme, seed) =
            (&findings.experiment.schemes[run.spot.scheme].id, findings.experiment.design.seed);
        trouble = point_row(&mut rows, scheme, seed, run).map_err(refused).err();
        if let Err(message) = &run.result {
            failed += 1;
            let line = json!({ "number": run.spot.number, "scheme": scheme, "world": run.spot.world,
                "replicate": run.spot.replicate, "seed": seed, "message": message,
                "command": format!("prikkel experiment {} --seed {seed} --only {}", findings.name, run.spot.number) });
            let written = writeln!(failures, "{line}");
            trouble = written.map_err(|error| Trouble::refused(&folder.join(FAILURES), &error)).err();
        }
    };
    journal.tell(identity, &mut told)?;
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    let count = rows.count;
    let rows = rows.finish().map_err(|error| Trouble::refused(&folder.join(RUNS), &error))?;
    Ok((count, failed, vec![rows.finish()?, failures.finish()?]))
}

/// `worlds.csv`: a row per world, a column per key.
fn worlds(folder: &Path, findings: &Findings) -> Result<Finished, Trouble> {
    let keys = findings.experiment.uncertain.iter().map(|uncertain| uncertain.path.as_str());
    let file = Whole::create(folder, WORLDS)?;
    let refused = |error| Trouble::refused_csv(&folder.join(WORLDS), error);
    let mut rows = Rows::new(file, std::iter::once("world").chain(keys)).map_err(refused)?;
    for (number, world) in findings.worlds.iter().enumerate() {
        rows.values(number as u64, world).map_err(refused)?;
    }
    rows.finish().map_err(|error| Trouble::refused(&folder.join(WORLDS), &error))?.finish()
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
