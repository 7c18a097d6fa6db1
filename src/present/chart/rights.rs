//! Decision rights × scheme: spend, quality and waiting of every scheme under every design, as three grids of numbers.
//!
//! A cell carries its value and its difference from the first cell; where that difference is not clear, the cell says so
//! and keeps the shade of the first, so that colour claims no more than the intervals do.

use super::Drawing;
use super::canvas::{Anchor, BLUE, Canvas, INK, Point, SOFT, Type, WHITE, balanced, bold, regular, width};
use super::data::{capital, difference, row, spread};
use super::differences::per_year;
use super::fan::tint;
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, Cross, Difference, SchemeResult, Verdict};
use crate::indicators::Indicator;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;
use plotters::prelude::RGBColor;

pub(super) const KEY: &str = "rights_by_scheme";

/// Spend, quality and waiting: the same measures as in the other charts.
const PANELS: [&str; 3] = ["spend", "recovery", "waiting"];
/// Room for the names of the rows.
const NAMES: f64 = 206.0;
const CELL_WIDTH_MAX: f64 = 168.0;
/// The least height of a cell: two lines of text with air.
const CELL_HEIGHT: f64 = 48.0;
/// White between cells.
const SEAM: f64 = 3.0;
/// As many columns as can still be read side by side; more go below.
const COLUMNS_MAX: usize = 8;
/// Space between the names of two columns.
const BESIDE_NAMES: f64 = 6.0;
const HEADING: Type = bold(14.0, INK);
const UNIT: Type = regular(13.0, SOFT);
const LABEL: Type = regular(12.5, INK);
const VALUE: Type = bold(14.0, INK);
const CHANGE: Type = regular(12.0, INK);

const REFERENCE: Words = Words { nl: "uitgangspunt", en: "reference" };
const UNCLEAR: Words = Words { nl: "≈ niet duidelijk", en: "≈ not clear" };
const EQUAL: Words = Words { nl: "= gelijk", en: "= equal" };

/// One measure over all cells.
struct Panel<'a> {
    indicator: &'static Indicator,
    /// Per scheme of the comparison: its value, and its difference from the first.
    cells: Vec<(Option<Interval>, Option<&'a Difference>)>,
    format: Format,
    low: f64,
    high: f64,
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let mut sheet = Sheet::open(caption(comparison, language), language);
    let panels: Vec<Panel> = PANELS.iter().map(|key| panel(comparison, key, language)).collect();
    let Some(cross) = &comparison.cross else {
        return sheet.close(comparison.replicates, &[]);
    };
    let columns: Vec<usize> = (0..cross.columns.len()).collect();
    for panel in &panels {
        for block in columns.chunks(side_by_side(cross, language)) {
            grid(&mut sheet, panel, cross, block, language);
        }
    }
    let facts: Vec<String> =
        panels.iter().flat_map(|panel| facts(comparison, cross, panel, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let reference = comparison.schemes.first().map(|scheme| super::name(scheme, language));
    let reference = reference.unwrap_or_default();
    let subtitle = match language {
        Language::Dutch => format!(
            "Kolommen: de regeling. Rijen: de inrichting, zoals wie mag beslissen. Onder elk getal het verschil met {reference}; ≈ als 0 binnen het 95%-interval van dat verschil ligt. Donkerder is een hoger getal; een cel zonder duidelijk verschil heeft de tint van het uitgangspunt."
        ),
        Language::English => format!(
            "Columns: the scheme. Rows: the design, such as who may decide. Below each number its difference from {reference}; ≈ where the 95% interval of that difference holds 0. Darker is a higher number; a cell without a clear difference has the shade of the reference."
        ),
    };
    let footer = match language {
        Language::Dutch => {
            "Herstel: van wie zorg kreeg. Elk blok heeft zijn eigen tinten. De 95%-intervallen staan in de tekst bij de grafiek."
        }
        Language::English => {
            "Recovery: of those who got care. Every block has its own shades. The 95% intervals are in the text beside the chart."
        }
    };
    let title = finding::rights(comparison, language);
    Caption { key: KEY, title, subtitle, footer: footer.to_string() }
}

fn panel<'a>(comparison: &'a Comparison, key: &str, language: Language) -> Panel<'a> {
    let indicator = row(key);
    let cell = |scheme: &'a SchemeResult| (spread(scheme, key), difference(scheme, key));
    let cells: Vec<_> = comparison.schemes.iter().map(cell).collect();
    let known: Vec<Interval> = cells.iter().filter_map(|(interval, _)| *interval).collect();
    let (low, high) = known.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), interval| {
        (low.min(interval.mean), high.max(interval.mean))
    });
    Panel { indicator, cells, format: Format::over(indicator.unit, &known, language), low, high }
}

