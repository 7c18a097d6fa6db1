//! Spend against budget: a fan per scheme, year by year, all on the same axis.

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, Canvas, FAINT, INK, SOFT, Type, balanced, bold, regular, width};
use super::data::{points, span, spread};
use super::fan;
use super::finding;
use super::sheet::{Caption, INNER, MARGIN, NOTHING, Sheet};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number::{self, Format};
use crate::stats::Interval;

pub(super) const KEY: &str = "spend_against_budget";

const HEIGHT: f64 = 150.0;
/// Room for the axis labels left of the first panel.
const AXIS: f64 = 62.0;
const NAME: Type = bold(13.0, INK);
const NOTE: Type = regular(12.0, SOFT);
const TICK: Type = regular(12.0, SOFT);

/// Where one panel stands.
struct Panel {
    left: f64,
    /// The right end of the plot; direct labels stand beyond it.
    right: f64,
    top: f64,
}

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let fans =
        comparison.schemes.iter().flat_map(|s| [points(&s.yearly, "spend"), points(&s.yearly, "budget")]);
    let (low, high) = span(fans).unwrap_or((0.0, 1.0));
    let scale = Scale::from_zero(low, high, 6);
    let mut sheet = Sheet::open(caption(comparison, &scale, language), language);
    let format = Format::axis(Unit::EurosPerYear, scale.high, scale.step, language);
    let columns = fan::columns(comparison.schemes.len(), 4);
    for row in comparison.schemes.chunks(columns) {
        row_of_panels(&mut sheet, row, columns, scale, format, language);
    }
    let facts: Vec<String> = comparison.schemes.iter().map(|scheme| fact(scheme, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, scale: &Scale, language: Language) -> Caption {
    let subtitle = match language {
        Language::Dutch => {
            "Uitgaven per jaar. Lijn: de middelste run; donkere band: de helft van de runs; lichte band: 9 van de 10 runs. Streeplijn: het budget."
        }
        Language::English => {
            "Spend per year. Line: the middle run; dark band: half of the runs; light band: 9 in 10 runs. Dashed line: the budget."
        }
    };
    let start = number::Format::axis(Unit::EurosPerYear, scale.high, scale.step, language).full(scale.low);
    let footer = match language {
        Language::Dutch if scale.low > 0.0 => {
            format!("De as begint bij {start}. Bij de kans staat het 95%-interval.")
        }
        Language::English if scale.low > 0.0 => {
            format!("The axis starts at {start}. The chance has its 95% interval.")
        }
        Language::Dutch => "Bij de kans staat het 95%-interval.".to_string(),
        Language::English => "The chance has its 95% interval.".to_string(),
    };
    let footer = format!("{} {footer}", fan::caution(comparison.replicates, language));
    let title = finding::spend_against_budget(comparison, language);
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer }
}

fn row_of_panels(
    sheet: &mut Sheet,
    row: &[SchemeResult],
    columns: usize,
    scale: Scale,
    format: Format,
    language: Language,
) {
    let labels =
        row.iter().flat_map(|scheme| end_labels(scheme, language)).map(|(_, text)| width(&text, LABEL));
    let beyond = labels.fold(40.0, f64::max) + 12.0;
    let pitch = ((INNER - AXIS) / columns as f64).min(560.0);
    let heads: Vec<_> = row.iter().map(|scheme| head(scheme, pitch - 12.0, language)).collect();
    let lines = heads.iter().map(Vec::len).max().unwrap_or(1);
    let top = sheet.y + 17.0 * lines as f64 + 10.0;
    for (column, (scheme, head)) in row.iter().zip(&heads).enumerate() {
        let left = MARGIN + AXIS + pitch * column as f64;
        let panel = Panel { left, right: left + pitch - beyond, top };
        for (index, (style, line)) in head.iter().enumerate() {
            let y = sheet.y + 17.0 * index as f64 + 10.0;
            sheet.canvas.text((left, y), Anchor::Start, *style, line);
        }
        let scale = scale.onto(top + HEIGHT, top);
        grid(&mut sheet.canvas, &panel, &scale, (column == 0).then_some(format));
        plot(&mut sheet.canvas, &panel, scheme, &scale, language);
    }
    sheet.y = top + HEIGHT + 44.0;
}

