//! A table as Parquet: typed columns, with real nulls where there is no value.
//!
//! Rows are kept until they fill a group, and then written column by column, so that a table of any length takes the memory of one group.

use super::columns::{Cell, Column, Kind};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A group of rows has about so many cells: some ten megabytes in memory.
const CELLS_PER_GROUP: usize = 1 << 20;

/// Whether a cell has a value, as Parquet counts it.
const THERE: i16 = 1;
const NOT_THERE: i16 = 0;

/// A table as Parquet, under way.
pub struct Groups<W: Write + Send> {
    writer: SerializedFileWriter<Lent<W>>,
    out: Lent<W>,
    waiting: Vec<Waiting>,
    rows: usize,
    rows_per_group: usize,
}

/// The cells of a column that wait for their group to fill: values, and for every row whether it has one.
enum Waiting {
    Text(Vec<ByteArray>, Vec<i16>),
    Whole(Vec<i64>),
    Number(Vec<f64>, Vec<i16>),
}

impl<W: Write + Send> Groups<W> {
    /// Starts a table.
    pub fn new(out: W, columns: &[Column]) -> io::Result<Groups<W>> {
        // Statistics of every group are small and let readers skip groups; those of pages would be most of a small file.
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        let out = Lent(Arc::new(Mutex::new(out)));
        let writer = SerializedFileWriter::new(out.clone(), schema(columns), Arc::new(properties));
        let writer = writer.map_err(plain)?;
        let waiting = columns.iter().map(|column| Waiting::of(column.kind)).collect();
        let rows_per_group = (CELLS_PER_GROUP / columns.len().max(1)).max(1);
        Ok(Groups { writer, out, waiting, rows: 0, rows_per_group })
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        self.waiting.iter_mut().zip(cells).for_each(|(waiting, cell)| waiting.push(cell));
        self.rows += 1;
        if self.rows < self.rows_per_group { Ok(()) } else { self.write_group().map_err(plain) }
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for waiting in &mut self.waiting {
            let mut column = group.next_column()?.expect("the schema has a column for every one of ours");
            match waiting {
                Waiting::Text(values, there) => {
                    column.typed::<ByteArrayType>().write_batch(values, Some(there), None)?;
                }
                Waiting::Whole(values) => {
                    column.typed::<Int64Type>().write_batch(values, None, None)?;
                }
                Waiting::Number(values, there) => {
                    column.typed::<DoubleType>().write_batch(values, Some(there), None)?;
                }
            }
            column.close()?;
            waiting.clear();
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    /// Writes what waits, and hands back what was written to, with the number of rows in it.
    pub fn finish(mut self) -> io::Result<(W, u64)> {
        if self.rows > 0 {
            self.write_group().map_err(plain)?;
        }
        let Groups { mut writer, out, .. } = self;
        let rows = writer.finish().map_err(plain)?.file_metadata().num_rows();
        drop(writer);
        let out = Arc::into_inner(out.0).expect("nobody else has what was written to");
        Ok((out.into_inner().unwrap_or_else(PoisonError::into_inner), rows.unsigned_abs()))
    }
}

/// What is written to, lent to the writer of Parquet: taking it back from that would turn a full disk into mere words.
struct Lent<W>(Arc<Mutex<W>>);

impl<W> Clone for Lent<W> {
    fn clone(&self) -> Lent<W> {
        Lent(Arc::clone(&self.0))
    }
}

impl<W: Write> Write for Lent<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).flush()
    }
}

impl Waiting {
    fn of(kind: Kind) -> Waiting {
        match kind {
            Kind::Text => Waiting::Text(Vec::new(), Vec::new()),
            Kind::Whole | Kind::Seed => Waiting::Whole(Vec::new()),
            Kind::Number => Waiting::Number(Vec::new(), Vec::new()),
        }
    }

    fn push(&mut self, cell: &Cell) {
        match (self, cell) {
            (Waiting::Text(_, there), Cell::Text("")) => there.push(NOT_THERE),
            (Waiting::Text(values, there), Cell::Text(text)) => {
                there.push(THERE);
                // Most rows say what the row before them says; such a text is kept once.
                let same = values.last().filter(|last| last.data() == text.as_bytes()).cloned();
                values.push(same.unwrap_or_else(|| ByteArray::from(*text)));
            }
            // A seed has no sign; Parquet keeps the same 64 bits and says so in the schema.
            (Waiting::Whole(values), Cell::Whole(number)) => values.push(number.cast_signed()),
            (Waiting::Number(values, there), Cell::Number(value)) => {
                there.push(if value.is_some() { THERE } else { NOT_THERE });
                values.extend(*value);
            }
            _ => panic!("a cell is not of the kind of its column"),
        }
    }

    fn clear(&mut self) {
        match self {
            Waiting::Text(values, there) => {
                values.clear();
                there.clear();
            }
            Waiting::Whole(values) => values.clear(),
            Waiting::Number(values, there) => {
                values.clear();
                there.clear();
            }
        }
    }
}

fn schema(columns: &[Column]) -> TypePtr {
    let fields = columns.iter().map(|column| {
        let (physical, logical, repetition) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::OPTIONAL),
            Kind::Whole => (Physical::INT64, None, Repetition::REQUIRED),
            Kind::Seed => (Physical::INT64, Some(LogicalType::integer(64, false)), Repetition::REQUIRED),
            Kind::Number => (Physical::DOUBLE, None, Repetition::OPTIONAL),
        };
        let of = Type::primitive_type_builder(&column.name, physical);
        let built = of.with_logical_type(logical).with_repetition(repetition).build();
        Arc::new(built.expect("a text, a whole number and a number are types of Parquet"))
    });
    let group = Type::group_type_builder("prikkel").with_fields(fields.collect()).build();
    Arc::new(group.expect("columns with names are a schema"))
}

/// The refusal of the machine behind an error of the parquet crate.
fn plain(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(refusal) => *refusal,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other.to_string()),
    }
}