impl Panel<'_> {
    /// The shade of a cell, light enough for ink. Without a clear difference it is that of the first.
    fn shade(&self, place: usize) -> RGBColor {
        let clear = |found: &&Difference| matches!(found.verdict, Verdict::Lower | Verdict::Higher);
        let shown = if self.cells[place].1.filter(clear).is_some() { place } else { 0 };
        match (self.cells[place].0, self.cells[shown].0) {
            (Some(_), Some(value)) if self.high > self.low => {
                tint(BLUE, 0.06 + 0.49 * (value.mean - self.low) / (self.high - self.low))
            }
            (Some(_), Some(_)) => tint(BLUE, 0.2),
            _ => WHITE,
        }
    }

    /// What stands below the value of a cell.
    fn change(&self, place: usize, language: Language) -> String {
        match self.cells[place].1 {
            _ if place == 0 => REFERENCE.say(language).to_string(),
            None => String::new(),
            Some(Difference { verdict: Verdict::Equal, .. }) => EQUAL.say(language).to_string(),
            Some(Difference { verdict: Verdict::Unclear, .. }) => UNCLEAR.say(language).to_string(),
            Some(Difference { interval, .. }) => self.format.fitting(interval).signed(interval.mean),
        }
    }
}

fn column_width(columns: usize) -> f64 {
    ((INNER - NAMES) / columns as f64).min(CELL_WIDTH_MAX)
}

/// How many columns fit side by side: as long as every word of their names does.
fn side_by_side(cross: &Cross, language: Language) -> usize {
    let words = cross.columns.iter().flat_map(|name| name.say(language).split(' '));
    let widest = words.map(|word| width(word, LABEL)).fold(0.0, f64::max);
    let most = COLUMNS_MAX.min(cross.columns.len()).max(1);
    (1..=most).rev().find(|columns| column_width(*columns) - BESIDE_NAMES >= widest).unwrap_or(1)
}

/// The measure, the names of the schemes, and a row of cells per design.
fn grid(sheet: &mut Sheet, panel: &Panel, cross: &Cross, block: &[usize], language: Language) {
    sheet.y += 16.0;
    let label = capital(panel.indicator.label.say(language));
    sheet.canvas.text((MARGIN, sheet.y), Anchor::Start, HEADING, &label);
    let beside = MARGIN + width(&label, HEADING) + 8.0;
    sheet.canvas.text((beside, sheet.y), Anchor::Start, UNIT, panel.format.unit_words());
    sheet.y += 10.0;
    let wide = column_width(block.len());
    let left = |index: usize| MARGIN + NAMES + wide * index as f64;
    let names =
        block.iter().map(|column| balanced(cross.columns[*column].say(language), LABEL, wide - BESIDE_NAMES));
    let names: Vec<Vec<String>> = names.collect();
    let lines = names.iter().map(Vec::len).max().unwrap_or(1);
    let heads = sheet.y + 15.0 * lines as f64;
    for (index, name) in names.iter().enumerate() {
        let middle = left(index) + 0.5 * (wide - SEAM);
        // The last lines stand on one height, next to the cells.
        for (line, words) in name.iter().rev().enumerate() {
            sheet.canvas.text((middle, heads - 15.0 * line as f64), Anchor::Middle, LABEL, words);
        }
    }
    sheet.y = heads + 8.0;
    for (row, name) in cross.rows.iter().enumerate() {
        let name = balanced(name.say(language), LABEL, NAMES - 14.0);
        let high = CELL_HEIGHT.max(15.0 * name.len() as f64 + 10.0);
        let first = sheet.y + 0.5 * (high - SEAM) + 4.5 - 7.5 * (name.len() - 1) as f64;
        for (line, words) in name.iter().enumerate() {
            sheet.canvas.text((MARGIN, first + 15.0 * line as f64), Anchor::Start, LABEL, words);
        }
        for (index, column) in block.iter().enumerate() {
            let corner = (left(index), sheet.y);
            cell(&mut sheet.canvas, panel, cross.place(row, *column), (corner, wide, high), language);
        }
        sheet.y += high;
    }
    sheet.y += 12.0;
}

