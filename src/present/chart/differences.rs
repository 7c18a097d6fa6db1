//! Differences from the first scheme: dots with 95 % intervals, sorted, a panel per indicator.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{
    Anchor, BLUE, Canvas, FAINT, GREY, INK, SOFT, Type, VERMILLION, balanced, bold, regular, width,
};
use super::data::{capital, difference, estimate, name, others, row};
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, Difference, SchemeResult, Verdict};
use crate::indicators::{Better, Indicator};
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use plotters::prelude::RGBColor;

pub(super) const KEY: &str = "differences_from_first";

/// The indicators that get a panel. Too much and too little care stand side by side: who shows one of them alone picks
/// the winner.
const SHOWN: [&str; 8] = [
    "spend",
    "unmet",
    "waiting",
    "recovery",
    "over_provision",
    "under_provision",
    "clients",
    "provider_margin",
];

const GUTTER: f64 = 36.0;
const NAMES: f64 = 172.0;
const VALUES: f64 = 96.0;
const HEADING: Type = bold(14.0, INK);
const SMALL: Type = regular(12.0, SOFT);
const LABEL: Type = regular(12.0, INK);

type Row<'a> = (&'a SchemeResult, Option<&'a Difference>);

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let mut sheet = Sheet::open(caption(comparison, language), language);
    let panel = 0.5 * (INNER - GUTTER);
    if comparison.schemes.len() > 1 {
        for pair in SHOWN.chunks(2) {
            let top = sheet.y + 12.0;
            for (column, key) in pair.iter().enumerate() {
                let left = MARGIN + (panel + GUTTER) * column as f64;
                let end = draw_panel(&mut sheet.canvas, comparison, row(key), (left, top), panel, language);
                sheet.y = sheet.y.max(end + 24.0);
            }
        }
    }
    sheet.close(comparison.replicates, &facts(comparison, language))
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let base = comparison.schemes.first().map(|scheme| name(scheme, language)).unwrap_or_default();
    let subtitle = match language {
        Language::Dutch => format!(
            "Verschil met {base}, met het 95%-interval. Blauwe stip: duidelijk beter; oranje ruit: duidelijk slechter; zwarte stip: duidelijk anders, goed noch slecht; grijze ring: geen duidelijk verschil."
        ),
        Language::English => format!(
            "Difference from {base}, with its 95% interval. Blue dot: clearly better; orange diamond: clearly worse; black dot: clearly different, neither good nor bad; grey ring: no clear difference."
        ),
    };
    if comparison.schemes.len() < 2 {
        let title = finding::differences(comparison, language);
        return Caption { key: KEY, title, subtitle: String::new(), footer: String::new() };
    }
    let footer = match language {
        Language::Dutch => {
            "Een interval smaller dan zijn stip is niet te zien. Elk paneel heeft een eigen as."
        }
        Language::English => {
            "An interval narrower than its dot cannot be seen. Every panel has its own axis."
        }
    };
    Caption {
        key: KEY,
        title: finding::differences(comparison, language),
        subtitle,
        footer: footer.to_string(),
    }
}

/// The schemes from best to worst, or from low to high where neither is better; those without a value last.
fn sorted<'a>(comparison: &'a Comparison, indicator: &Indicator) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> =
        others(comparison).map(|scheme| (scheme, difference(scheme, indicator.key))).collect();
    let sign = match indicator.better {
        Better::Higher => -1.0,
        Better::Lower | Better::Neither => 1.0,
    };
    let place = |row: &Row| row.1.map_or(f64::INFINITY, |difference| sign * difference.interval.mean);
    rows.sort_by(|a, b| place(a).total_cmp(&place(b)));
    rows
}

fn draw_panel(
    canvas: &mut Canvas,
    comparison: &Comparison,
    indicator: &Indicator,
    (left, top): (f64, f64),
    panel: f64,
    language: Language,
) -> f64 {
    let rows = sorted(comparison, indicator);
    let scale = scale(&rows).onto(left + NAMES + 12.0, left + panel - VALUES - 12.0);
    let largest = scale.low.abs().max(scale.high.abs());
    let format = Format::axis(indicator.unit, largest, scale.step, language);
    let mut y = heading(canvas, comparison, indicator, (left, top), language);
    let start = y - 6.0;
    let end = grid(canvas, &scale, format, (start, y + rows_height(&rows, language)));
    for (scheme, difference) in rows {
        let lines = balanced(scheme.title.say(language), LABEL, NAMES);
        let middle = y + 7.5 * lines.len() as f64 + 3.0;
        for (index, line) in lines.iter().enumerate() {
            let at = (left + NAMES, middle + 4.0 + 15.0 * (index as f64 - 0.5 * (lines.len() - 1) as f64));
            canvas.text(at, Anchor::End, LABEL, line);
        }
        dot(canvas, difference, indicator, &scale, middle);
        let text = value(difference, format, language);
        let clear = difference.is_some_and(|d| matches!(d.verdict, Verdict::Lower | Verdict::Higher));
        let style = if clear { LABEL } else { SMALL };
        canvas.text((left + panel, middle + 4.0), Anchor::End, style, &text);
        y += 15.0 * lines.len() as f64 + 8.0;
    }
    end
}

fn rows_height(rows: &[Row], language: Language) -> f64 {
    rows.iter().map(|(s, _)| 15.0 * balanced(s.title.say(language), LABEL, NAMES).len() as f64 + 8.0).sum()
}

