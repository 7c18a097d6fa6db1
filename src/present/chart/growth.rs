//! Where growth comes from: what clients, months in care, hours and price add to a difference in spend, as a waterfall.
//!
//! Where schemes are compared it is the difference from the first scheme; where there is one, that between its first and last
//! year, for that is what a council asks of one.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{
    Anchor, BLUE, Canvas, FAINT, GREY, INK, SOFT, Type, VERMILLION, balanced, bold, regular, width,
};
use super::data::{name, others};
use super::fan::tint;
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, Growth, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;
use plotters::prelude::RGBColor;

pub(super) const KEY: &str = "where_growth_comes_from";

const GUTTER: f64 = 36.0;
const LABELS: f64 = 128.0;
const ROW: f64 = 23.0;
const BAR: f64 = 14.0;
const HEAD: Type = bold(14.0, INK);
const LABEL: Type = regular(12.0, INK);
const SMALL: Type = regular(12.0, SOFT);

/// The names of what spend is made of, in the order of `FACTORS`.
pub(super) const NAMES: [Words; 4] = [
    Words { nl: "aantal cliënten", en: "number of clients" },
    Words { nl: "maanden per cliënt", en: "months per client" },
    Words { nl: "uren per cliënt", en: "hours per client" },
    Words { nl: "prijs per uur", en: "price per hour" },
];

