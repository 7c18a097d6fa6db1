//! A table under way, in every form that was asked for: what its columns are is said once, and both forms follow from that.

use super::Trouble;
use super::columns::{Cell, Column, Description, Kind};
use super::formats::{Format, Formats};
use super::groups::Groups;
use super::rows::Rows;
use super::whole::{Finished, Whole};
use std::io;
use std::path::{Path, PathBuf};

/// A table under way.
pub struct Table {
    /// The folder in which it is prepared.
    folder: PathBuf,
    of: Description,
    csv: Option<Rows<Whole>>,
    parquet: Option<Groups<Whole>>,
    /// Rows so far, without the header.
    pub count: u64,
}

/// The name of the file of a table.
pub fn file_name(table: &str, format: Format) -> String {
    format!("{table}.{}", format.name())
}

/// Makes the file of a table, if it is to be written in this form.
pub fn file_in(
    folder: &Path,
    table: &str,
    format: Format,
    formats: &Formats,
) -> Result<Option<Whole>, Trouble> {
    formats.has(format).then(|| Whole::create(folder, &file_name(table, format))).transpose()
}

/// Finishes a file of Parquet, which must hold this many rows.
pub fn finish_parquet(of: Groups<Whole>, path: &Path, name: &str, rows: u64) -> Result<Finished, Trouble> {
    let (file, found) = of.finish().map_err(|error| Trouble::refused(path, &error))?;
    if found != rows {
        return Err(Trouble::Rows { file: file_name(name, Format::Parquet), expected: rows, found });
    }
    file.finish()
}

impl Table {
    /// Starts a table with its header.
    pub fn create(folder: &Path, of: Description, formats: &Formats) -> Result<Table, Trouble> {
        let refused = |format| {
            let path = folder.join(file_name(of.name, format));
            move |error: io::Error| Trouble::refused(&path, &error)
        };
        let csv = file_in(folder, of.name, Format::Csv, formats)?
            .map(|file| Rows::new(file, &of.columns))
            .transpose()
            .map_err(refused(Format::Csv))?;
        let parquet = file_in(folder, of.name, Format::Parquet, formats)?
            .map(|file| Groups::new(file, &of.columns))
            .transpose()
            .map_err(refused(Format::Parquet))?;
        Ok(Table { folder: folder.to_path_buf(), of, csv, parquet, count: 0 })
    }

    /// Adds a row.
    ///
    /// # Panics
    /// If the cells are not those of the columns: rows are made in the code, not by users.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Trouble> {
        let fits = |(cell, column): (&Cell, &Column)| cell.is(column.kind);
        let all = cells.len() == self.of.columns.len() && cells.iter().zip(&self.of.columns).all(fits);
        assert!(all, "a row of {} is not what its columns say: {cells:?}", self.of.name);
        self.count += 1;
        if let Some(csv) = &mut self.csv {
            csv.row(cells).map_err(|error| self.refused(Format::Csv, &error))?;
        }
        self.row_of_parquet(cells)
    }

    /// Adds a row that was written as text already, as it stands; an empty text is no value.
    ///
    /// # Panics
    /// As [`Table::row`].
    pub fn written(&mut self, texts: &[String]) -> Result<(), Trouble> {
        assert_eq!(texts.len(), self.of.columns.len(), "a row of {} has other columns", self.of.name);
        self.count += 1;
        if let Some(csv) = &mut self.csv {
            csv.written(texts).map_err(|error| self.refused(Format::Csv, &error))?;
        }
        let cells: Vec<Cell> =
            texts.iter().zip(&self.of.columns).map(|(text, column)| read(text, column.kind)).collect();
        self.row_of_parquet(&cells)
    }

    fn row_of_parquet(&mut self, cells: &[Cell]) -> Result<(), Trouble> {
        let Some(parquet) = &mut self.parquet else { return Ok(()) };
        parquet.row(cells).map_err(|error| self.refused(Format::Parquet, &error))
    }

    fn refused(&self, format: Format, error: &io::Error) -> Trouble {
        Trouble::refused(&self.path(format), error)
    }

    fn path(&self, format: Format) -> PathBuf {
        self.folder.join(file_name(self.of.name, format))
    }

    /// Finishes its files.
    pub fn finish(self) -> Result<Vec<Finished>, Trouble> {
        let [csv_path, parquet_path] = [Format::Csv, Format::Parquet].map(|format| self.path(format));
        let Table { of, csv, parquet, count, .. } = self;
        let csv = csv
            .map(|csv| csv.finish().map_err(|error| Trouble::refused(&csv_path, &error))?.finish())
            .transpose()?;
        let parquet =
            parquet.map(|parquet| finish_parquet(parquet, &parquet_path, of.name, count)).transpose()?;
        Ok(csv.into_iter().chain(parquet).collect())
    }
}

/// A cell from its text.
fn read(text: &str, kind: Kind) -> Cell<'_> {
    match kind {
        Kind::Text => Cell::Text(text),
        Kind::Whole | Kind::Seed => Cell::Whole(text.parse().expect("a count was written here")),
        Kind::Number if text.is_empty() => Cell::Number(None),
        Kind::Number => Cell::Number(Some(text.parse().expect("a number was written here"))),
    }
}

#[cfg(test)]
mod tests;
