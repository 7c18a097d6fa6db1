//! CSV and Parquet of a table say the same, cell by cell.

use super::*;
use crate::experiment::RunOutcome;
use crate::experiment::batch::{PointOutcome, Spot};
use crate::indicators::INDICATORS;
use crate::store::columns::{points, runs, series, tables_of_experiment, tables_of_run, worlds};
use crate::store::tables::{point_row, run_row, world_row};
use parquet::basic::{LogicalType, Repetition};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use std::fs::File;

/// Names that a careless reader or writer would break.
const NAMES: [&str; 4] = ["a, b", "say \"no\"", "één + twee\nregels; €", "plain"];

const BOTH: &str = "csv,parquet";

fn both() -> Formats {
    Formats::of(BOTH).expect("both exist")
}

/// The cells of a Parquet file as CSV would write them, row by row, after checking every type; and its groups of rows.
fn read_back(folder: &Path, of: &Description) -> (Vec<Vec<String>>, usize) {
    let file = File::open(folder.join(file_name(of.name, Format::Parquet))).expect("it is there");
    let reader = SerializedFileReader::new(file).expect("it is Parquet");
    let groups = reader.metadata().num_row_groups();
    let schema = reader.metadata().file_metadata().schema_descr();
    assert_eq!(schema.num_columns(), of.columns.len());
    for (number, column) in of.columns.iter().enumerate() {
        let found = schema.column(number);
        assert_eq!(found.name(), column.name);
        let optional = found.self_type().get_basic_info().repetition() == Repetition::OPTIONAL;
        assert_eq!(optional, matches!(column.kind, Kind::Text | Kind::Number), "{}", column.name);
        let text = found.logical_type_ref() == Some(&LogicalType::String);
        assert_eq!(text, column.kind == Kind::Text, "{}", column.name);
    }
    let field = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Long(number) => number.to_string(),
        Field::ULong(number) => number.to_string(),
        Field::Double(value) => {
            let mut text = String::new();
            super::super::rows::push_number(&mut text, Some(*value));
            text
        }
        other => panic!("no table has {other:?}"),
    };
    let rows = reader.get_row_iter(None).expect("it has rows");
    let row = |row: parquet::errors::Result<parquet::record::Row>| {
        row.expect("it can be read").get_column_iter().map(|(_, it)| field(it)).collect()
    };
    (rows.map(row).collect(), groups)
}

/// The cells of a CSV file below its header, which must name the columns.
fn read_csv(folder: &Path, of: &Description) -> Vec<Vec<String>> {
    let path = folder.join(file_name(of.name, Format::Csv));
    let mut reader = csv::ReaderBuilder::new().from_path(path).expect("it is there");
    let header: Vec<&str> = reader.headers().expect("it has a header").iter().collect();
    assert!(header.into_iter().eq(of.columns.iter().map(|column| column.name.as_str())));
    let rows = reader.records().map(|row| row.expect("it can be read"));
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// Writes the rows in both forms, and gives them back as they were read from each.
fn there_and_back(of: Description, rows: &[Vec<Cell>]) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut table = Table::create(folder.path(), of.clone(), &both()).expect("it can be made");
    rows.iter().for_each(|row| table.row(row).expect("it can be written"));
    let files = table.finish().expect("it can be finished");
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, [format!("{}.csv", of.name), format!("{}.parquet", of.name)]);
    let found = read_csv(folder.path(), &of);
    assert_eq!((found.len(), &found), (rows.len(), &read_back(folder.path(), &of).0));
    found
}

/// Values that lose bits, signs or their absence in a careless form.
fn values(number: usize) -> Vec<Option<f64>> {
    let hard =
        [0.1 + 0.2, 1e-300, -1.0 / 3.0, 5e-324, 1e16, -0.0, f64::INFINITY, f64::NAN, 9_007_199_254_740_993.0];
    let value = |row: usize| (row % 4 != number % 4).then(|| hard[(row + number) % hard.len()]);
    (0..INDICATORS.len()).map(value).collect()
}

#[test]
fn runs_of_an_experiment_are_the_same_in_both_forms_and_failures_have_no_values() {
    let run = |number: usize| PointOutcome {
        spot: Spot { number: number as u64, scheme: 0, world: 7, replicate: 1, luck: u32::MAX },
        result: if number == 2 { Err("it failed".to_owned()) } else { Ok(values(number)) },
    };
    let all: Vec<PointOutcome> = (0..6).map(run).collect();
    let rows: Vec<Vec<Cell>> =
        all.iter().zip(NAMES.iter().cycle()).map(|(run, name)| point_row(name, u64::MAX, run)).collect();
    let found = there_and_back(points(), &rows);
    for ((run, row), name) in all.iter().zip(&found).zip(NAMES.iter().cycle()) {
        let status = if run.result.is_ok() { "ok" } else { "failed" };
        let place =
            [&run.spot.number.to_string(), *name, "7", "1", "4294967295", "18446744073709551615", status];
        assert_eq!(row[..7], place);
        let measured = run.result.clone().unwrap_or_else(|_| vec![None; INDICATORS.len()]);
        for (text, value) in row[7..].iter().zip(measured) {
            let bits = text.parse().ok().map(f64::to_bits);
            assert_eq!(bits, value.filter(|value| value.is_finite()).map(|value| (value + 0.0).to_bits()));
        }
    }
}