fn cell(
    canvas: &mut Canvas,
    panel: &Panel,
    place: usize,
    ((left, top), wide, high): (Point, f64, f64),
    language: Language,
) {
    let (right, bottom) = (left + wide - SEAM, top + high - SEAM);
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    canvas.area(&corners, panel.shade(place));
    let (x, middle) = (0.5 * (left + right), 0.5 * (top + bottom));
    let Some(value) = panel.cells[place].0 else {
        canvas.text((x, middle + 4.0), Anchor::Middle, CHANGE, NOTHING.say(language));
        return;
    };
    let text = panel.format.fitting(&value).bare(value.mean);
    canvas.text((x, middle - 3.0), Anchor::Middle, VALUE, &text);
    let change = panel.change(place, language);
    // In a narrow cell the mark stands alone.
    let fits = width(&change, CHANGE) < wide - SEAM - 4.0;
    let change = if fits { change.as_str() } else { change.split(' ').next().unwrap_or_default() };
    canvas.text((x, middle + 14.0), Anchor::Middle, CHANGE, change);
    if place == 0 {
        let frame = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top), (right, top)];
        canvas.line(&frame, INK, 2.0);
    }
}

/// A sentence per row: every cell with its interval and its difference.
fn facts(comparison: &Comparison, cross: &Cross, panel: &Panel, language: Language) -> Vec<String> {
    let unit = panel.indicator.unit;
    let say = |place: usize| match panel.cells[place] {
        (None, _) => NOTHING.say(language).to_string(),
        (Some(value), found) => {
            let value = number::estimate(unit, &value, language);
            match found {
                _ if place == 0 => format!("{value}, {}", REFERENCE.say(language)),
                None => value,
                Some(found) => format!("{value}, {}", difference_words(panel.indicator, found, language)),
            }
        }
    };
    let label = capital(panel.indicator.label.say(language));
    let year = per_year(panel.indicator, language);
    let sentence = |(row, name): (usize, &crate::language::Text)| {
        let cells = cross.columns.iter().enumerate().filter_map(|(column, scheme)| {
            let place = cross.place(row, column);
            (place < comparison.schemes.len()).then(|| format!("{} {}", scheme.say(language), say(place)))
        });
        format!("{label}{year}, {}: {}.", name.say(language), cells.collect::<Vec<_>>().join("; "))
    };
    cross.rows.iter().enumerate().map(sentence).collect()
}

fn difference_words(indicator: &Indicator, found: &Difference, language: Language) -> String {
    let size = number::difference(indicator.unit, &found.interval, language);
    let word = Words { nl: "verschil", en: "difference" }.say(language);
    match found.verdict {
        Verdict::Equal => Words { nl: "precies gelijk", en: "exactly equal" }.say(language).to_string(),
        Verdict::Unclear => {
            format!("{word} {size}, {}", Words { nl: "niet duidelijk", en: "not clear" }.say(language))
        }
        Verdict::Lower | Verdict::Higher => format!("{word} {size}"),
    }
}

#[cfg(test)]
mod tests;