/// The name of the indicator, its unit, and what it is under the first scheme.
fn heading(
    canvas: &mut Canvas,
    comparison: &Comparison,
    indicator: &Indicator,
    (left, top): (f64, f64),
    language: Language,
) -> f64 {
    let label = capital(indicator.label.say(language));
    canvas.text((left, top), Anchor::Start, HEADING, &label);
    let base = comparison.schemes.first().and_then(|scheme| estimate(scheme, indicator.key));
    let value = base.map_or_else(
        || NOTHING.say(language).to_string(),
        |estimate| {
            let value = number::estimate(indicator.unit, &estimate.interval, language);
            format!("{value}{}", per_year(indicator, language))
        },
    );
    let text = format!("{} {value}", Words { nl: "bij de eerste variant", en: "first scheme" }.say(language));
    canvas.text((left, top + 17.0), Anchor::Start, SMALL, &text);
    top + 30.0
}

pub(super) fn per_year(indicator: &Indicator, language: Language) -> &'static str {
    use crate::indicators::Unit::{ClientsPerYear, EurosPerYear, EventsPerYear};
    match indicator.unit {
        EurosPerYear | ClientsPerYear | EventsPerYear => {
            Words { nl: " per jaar", en: " a year" }.say(language)
        }
        _ => "",
    }
}

fn scale(rows: &[Row]) -> Scale {
    let ends = rows.iter().filter_map(|(_, difference)| *difference).flat_map(|d| {
        [d.interval.low, d.interval.mean, d.interval.high].into_iter().filter(|end| end.is_finite())
    });
    let (low, high) = ends.fold((0.0, 0.0), |(low, high): (f64, f64), end| (low.min(end), high.max(end)));
    if high > low { Scale::round(low, high, 3) } else { Scale::round(-1e-9, 1e-9, 2) }
}

/// Gridlines with their labels below, the line of no difference stronger. Returns where the panel ends.
fn grid(canvas: &mut Canvas, scale: &Scale, format: Format, (top, bottom): (f64, f64)) -> f64 {
    let label = |tick: f64| if tick.abs() < 0.5 * scale.step { "0".to_string() } else { format.signed(tick) };
    let every = scale.every(|tick| width(&label(tick), SMALL));
    for tick in scale.ticks() {
        let place = (tick / scale.step).round();
        let zero = place.abs() < 0.5;
        if !zero && scale.high - scale.low < 1e-6 {
            continue; // Every scheme is equal: there is no size to show.
        }
        let (colour, thick): (RGBColor, f64) = if zero { (INK, 1.2) } else { (FAINT, 1.0) };
        canvas.line(&[(scale.at(tick), top), (scale.at(tick), bottom)], colour, thick);
        if (place as i64) % every as i64 == 0 {
            canvas.text((scale.at(tick), bottom + 15.0), Anchor::Middle, SMALL, &label(tick));
        }
    }
    let middle = 0.5 * (scale.from + scale.to);
    canvas.text((middle, bottom + 31.0), Anchor::Middle, SMALL, format.difference_words());
    bottom + 31.0
}

fn dot(canvas: &mut Canvas, difference: Option<&Difference>, indicator: &Indicator, scale: &Scale, y: f64) {
    let Some(Difference { interval, verdict, .. }) = difference else { return };
    let better = match (verdict, indicator.better) {
        (Verdict::Unclear | Verdict::Equal, _) => None,
        (_, Better::Neither) => Some(INK),
        (Verdict::Lower, Better::Lower) | (Verdict::Higher, Better::Higher) => Some(BLUE),
        (Verdict::Lower, Better::Higher) | (Verdict::Higher, Better::Lower) => Some(VERMILLION),
    };
    let colour = better.unwrap_or(GREY);
    let x = scale.at(interval.mean);
    if interval.low.is_finite() && interval.high.is_finite() {
        canvas.line(&[(scale.at(interval.low), y), (scale.at(interval.high), y)], colour, 2.0);
    }
    match better {
        None => canvas.ring((x, y), 5.0, colour),
        Some(VERMILLION) => canvas.diamond((x, y), 6.0, colour),
        Some(_) => canvas.dot((x, y), 5.0, colour),
    }
}

fn value(difference: Option<&Difference>, format: Format, language: Language) -> String {
    match difference {
        None => NOTHING.say(language).to_string(),
        Some(Difference { verdict: Verdict::Equal, .. }) => {
            Words { nl: "gelijk", en: "equal" }.say(language).to_string()
        }
        Some(Difference { verdict: Verdict::Unclear, .. }) => {
            Words { nl: "niet duidelijk", en: "not clear" }.say(language).to_string()
        }
        Some(Difference { interval, .. }) => {
            let format = format.fitting(interval);
            format!(
                "{} ± {}",
                format.signed(interval.mean),
                format.bare(0.5 * (interval.high - interval.low))
            )
        }
    }
}

fn facts(comparison: &Comparison, language: Language) -> Vec<String> {
    let unclear = Words { nl: "geen duidelijk verschil", en: "no clear difference" }.say(language);
    let say = |scheme: &SchemeResult, key: &&str| {
        let indicator = row(key);
        let label = indicator.label.say(language);
        match difference(scheme, key) {
            None => format!("{label} {}", NOTHING.say(language)),
            Some(Difference { verdict: Verdict::Equal, .. }) => {
                format!("{label} {}", Words { nl: "precies gelijk", en: "exactly equal" }.say(language))
            }
            Some(found) => {
                let text = number::difference(indicator.unit, &found.interval, language);
                let note =
                    if found.verdict == Verdict::Unclear { format!(", {unclear}") } else { String::new() };
                format!("{label} {text}{}{note}", per_year(indicator, language))
            }
        }
    };
    others(comparison)
        .map(|scheme| {
            let parts: Vec<String> = SHOWN.iter().map(|key| say(scheme, key)).collect();
            format!("{}: {}.", scheme.title.say(language), parts.join("; "))
        })
        .collect()
}
