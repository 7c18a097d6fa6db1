//! Which assumptions matter: a bar per uncertain number, the longest first, with intervals (a tornado).

use super::Drawing;
use super::axis::Scale;
use super::canvas::{Anchor, BLUE, FAINT, GREY, INK, SOFT, Type, balanced, bold, regular, width};
use super::data::capital;
use super::fan::tint;
use super::sheet::{Caption, INNER, MARGIN, Sheet};
use crate::experiment::sensitivity::Matters;
use crate::indicators::{INDICATORS, Unit, position};
use crate::language::Language::{self, Dutch, English};
use crate::present::number::{Format, digits};
use crate::scenario::experiment::{Experiment, Test};
use crate::stats::Interval;

pub(in crate::present) const KEY: &str = "what_matters";

/// How many numbers get a bar.
const MOST: usize = 12;
const NAMES: f64 = 400.0;
const BAR: f64 = 14.0;
const LABEL: Type = regular(12.0, INK);
const SMALL: Type = regular(11.0, SOFT);
const CLEAR: Type = bold(12.0, INK);

/// An uncertain number, and how much it matters.
struct Row {
    /// What it means, or its path where no key says.
    name: String,
    path: String,
    size: Interval,
}

impl Row {
    /// Whether it matters at all.
    fn clear(&self) -> bool {
        self.size.low > 0.0
    }
}

/// What the chart is about.
pub(in crate::present) struct About<'a> {
    pub(in crate::present) experiment: &'a Experiment,
    pub(in crate::present) test: &'a Test,
    pub(in crate::present) found: &'a Matters,
    /// What the key of a path means, if it has one.
    pub(in crate::present) meaning: fn(&str, Language) -> Option<&'static str>,
    /// How many runs it rests on, in a sentence.
    pub(in crate::present) caution: String,
}

pub(in crate::present) fn draw(about: &About, language: Language) -> Drawing {
    let rows = rows(about, language);
    let mut sheet = Sheet::open(caption(about, &rows, language), language);
    let ends = rows.iter().flat_map(|row| [row.size.mean, row.size.high]).filter(|end| end.is_finite());
    let format = format(about, &rows, language);
    let values = rows.iter().take(MOST).map(|row| width(&value(row, &format(&row.size)), CLEAR));
    let x = Scale::tight(0.0, ends.fold(1e-12, f64::max), 4)
        .onto(MARGIN + NAMES, MARGIN + INNER - values.fold(60.0, f64::max) - 14.0);
    let top = sheet.y + 6.0;
    sheet.y = top;
    for row in rows.iter().take(MOST) {
        bar(&mut sheet, row, &x, &format(&row.size));
    }
    sheet.canvas.line(&[(x.from, top), (x.from, sheet.y)], SOFT, 1.0);
    sheet.y += 12.0;
    let facts =
        rows.iter().map(|row| format!("{} ({}): {}.", row.name, row.path, value(row, &format(&row.size))));
    let facts: Vec<String> = facts.collect();
    sheet.close_as(&about.caution, &facts)
}

/// What matters most first.
fn rows(about: &About, language: Language) -> Vec<Row> {
    let one = |(size, uncertain): (Interval, &crate::scenario::experiment::Uncertain)| Row {
        name: (about.meaning)(&uncertain.path, language).unwrap_or(&uncertain.path).to_string(),
        path: uncertain.path.clone(),
        size,
    };
    let mut rows: Vec<Row> =
        about.found.sizes().into_iter().zip(&about.experiment.uncertain).map(one).collect();
    rows.sort_by(|a, b| b.size.mean.total_cmp(&a.size.mean));
    rows
}

/// How sizes are written: a share of the variance in per cents, an effect in the unit of the outcome.
fn format<'a>(
    about: &'a About,
    rows: &'a [Row],
    language: Language,
) -> impl Fn(&Interval) -> [String; 3] + 'a {
    let sizes: Vec<Interval> = rows.iter().take(MOST).map(|row| row.size).collect();
    let format = super::who_waits::coarsest(unit(about), &sizes, language);
    move |size| {
        let ends = [size.mean, size.low, size.high];
        match about.found {
            Matters::Sobol(_) => ends.map(|share| format!("{}%", digits(100.0 * share, 0, language))),
            Matters::Morris(_) => ends.map(|effect| format.bare(effect)),
        }
    }
}

fn unit(about: &About) -> Unit {
    INDICATORS[position(&about.test.indicator)].unit
}

