//! The two tables of the council page: a row per scheme, each value with its range.

use super::origin::{self, Table};
use super::{escape, first};
use crate::experiment::{Comparison, SchemeResult, Verdict};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::chart::{capital, difference, row, spread};
use crate::present::guard;
use crate::present::number::{self, Format};
use crate::stats::Interval;

/// The cell of a scheme, given its place.
type Cell = Box<dyn Fn(usize, &SchemeResult) -> String>;

/// A column: its heading, its cells, and what they are made of.
struct Column {
    heading: String,
    cell: Cell,
    from: (Table, &'static str),
}

/// Cost and clients.
pub(super) fn cost(comparison: &Comparison, language: Language) -> String {
    let caption = match language {
        Language::Dutch => "Gemiddeld per jaar. Eronder het 95%-interval: alleen toeval.",
        Language::English => "Averages a year. Below them the 95% interval: chance only.",
    };
    let mut columns = vec![
        measured(comparison, "spend", Words { nl: "Uitgaven", en: "Spend" }, language),
        measured(
            comparison,
            "overrun",
            Words { nl: "Boven of onder het budget", en: "Above or below budget" },
            language,
        ),
        measured(
            comparison,
            "overrun_probability",
            Words { nl: "Kans op overschrijding", en: "Chance of overrun" },
            language,
        ),
        measured(comparison, "clients", Words { nl: "Mensen met zorg", en: "People in care" }, language),
    ];
    if comparison.schemes.len() > 1 {
        columns.push(shift(comparison, "spend", language));
    }
    table(comparison, caption, &columns, language)
}

/// Who waits, and who never gets there.
pub(super) fn waiting(comparison: &Comparison, language: Language) -> String {
    let caption = match language {
        Language::Dutch => "Gemiddeld over alle jaren. Eronder het 95%-interval: alleen toeval.",
        Language::English => "Averages over all years. Below them the 95% interval: chance only.",
    };
    let columns = [
        measured(
            comparison,
            "waiting",
            Words { nl: "Mensen op de wachtlijst", en: "People on the waiting list" },
            language,
        ),
        measured(comparison, "wait", Words { nl: "Gemiddelde wachttijd", en: "Average wait" }, language),
        measured(
            comparison,
            "wait_p90",
            Words { nl: "1 op de 10 wacht langer dan", en: "1 in 10 waits longer than" },
            language,
        ),
        measured(
            comparison,
            "turned_away",
            Words { nl: "Afgewezen, per jaar", en: "Turned away, a year" },
            language,
        ),
        measured(
            comparison,
            "gave_up",
            Words { nl: "Afgehaakt tijdens wachten, per jaar", en: "Gave up while waiting, a year" },
            language,
        ),
    ];
    let note = Words {
        nl: "Wie afgewezen wordt of afhaakt, telt niet mee bij het herstel. Een deel van wie afgewezen is, komt later terug. Cijfers per soort zorg staan in series.csv.",
        en: "Who is turned away or gives up does not count in recovery. Some of those turned away come back later. Figures by kind of care are in series.csv.",
    };
    format!("{}<p>{}</p>\n", table(comparison, caption, &columns, language), note.say(language))
}

/// A column with the value and range of one indicator, in digits that suit all rows.
fn measured(comparison: &Comparison, key: &'static str, heading: Words, language: Language) -> Column {
    let unit = row(key).unit;
    let known: Vec<Interval> = comparison.schemes.iter().filter_map(|scheme| spread(scheme, key)).collect();
    let format = Format::over(unit, &known, language);
    Column {
        from: (Table::Summary, key),
        heading: heading.say(language).to_string(),
        cell: Box::new(move |_, scheme| match spread(scheme, key) {
            Some(interval) => {
                let format = format.fitting(&interval);
                let value = match unit {
                    Unit::Clients | Unit::ClientsPerYear => format.bare(interval.mean),
                    _ => format.full(interval.mean),
                };
                with_range(&value, &interval, format)
            }
            None => unknown(language),
        }),
    }
}

/// A column with the difference from the first scheme, in a word only where the verdict has one.
fn shift(comparison: &Comparison, key: &'static str, language: Language) -> Column {
    let unit = row(key).unit;
    let heading = match language {
        Language::Dutch => format!("Verschil in uitgaven met {}", first(comparison, language)),
        Language::English => format!("Difference in spend from {}", first(comparison, language)),
    };
    let cell = move |place: usize, scheme: &SchemeResult| {
        if place == 0 {
            return Words { nl: "uitgangspunt", en: "point of departure" }.say(language).to_string();
        }
        let Some(found) = difference(scheme, key) else { return unknown(language) };
        let words = match found.verdict {
            Verdict::Equal => Words { nl: "precies gelijk", en: "exactly equal" },
            Verdict::Unclear => Words { nl: "niet duidelijk", en: "not clear" },
            Verdict::Lower => Words { nl: "minder", en: "less" },
            Verdict::Higher => Words { nl: "meer", en: "more" },
        };
        // The interval has the last word.
        let supported = guard::check(words.say(language), language, &[found.interval]).is_ok();
        let verdict = if supported { found.verdict } else { Verdict::Unclear };
        let words = if supported { words } else { Words { nl: "niet duidelijk", en: "not clear" } };
        let words = words.say(language);
        let size = Format::of(unit, &found.interval, language);
        match verdict {
            Verdict::Equal => words.to_string(),
            Verdict::Unclear => {
                format!("{words}<small>{}</small>", number::difference(unit, &found.interval, language))
            }
            Verdict::Lower | Verdict::Higher => format!(
                "{} {words}<small>{}</small>",
                size.full(found.interval.mean.abs()),
                size.range_signed(&found.interval)
            ),
        }
    };
    Column { heading, cell: Box::new(cell), from: (Table::Comparisons, key) }
}

fn with_range(value: &str, interval: &Interval, format: Format) -> String {
    if interval.low.is_finite() && interval.low < interval.high {
        format!("{value}<small>{}</small>", format.range(interval))
    } else {
        value.to_string()
    }
}

fn unknown(language: Language) -> String {
    Words { nl: "niet gemeten", en: "not measured" }.say(language).to_string()
}

fn table(comparison: &Comparison, caption: &str, columns: &[Column], language: Language) -> String {
    let corner = Words { nl: "Variant", en: "Scheme" }.say(language);
    let head: String =
        columns.iter().map(|column| format!("<th scope=\"col\">{}</th>", column.heading)).collect();
    let rows: String = comparison
        .schemes
        .iter()
        .enumerate()
        .map(|(place, scheme)| {
            let title = escape(&capital(scheme.title.say(language)));
            let cell = |column: &Column| {
                let from = origin::of_scheme(comparison, place, &[column.from]);
                format!("<td{from}>{}</td>", (column.cell)(place, scheme))
            };
            let cells: String = columns.iter().map(cell).collect();
            format!("<tr><th scope=\"row\">{title}</th>{cells}</tr>\n")
        })
        .collect();
    format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{caption}\" tabindex=\"0\">\n<table>\n<caption>{caption}</caption>\n<thead>\n<tr><th scope=\"col\">{corner}</th>{head}</tr>\n</thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )
}
