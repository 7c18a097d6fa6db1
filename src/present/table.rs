//! The tables of the main job, for a terminal.
//!
//! A block per indicator, because each is a question of its own (“who waits longest?”) that is answered by reading down
//! the schemes. Decimal marks stand below each other although every row shows only the digits that its interval
//! supports.

use super::chart::{capital, difference, drawn, estimate, row};
use super::number::{self, Format};
use crate::experiment::{Comparison, Difference, Estimate, SchemeResult, Verdict};
use crate::indicators::Indicator;
use crate::language::{Language, Words};
use crate::stats::Interval;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

/// The indicators of the table, in reading order: money, care, waiting, quality, providers.
const SHOWN: [&str; 13] = [
    "spend",
    "overrun",
    "overrun_probability",
    "clients",
    "hours_per_client",
    "waiting",
    "wait",
    "unmet",
    "over_provision",
    "under_provision",
    "recovery",
    "provider_margin",
    "budget",
];

/// Below this many columns the verdict is a mark only.
const ROOMY: usize = 104;
/// Spaces between columns.
const GAP: usize = 2;
/// The narrowest column of names that can still be read.
const LEAST_NAMES: usize = 14;

/// The cells of one scheme in a block: name, value, interval, difference, interval, verdict.
type Cells = [String; 6];

/// Every scheme on every main indicator, with intervals and differences from the first, at most `width` columns wide
/// (from about 80).
pub fn comparison(comparison: &Comparison, language: Language, width: usize) -> String {
    let blocks: Vec<(String, Vec<Cells>)> = SHOWN
        .iter()
        .filter(|key| **key != "budget" || budgets_differ(comparison))
        .map(|key| block(comparison, row(key), language, width))
        .collect();
    let header = header(comparison.schemes.len(), language);
    let rows = blocks.iter().flat_map(|(_, rows)| rows).chain(std::iter::once(&header));
    let widths = widths(rows, width);
    let mut text = opening(comparison, language);
    if longest_name(comparison, language) > widths[0] {
        text.push_str(&names(comparison, language));
    }
    text.push_str(&grid(std::slice::from_ref(&header), widths));
    for (heading, rows) in &blocks {
        text.push_str(&format!("\n{heading}\n{}", grid(rows, widths)));
    }
    text.push('\n');
    text.push_str(&fold(&closing(comparison, language), width));
    text
}

/// The number and name of a scheme.
fn name(comparison: &Comparison, scheme: usize, language: Language) -> String {
    format!("{:>2} {}", scheme + 1, comparison.schemes[scheme].title.say(language))
}

fn longest_name(comparison: &Comparison, language: Language) -> usize {
    let lengths = (0..comparison.schemes.len()).map(|s| name(comparison, s, language).chars().count());
    lengths.max().unwrap_or(0)
}

/// All names in full, for a table too narrow for them.
fn names(comparison: &Comparison, language: Language) -> String {
    let lines = (0..comparison.schemes.len()).map(|s| format!("{}\n", name(comparison, s, language)));
    lines.chain(std::iter::once("\n".to_string())).collect()
}

/// `text` with its paragraphs in lines of at most `width` characters.
pub(super) fn fold(text: &str, width: usize) -> String {
    let mut folded = String::new();
    for paragraph in text.lines() {
        let mut used = 0;
        for word in paragraph.split(' ') {
            let long = word.chars().count();
            if used > 0 && used + 1 + long > width {
                folded.push('\n');
                used = 0;
            } else if used > 0 {
                folded.push(' ');
                used += 1;
            }
            folded.push_str(word);
            used += long;
        }
        folded.push('\n');
    }
    folded
}

fn budgets_differ(comparison: &Comparison) -> bool {
    let equal =
        |scheme| difference(scheme, "budget").is_none_or(|d: &Difference| d.verdict == Verdict::Equal);
    !comparison.schemes.iter().skip(1).all(equal)
}

