//! A table as CSV.
//!
//! Numbers are written with as few digits as bring back the same 64 bits, with a dot; no value is an empty field.

use super::columns::{Cell, Column};
use std::fmt::Write as _;
use std::io::{self, Write};

/// A table as CSV, under way.
pub struct Rows<W: Write> {
    writer: csv::Writer<W>,
    text: String,
}

impl<W: Write> Rows<W> {
    /// Starts a table with its header.
    pub fn new(out: W, columns: &[Column]) -> io::Result<Rows<W>> {
        let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        writer.write_record(columns.iter().map(|column| &column.name)).map_err(plain)?;
        Ok(Rows { writer, text: String::new() })
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            self.text.clear();
            match cell {
                Cell::Text(text) => self.text.push_str(text),
                Cell::Whole(number) => {
                    write!(self.text, "{number}").expect("a string takes all that is written to it");
                }
                Cell::Number(value) => push_number(&mut self.text, *value),
            }
            self.writer.write_field(&self.text).map_err(plain)?;
        }
        self.writer.write_record(None::<&[u8]>).map_err(plain)
    }

    /// Adds a row that is text already.
    pub fn written(&mut self, texts: &[String]) -> io::Result<()> {
        self.writer.write_record(texts).map_err(plain)
    }

    /// Hands back what was written to.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// The refusal of the machine behind an error of the csv crate.
fn plain(error: csv::Error) -> io::Error {
    let words = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::other(words),
    }
}

/// A text as a field of a table, in quotes where it must be.
pub fn field(text: &str) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer.write_record([text]).expect("memory takes all that is written to it");
    let bytes = writer.into_inner().expect("memory takes all that is written to it");
    String::from_utf8(bytes).expect("text stays text").trim_end_matches('\n').to_owned()
}

/// A number with as few digits as bring back the same bits. Nothing for no value, and for an interval without an end.
pub fn push_number(text: &mut String, value: Option<f64>) {
    let Some(value) = value.filter(|value| value.is_finite()) else { return };
    // Adding zero turns −0 into 0.
    let (value, size) = (value + 0.0, value.abs());
    let usual = value.to_bits() == 0 || (1e-5..1e16).contains(&size);
    let written = if usual { write!(text, "{value}") } else { write!(text, "{value:e}") };
    written.expect("a string takes all that is written to it");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::columns::Kind;

    #[test]
    fn numbers_come_back_as_the_same_bits_and_no_value_is_empty() {
        let values = [0.1 + 0.2, 1.0 / 3.0, 123_456_789.25, 5e-324, -0.0];
        let columns = ["a", "b"].map(|name| Column { name: name.to_owned(), kind: Kind::Number });
        let mut rows = Rows::new(Vec::new(), &columns).expect("memory takes it");
        for value in values {
            rows.row(&[Cell::Number(Some(value)), Cell::Number(None)]).expect("memory takes it");
        }
        let text = String::from_utf8(rows.finish().expect("memory takes it")).expect("it is text");
        let back: Vec<f64> = text
            .lines()
            .skip(1)
            .map(|line| line.strip_suffix(',').expect("the second is empty").parse().expect("a number"))
            .collect();
        assert_eq!(text.lines().nth(1), Some("0.30000000000000004,"));
        assert_eq!(back.iter().map(|value| value.to_bits()).collect::<Vec<_>>(), {
            let tidy = values.map(|value| (value + 0.0).to_bits());
            tidy.to_vec()
        });
    }
}
