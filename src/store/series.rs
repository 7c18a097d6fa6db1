//! `series`: a row for every number of every run, month by month. The longest table, so it has a writer of its own.

use super::Trouble;
use super::columns::{self, Cell};
use super::formats::{Format, Formats};
use super::groups::Groups;
use super::rows::{field, push_number};
use super::table::{file_in, file_name, finish_parquet};
use super::tables::POINT;
use super::whole::{Finished, Whole};
use crate::indicators::SERIES;
use crate::run::RunValues;
use crate::scenario::Scenario;
use crate::units::MONTHS_PER_YEAR;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The name that the series give to all segments together.
const ALL_SEGMENTS: &str = "all";

/// The name of the table.
const NAME: &str = "series";

/// The table under way.
pub struct Series {
    folder: PathBuf,
    csv: Option<Lines<Whole>>,
    parquet: Option<Groups<Whole>>,
    /// Rows so far, without the header.
    pub count: u64,
}

impl Series {
    /// Starts the table with its header.
    pub fn create(folder: &Path, scenarios: &[Scenario], formats: &Formats) -> Result<Series, Trouble> {
        let csv = file_in(folder, NAME, Format::Csv, formats)?.map(|file| Lines::new(file, scenarios));
        let parquet = file_in(folder, NAME, Format::Parquet, formats)?
            .map(|file| Groups::new(file, &columns::series().columns));
        let folder = folder.to_path_buf();
        let csv = csv.transpose().map_err(|error| refused(&folder, Format::Csv, &error))?;
        let parquet = parquet.transpose().map_err(|error| refused(&folder, Format::Parquet, &error))?;
        Ok(Series { folder, csv, parquet, count: 0 })
    }

    /// The months of run `replicate` of scenario number `place`; they count from 1, the first reported one.
    pub fn run(
        &mut self,
        place: usize,
        scenario: &Scenario,
        replicate: u32,
        run: &RunValues,
    ) -> Result<(), Trouble> {
        if let Some(csv) = &mut self.csv {
            csv.run(place, replicate, run).map_err(|error| refused(&self.folder, Format::Csv, &error))?;
        }
        if let Some(parquet) = &mut self.parquet {
            rows(parquet, scenario, replicate, run)
                .map_err(|error| refused(&self.folder, Format::Parquet, &error))?;
        }
        self.count += series_rows_per_run(scenario).min(run.series.len() as u64);
        Ok(())
    }

    /// Finishes its files.
    pub fn finish(self) -> Result<Vec<Finished>, Trouble> {
        let csv = self.csv.map(|csv| csv.finish().finish()).transpose()?;
        let path = self.folder.join(file_name(NAME, Format::Parquet));
        let parquet =
            self.parquet.map(|parquet| finish_parquet(parquet, &path, NAME, self.count)).transpose()?;
        Ok(csv.into_iter().chain(parquet).collect())
    }
}

fn refused(folder: &Path, format: Format, error: &io::Error) -> Trouble {
    Trouble::refused(&folder.join(file_name(NAME, format)), error)
}

/// The segments of a scenario as the series name them, all together first.
fn segments(scenario: &Scenario) -> impl Iterator<Item = &str> {
    std::iter::once(ALL_SEGMENTS).chain(scenario.segments.iter().map(|segment| segment.id.as_str()))
}

/// The rows of a run, in the order of `RunValues::series`.
fn rows(out: &mut Groups<Whole>, scenario: &Scenario, replicate: u32, run: &RunValues) -> io::Result<()> {
    let mut values = run.series.iter();
    for month in 1..=u64::from(scenario.run.years * MONTHS_PER_YEAR) {
        for segment in segments(scenario) {
            for (indicator, value) in SERIES.iter().zip(values.by_ref()) {
                out.row(&[
                    Cell::Text(&scenario.id),
                    Cell::Whole(POINT),
                    Cell::Whole(u64::from(replicate)),
                    Cell::Whole(month),
                    Cell::Text(segment),
                    Cell::Text(indicator),
                    Cell::number(*value),
                ])?;
            }
        }
    }
    Ok(())
}

/// The series as CSV. What the rows of a run have in common is made ready once, and a run is written in one go.
pub struct Lines<W: Write> {
    out: W,
    /// Per scenario: its name as a field, and what stands between replicate and value in each row of a run.
    middles: Vec<(String, Vec<String>)>,
    text: String,
}

impl<W: Write> Lines<W> {
    /// Starts the table with its header.
    pub fn new(mut out: W, scenarios: &[Scenario]) -> io::Result<Lines<W>> {
        let names: Vec<String> = columns::series().columns.into_iter().map(|column| column.name).collect();
        writeln!(out, "{}", names.join(","))?;
        let middles = scenarios.iter().map(|scenario| (field(&scenario.id), middles(scenario)));
        Ok(Lines { out, middles: middles.collect(), text: String::new() })
    }

    /// The months of a run; they count from 1, the first reported one.
    pub fn run(&mut self, scenario: usize, replicate: u32, run: &RunValues) -> io::Result<()> {
        let (id, middles) = &self.middles[scenario];
        let start = format!("{id},{POINT},{replicate},");
        self.text.clear();
        for (middle, value) in middles.iter().zip(&run.series) {
            self.text.push_str(&start);
            self.text.push_str(middle);
            push_number(&mut self.text, *value);
            self.text.push('\n');
        }
        self.out.write_all(self.text.as_bytes())
    }

    /// Hands back what was written to.
    pub fn finish(self) -> W {
        self.out
    }
}

/// `month,segment,indicator,` for every number of a run, in the order of `RunValues::series`.
fn middles(scenario: &Scenario) -> Vec<String> {
    let segments: Vec<String> = segments(scenario).map(field).collect();
    let months = 1..=scenario.run.years * MONTHS_PER_YEAR;
    let cells = months.flat_map(|month| segments.iter().map(move |segment| (month, segment)));
    cells
        .flat_map(|(month, segment)| SERIES.iter().map(move |row| format!("{month},{segment},{},", row)))
        .collect()
}

/// How many rows a run has in `series`.
pub fn series_rows_per_run(scenario: &Scenario) -> u64 {
    let months = u64::from(scenario.run.years) * u64::from(MONTHS_PER_YEAR);
    months * (scenario.segments.len() as u64 + 1) * SERIES.len() as u64
}
