//! The finding about the flow of clients: by which route most come, and how many are left without help.

use super::{one_run, who, with};
use crate::experiment::{Comparison, SchemeResult, Verdict};
use crate::language::Language::{self, Dutch, English};
use crate::language::Words;
use crate::present::chart::data::{name, spread};
use crate::present::number::digits;

/// The indicators of applications by route, and how they are said.
const ROUTES: [(&str, Words); 3] = [
    ("applied_desk", Words { nl: "bij de gemeente", en: "at the municipal desk" }),
    ("applied_gp", Words { nl: "bij de huisarts", en: "at the GP" }),
    (
        "applied_institution",
        Words { nl: "bij de gecertificeerde instelling", en: "at the certified institution" },
    ),
];

pub(in crate::present::chart) fn flow(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some((first, others)) = comparison.schemes.split_first() else {
        return String::new();
    };
    let others: Vec<&SchemeResult> = others.iter().collect();
    match (opening(first, language), language) {
        (Some(opening), _) => format!("{opening}{}", others_without_help(&others, language)),
        (None, Dutch) => "De weg van cliënten naar zorg is niet gemeten".to_string(),
        (None, English) => "The way of clients to care was not measured".to_string(),
    }
}

/// Which route most come by, if one clearly has most, and how many of all are left without help.
fn opening(first: &SchemeResult, language: Language) -> Option<String> {
    let applied = spread(first, "applied")?.mean;
    let unmet = spread(first, "turned_away")?.mean + spread(first, "gave_up")?.mean;
    let name = name(first, language);
    let share = |part: f64| format!("{}%", digits(100.0 * part / applied, 0, language));
    let without = share(unmet);
    Some(match (largest(first), language) {
        (Some((route, people)), Dutch) => format!(
            "Met {name} komen de meeste aanvragen {} ({}); van alle aanvragen blijft {without} zonder hulp",
            route.nl,
            share(people)
        ),
        (Some((route, people)), English) => format!(
            "Under {name}, most people apply {} ({}); {without} of all applications end without help",
            route.en,
            share(people)
        ),
        (None, Dutch) => format!(
            "Geen route naar zorg brengt met {name} duidelijk de meeste aanvragen; van alle aanvragen blijft {without} zonder hulp"
        ),
        (None, English) => format!(
            "No route to care clearly brings most applications under {name}; {without} of all applications end without help"
        ),
    })
}

/// The route whose interval lies above those of the others, with its applications.
fn largest(scheme: &SchemeResult) -> Option<(Words, f64)> {
    let found = ROUTES.map(|(key, words)| (words, spread(scheme, key)));
    found.into_iter().enumerate().find_map(|(place, (words, interval))| {
        let interval = interval?;
        let above = |(other, (_, theirs)): (usize, &(Words, Option<crate::stats::Interval>))| {
            other == place || theirs.is_none_or(|theirs| theirs.high < interval.low)
        };
        found.iter().enumerate().all(above).then_some((words, interval.mean))
    })
}

/// Under which other schemes more or fewer people are left without help.
fn others_without_help(others: &[&SchemeResult], language: Language) -> String {
    let (more, fewer) = (with(others, "unmet", Verdict::Higher), with(others, "unmet", Verdict::Lower));
    let who = |schemes: &[&SchemeResult]| who(schemes, others.len(), language);
    match (language, more.is_empty(), fewer.is_empty()) {
        _ if others.is_empty() => String::new(),
        (Dutch, true, true) => "; bij geen andere variant zijn dat er duidelijk meer of minder".to_string(),
        (English, true, true) => {
            "; there is no clear difference in people left without help under any other scheme".to_string()
        }
        (Dutch, false, true) => format!("; met {} blijven meer mensen zonder hulp", who(&more)),
        (English, false, true) => format!("; more people are left without help under {}", who(&more)),
        (Dutch, true, false) => format!("; met {} blijven minder mensen zonder hulp", who(&fewer)),
        (English, true, false) => format!("; fewer people are left without help under {}", who(&fewer)),
        (Dutch, false, false) => {
            format!("; met {} blijven meer mensen zonder hulp, met {} minder", who(&more), who(&fewer))
        }
        (English, false, false) => {
            format!("; more people are left without help under {}, fewer under {}", who(&more), who(&fewer))
        }
    }
}