#[test]
fn a_failed_run_and_worlds_are_the_same_in_both_forms() {
    let failed = RunOutcome { scenario: 0, replicate: 3, result: Err("x".to_owned()) };
    let found = there_and_back(runs(), &[run_row(NAMES[2], 5, &failed)]);
    assert_eq!(found[0][..5], [NAMES[2], "0", "3", "5", "failed"]);
    assert!(found[0][5..].iter().all(String::is_empty));
    let keys = ["behaviour.volume.curvature_sd", "market.\"a, b\".share"];
    let found = there_and_back(worlds(keys), &[world_row(0, &[0.25, 1e-7]), world_row(1, &[3.0, -4.0])]);
    assert_eq!(found, [["0", "0.25", "1e-7"], ["1", "3", "-4"]]);
    assert!(there_and_back(worlds([]), &[]).is_empty(), "a table without rows has its columns");
}

/// Memory stays that of one group of rows, and rows keep their order over groups.
#[test]
fn a_long_table_is_written_in_groups() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut table = Table::create(folder.path(), series(), &both()).expect("it can be made");
    let rows = 160_000;
    for number in 0..rows {
        let value = Cell::number((number % 5 > 0).then_some(number as f64 / 7.0));
        let cells = [NAMES[0], "x"].map(Cell::Text);
        let counts = [0, number / 100, number % 12].map(Cell::Whole);
        table
            .row(&[cells[0], counts[0], counts[1], counts[2], cells[1], Cell::Text(NAMES[1]), value])
            .expect("it can be written");
    }
    table.finish().expect("it can be finished");
    let (found, groups) = read_back(folder.path(), &series());
    assert_eq!((groups, found.len() as u64), (2, rows));
    assert!(found == read_csv(folder.path(), &series()));
}

#[test]
fn a_table_that_was_text_is_kept_as_it_stands() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let of = crate::store::columns::answers();
    let texts = |words: &str, mean: &str| {
        let row = [words, "", mean, "", "-0", "holds", "12", "0.5", "", "1", "6", "5"];
        row.map(str::to_owned).to_vec()
    };
    let rows = [texts(NAMES[0], "0.00000001"), texts(NAMES[2], "")];
    let mut table = Table::create(folder.path(), of.clone(), &both()).expect("it can be made");
    rows.iter().for_each(|row| table.written(row).expect("it can be written"));
    table.finish().expect("it can be finished");
    assert_eq!(read_csv(folder.path(), &of), rows);
    let (found, _) = read_back(folder.path(), &of);
    assert_eq!(found[0][2].parse::<f64>(), Ok(1e-8));
    assert_eq!((found[0][0].as_str(), found[1][0].as_str(), found[1][2].as_str()), (NAMES[0], NAMES[2], ""));
}

#[test]
#[should_panic(expected = "a row of runs is not what its columns say")]
fn a_row_of_another_shape_is_never_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut table = Table::create(folder.path(), runs(), &Formats::default()).expect("it can be made");
    let _ = table.row(&[Cell::Text("a"), Cell::Text("b")]);
}

#[test]
fn only_the_forms_that_were_asked_for_are_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (formats, endings) in [("csv", &["csv"][..]), ("parquet", &["parquet"]), ("ema", &[])] {
        let formats = Formats::of(formats).expect("it exists");
        let table = Table::create(folder.path(), points(), &formats).expect("it can be made");
        let files = table.finish().expect("it can be finished");
        let names: Vec<String> = files.into_iter().map(|file| file.name).collect();
        assert_eq!(names, endings.iter().map(|ending| format!("runs.{ending}")).collect::<Vec<_>>());
        names.iter().for_each(|name| std::fs::remove_file(folder.path().join(name)).expect("it is there"));
    }
}

#[test]
fn no_two_columns_of_a_table_have_one_name() {
    for table in tables_of_run().into_iter().chain(tables_of_experiment()) {
        let mut names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{}", table.name);
    }
}

/// A disk that is full, or becomes so.
struct Full(usize);

impl io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The kind of the refusal comes through the writers of both forms, so that the user is told what to do about it.
#[test]
fn a_full_disk_is_known_as_such_in_every_form() {
    let of = worlds(["a", "b"]);
    let row = world_row(0, &[1.0, 2.0]);
    for room in (0..500).step_by(25) {
        let parquet = Groups::new(Full(room), &of.columns).and_then(|mut groups| {
            (0..100).try_for_each(|_| groups.row(&row))?;
            groups.finish().map(drop)
        });
        assert_eq!(parquet.map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull), "{room}");
    }
    let csv = Rows::new(Full(9), &of.columns).and_then(|mut rows| {
        (0..100).try_for_each(|_| rows.row(&row))?;
        rows.finish().map(drop)
    });
    assert_eq!(csv.map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull));
}
