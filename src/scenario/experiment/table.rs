//! Worlds that were drawn elsewhere: a table with a key above every column, and a world on every line.

use super::reader::Reader;
use super::{Law, Uncertain};
use crate::scenario::Values;
use crate::scenario::file::{Library, Source};
use crate::scenario::key::{Key, Kind};
use crate::scenario::problem::{Place, Problem, closest, suggesting, text};
use std::sync::Arc;

/// A table that was read.
pub(super) struct Drawn {
    /// Its columns, with the ends of what stands in them.
    pub uncertain: Vec<Uncertain>,
    /// Its lines.
    pub worlds: Vec<Vec<f64>>,
    /// The file.
    pub source: Source,
}

impl Reader {
    /// The table of worlds, if the design asks for one; every problem in it.
    pub fn table(&mut self, base: &Values, library: &dyn Library) -> Option<Drawn> {
        let asked = self.values.word("design.sampling") == "table";
        match (asked, self.values.has("design.table")) {
            (false, false) => return None,
            (true, true) => {}
            (true, false) => {
                self.problem(
                    "design.sampling",
                    text(
                        "ook design.table: de naam van een CSV-bestand",
                        "also design.table: the name of a CSV file",
                    ),
                    text("zonder tabel zijn er geen werelden", "without a table there are no worlds"),
                );
                return None;
            }
            (false, true) => {
                self.problem(
                    "design.table",
                    text("ook sampling = \"table\"", "also sampling = \"table\""),
                    text("anders leest niets deze tabel", "else nothing reads this table"),
                );
                return None;
            }
        }
        if self.values.count("uncertain") > 0 {
            self.problem(
                "uncertain[1]",
                text("geen [[uncertain]], of een andere sampling", "no [[uncertain]], or another sampling"),
                text(
                    "de kolommen van de tabel zeggen wat onzeker is",
                    "the columns of the table say what is uncertain",
                ),
            );
            return None;
        }
        if self.values.has("design.worlds") {
            self.problem(
                "design.worlds",
                text("geen design.worlds, of een andere sampling", "no design.worlds, or another sampling"),
                text("elke regel van de tabel is een wereld", "every line of the table is a world"),
            );
        }
        let name = self.values.line("design.table").to_string();
        let source = match library.open(Some(&self.source.name), &name) {
            Ok(source) => source,
            Err(cause) => {
                self.problem("design.table", cause.needs, cause.because);
                return None;
            }
        };
        self.read_table(base, source)
    }

    fn read_table(&mut self, base: &Values, source: Source) -> Option<Drawn> {
        let place = |line: usize| Place::new(0, Arc::from(source.name.as_str()), line as u32, 1);
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(source.text.trim_start_matches('\u{feff}').as_bytes());
        let mut rows = rows
            .records()
            .map(|row| row.expect("a text in memory can be read, and rows may differ in length"));
        let heads =
            rows.next().map(|row| row.iter().map(String::from).collect::<Vec<_>>()).unwrap_or_default();
        let before = self.problems.len();
        // The number of a world, as in worlds.csv, is no key.
        let skipped = usize::from(heads.first().is_some_and(|head| head == "world"));
        let mut columns: Vec<(&'static Key, Uncertain)> = Vec::new();
        for head in &heads[skipped.min(heads.len())..] {
            match base.usual(head) {
                Some((key, usual)) => {
                    let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
                    columns
                        .push((key, Uncertain { path: head.clone(), low, high, usual, law: Law::Uniform }));
                }
                None => {
                    let near = closest(head, base.keys().iter().map(|key| key.path)).map(str::to_string);
                    self.problems.push(Problem {
                        place: place(1),
                        found: head.clone(),
                        needs: text("een getal dat het basisscenario noemt", "a number that the base states"),
                        because: suggesting(
                            text("boven elke kolom staat een sleutel", "a key stands above every column"),
                            near.as_deref(),
                        ),
                    });
                }
            }
        }
        if self.problems.len() > before {
            return None;
        }
        let mut worlds = Vec::new();
        for row in rows {
            let values: Vec<Option<f64>> = row.iter().skip(skipped).map(|cell| cell.parse().ok()).collect();
            let fits = values.len() == columns.len()
                && values
                    .iter()
                    .zip(&columns)
                    .all(|(value, (key, _))| value.is_some_and(|it| may_be(key, it)));
            if !fits {
                self.problems.push(Problem {
                    place: place(row.position().map_or(1, |position| position.line() as usize)),
                    found: row.iter().collect::<Vec<_>>().join(",").chars().take(60).collect(),
                    needs: text(
                        format!(
                            "{} getallen met komma's ertussen, elk binnen het bereik van zijn sleutel",
                            columns.len()
                        ),
                        format!(
                            "{} numbers with commas between them, each within the range of its key",
                            columns.len()
                        ),
                    ),
                    because: text("elke regel is een wereld", "every line is a world"),
                });
                continue;
            }
            let world: Vec<f64> = values.into_iter().flatten().collect();
            for (value, (_, column)) in world.iter().zip(&mut columns) {
                (column.low, column.high) = (column.low.min(*value), column.high.max(*value));
            }
            worlds.push(world);
        }
        if worlds.is_empty() && self.problems.len() == before {
            self.problem(
                "design.table",
                text("een tabel met ten minste één wereld", "a table with at least one world"),
                text("onder de kop staat niets", "nothing stands below the head"),
            );
        }
        let uncertain = columns.into_iter().map(|(_, column)| column).collect();
        (self.problems.len() == before).then_some(Drawn { uncertain, worlds, source })
    }
}

fn may_be(key: &Key, value: f64) -> bool {
    match key.kind {
        Kind::Number { low, high, .. } => low <= value && value <= high,
        Kind::Whole { low, high, .. } => low as f64 <= value && value <= high as f64,
        Kind::Choice(_) | Kind::Line | Kind::Names { .. } => false,
    }
}