fn opening(comparison: &Comparison, language: Language) -> String {
    let say = |count: u32| number::whole(u64::from(count), language);
    let (runs, years, people) =
        (say(comparison.replicates), say(comparison.years), say(comparison.inhabitants));
    let plural = |count: u32| if count == 1 { "" } else { "s" };
    let (s, y) = (plural(comparison.replicates), plural(comparison.years));
    match language {
        Language::Dutch => format!("{runs} run{s} per variant, {years} jaar, {people} inwoners\n\n"),
        Language::English => format!("{runs} run{s} per scheme, {years} year{y}, {people} inhabitants\n\n"),
    }
}

fn header(schemes: usize, language: Language) -> Cells {
    let words = match language {
        Language::Dutch if schemes < 2 => ["", "waarde", "95%-interval", "", "", ""],
        Language::English if schemes < 2 => ["", "value", "95% interval", "", "", ""],
        Language::Dutch => ["", "waarde", "95%-interval", "verschil", "95%-interval", ""],
        Language::English => ["", "value", "95% interval", "difference", "95% interval", ""],
    };
    words.map(str::to_string)
}

fn closing(comparison: &Comparison, language: Language) -> String {
    let first = comparison.schemes.first().map(|scheme| scheme.title.say(language)).unwrap_or_default();
    let alone = Words { nl: "Modeluitkomst, geen voorspelling.\n", en: "Model result, not a forecast.\n" };
    let mut text = match language {
        _ if comparison.schemes.len() < 2 => alone.say(language).to_string(),
        Language::Dutch => format!(
            "Verschil: met “{first}”, bij hetzelfde toeval. ▼ lager, ▲ hoger, ≈ geen duidelijk verschil \
             (het interval bevat 0), = in elke run gelijk. Modeluitkomst, geen voorspelling.\n"
        ),
        Language::English => format!(
            "Difference: from “{first}”, in the same luck. ▼ lower, ▲ higher, ≈ no clear difference \
             (the interval holds 0), = equal in every run. Model result, not a forecast.\n"
        ),
    };
    for scheme in comparison.schemes.iter().filter(|scheme| scheme.failures > 0) {
        let (title, failed) = (scheme.title.say(language), scheme.failures);
        text.push_str(&match language {
            Language::Dutch => format!("“{title}”: {failed} runs mislukt en niet meegeteld.\n"),
            Language::English => format!("“{title}”: {failed} runs failed and are not counted.\n"),
        });
    }
    text
}

fn block(
    comparison: &Comparison,
    indicator: &Indicator,
    language: Language,
    width: usize,
) -> (String, Vec<Cells>) {
    let schemes = &comparison.schemes;
    let of = |scheme| estimate(scheme, indicator.key).map(|estimate: &Estimate| estimate.interval);
    let values: Vec<Option<Interval>> = schemes.iter().map(of).collect();
    let known: Vec<Interval> = values.iter().flatten().copied().collect();
    let format = Format::over(indicator.unit, &known, language);
    let numbers = aligned(&values, format, Format::bare);
    let ranges = texts(&values, format, ends);
    let later = |scheme: &SchemeResult| difference(scheme, indicator.key).cloned();
    let differences: Vec<Option<Difference>> = schemes.iter().map(later).collect();
    let intervals: Vec<Option<Interval>> =
        differences.iter().map(|found| found.as_ref().map(|d| d.interval)).collect();
    let shifts = aligned(&intervals, format, Format::signed);
    let spans = texts(&intervals, format, ends_signed);
    let rows = (0..schemes.len()).map(|s| {
        let name = name(comparison, s, language);
        let [value, range] = [numbers[s].clone(), ranges[s].clone()];
        match &differences[s] {
            _ if s == 0 => [name, value, range, String::new(), String::new(), String::new()],
            Some(Difference { verdict: Verdict::Equal, .. }) => {
                [name, value, range, String::new(), String::new(), verdict(Verdict::Equal, language, width)]
            }
            Some(found) => {
                let mark = verdict(found.verdict, language, width);
                [name, value, range, shifts[s].clone(), spans[s].clone(), mark]
            }
            None => [name, value, range, shifts[s].clone(), String::new(), String::new()],
        }
    });
    (heading(comparison, indicator, format, language), rows.collect())
}