fn caption(about: &About, rows: &[Row], language: Language) -> Caption {
    let sizes: Vec<Interval> = rows.iter().map(|row| row.size).collect();
    let words = about.test.words.say(language);
    let start = capital(words);
    let units = Format::over(unit(about), &sizes, language).difference_words();
    let subtitle = match (about.found, language) {
        (Matters::Morris(_), Dutch) => format!(
            "{start}: hoeveel dit verandert ({units}) als een getal door zijn hele bereik gaat, gemiddeld. Streepje: het 95%-interval; grijs: niet vrij van nul."
        ),
        (Matters::Morris(_), English) => format!(
            "{start}: how much this changes ({units}) when a number goes through its whole range, on average. Line: the 95% interval; grey: not clear of zero."
        ),
        (Matters::Sobol(_), Dutch) => format!(
            "{start}: het deel van de spreiding tussen werelden waaraan een getal meedoet. Streepje: het 95%-interval; grijs: niet vrij van nul."
        ),
        (Matters::Sobol(_), English) => format!(
            "{start}: the share of the variance between worlds in which a number has a part. Line: the 95% interval; grey: not clear of zero."
        ),
    };
    let more = rows.len().saturating_sub(MOST);
    let footer = match (more, language) {
        (0, _) => String::new(),
        (_, Dutch) => format!("Nog {more} getallen met een kleiner gemiddelde staan in sensitivity.csv."),
        (_, English) => format!("{more} more numbers with a smaller mean are in sensitivity.csv."),
    };
    Caption { key: KEY, title: finding(words, rows, language), subtitle, footer }
}

/// The number that clearly matters most; or how many matter; or that none clearly does.
fn finding(words: &str, rows: &[Row], language: Language) -> String {
    let (clear, all) = (rows.iter().filter(|row| row.clear()).count(), rows.len());
    let leads = |row: &&Row| {
        row.clear() && rows.iter().all(|other| std::ptr::eq(*row, other) || other.size.high < row.size.low)
    };
    match (rows.first().filter(leads), clear, language) {
        (Some(first), _, Dutch) => format!("{words} hangt duidelijk het meest af van: {}", first.name),
        (Some(first), _, English) => format!("{words} clearly hangs most on: {}", first.name),
        (None, 0, Dutch) => {
            format!("Van geen van de {all} onzekere getallen is duidelijk dat het telt voor: {words}")
        }
        (None, 0, English) => {
            format!("None of the {all} uncertain numbers clearly matters for: {words}")
        }
        (None, _, Dutch) => {
            format!(
                "{clear} van de {all} onzekere getallen tellen voor: {words}; geen daarvan duidelijk het meest"
            )
        }
        (None, _, English) => {
            format!("{clear} of {all} uncertain numbers matter for: {words}; none of them clearly most")
        }
    }
}

/// “270,000 (160,000–380,000)”.
fn value(row: &Row, [mean, low, high]: &[String; 3]) -> String {
    let known = row.size.low.is_finite() && row.size.high.is_finite();
    if known { format!("{mean} ({low}–{high})") } else { mean.clone() }
}

fn bar(sheet: &mut Sheet, row: &Row, x: &Scale, said: &[String; 3]) {
    let style = if row.clear() { CLEAR } else { LABEL };
    let lines = balanced(&row.name, style, NAMES - 16.0);
    let path = balanced(&row.path, SMALL, NAMES - 16.0);
    let height = 15.0 * lines.len() as f64 + 13.0 * path.len() as f64 + 10.0;
    let middle = sheet.y + 0.5 * height;
    let mut y = sheet.y + 16.0;
    for line in &lines {
        sheet.canvas.text((MARGIN, y), Anchor::Start, style, line);
        y += 15.0;
    }
    for line in &path {
        sheet.canvas.text((MARGIN, y - 1.0), Anchor::Start, SMALL, line);
        y += 13.0;
    }
    let (end, top, bottom) = (x.at(row.size.mean), middle - 0.5 * BAR, middle + 0.5 * BAR);
    let colour = if row.clear() { BLUE } else { GREY };
    sheet.canvas.area(&[(x.from, top), (end, top), (end, bottom), (x.from, bottom)], tint(colour, 0.62));
    if row.size.low.is_finite() && row.size.high.is_finite() {
        sheet.canvas.line(&[(x.at(row.size.low), middle), (x.at(row.size.high), middle)], INK, 1.6);
    }
    sheet.canvas.text((MARGIN + INNER, middle + 4.0), Anchor::End, style, &value(row, said));
    sheet.y += height;
    sheet.canvas.line(&[(MARGIN, sheet.y), (MARGIN + INNER, sheet.y)], FAINT, 0.6);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, low: f64, high: f64) -> Row {
        Row {
            name: name.to_string(),
            path: format!("path.{name}"),
            size: Interval { mean: 0.5 * (low + high), low, high },
        }
    }

    #[test]
    fn one_number_matters_most_only_where_its_interval_lies_above_all_others() {
        let say = |low: f64| finding("spend", &[row("first", low, 9.0), row("second", 1.0, 4.0)], English);
        assert_eq!(say(4.01), "spend clearly hangs most on: first");
        assert_eq!(say(4.0), "2 of 2 uncertain numbers matter for: spend; none of them clearly most");
    }

    #[test]
    fn nothing_matters_where_no_interval_is_clear_of_zero() {
        let say = |low: f64| finding("spend", &[row("first", low, 9.0), row("second", 0.0, 4.0)], Dutch);
        assert!(say(0.0).starts_with("Van geen van de 2 onzekere getallen is duidelijk"), "{}", say(0.0));
        assert!(say(0.01).starts_with("1 van de 2 onzekere getallen"), "{}", say(0.01));
    }
}
