//! The finding about schemes and designs side by side: which of the two moves spend more, where intervals can tell.
//!
//! Differences are measured from the first cell: a step along its row changes the scheme alone, a step along its column
//! the design alone. One is said to move spend more if its largest step is, by the near end of its interval, larger than
//! any step of the other by the far end of its own.

use super::one_run;
use crate::experiment::{Comparison, Cross, Verdict};
use crate::indicators::Unit;
use crate::language::Language::{self, Dutch, English};
use crate::language::Words;
use crate::present::chart::data::{difference, name, verdict};
use crate::present::number::Format;
use crate::stats::Interval;

pub(in crate::present::chart) fn rights(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let (Some(cross), Some(first)) = (&comparison.cross, comparison.schemes.first()) else {
        return String::new();
    };
    let from = name(first, language);
    let [scheme, design] = [Way::Scheme, Way::Design].map(|way| steps(comparison, cross, way));
    let found = match (scheme, design) {
        (Some(scheme), Some(design)) if scheme.least > design.most.0 => {
            Some(more([Way::Scheme, Way::Design], [scheme.clear, design.most], &from, language))
        }
        (Some(scheme), Some(design)) if design.least > scheme.most.0 => {
            Some(more([Way::Design, Way::Scheme], [design.clear, scheme.most], &from, language))
        }
        (Some(scheme), None) if scheme.least > 0.0 => Some(alone(Way::Scheme, scheme.clear, &from, language)),
        (None, Some(design)) if design.least > 0.0 => Some(alone(Way::Design, design.clear, &from, language)),
        (Some(_) | None, _) => None,
    };
    found.unwrap_or_else(|| unclear(comparison, &from, language))
}

/// A size with the interval that it comes from.
type Size = (f64, Interval);

fn money((size, interval): Size, language: Language) -> String {
    Format::of(Unit::EurosPerYear, &interval, language).full(size)
}

/// One moves spend more than the other.
fn more([way, other]: [Way; 2], [most, least]: [Size; 2], from: &str, language: Language) -> String {
    let (way, other) = (way.words().say(language), other.words().say(language));
    let (most, least) = (money(most, language), money(least, language));
    match language {
        Dutch => format!(
            "Vanaf {from} verandert {way} de uitgaven meer (tot {most} per jaar) dan {other} (hooguit {least})"
        ),
        English => format!(
            "From {from}, {way} moves spend more (up to {most} a year) than {other} does (at most {least})"
        ),
    }
}

/// There is only one way to go.
fn alone(way: Way, most: Size, from: &str, language: Language) -> String {
    let (way, most) = (way.words().say(language), money(most, language));
    match language {
        Dutch => format!("Vanaf {from} verandert {way} de uitgaven duidelijk, tot {most} per jaar"),
        English => format!("From {from}, {way} clearly moves spend, by up to {most} a year"),
    }
}

fn unclear(comparison: &Comparison, from: &str, language: Language) -> String {
    let apart = |scheme| matches!(verdict(scheme, "spend"), Some(Verdict::Lower | Verdict::Higher));
    match (language, comparison.schemes.iter().any(apart)) {
        (Dutch, true) => format!(
            "Of de regeling of de inrichting de uitgaven meer verandert, is vanaf {from} niet duidelijk"
        ),
        (English, true) => {
            format!("From {from}, it is not clear whether the scheme or the design moves spend more")
        }
        (Dutch, false) => format!("Geen combinatie verschilt duidelijk in uitgaven van {from}"),
        (English, false) => format!("No combination clearly differs in spend from {from}"),
    }
}

/// What a step changes.
#[derive(Clone, Copy)]
enum Way {
    Scheme,
    Design,
}

impl Way {
    fn words(self) -> Words {
        match self {
            Way::Scheme => Words { nl: "de regeling", en: "the scheme" },
            Way::Design => Words { nl: "de inrichting", en: "the design" },
        }
    }
}

/// The steps away from the first cell in one way, in EUR a year; sizes with the intervals that they come from.
struct Steps {
    /// What the largest is at least: the end of an interval nearest 0; 0 if no step is clear.
    least: f64,
    /// The mean of the largest clear one.
    clear: Size,
    /// What none exceeds: the end of an interval farthest from 0.
    most: Size,
}

/// None where there is no step to make.
fn steps(comparison: &Comparison, cross: &Cross, way: Way) -> Option<Steps> {
    let places: Vec<usize> = match way {
        Way::Scheme => (1..cross.columns.len()).map(|column| cross.place(0, column)).collect(),
        Way::Design => (1..cross.rows.len()).map(|row| cross.place(row, 0)).collect(),
    };
    if places.is_empty() {
        return None;
    }
    let none = (0.0, Interval { mean: 0.0, low: 0.0, high: 0.0 });
    let mut steps = Steps { least: 0.0, clear: none, most: none };
    for place in places {
        let found = comparison.schemes.get(place).and_then(|scheme| difference(scheme, "spend"));
        // What was not measured may be anything.
        let Some(interval) = found.map(|found| found.interval) else {
            return Some(Steps { least: 0.0, clear: none, most: (f64::INFINITY, none.1) });
        };
        let Interval { mean, low, high } = interval;
        let least = low.max(-high).max(0.0);
        steps.least = steps.least.max(least);
        if least > 0.0 && mean.abs() > steps.clear.0 {
            steps.clear = (mean.abs(), interval);
        }
        let most = low.abs().max(high.abs());
        if most > steps.most.0 {
            steps.most = (most, interval);
        }
    }
    Some(steps)
}