/// The name of the indicator with its unit, and the budget beside the spend.
fn heading(comparison: &Comparison, indicator: &Indicator, format: Format, language: Language) -> String {
    let label = capital(indicator.label.say(language));
    let unit = format.unit_words();
    let budget = comparison.schemes.first().and_then(|scheme| estimate(scheme, "budget"));
    match budget {
        Some(budget) if indicator.key == "spend" && !budgets_differ(comparison) => {
            let budget = format.fitting(&budget.interval).bare(budget.interval.mean);
            format!("{label}, {unit} (budget: {budget})")
        }
        // “Clients a year”, not “Clients, clients a year”.
        _ if unit.starts_with(indicator.label.say(language)) => capital(unit),
        _ => format!("{label}, {unit}"),
    }
}

/// What `write` makes of every interval in the digits that it supports; a dash where there is none.
fn texts(
    values: &[Option<Interval>],
    format: Format,
    write: impl Fn(Format, &Interval) -> String,
) -> Vec<String> {
    let text = |interval: &Interval| write(format.fitting(interval), interval);
    values.iter().map(|value| value.as_ref().map_or_else(|| "–".to_string(), text)).collect()
}

/// The ends of an interval, or a dash where it has none.
fn ends(format: Format, interval: &Interval) -> String {
    if interval.low.is_finite() { format.range(interval) } else { "–".to_string() }
}

fn ends_signed(format: Format, interval: &Interval) -> String {
    if interval.low.is_finite() { format.range_signed(interval) } else { "–".to_string() }
}

/// As [`texts`], with decimal mark below decimal mark when set flush right.
fn aligned(
    values: &[Option<Interval>],
    format: Format,
    write: impl Fn(Format, f64) -> String,
) -> Vec<String> {
    let tails: Vec<usize> =
        values.iter().map(|value| value.as_ref().map_or(0, |i| format.fitting(i).tail())).collect();
    let longest = tails.iter().copied().max().unwrap_or(0);
    let texts = texts(values, format, |format, interval| write(format, interval.mean));
    texts.iter().zip(&tails).map(|(text, tail)| format!("{text}{}", " ".repeat(longest - tail))).collect()
}

fn verdict(verdict: Verdict, language: Language, width: usize) -> String {
    let (mark, words) = match verdict {
        Verdict::Lower => ("▼", Words { nl: "lager", en: "lower" }),
        Verdict::Higher => ("▲", Words { nl: "hoger", en: "higher" }),
        Verdict::Unclear => ("≈", Words { nl: "niet duidelijk", en: "not clear" }),
        Verdict::Equal => ("=", Words { nl: "gelijk", en: "equal" }),
    };
    if width < ROOMY { mark.to_string() } else { format!("{mark} {}", words.say(language)) }
}

/// What the columns need; the names get what is left.
fn widths<'a>(rows: impl Iterator<Item = &'a Cells>, width: usize) -> [usize; 6] {
    let mut widths = [0; 6];
    for cells in rows {
        for (most, cell) in widths.iter_mut().zip(cells) {
            *most = cell.chars().count().max(*most);
        }
    }
    let others: usize = widths[1..].iter().sum::<usize>() + 5 * GAP;
    widths[0] = widths[0].min(width.saturating_sub(others)).max(LEAST_NAMES);
    widths
}

