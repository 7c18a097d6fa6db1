//! The output folder: tables while the runs come in, the rest at the end, and then all of it at once.

use super::Trouble;
use super::claim::{Claim, Places, Target, refuse_existing};
use super::columns::{self, tables_of_run};
use super::earlier::listed;
use super::formats::{Format, Formats};
use super::manifest::{Job, manifest};
use super::results::REPORT;
use super::rows::Rows;
use super::series::{Lines, Series, series_rows_per_run};
use super::table::{Table, file_name};
use super::tables;
use super::whole::{Counter, Finished, Whole};
use crate::experiment::{Comparison, RunOutcome};
use crate::present::chart::CHARTS;
use crate::scenario::Scenario;
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const FAILURES: &str = "failures.jsonl";
/// The council page.
pub(super) const BRIEFING: &str = "briefing.html";
pub(super) const MANIFEST: &str = "manifest.json";
/// The folder of the charts within the output folder.
pub(super) const CHARTS_FOLDER: &str = "charts";

/// Every file that Prikkel may write in an output folder; `--force` replaces these and touches nothing else.
pub(super) fn own_files() -> Vec<String> {
    let names = tables_of_run().into_iter().map(|table| table.name);
    let tables = names.flat_map(|name| [Format::Csv, Format::Parquet].map(|format| file_name(name, format)));
    let others = [MANIFEST, FAILURES, BRIEFING, REPORT].map(String::from);
    let charts = CHARTS.iter().flat_map(|chart| {
        ["svg", "png", "txt"].map(|extension| format!("{CHARTS_FOLDER}/{}.{extension}", chart.key))
    });
    others.into_iter().chain(tables).chain(charts).collect()
}

/// An output folder that is being filled. Dropped before [`Output::publish`], it leaves nothing behind.
pub struct Output<'a> {
    job: Job<'a>,
    force: bool,
    guard: Guard,
    places: Places,
    tables: Tables,
    failed: u64,
    finished: Vec<Finished>,
}

/// Gives the claim up when the output is dropped.
struct Guard(Claim);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.abandon();
    }
}

/// The files that grow with every run.
struct Tables {
    runs: Table,
    series: Series,
    /// None where no scenario is a region.
    members: Option<Table>,
    failures: Whole,
}

impl<'a> Output<'a> {
    /// Claims a folder for the results of `job`, before the first run: what would refuse the results at the end refuses
    /// them here.
    ///
    /// # Errors
    /// Results that exist (without `force`), a place that cannot be written.
    pub fn begin(target: &Target, force: bool, job: Job<'a>) -> Result<Output<'a>, Trouble> {
        let (claim, places) = Claim::take(target, force)?;
        let guard = Guard(claim);
        let tables = Tables::open(&places.scratch, job.scenarios, job.formats)?;
        Ok(Output { job, force, guard, places, tables, failed: 0, finished: Vec::new() })
    }

    /// The folder where the results will be.
    pub fn folder(&self) -> &Path {
        &self.places.folder
    }

    /// The claim, for whoever answers Ctrl-C.
    pub fn claim(&self) -> Claim {
        self.guard.0.clone()
    }

    /// Takes in a run.
    ///
    /// # Errors
    /// The disk.
    pub fn take(&mut self, run: &RunOutcome) -> Result<(), Trouble> {
        let scenario = &self.job.scenarios[run.scenario];
        self.tables.runs.row(&tables::run_row(&scenario.id, self.job.seed, run))?;
        let values = match &run.result {
            Ok(values) => values,
            Err(message) => return self.failure(run, message),
        };
        self.tables.series.run(run.scenario, scenario, run.replicate, values)?;
        let Some(members) = &mut self.tables.members else { return Ok(()) };
        tables::member_rows(scenario, run.replicate, values).try_for_each(|row| members.row(&row))
    }

    fn failure(&mut self, run: &RunOutcome, message: &str) -> Result<(), Trouble> {
        self.failed += 1;
        let line = json!({
            "scenario": self.job.scenarios[run.scenario].id,
            "replicate": run.replicate,
            "seed": self.job.seed,
            "message": message,
            "command": self.job.repeat(run.scenario, run.replicate),
        });
        let file = &mut self.tables.failures;
        writeln!(file, "{line}").map_err(|error| Trouble::refused(file.path(), &error))
    }

    /// Adds a chart in its three forms.
    ///
    /// # Errors
    /// The disk.
    pub fn chart(&mut self, key: &str, svg: &str, png: &[u8], text: &str) -> Result<(), Trouble> {
        self.file(&format!("{CHARTS_FOLDER}/{key}.svg"), svg.as_bytes())?;
        self.file(&format!("{CHARTS_FOLDER}/{key}.png"), png)?;
        self.file(&format!("{CHARTS_FOLDER}/{key}.txt"), text.as_bytes())
    }

    /// Adds the council page.
    ///
    /// # Errors
    /// The disk.
    pub fn briefing(&mut self, html: &str) -> Result<(), Trouble> {
        self.file(BRIEFING, html.as_bytes())
    }

    /// The command that does the same job again.
    pub fn command(&self) -> String {
        self.job.command()
    }

    fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let mut file = Whole::create(&self.places.scratch, name)?;
        file.write_all(bytes).map_err(|error| Trouble::refused(file.path(), &error))?;
        self.finished.push(file.finish()?);
        Ok(())
    }

