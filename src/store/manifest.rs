//! `manifest.json`: what was run, and the checksum of every other file.
//!
//! Everything but `machine` depends on the scenarios, the seed and the counts only.

use super::formats::Formats;
use super::whole::{Finished, sha256};
use crate::scenario::{Scenario, Source};
use serde_json::{Value, json};

/// What is run, as far as the files must tell.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The scenarios.
    pub scenarios: &'a [Scenario],
    /// How the user named each scheme.
    pub names: &'a [String],
    /// How the user named what is laid over every scheme, column by column; empty where nothing is.
    pub cross: &'a [String],
    /// The files each of them was read from.
    pub sources: &'a [Vec<Source>],
    /// The seed.
    pub seed: u64,
    /// The number of the first replicate.
    pub first_replicate: u32,
    /// Replicates per scenario.
    pub replicates: u32,
    /// In which forms tables are written.
    pub formats: &'a Formats,
}

impl Job<'_> {
    /// The command that plays one run again.
    pub fn repeat(&self, scenario: usize, replicate: u32) -> String {
        let rows = self.cross.len().max(1);
        let (name, over) = (scenario / rows, scenario % rows);
        let over = if self.cross.is_empty() { &[] } else { &self.cross[over..=over] };
        command(&self.names[name..=name], over, self.seed, replicate, 1)
    }

    /// The command that does the same job again.
    pub fn command(&self) -> String {
        let played = command(self.names, self.cross, self.seed, self.first_replicate, self.replicates);
        format!("{played}{}", self.formats.flag())
    }
}

fn command(names: &[String], cross: &[String], seed: u64, first: u32, replicates: u32) -> String {
    let listed = |names: &[String]| names.iter().map(|name| format!(" {}", quoted(name))).collect::<String>();
    let cross = if cross.is_empty() { String::new() } else { format!(" --cross{}", listed(cross)) };
    let names = listed(names);
    let first = if first == 0 { String::new() } else { format!(" --first-replicate {first}") };
    format!("prikkel run{names}{cross} --seed {seed}{first} --replicates {replicates}")
}

/// The name as a shell must be given it.
fn quoted(name: &str) -> String {
    let plain = |sign: char| sign.is_alphanumeric() || "/._-+:".contains(sign);
    if !name.is_empty() && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}

/// The text of the manifest.
pub(super) fn manifest(job: &Job, failed: u64, files: &[Finished]) -> String {
    let first = &job.scenarios[0];
    let runs = job.scenarios.len() as u64 * u64::from(job.replicates);
    let value = json!({
        "program": "prikkel",
        "version": env!("CARGO_PKG_VERSION"),
        "command": job.command(),
        "seed": job.seed,
        "names": job.names,
        "cross": job.cross,
        "first_replicate": job.first_replicate,
        "replicates": job.replicates,
        "years": first.run.years,
        "warmup_years": first.run.warmup_years,
        "runs": { "planned": runs, "finished": runs - failed, "failed": failed },
        "scenarios": job.scenarios.iter().zip(job.sources).map(scenario).collect::<Vec<_>>(),
        "files": files.iter().map(file).collect::<Vec<_>>(),
        "machine": machine(),
    });
    format!("{value:#}\n")
}

/// On what kind of machine the program was built to run.
pub(super) fn machine() -> Value {
    json!({ "os": std::env::consts::OS, "arch": std::env::consts::ARCH })
}

fn scenario((scenario, sources): (&Scenario, &Vec<Source>)) -> Value {
    let source = |source: &Source| json!({ "name": source.name, "sha256": sha256(&source.text) });
    json!({
        "id": scenario.id,
        "title": { "nl": scenario.title.nl, "en": scenario.title.en },
        "sources": sources.iter().map(source).collect::<Vec<_>>(),
    })
}

fn file(file: &Finished) -> Value {
    json!({ "name": file.name, "bytes": file.bytes, "sha256": file.sha256 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_survives_a_shell() {
        let names = ["a b's.toml".to_owned(), "x/y.toml".to_owned()];
        let words = command(&names, &[], 7, 3, 1);
        assert_eq!(
            words,
            "prikkel run 'a b'\\''s.toml' x/y.toml --seed 7 --first-replicate 3 --replicates 1"
        );
        let words = command(&names[1..], &names[..1], 7, 0, 2);
        assert_eq!(words, "prikkel run x/y.toml --cross 'a b'\\''s.toml' --seed 7 --replicates 2");
    }
}