/// As much of a name as fits.
fn cut(name: &str, width: usize) -> String {
    if name.chars().count() <= width {
        return name.to_string();
    }
    let kept: String = name.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// Rows under fixed columns; names that do not fit are cut, and stand in full above the table.
fn grid(rows: &[Cells], widths: [usize; 6]) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width((widths.iter().sum::<usize>() + 6 * GAP) as u16);
    for cells in rows {
        let mut cells = cells.to_vec();
        cells[0] = cut(&cells[0], widths[0]);
        table.add_row(cells);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        let gap = if index == 5 { 0 } else { GAP };
        column.set_padding((0, gap as u16));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed((widths[index] + gap) as u16)));
        if index == 1 || index == 3 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// What pairing gained: per indicator and scheme, how many times fewer runs the difference from the first needs because
/// both schemes meet the same luck. Schemes go by their number in [`comparison`].
pub fn pairing(comparison: &Comparison, language: Language, width: usize) -> String {
    let title = match language {
        Language::Dutch => {
            "Omdat alle varianten hetzelfde toeval krijgen, zijn voor het verschil met variant 1 zoveel keer minder runs nodig (onder 1: meer runs):"
        }
        Language::English => {
            "Because all schemes meet the same luck, the difference from scheme 1 needs so many times fewer runs (below 1: more runs):"
        }
    };
    let mut rows: Vec<(String, Vec<String>)> =
        vec![(String::new(), (2..=comparison.schemes.len()).map(|number| number.to_string()).collect())];
    for key in SHOWN {
        let gains: Vec<String> = comparison.schemes.iter().skip(1).map(|s| gain(s, key, language)).collect();
        if gains.iter().any(|gain| gain != "–") {
            rows.push((capital(row(key).label.say(language)), gains));
        }
    }
    let long = |text: &String| text.chars().count() + GAP;
    let labels = rows.iter().map(|(label, _)| long(label)).max().unwrap_or(0);
    let column = rows.iter().flat_map(|(_, gains)| gains).map(long).max().unwrap_or(1);
    let fit = (width.saturating_sub(labels) / column).max(1);
    let mut text = if rows.len() > 1 { format!("\n{}", fold(title, width)) } else { String::new() };
    for start in (0..comparison.schemes.len().saturating_sub(1)).step_by(fit) {
        if rows.len() > 1 {
            text.push_str(if start > 0 { "\n" } else { "" });
            text.push_str(&gains(&rows, start, fit));
        }
    }
    text
}

/// The findings of all charts, a sentence per line: what a reader takes away who reads nothing else.
pub fn findings(comparison: &Comparison, language: Language, width: usize) -> String {
    let opening = Words { nl: "\nKort gezegd:\n", en: "\nIn short:\n" }.say(language);
    let mut said: Vec<String> = Vec::new();
    for chart in drawn(comparison) {
        let finding = capital(&(chart.finding)(comparison, language));
        if !finding.is_empty() && !said.contains(&finding) {
            said.push(finding);
        }
    }
    let lines = said.iter().map(|finding| {
        let folded = fold(&format!("{finding}."), width.saturating_sub(2));
        let lines: Vec<&str> = folded.lines().collect();
        format!("- {}\n", lines.join("\n  "))
    });
    std::iter::once(opening.to_string()).chain(lines).collect()
}

/// The columns of the pairing table from `start`, as many as fit.
fn gains(rows: &[(String, Vec<String>)], start: usize, fit: usize) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    for (label, gains) in rows {
        table.add_row(std::iter::once(label.clone()).chain(gains.iter().skip(start).take(fit).cloned()));
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, GAP as u16));
        if index > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// 1 / variance ratio in two digits; “–” where nothing varies.
fn gain(scheme: &SchemeResult, key: &str, language: Language) -> String {
    match difference(scheme, key).and_then(|found| found.variance_ratio) {
        None => "–".to_string(),
        Some(ratio) if ratio < 1e-3 => format!(">{}", number::whole(1_000, language)),
        Some(ratio) => number::digits(1.0 / ratio, if ratio > 0.1 { 1 } else { 0 }, language),
    }
}

#[cfg(test)]
mod tests;
