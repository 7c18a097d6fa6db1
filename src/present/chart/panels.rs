//! Small multiples along time: a fan per scheme and measure, each measure on one axis for all schemes.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, FAINT, INK, SOFT, Type, bold, regular, wrap};
use super::data::{points, row, span, spread};
use super::fan;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};

const HEIGHT: f64 = 96.0;
const AXIS: f64 = 46.0;
const GAP: f64 = 14.0;
/// Room for the last value at the right of every panel.
const BEYOND: f64 = 34.0;
const NAME: Type = bold(13.0, INK);
const SMALL: Type = regular(12.0, SOFT);

/// A row of panels.
#[derive(Clone, Copy)]
pub(super) struct Measure {
    /// The key of its series.
    pub(super) key: &'static str,
    pub(super) title: Words,
    /// How many months one drawn point holds.
    pub(super) months: usize,
    pub(super) unit: Unit,
    /// The least that the axis reaches up to.
    pub(super) least: f64,
}

/// A chart of small multiples.
pub(super) struct Multiples {
    /// Its name in files.
    pub(super) key: &'static str,
    pub(super) measures: &'static [Measure],
    /// Its finding.
    pub(super) title: fn(&Comparison, Language) -> String,
    /// What the measures are.
    pub(super) footer: Words,
    /// The key numbers of a scheme, in a sentence.
    pub(super) fact: fn(&SchemeResult, Language) -> String,
}

impl Multiples {
    pub(super) fn drawing(&self, comparison: &Comparison, language: Language) -> Drawing {
        let footer =
            format!("{} {}", fan::caution(comparison.replicates, language), self.footer.say(language));
        let (title, subtitle) = ((self.title)(comparison, language), BANDS.say(language).to_string());
        let mut sheet = Sheet::open(Caption { key: self.key, title, subtitle, footer }, language);
        draw(&mut sheet, comparison, self.measures, language);
        let facts: Vec<String> =
            comparison.schemes.iter().map(|scheme| (self.fact)(scheme, language)).collect();
        sheet.close(comparison.replicates, &facts)
    }
}

const BANDS: Words = Words {
    nl: "Lijn: de middelste run; donkere band: de helft van de runs; lichte band: 9 van de 10 runs. Het getal rechts is het eind van de lijn.",
    en: "Line: the middle run; dark band: half of the runs; light band: 9 in 10 runs. The number at the right is where the line ends.",
};

/// An indicator of a scheme with its label and interval.
pub(super) fn labelled(scheme: &SchemeResult, key: &str, language: Language) -> String {
    let indicator = row(key);
    let value = spread(scheme, key).map(|i| number::estimate(indicator.unit, &i, language));
    format!("{} {}", indicator.label.say(language), value.as_deref().unwrap_or(NOTHING.say(language)))
}

/// The points of one scheme and measure: as they are, or averaged over so many months.
struct Curve {
    points: Vec<[f64; 5]>,
    months: usize,
}

fn curve(scheme: &SchemeResult, measure: &Measure) -> Curve {
    let average = |chunk: &[[f64; 5]]| {
        std::array::from_fn(|q| chunk.iter().map(|point| point[q]).sum::<f64>() / chunk.len() as f64)
    };
    let months = measure.months;
    Curve { points: points(&scheme.monthly, measure.key).chunks(months).map(average).collect(), months }
}

/// Draws all `measures` of all schemes.
fn draw(sheet: &mut Sheet, comparison: &Comparison, measures: &[Measure], language: Language) {
    let scale = |measure: &Measure| {
        let curves: Vec<Curve> = comparison.schemes.iter().map(|s| curve(s, measure)).collect();
        let (_, high) =
            span(curves.iter().map(|curve| curve.points.as_slice())).unwrap_or((0.0, measure.least));
        Scale::round(0.0, high.max(measure.least), 3)
    };
    let rows: Vec<(&Measure, Scale)> = measures.iter().map(|measure| (measure, scale(measure))).collect();
    let count = comparison.schemes.len();
    let columns = if count > 6 { count.div_ceil(count.div_ceil(6)) } else { count.max(1) };
    for block in comparison.schemes.chunks(columns) {
        block_of_panels(sheet, block, columns, &rows, language);
    }
}