/// What is shown: schemes with where their spend differs, and comes from.
pub(super) fn shown(comparison: &Comparison) -> Vec<(&SchemeResult, Option<Growth>)> {
    match &comparison.schemes[..] {
        [only] => vec![(only, only.growth_in_time)],
        _ => others(comparison).map(|scheme| (scheme, scheme.growth)).collect(),
    }
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let shown = shown(comparison);
    let mut sheet = Sheet::open(caption(comparison, language), language);
    let panel = if shown.len() == 1 { 620.0 } else { 0.5 * (INNER - GUTTER) };
    let growths: Vec<Growth> = shown.iter().filter_map(|(_, growth)| *growth).collect();
    let ends: Vec<f64> = growths.iter().flat_map(steps).flat_map(|step| step.ends()).collect();
    let (low, high) =
        ends.iter().fold((0.0_f64, 0.0_f64), |(low, high), end| (low.min(*end), high.max(*end)));
    let air = 0.04 * (high - low);
    let scale = Scale::tight(low - air, high + air, 3);
    let all: Vec<Interval> = growths.iter().flat_map(|growth| growth.parts).collect();
    let format = Format::over(Unit::EurosPerYear, &all, language);
    for pair in shown.chunks(2) {
        let heads = pair.iter().map(|(scheme, _)| head(comparison, scheme, panel, language));
        let heads: Vec<Vec<String>> = heads.collect();
        let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
        let top = sheet.y + 16.0 * lines as f64 + 8.0;
        for (column, ((_, growth), head)) in pair.iter().zip(&heads).enumerate() {
            let left = MARGIN + (panel + GUTTER) * column as f64;
            for (index, line) in head.iter().enumerate() {
                let y = sheet.y + 16.0 * index as f64 + 14.0;
                sheet.canvas.text((left, y), Anchor::Start, HEAD, line);
            }
            match growth {
                Some(growth) => {
                    waterfall(&mut sheet.canvas, growth, scale, (left, top, panel), format, language)
                }
                None => sheet.canvas.text((left, top + 12.0), Anchor::Start, SMALL, NOTHING.say(language)),
            }
        }
        let rows = if pair.iter().any(|(_, growth)| growth.is_some()) { 5.0 * ROW + 34.0 } else { 24.0 };
        sheet.y = top + rows;
    }
    let facts: Vec<String> = shown.iter().map(|(scheme, growth)| fact(scheme, *growth, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let base = comparison.schemes.first().map(|scheme| name(scheme, language)).unwrap_or_default();
    let from = match (comparison.schemes.len(), language) {
        (1, Language::Dutch) => format!("van jaar 1 naar jaar {}", comparison.years),
        (1, Language::English) => format!("from year 1 to year {}", comparison.years),
        (_, Language::Dutch) => format!("vergeleken met {base}"),
        (_, Language::English) => format!("compared with {base}"),
    };
    let (subtitle, footer) = match language {
        Language::Dutch => (
            format!(
                "Verschil in uitgaven per jaar, {from}, verdeeld over waar het vandaan komt. Blauw: duidelijk minder; oranje: duidelijk meer; grijs: niet duidelijk. Streepje: het 95%-interval."
            ),
            "De vier delen tellen op tot het geheel: elk is het gemiddelde over alle volgordes van veranderen (Shapley). Maanden: in zorg, in een jaar. Uren: in een maand. Prijs per uur: alles wat is betaald, ook vaste sommen, verrekeningen en indexering, gedeeld door geleverde uren.",
        ),
        Language::English => (
            format!(
                "Difference in spend a year, {from}, split by where it comes from. Blue: clearly less; orange: clearly more; grey: not clear. Line: the 95% interval."
            ),
            "The four parts add up to the whole: each is the mean over all orders of changing them (Shapley). Months: in care, in a year. Hours: in a month. Price per hour: all that was paid, with lump sums, settlements and indexation, over hours delivered.",
        ),
    };
    let title = finding::growth(comparison, language);
    Caption { key: KEY, title, subtitle, footer: footer.to_string() }
}

fn head(comparison: &Comparison, scheme: &SchemeResult, limit: f64, language: Language) -> Vec<String> {
    let title = scheme.title.say(language);
    let text = match (comparison.schemes.len(), language) {
        (1, Language::Dutch) => format!("{title}: jaar 1 naar jaar {}", comparison.years),
        (1, Language::English) => format!("{title}: year 1 to year {}", comparison.years),
        _ => title.to_string(),
    };
    balanced(&text, HEAD, limit)
}

/// A bar of the waterfall.
struct Step {
    from: f64,
    change: Interval,
}

impl Step {
    /// Everything it reaches.
    fn ends(&self) -> Vec<f64> {
        let Interval { mean, low, high } = self.change;
        let ends = [0.0, mean, low, high].map(|change| self.from + change);
        ends.into_iter().filter(|end| end.is_finite()).collect()
    }

    fn colour(&self) -> RGBColor {
        match self.change {
            Interval { high, .. } if high < 0.0 => BLUE,
            Interval { low, .. } if low > 0.0 => VERMILLION,
            _ => GREY,
        }
    }
}

/// The parts, each from where the one before it ends, and the whole from 0.
fn steps(growth: &Growth) -> Vec<Step> {
    let mut from = 0.0;
    let mut steps = Vec::new();
    for change in growth.parts {
        steps.push(Step { from, change });
        from += change.mean;
    }
    steps.push(Step { from: 0.0, change: growth.whole });
    steps
}

fn waterfall(
    canvas: &mut Canvas,
    growth: &Growth,
    scale: Scale,
    (left, top, panel): (f64, f64, f64),
    format: Format,
    language: Language,
) {
    let steps = steps(growth);
    let said = |step: &Step| format.full_signed(step.change.mean);
    let values = steps.iter().map(|step| width(&said(step), bold(12.0, INK))).fold(60.0, f64::max);
    let x = scale.onto(left + LABELS, left + panel - values - 14.0);
    axis(canvas, &x, (top, top + ROW * steps.len() as f64), language);
    for (index, step) in steps.iter().enumerate() {
        let middle = top + ROW * (index as f64 + 0.5);
        let whole = index == NAMES.len();
        let (label, style) = match NAMES.get(index) {
            Some(words) => (words.say(language), LABEL),
            None => (Words { nl: "alles samen", en: "all together" }.say(language), bold(12.0, INK)),
        };
        canvas.text((left, middle + 4.0), Anchor::Start, style, label);
        canvas.text((left + panel, middle + 4.0), Anchor::End, style, &said(step));
        bar(canvas, step, &x, middle);
        if !whole {
            let end = x.at(step.from + step.change.mean);
            canvas.line(&[(end, middle), (end, middle + ROW)], GREY, 0.8);
        }
    }
}

fn bar(canvas: &mut Canvas, step: &Step, x: &Scale, middle: f64) {
    let (start, end) = (x.at(step.from), x.at(step.from + step.change.mean));
    let (top, bottom) = (middle - 0.5 * BAR, middle + 0.5 * BAR);
    canvas.area(&[(start, top), (end, top), (end, bottom), (start, bottom)], tint(step.colour(), 0.62));
    let Interval { low, high, .. } = step.change;
    if low.is_finite() && high.is_finite() {
        canvas.line(&[(x.at(step.from + low), middle), (x.at(step.from + high), middle)], INK, 1.6);
    }
}

/// The line of no difference, and ticks below.
fn axis(canvas: &mut Canvas, x: &Scale, (top, bottom): (f64, f64), language: Language) {
    let format = Format::axis(Unit::EurosPerYear, x.low.abs().max(x.high.abs()), x.step, language);
    let every = x.every(|tick| width(&format.full_signed(tick), SMALL)) as i64;
    for tick in x.ticks() {
        let colour = if tick.abs() < 0.5 * x.step { SOFT } else { FAINT };
        canvas.line(&[(x.at(tick), top), (x.at(tick), bottom)], colour, 1.0);
        if (tick / x.step).round() as i64 % every == 0 {
            canvas.text((x.at(tick), bottom + 14.0), Anchor::Middle, SMALL, &format.full_signed(tick));
        }
    }
}

fn fact(scheme: &SchemeResult, growth: Option<Growth>, language: Language) -> String {
    let title = scheme.title.say(language);
    let Some(growth) = growth else {
        return format!("{title}: {}.", NOTHING.say(language));
    };
    let say = |interval: &Interval| number::difference(Unit::EurosPerYear, interval, language);
    let parts =
        NAMES.iter().zip(&growth.parts).map(|(words, part)| format!("{} {}", words.say(language), say(part)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    match language {
        Language::Dutch => format!("{title}: verschil {} per jaar; {parts}.", say(&growth.whole)),
        Language::English => format!("{title}: difference {} a year; {parts}.", say(&growth.whole)),
    }
}
