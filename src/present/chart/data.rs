//! Finding things in a comparison, and naming them.

use crate::experiment::{Comparison, Difference, Estimate, Fan, SchemeResult, Verdict};
use crate::indicators::{INDICATORS, Indicator, position};
use crate::language::Language;
use crate::stats::Interval;

/// The row of INDICATORS with `key`.
pub(in crate::present) fn row(key: &str) -> &'static Indicator {
    &INDICATORS[position(key)]
}

pub(in crate::present) fn estimate<'a>(scheme: &'a SchemeResult, key: &str) -> Option<&'a Estimate> {
    scheme.estimates.get(position(key))?.as_ref()
}

pub(in crate::present) fn difference<'a>(scheme: &'a SchemeResult, key: &str) -> Option<&'a Difference> {
    scheme.differences.get(position(key))?.as_ref()
}

pub(super) fn verdict(scheme: &SchemeResult, key: &str) -> Option<Verdict> {
    difference(scheme, key).map(|difference| difference.verdict)
}

/// The mean of an indicator with its interval.
pub(in crate::present) fn spread(scheme: &SchemeResult, key: &str) -> Option<Interval> {
    estimate(scheme, key).map(|estimate| estimate.interval)
}

/// The quantiles of a fan along time; empty where there is none.
pub(super) fn points<'a>(fans: &'a [Fan], key: &str) -> &'a [[f64; 5]] {
    fans.iter().find(|fan| fan.key == key).map_or(&[], |fan| &fan.points)
}

/// The name of a scheme in quotation marks: many hold a comma.
pub(in crate::present) fn name(scheme: &SchemeResult, language: Language) -> String {
    let title = scheme.title.say(language);
    match language {
        Language::Dutch => format!("‘{title}’"),
        Language::English => format!("“{title}”"),
    }
}

/// Several names: “a”, “b” and “c”.
pub(super) fn names(schemes: &[&SchemeResult], language: Language) -> String {
    let names: Vec<String> = schemes.iter().map(|scheme| name(scheme, language)).collect();
    let and = match language {
        Language::Dutch => "en",
        Language::English => "and",
    };
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {and} {last}", before.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// The smallest and largest finite value that fans reach over all schemes.
pub(super) fn span<'a>(fans: impl Iterator<Item = &'a [[f64; 5]]>) -> Option<(f64, f64)> {
    let values = fans.flatten().flatten().copied().filter(|value| value.is_finite());
    values.fold(None, |span: Option<(f64, f64)>, value| {
        Some(span.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
    })
}

/// The schemes that are compared with the first.
pub(super) fn others(comparison: &Comparison) -> impl Iterator<Item = &SchemeResult> {
    comparison.schemes.iter().skip(1)
}

/// The text with a capital first letter.
pub(in crate::present) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
