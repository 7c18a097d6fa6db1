//! The findings about people: who knows whom, trust, and the size of a team.

use super::waiting::Count;
use super::{apart, one_run};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::Language::{self, Dutch, English};
use crate::present::chart::data::{name, row, spread};
use crate::present::chart::team_size::teams;
use crate::present::number;

/// “Under “a”, 88% of those who speak for providers know their official”, and what the others differ.
pub(in crate::present::chart) fn network(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let first = teams(comparison).map(|(scheme, _)| scheme).next();
    let Some((first, share)) =
        first.and_then(|scheme| Some((scheme, said(scheme, "known_people", language)?)))
    else {
        return nobody(language);
    };
    let name = name(first, language);
    let opening = match language {
        Dutch => format!("Met {name} kent {share} van wie voor een aanbieder spreekt de ambtenaar aan tafel"),
        English => format!("Under {name}, {share} of those who speak for providers know their official"),
    };
    opening + &others(comparison, first, "known_people", language)
}

pub(in crate::present::chart) fn trust(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some((first, share)) =
        comparison.schemes.first().and_then(|it| Some((it, said(it, "trust", language)?)))
    else {
        return nobody(language);
    };
    let name = name(first, language);
    let opening = match language {
        Dutch => format!("Met {name} is het vertrouwen van aanbieders gemiddeld {share}"),
        English => format!("Under {name}, trust of providers is {share} on average"),
    };
    opening + &others(comparison, first, "trust", language)
}

fn nobody(language: Language) -> String {
    match language {
        Dutch => "Geen variant heeft mensen van wie dit is gemeten".to_string(),
        English => "No scheme has people of whom this was measured".to_string(),
    }
}

fn said(scheme: &SchemeResult, key: &str, language: Language) -> Option<String> {
    let interval = spread(scheme, key)?;
    Some(number::Format::of(row(key).unit, &interval, language).full(interval.mean))
}

/// In how many other schemes it is clearly higher or lower: against the first scheme in pairs, else by intervals that do not touch.
fn others(comparison: &Comparison, first: &SchemeResult, key: &str, language: Language) -> String {
    let compared = comparison.schemes.iter().filter(|scheme| scheme.id != first.id);
    let compared: Vec<&SchemeResult> = compared.filter(|scheme| spread(scheme, key).is_some()).collect();
    if compared.is_empty() {
        return String::new();
    }
    let is_base = comparison.schemes.first().is_some_and(|base| base.id == first.id);
    let count = if is_base {
        Count::of(&compared, key)
    } else {
        let beyond = |up: bool| {
            let higher = |scheme: &&&SchemeResult| {
                let (one, other) = (spread(scheme, key), spread(first, key));
                if up { apart(other, one) } else { apart(one, other) }
            };
            compared.iter().filter(higher).count()
        };
        Count::new(beyond(true), beyond(false), compared.len())
    };
    let neither = match language {
        Dutch => "bij geen andere variant duidelijk meer of minder",
        English => "not clearly more or less under any other scheme",
    };
    let words = match language {
        Dutch => ["meer", "minder"],
        English => ["more", "less"],
    };
    format!("; {}", count.say(words, neither, language))
}

/// What the smallest and the largest team leave undone, and how many disputes there are.
pub(in crate::present::chart) fn team_size(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let mut sizes: Vec<(usize, &SchemeResult)> =
        teams(comparison).map(|(scheme, team)| (team.officials, scheme)).collect();
    sizes.sort_by_key(|(officials, _)| *officials);
    let (Some((few, small)), Some((many, large))) = (sizes.first(), sizes.last()) else {
        return nobody(language);
    };
    let undone = [small, large].map(|scheme| said(scheme, "undone_work", language).unwrap_or_default());
    let disputes = [small, large].map(|scheme| spread(scheme, "disputes"));
    let fight = match (disputes[0], disputes[1]) {
        (Some(one), Some(other)) if apart(Some(one), Some(other)) || apart(Some(other), Some(one)) => {
            let say = |interval: crate::stats::Interval| {
                number::Format::of(Unit::EventsPerYear, &interval, language).bare(interval.mean)
            };
            match language {
                Dutch => format!("; geschillen per jaar: {} en {}", say(one), say(other)),
                English => format!("; disputes a year: {} and {}", say(one), say(other)),
            }
        }
        _ => match language {
            Dutch => "; in geschillen is er geen duidelijk verschil".to_string(),
            English => "; in disputes there is no clear difference".to_string(),
        },
    };
    let [of_few, of_many] = undone;
    match (language, few) {
        (Dutch, 1) => format!(
            "Met 1 ambtenaar blijft {of_few} van het werk liggen, met {many} ambtenaren {of_many}{fight}"
        ),
        (Dutch, _) => format!(
            "Met {few} ambtenaren blijft {of_few} van het werk liggen, met {many} ambtenaren {of_many}{fight}"
        ),
        (English, 1) => format!(
            "With 1 official {of_few} of the work stays undone, with {many} officials {of_many}{fight}"
        ),
        (English, _) => format!(
            "With {few} officials {of_few} of the work stays undone, with {many} officials {of_many}{fight}"
        ),
    }
}
