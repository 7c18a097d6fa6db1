//! In which forms the tables are written.

use std::collections::BTreeSet;

/// A form in which results are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Every table as text, with commas.
    Csv,
    /// Every table as Parquet: typed columns, compressed.
    Parquet,
    /// An experiment as one archive, as the EMA workbench loads it.
    Ema,
}

impl Format {
    /// All there are.
    pub const ALL: [Format; 3] = [Format::Csv, Format::Parquet, Format::Ema];

    /// Its name after `--format`; of a table also the ending of its file.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::Ema => "ema",
        }
    }

    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::Parquet => "Parquet",
            Format::Ema => "EMA workbench",
        }
    }
}

/// The forms that were asked for: at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formats(BTreeSet<Format>);

impl Default for Formats {
    fn default() -> Formats {
        Formats(BTreeSet::from([Format::Csv]))
    }
}

impl Formats {
    /// Those that are named, with commas between them; None where one does not exist or is named twice.
    pub fn of(names: &str) -> Option<Formats> {
        let mut found = BTreeSet::new();
        for name in names.split(',') {
            let format = Format::ALL.into_iter().find(|format| format.name() == name.trim())?;
            found.insert(format).then_some(())?;
        }
        Some(Formats(found))
    }

    /// Whether this form is one of them.
    pub fn has(&self, format: Format) -> bool {
        self.0.contains(&format)
    }

    /// Those in which every table is a file of its own.
    pub fn tables(&self) -> impl Iterator<Item = Format> {
        self.0.iter().copied().filter(|format| *format != Format::Ema)
    }

    /// What is typed to get them, with a space before it; nothing for what is usual.
    pub fn flag(&self) -> String {
        let names: Vec<&str> = self.0.iter().map(|format| format.name()).collect();
        if *self == Formats::default() { String::new() } else { format!(" --format {}", names.join(",")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_named_once_and_in_any_order() {
        let both = Formats::of("parquet,csv").expect("both exist");
        assert_eq!(Formats::of("csv, parquet"), Some(both.clone()));
        assert_eq!(both.flag(), " --format csv,parquet");
        assert_eq!(
            (Formats::of("csv"), Formats::default().flag()),
            (Some(Formats::default()), String::new())
        );
        for wrong in ["", "csv,", "xls", "csv,csv", "CSV", "csv;parquet"] {
            assert_eq!(Formats::of(wrong), None, "{wrong}");
        }
    }
}