    /// Finishes every file and puts all of them in place together, the manifest last.
    ///
    /// # Errors
    /// The disk, a table without all its rows, results of somebody else that came in the meantime. What was in the
    /// folder is then still there.
    pub fn publish(self, comparison: &Comparison) -> Result<PathBuf, Trouble> {
        self.check_rows(comparison)?;
        let Output { job, force, guard, places, tables, failed, finished } = self;
        let mut files = tables.finish()?;
        files.extend(summaries(&places.scratch, comparison, job.formats)?);
        files.extend(finished);
        let mut last = Whole::create(&places.scratch, MANIFEST)?;
        let text = manifest(&job, failed, &files);
        last.write_all(text.as_bytes()).map_err(|error| Trouble::refused(last.path(), &error))?;
        files.push(last.finish()?);
        guard.0.fulfil(|| {
            refuse_existing(&places.folder, force)?;
            swap(&places, &files)
        })?;
        Ok(places.folder)
    }

    /// Rows = scenarios × points × replicates, and × months × (segments + 1) × series indicators for runs that ended.
    fn check_rows(&self, comparison: &Comparison) -> Result<(), Trouble> {
        let ended = |scheme: usize| u64::from(self.job.replicates - comparison.schemes[scheme].failures);
        let of_scenario = |(scheme, scenario)| ended(scheme) * series_rows_per_run(scenario);
        let runs = self.job.scenarios.len() as u64 * u64::from(self.job.replicates);
        let series = self.job.scenarios.iter().enumerate().map(of_scenario).sum();
        let of_members = |(scheme, scenario)| ended(scheme) * tables::member_rows_per_run(scenario);
        let members = self.job.scenarios.iter().enumerate().map(of_members).sum();
        let found = self.tables.members.as_ref().map_or(0, |rows| rows.count);
        for (file, expected, found) in [
            ("runs", runs, self.tables.runs.count),
            ("series", series, self.tables.series.count),
            ("municipalities", members, found),
        ] {
            if expected != found {
                return Err(Trouble::Rows { file: file.to_owned(), expected, found });
            }
        }
        Ok(())
    }
}

impl Tables {
    fn open(folder: &Path, scenarios: &[Scenario], formats: &Formats) -> Result<Tables, Trouble> {
        let charts = folder.join(CHARTS_FOLDER);
        fs::create_dir(&charts).map_err(|error| Trouble::refused(&charts, &error))?;
        let region = scenarios.iter().any(|scenario| !scenario.region.members.is_empty());
        Ok(Tables {
            runs: Table::create(folder, columns::runs(), formats)?,
            series: Series::create(folder, scenarios, formats)?,
            members: region.then(|| Table::create(folder, columns::municipalities(), formats)).transpose()?,
            failures: Whole::create(folder, FAILURES)?,
        })
    }

    fn finish(self) -> Result<Vec<Finished>, Trouble> {
        let mut files = self.runs.finish()?;
        files.extend(self.series.finish()?);
        files.extend(self.members.map(Table::finish).transpose()?.into_iter().flatten());
        files.push(self.failures.finish()?);
        Ok(files)
    }
}

/// The two tables over all runs.
fn summaries(folder: &Path, comparison: &Comparison, formats: &Formats) -> Result<Vec<Finished>, Trouble> {
    let mut summary = Table::create(folder, columns::summary(), formats)?;
    tables::summary_rows(comparison).try_for_each(|row| summary.row(&row))?;
    let mut comparisons = Table::create(folder, columns::comparisons(), formats)?;
    tables::comparison_rows(comparison).try_for_each(|row| comparisons.row(&row))?;
    Ok([summary.finish()?, comparisons.finish()?].concat())
}

/// Moves the earlier results out and the new ones in. When a move is refused, those before it are undone.
fn swap(places: &Places, files: &[Finished]) -> Result<(), Trouble> {
    let earlier = places.scratch.join("earlier");
    let mut moves = Vec::new();
    // Ours by name, and what earlier results of another kind listed as theirs.
    let names: BTreeSet<String> = own_files().into_iter().chain(listed(&places.folder)).collect();
    for name in names {
        let path = places.folder.join(&name);
        if path.symlink_metadata().is_ok() {
            moves.push((path, earlier.join(name)));
        }
    }
    for file in files {
        moves.push((places.scratch.join(&file.name), places.folder.join(&file.name)));
    }
    for (done, (from, to)) in moves.iter().enumerate() {
        if let Err(error) = move_file(from, to) {
            for (from, to) in moves[..done].iter().rev() {
                // The move was allowed a moment ago; if its undoing is not, there is nothing better to do.
                let _ = fs::rename(to, from);
            }
            return Err(Trouble::refused(to, &error));
        }
    }
    sync_folder(&places.folder);
    sync_folder(&places.folder.join(CHARTS_FOLDER));
    Ok(())
}

fn move_file(from: &Path, to: &Path) -> std::io::Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(from, to)
}

/// Makes the names in a folder survive a power cut, on systems where that can be asked for.
fn sync_folder(folder: &Path) {
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
}

/// How many bytes one run adds to the output folder as CSV; as Parquet it adds less, but for
/// some twenty kilobytes for all of them.
pub fn bytes_of(scenario: &Scenario, run: &RunOutcome) -> u64 {
    let written = || -> std::io::Result<u64> {
        let mut runs = Rows::new(Counter::default(), &columns::runs().columns)?;
        runs.row(&tables::run_row(&scenario.id, u64::from(u32::MAX), run))?;
        let mut series = Lines::new(Counter::default(), std::slice::from_ref(scenario))?;
        let mut members = Rows::new(Counter::default(), &columns::municipalities().columns)?;
        if let Ok(values) = &run.result {
            series.run(0, run.replicate, values)?;
            tables::member_rows(scenario, run.replicate, values).try_for_each(|row| members.row(&row))?;
        }
        Ok(runs.finish()?.0 + series.finish().0 + members.finish()?.0)
    };
    written().expect("a counter takes all that is written to it")
}

#[cfg(test)]
mod tests;
