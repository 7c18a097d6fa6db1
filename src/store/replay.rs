//! The runs of finished results, read back from their tables in the order in which they were written: what is made of them is what was
//! made when they were played.

use super::columns::{self, Description};
use super::series::series_rows_per_run;
use super::tables::member_rows_per_run;
use crate::experiment::RunOutcome;
use crate::indicators::{INDICATORS, MEMBER_INDICATORS};
use crate::run::RunValues;
use crate::scenario::Scenario;
use std::fs::File;
use std::path::{Path, PathBuf};

/// A table that cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is not there as CSV.
    NoTable(PathBuf),
    /// It is another table than these scenarios give, or was changed by hand.
    Other(PathBuf),
}

/// Tells every run in `folder` of so many replicates of `scenarios`.
///
/// # Errors
/// A table that is not there, or does not hold these runs.
pub fn replay(
    folder: &Path,
    scenarios: &[Scenario],
    replicates: u32,
    told: &mut dyn FnMut(&RunOutcome),
) -> Result<(), Unread> {
    let region = scenarios.iter().any(|scenario| !scenario.region.members.is_empty());
    let mut runs = Rows::open(folder, &columns::runs())?;
    let mut series = Rows::open(folder, &columns::series())?;
    let mut members = region.then(|| Rows::open(folder, &columns::municipalities())).transpose()?;
    for _ in 0..replicates {
        for (place, scenario) in scenarios.iter().enumerate() {
            let row = runs.next()?;
            let replicate = row[2].parse().map_err(|_| runs.other())?;
            let fits = row[0] == *scenario.id;
            let failed = &row[4] == "failed";
            let indicators = runs.numbers(&row, columns::runs().columns.len() - INDICATORS.len())?;
            if !fits {
                return Err(runs.other());
            }
            let result = if failed {
                Err(String::new())
            } else {
                let series = series.cells(&scenario.id, series_rows_per_run(scenario), 1)?;
                let yearly = match &mut members {
                    Some(members) => {
                        members.cells(&scenario.id, member_rows_per_run(scenario), MEMBER_INDICATORS.len())?
                    }
                    None => Vec::new(),
                };
                Ok(RunValues { indicators, series, members: yearly, spending: Vec::new(), network: None })
            };
            told(&RunOutcome { scenario: place, replicate, result });
        }
    }
    let ended = runs.ended() && series.ended() && members.as_mut().is_none_or(Rows::ended);
    if ended { Ok(()) } else { Err(runs.other()) }
}

/// A table that is read row by row.
struct Rows {
    reader: csv::Reader<File>,
    row: csv::StringRecord,
    path: PathBuf,
}

impl Rows {
    fn open(folder: &Path, of: &Description) -> Result<Rows, Unread> {
        let path = folder.join(format!("{}.csv", of.name));
        let file = File::open(&path).map_err(|_| Unread::NoTable(path.clone()))?;
        let mut rows = Rows { reader: csv::Reader::from_reader(file), row: csv::StringRecord::new(), path };
        let heads = rows.reader.headers().cloned().map_err(|_| rows.other())?;
        let same = heads.iter().eq(of.columns.iter().map(|column| column.name.as_str()));
        if same { Ok(rows) } else { Err(rows.other()) }
    }

    fn other(&self) -> Unread {
        Unread::Other(self.path.clone())
    }

    fn next(&mut self) -> Result<csv::StringRecord, Unread> {
        match self.reader.read_record(&mut self.row) {
            Ok(true) => Ok(self.row.clone()),
            Ok(false) | Err(_) => Err(self.other()),
        }
    }

    fn ended(&mut self) -> bool {
        matches!(self.reader.read_record(&mut self.row), Ok(false))
    }

    /// The numbers of a row from a column on; an empty cell is no value.
    fn numbers(&self, row: &csv::StringRecord, from: usize) -> Result<Vec<Option<f64>>, Unread> {
        let number = |cell: &str| match cell {
            "" => Ok(None),
            written => written.parse().map(Some).map_err(|_| self.other()),
        };
        row.iter().skip(from).map(number).collect()
    }

    /// The `last` columns of the next rows, which are of this scenario.
    fn cells(&mut self, scenario: &str, count: u64, last: usize) -> Result<Vec<Option<f64>>, Unread> {
        let mut all = Vec::new();
        for _ in 0..count {
            let row = self.next()?;
            if &row[0] != scenario {
                return Err(self.other());
            }
            all.extend(self.numbers(&row, row.len() - last)?);
        }
        Ok(all)
    }
}