/// The name of the scheme and its probability of overrun, in lines.
fn head(scheme: &SchemeResult, limit: f64, language: Language) -> Vec<(Type, String)> {
    let mut lines: Vec<_> =
        balanced(scheme.title.say(language), NAME, limit).into_iter().map(|line| (NAME, line)).collect();
    if let Some(interval) = spread(scheme, "overrun_probability") {
        let chance = number::estimate(Unit::Probability, &interval, language);
        let text = Words { nl: "kans op overschrijding", en: "chance of overrun" }.say(language);
        lines.extend(balanced(&format!("{text} {chance}"), NOTE, limit).into_iter().map(|line| (NOTE, line)));
    }
    lines
}

fn grid(canvas: &mut Canvas, panel: &Panel, scale: &Scale, labels: Option<Format>) {
    for tick in scale.ticks() {
        let y = scale.at(tick);
        canvas.line(&[(panel.left, y), (panel.right, y)], FAINT, 1.0);
        if let Some(format) = labels {
            canvas.text((panel.left - 8.0, y + 4.0), Anchor::End, TICK, &format.full(tick));
        }
    }
}

const LABEL: Type = bold(12.0, BLUE);

/// What stands at the end of the two lines: a value and its text.
fn end_labels(scheme: &SchemeResult, language: Language) -> Vec<(f64, String)> {
    let last = |key| points(&scheme.yearly, key).last().map(|quantiles| quantiles[2]);
    let format =
        |value| Format::of(Unit::EurosPerYear, &Interval { mean: value, low: value, high: value }, language);
    let spend = last("spend").map(|value| (value, format(value).full(value)));
    let budget = last("budget").map(|value| (value, format!("budget {}", format(value).full(value))));
    spend.into_iter().chain(budget).collect()
}

fn plot(canvas: &mut Canvas, panel: &Panel, scheme: &SchemeResult, scale: &Scale, language: Language) {
    let spend = points(&scheme.yearly, "spend");
    let budget = points(&scheme.yearly, "budget");
    let years = spend.len().max(budget.len());
    if years == 0 {
        canvas.text((panel.left + 8.0, panel.top + 20.0), Anchor::Start, NOTE, NOTHING.say(language));
        return;
    }
    let span = (years - 1) as f64;
    let x = |year: f64| {
        let share = if span > 0.0 { year / span } else { 0.5 + year };
        panel.left + 8.0 + share * (panel.right - panel.left - 12.0)
    };
    fan::draw(canvas, spend, x, scale);
    let half = if years == 1 { 0.45 } else { 0.0 };
    canvas.dashes(&fan::line(budget, 2, half, &x, scale), INK, 1.6, 4.0);
    year_labels(canvas, years, x, scale.at(scale.low), language);
    let labels = end_labels(scheme, language);
    let mut heights: Vec<f64> = labels.iter().map(|(value, _)| scale.at(*value)).collect();
    fan::spread_apart(&mut heights, 16.0, panel.top, panel.top + HEIGHT);
    for (index, ((_, text), y)) in labels.iter().zip(heights).enumerate() {
        let style = if index == 0 && !spend.is_empty() { LABEL } else { regular(12.0, INK) };
        canvas.text((panel.right + 4.0, y + 4.0), Anchor::Start, style, text);
    }
}

fn year_labels(canvas: &mut Canvas, years: usize, x: impl Fn(f64) -> f64, base: f64, language: Language) {
    let every = years.div_ceil(6);
    for year in (0..years).filter(|year| year % every == 0) {
        let text = match year {
            0 => format!("{} 1", Words { nl: "jaar", en: "year" }.say(language)),
            _ => (year + 1).to_string(),
        };
        canvas.text((x(year as f64), base + 18.0), Anchor::Middle, TICK, &text);
    }
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let say = |key, unit| {
        spread(scheme, key)
            .map_or_else(|| NOTHING.say(language).to_string(), |i| number::estimate(unit, &i, language))
    };
    let (spend, budget) = (say("spend", Unit::EurosPerYear), say("budget", Unit::EurosPerYear));
    let (overrun, chance) = (say("overrun", Unit::Share), say("overrun_probability", Unit::Probability));
    let name = scheme.title.say(language);
    match language {
        Language::Dutch => format!(
            "{name}: uitgaven {spend} per jaar, budget {budget}, overschrijding {overrun}, kans op overschrijding {chance}."
        ),
        Language::English => format!(
            "{name}: spend {spend} a year, budget {budget}, overrun {overrun}, chance of overrun {chance}."
        ),
    }
}