fn block_of_panels(
    sheet: &mut Sheet,
    block: &[SchemeResult],
    columns: usize,
    rows: &[(&Measure, Scale)],
    language: Language,
) {
    let pitch = ((INNER - AXIS) / columns as f64).min(560.0);
    let heads: Vec<_> = block.iter().map(|s| wrap(s.title.say(language), NAME, pitch - GAP)).collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
    let left = |column: usize| MARGIN + AXIS + pitch * column as f64;
    for (column, head) in heads.iter().enumerate() {
        for (index, line) in head.iter().enumerate() {
            let y = sheet.y + 16.0 * (lines - head.len() + index) as f64 + 8.0;
            sheet.canvas.text((left(column), y), Anchor::Start, NAME, line);
        }
    }
    sheet.y += 16.0 * lines as f64 + 14.0;
    for (measure, scale) in rows {
        let title = measure.title.say(language);
        sheet.canvas.text((MARGIN, sheet.y), Anchor::Start, regular(13.0, INK), title);
        let top = sheet.y + 14.0;
        for (column, scheme) in block.iter().enumerate() {
            let scale = scale.onto(top + HEIGHT, top);
            let place = (left(column), left(column) + pitch - GAP - BEYOND);
            panel(sheet, place, &scale, (measure.unit, &curve(scheme, measure)), column == 0, language);
        }
        sheet.y = top + HEIGHT + 46.0;
    }
}

fn panel(
    sheet: &mut Sheet,
    (left, right): (f64, f64),
    scale: &Scale,
    (unit, curve): (Unit, &Curve),
    first: bool,
    language: Language,
) {
    let format = Format::axis(unit, scale.high, scale.step, language);
    for tick in scale.ticks() {
        let y = scale.at(tick);
        sheet.canvas.line(&[(left, y), (right, y)], FAINT, 1.0);
        if first {
            let text = if unit == Unit::Share { format.full(tick) } else { format.bare(tick) };
            sheet.canvas.text((left - 8.0, y + 4.0), Anchor::End, SMALL, &text);
        }
    }
    let Some(last) = curve.points.last() else {
        sheet.canvas.text((left + 4.0, scale.to + 16.0), Anchor::Start, SMALL, NOTHING.say(language));
        return;
    };
    let span = (curve.points.len() - 1).max(1) as f64;
    let x = |index: f64| left + index.clamp(0.0, span) / span * (right - left);
    fan::draw(&mut sheet.canvas, &curve.points, x, scale);
    let end = match unit {
        Unit::Share => format!("{}%", number::digits(100.0 * last[2], 0, language)),
        _ => number::digits(last[2], i32::from(last[2] < 10.0 && last[2].fract() > 0.04), language),
    };
    sheet.canvas.text((right + 4.0, scale.at(last[2]) + 4.0), Anchor::Start, bold(12.0, BLUE), &end);
    years(sheet, curve, (left, right), scale.from, language);
}

/// A tick where each year begins, its number under the year.
fn years(sheet: &mut Sheet, curve: &Curve, (left, right): (f64, f64), base: f64, language: Language) {
    let years = (curve.points.len() * curve.months).div_ceil(12).max(1);
    let every = years.div_ceil(((right - left) / 14.0).max(1.0) as usize);
    let pitch = (right - left) / years as f64;
    for year in 0..years {
        let x = left + pitch * year as f64;
        sheet.canvas.line(&[(x, base), (x, base + 4.0)], SOFT, 1.0);
        let text = (year + 1).to_string();
        if year % every == 0 {
            sheet.canvas.text((x + 0.5 * pitch, base + 16.0), Anchor::Middle, SMALL, &text);
        }
    }
    sheet.canvas.line(&[(right, base), (right, base + 4.0)], SOFT, 1.0);
    if left < MARGIN + AXIS + 1.0 {
        let word = Words { nl: "jaar", en: "year" }.say(language);
        sheet.canvas.text((left - 8.0, base + 16.0), Anchor::End, SMALL, word);
    }
}
