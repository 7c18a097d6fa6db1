//! Waiting and unmet need: two fans per scheme, each on the same axis for all schemes.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, FAINT, INK, SOFT, Type, bold, regular, wrap};
use super::data::{points, row, span, spread};
use super::fan;
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};

pub(super) const KEY: &str = "waiting_and_unmet_need";

const HEIGHT: f64 = 96.0;
const AXIS: f64 = 46.0;
const GAP: f64 = 14.0;
/// Room for the last value at the right of every panel.
const BEYOND: f64 = 34.0;
const NAME: Type = bold(13.0, INK);
const SMALL: Type = regular(12.0, SOFT);

/// The two measures, and how many months one drawn point holds.
const MEASURES: [(&str, Words, usize); 2] = [
    ("waiting", Words { nl: "Mensen op de wachtlijst", en: "People on the waiting list" }, 1),
    (
        "unmet",
        Words { nl: "Mensen die zonder hulp blijven, per maand", en: "People left without help, per month" },
        3,
    ),
];

/// The points of one scheme and measure: as they are, or averaged over each quarter.
struct Curve {
    points: Vec<[f64; 5]>,
    months: usize,
}

fn curve(scheme: &SchemeResult, key: &str, months: usize) -> Curve {
    let average = |chunk: &[[f64; 5]]| {
        std::array::from_fn(|q| chunk.iter().map(|point| point[q]).sum::<f64>() / chunk.len() as f64)
    };
    Curve { points: points(&scheme.monthly, key).chunks(months).map(average).collect(), months }
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let mut sheet = Sheet::open(caption(comparison, language), language);
    let scales = MEASURES.map(|(key, _, months)| {
        let curves: Vec<Curve> = comparison.schemes.iter().map(|s| curve(s, key, months)).collect();
        let (_, high) = span(curves.iter().map(|curve| curve.points.as_slice())).unwrap_or((0.0, 1.0));
        Scale::round(0.0, high.max(1.0), 3)
    });
    let count = comparison.schemes.len();
    let columns = if count > 6 { count.div_ceil(count.div_ceil(6)) } else { count.max(1) };
    for block in comparison.schemes.chunks(columns) {
        block_of_panels(&mut sheet, block, columns, scales, language);
    }
    let facts: Vec<String> = comparison.schemes.iter().map(|scheme| fact(scheme, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let (subtitle, footer) = match language {
        Language::Dutch => (
            "Lijn: de middelste run; donkere band: de helft van de runs; lichte band: 9 van de 10 runs. Het getal rechts is het eind van de lijn.",
            "Zonder hulp: afgewezen, afgehaakt tijdens het wachten, of weggebleven of gestopt om een hogere eigen bijdrage; het gemiddelde van de drie maanden van elk kwartaal.",
        ),
        Language::English => (
            "Line: the middle run; dark band: half of the runs; light band: 9 in 10 runs. The number at the right is where the line ends.",
            "Without help: turned away, dropped out while waiting, or stayed away or stopped for a higher contribution; the average of the three months of each quarter.",
        ),
    };
    let title = finding::waiting(comparison, language);
    let footer = format!("{} {footer}", fan::caution(comparison.replicates, language));
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer }
}

fn block_of_panels(
    sheet: &mut Sheet,
    block: &[SchemeResult],
    columns: usize,
    scales: [Scale; 2],
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
    for ((key, title, months), scale) in MEASURES.into_iter().zip(scales) {
        sheet.canvas.text((MARGIN, sheet.y), Anchor::Start, regular(13.0, INK), title.say(language));
        let top = sheet.y + 14.0;
        for (column, scheme) in block.iter().enumerate() {
            let scale = scale.onto(top + HEIGHT, top);
            let place = (left(column), left(column) + pitch - GAP - BEYOND);
            panel(sheet, place, &scale, &curve(scheme, key, months), column == 0, language);
        }
        sheet.y = top + HEIGHT + 46.0;
    }
}

fn panel(
    sheet: &mut Sheet,
    (left, right): (f64, f64),
    scale: &Scale,
    curve: &Curve,
    first: bool,
    language: Language,
) {
    let format = Format::axis(Unit::Clients, scale.high, scale.step, language);
    for tick in scale.ticks() {
        let y = scale.at(tick);
        sheet.canvas.line(&[(left, y), (right, y)], FAINT, 1.0);
        if first {
            sheet.canvas.text((left - 8.0, y + 4.0), Anchor::End, SMALL, &format.bare(tick));
        }
    }
    let Some(last) = curve.points.last() else {
        sheet.canvas.text((left + 4.0, scale.to + 16.0), Anchor::Start, SMALL, NOTHING.say(language));
        return;
    };
    let span = (curve.points.len() - 1).max(1) as f64;
    let x = |index: f64| left + index.clamp(0.0, span) / span * (right - left);
    fan::draw(&mut sheet.canvas, &curve.points, x, scale);
    let end = number::digits(last[2], i32::from(last[2] < 10.0 && last[2].fract() > 0.04), language);
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

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let say = |key: &str| {
        let indicator = row(key);
        let value = spread(scheme, key).map(|i| number::estimate(indicator.unit, &i, language));
        format!("{} {}", indicator.label.say(language), value.as_deref().unwrap_or(NOTHING.say(language)))
    };
    let year = Words { nl: "per jaar", en: "a year" }.say(language);
    format!("{}: {}, {}, {} {year}.", scheme.title.say(language), say("waiting"), say("wait"), say("unmet"))
}
