//! The title of each chart: its finding in a sentence, and never more than the intervals support.
//!
//! “Lower” needs an interval that lies below 0 as a whole. What is not clear is called not clear; a rank (“the
//! cheapest”) is never claimed, because only differences from the first scheme are measured in pairs.

mod flow;
mod growth;
mod relation;
mod rights;
mod waiting;
mod who_waits;

pub(super) use flow::flow;
pub(super) use growth::growth;
pub(super) use relation::{network, team_size, trust};
pub(super) use rights::rights;
pub(super) use waiting::waiting;
pub(super) use who_waits::who_waits;

use super::data::{name, names, spread, verdict};
use crate::experiment::{Comparison, SchemeResult, Verdict};
use crate::indicators::Unit;
use crate::language::Language::{self, Dutch, English};
use crate::present::number::{self, Format};
use crate::stats::Interval;

/// Where a share lies that is 0 at the budget.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
    Unclear,
}

fn side(interval: &Interval) -> Side {
    match interval {
        Interval { low, .. } if *low > 0.0 => Side::Above,
        Interval { high, .. } if *high < 0.0 => Side::Below,
        _ => Side::Unclear,
    }
}

/// The finding that one run per scheme allows.
fn one_run(comparison: &Comparison, language: Language) -> Option<String> {
    let text = match language {
        Dutch => "Eén run per variant laat zien wat kan gebeuren, niet wat een variant verschil maakt",
        English => "One run per scheme shows what can happen, not what difference a scheme makes",
    };
    (comparison.replicates < 2).then(|| text.to_string())
}

pub(super) fn spend_against_budget(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some((first, others)) = comparison.schemes.split_first() else {
        return String::new();
    };
    let Some(overrun) = spread(first, "overrun") else {
        return match language {
            Dutch => {
                "De uitgaven zijn niet tegen een budget te houden: er is geen budget gemeten".to_string()
            }
            English => "Spend cannot be held against a budget: no budget was measured".to_string(),
        };
    };
    let size = Format::of(Unit::Share, &overrun, language).full(overrun.mean.abs());
    let name = name(first, language);
    let opening = match (language, side(&overrun)) {
        (Dutch, Side::Above) => format!("Gemiddeld liggen de uitgaven met {name} {size} boven het budget"),
        (Dutch, Side::Below) => format!("Gemiddeld liggen de uitgaven met {name} {size} onder het budget"),
        (Dutch, Side::Unclear) => {
            format!("Gemiddeld liggen de uitgaven met {name} niet duidelijk boven of onder het budget")
        }
        (English, Side::Above) => format!("On average, spend under {name} is {size} above budget"),
        (English, Side::Below) => format!("On average, spend under {name} is {size} below budget"),
        (English, Side::Unclear) => {
            format!("On average, spend under {name} is not clearly above or below budget")
        }
    };
    format!("{opening}{}", others_against_budget(others, language))
}

fn others_against_budget(others: &[SchemeResult], language: Language) -> String {
    let on = |wanted: Side| -> Vec<&SchemeResult> {
        others.iter().filter(|scheme| spread(scheme, "overrun").is_some_and(|i| side(&i) == wanted)).collect()
    };
    let (above, below, count) = (on(Side::Above), on(Side::Below), others.len());
    if count == 0 {
        return String::new();
    }
    if !below.is_empty() {
        let who = who(&below, count, language);
        return match (language, below.len()) {
            (Dutch, 1) => format!("; {who} blijft eronder"),
            (Dutch, _) => format!("; {who} blijven eronder"),
            (English, 1) => format!("; {who} stays below it"),
            (English, _) => format!("; {who} stay below it"),
        };
    }
    match (language, above.len() == count, count) {
        (Dutch, true, 1) => format!("; {} gaat er ook overheen", name(&others[0], language)),
        (English, true, 1) => format!("; {} exceeds its budget as well", name(&others[0], language)),
        (Dutch, true, _) => format!("; ook de {count} andere varianten gaan over hun budget"),
        (English, true, _) => format!("; the {count} other schemes exceed their budgets as well"),
        (Dutch, false, _) => "; geen andere variant blijft er duidelijk onder".to_string(),
        (English, false, _) => "; no other scheme stays clearly below it".to_string(),
    }
}

/// One or two by name, more by number: “4 of 5 schemes”.
fn who(schemes: &[&SchemeResult], of: usize, language: Language) -> String {
    match (schemes.len(), language) {
        (1 | 2, _) => names(schemes, language),
        (count, Dutch) if count == of => format!("alle {of} andere varianten"),
        (count, English) if count == of => format!("all {of} other schemes"),
        (count, Dutch) => format!("{count} van de {of} andere varianten"),
        (count, English) => format!("{count} of {of} other schemes"),
    }
}

fn with<'a>(others: &[&'a SchemeResult], key: &str, wanted: Verdict) -> Vec<&'a SchemeResult> {
    others.iter().copied().filter(|scheme| verdict(scheme, key) == Some(wanted)).collect()
}

pub(super) fn differences(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some((first, others)) = comparison.schemes.split_first() else {
        return String::new();
    };
    let base = name(first, language);
    let others: Vec<&SchemeResult> = others.iter().collect();
    let cheaper = with(&others, "spend", Verdict::Lower);
    match (cheaper.len(), language) {
        _ if others.is_empty() => match language {
            Dutch => format!("Alleen {base} is doorgerekend: er is niets om mee te vergelijken"),
            English => format!("Only {base} was run: there is nothing to compare it with"),
        },
        (0, _) => none_cheaper(&others, &base, language),
        (1, Dutch) => {
            format!(
                "{} kost minder dan {base}{}",
                who(&cheaper, others.len(), language),
                price(&cheaper, language)
            )
        }
        (1, English) => {
            format!(
                "{} costs less than {base}{}",
                who(&cheaper, others.len(), language),
                price(&cheaper, language)
            )
        }
        (_, Dutch) => {
            format!(
                "{} kosten minder dan {base}{}",
                who(&cheaper, others.len(), language),
                price(&cheaper, language)
            )
        }
        (_, English) => {
            format!(
                "{} cost less than {base}{}",
                who(&cheaper, others.len(), language),
                price(&cheaper, language)
            )
        }
    }
}

fn none_cheaper(others: &[&SchemeResult], base: &str, language: Language) -> String {
    let all = |wanted| others.iter().all(|scheme| verdict(scheme, "spend") == Some(wanted));
    let one = others.len() == 1;
    let who = who(others, others.len(), language);
    match (language, one) {
        (Dutch, true) if all(Verdict::Equal) => format!("{who} kost precies evenveel als {base}"),
        (English, true) if all(Verdict::Equal) => format!("{who} costs exactly as much as {base}"),
        (Dutch, true) if all(Verdict::Higher) => format!("{who} kost meer dan {base}"),
        (English, true) if all(Verdict::Higher) => format!("{who} costs more than {base}"),
        (Dutch, true) => format!("Tussen {who} en {base} is geen duidelijk verschil in uitgaven"),
        (English, true) => format!("There is no clear difference in spend between {who} and {base}"),
        (Dutch, false) => {
            format!("Geen van de {} andere varianten kost duidelijk minder dan {base}", others.len())
        }
        (English, false) => {
            format!("None of the {} other schemes clearly costs less than {base}", others.len())
        }
    }
}

/// What the cheaper schemes do to people.
fn price(cheaper: &[&SchemeResult], language: Language) -> String {
    let (more, fewer) = (with(cheaper, "unmet", Verdict::Higher), with(cheaper, "unmet", Verdict::Lower));
    let all = cheaper.len();
    match (language, more.len(), fewer.len()) {
        (Dutch, 0, 0) => "; dat er meer mensen zonder hulp blijven, is niet duidelijk".to_string(),
        (English, 0, 0) => "; that more people are left without help is not clear".to_string(),
        (Dutch, 0, count) if count == all => "; er blijven ook minder mensen zonder hulp".to_string(),
        (English, 0, count) if count == all => "; fewer people are left without help as well".to_string(),
        (Dutch, 0, count) => format!("; bij {count} daarvan blijven ook minder mensen zonder hulp"),
        (English, 0, count) => format!("; {count} of these leave fewer people without help as well"),
        (Dutch, count, _) if count == all && all == 1 => {
            "; er blijven dan meer mensen zonder hulp".to_string()
        }
        (Dutch, 2, _) if all == 2 => "; bij beide blijven meer mensen zonder hulp".to_string(),
        (Dutch, count, _) if count == all => format!("; bij alle {all} blijven meer mensen zonder hulp"),
        (English, count, _) if count == all && all == 1 => "; it leaves more people without help".to_string(),
        (English, 2, _) if all == 2 => "; both leave more people without help".to_string(),
        (English, count, _) if count == all => format!("; all {all} leave more people without help"),
        (Dutch, count, _) => format!("; bij {count} daarvan blijven meer mensen zonder hulp"),
        (English, 1, _) => "; 1 of these leaves more people without help".to_string(),
        (English, count, _) => format!("; {count} of these leave more people without help"),
    }
}

/// Whether `a` clearly costs less and clearly gives more recovery than `b`, and does not clearly leave more people
/// without help: in pairs where `b` is the first scheme, else by intervals that do not touch, which asks for more.
///
/// The last condition matters: recovery is of those who got care, so a scheme that lets in nobody but the easiest
/// clients would beat all others.
pub(super) fn beats(comparison: &Comparison, a: usize, b: usize) -> bool {
    let schemes = &comparison.schemes;
    match (a, b) {
        (_, 0) => {
            clear(&schemes[a], Verdict::Lower, Verdict::Higher)
                && verdict(&schemes[a], "unmet") != Some(Verdict::Higher)
        }
        (0, _) => {
            clear(&schemes[b], Verdict::Higher, Verdict::Lower)
                && verdict(&schemes[b], "unmet") != Some(Verdict::Lower)
        }
        _ => {
            apart(spread(&schemes[a], "spend"), spread(&schemes[b], "spend"))
                && apart(spread(&schemes[b], "recovery"), spread(&schemes[a], "recovery"))
                && !apart(spread(&schemes[b], "unmet"), spread(&schemes[a], "unmet"))
        }
    }
}

/// Whether the whole of one interval lies below the other: asks for more than a paired difference does.
fn apart(low: Option<Interval>, high: Option<Interval>) -> bool {
    low.zip(high).is_some_and(|(low, high)| low.high < high.low)
}

fn clear(scheme: &SchemeResult, spend: Verdict, recovery: Verdict) -> bool {
    verdict(scheme, "spend") == Some(spend) && verdict(scheme, "recovery") == Some(recovery)
}

pub(super) fn quality_against_spend(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let count = comparison.schemes.len();
    let beaten: Vec<usize> =
        (0..count).filter(|b| (0..count).any(|a| a != *b && beats(comparison, a, *b))).collect();
    let best = (0..count).find(|a| count > 1 && (0..count).all(|b| *a == b || beats(comparison, *a, b)));
    let measured = |scheme| spread(scheme, "spend").is_some() && spread(scheme, "recovery").is_some();
    match (best, beaten.len()) {
        _ if !comparison.schemes.iter().any(measured) => match language {
            Dutch => "Uitgaven en herstel zijn niet samen gemeten".to_string(),
            English => "Spend and recovery were not both measured".to_string(),
        },
        _ if count == 1 => alone(&comparison.schemes[0], language),
        (Some(best), _) => {
            let name = name(&comparison.schemes[best], language);
            let schemes: Vec<&SchemeResult> = beaten.iter().map(|b| &comparison.schemes[*b]).collect();
            let who = who(&schemes, schemes.len(), language);
            match language {
                Dutch => format!("{name} kost minder en geeft meer herstel dan {who}"),
                English => format!("{name} costs less and gives more recovery than {who}"),
            }
        }
        (None, 0) => none_beaten(comparison, language),
        (None, _) => beaten_by(comparison, &beaten, language),
    }
}

/// Who is beaten, and by whom where one scheme beats them all.
fn beaten_by(comparison: &Comparison, beaten: &[usize], language: Language) -> String {
    let count = comparison.schemes.len();
    let winner = (0..count).find(|a| beaten.iter().all(|b| a != b && beats(comparison, *a, *b)));
    let than = match (winner, language) {
        (Some(winner), _) => name(&comparison.schemes[winner], language),
        (None, Dutch) => "een andere variant".to_string(),
        (None, English) => "another scheme".to_string(),
    };
    let schemes: Vec<&SchemeResult> = beaten.iter().map(|b| &comparison.schemes[*b]).collect();
    let who = match (schemes.len(), language) {
        (1 | 2, _) => names(&schemes, language),
        (beaten, Dutch) => format!("{beaten} van de {count} varianten"),
        (beaten, English) => format!("{beaten} of {count} schemes"),
    };
    match (language, schemes.len()) {
        (Dutch, 1) => format!("{who} kost meer en geeft minder herstel dan {than}"),
        (Dutch, _) => format!("{who} kosten meer en geven minder herstel dan {than}"),
        (English, 1) => format!("{who} costs more and gives less recovery than {than}"),
        (English, _) => format!("{who} cost more and give less recovery than {than}"),
    }
}

fn alone(scheme: &SchemeResult, language: Language) -> String {
    let say = |key, unit| spread(scheme, key).map(|i| number::estimate(unit, &i, language));
    let spend = say("spend", Unit::EurosPerYear).unwrap_or_default();
    let recovery = say("recovery", Unit::Share).unwrap_or_default();
    let name = name(scheme, language);
    match language {
        Dutch => format!("{name} kost {spend} per jaar; het herstel is {recovery}"),
        English => format!("{name} costs {spend} a year; recovery is {recovery}"),
    }
}

fn none_beaten(comparison: &Comparison, language: Language) -> String {
    let apart =
        |scheme: &SchemeResult, key| matches!(verdict(scheme, key), Some(Verdict::Lower | Verdict::Higher));
    let any = |key| comparison.schemes.iter().any(|scheme| apart(scheme, key));
    let base = comparison.schemes.first().map(|scheme| name(scheme, language)).unwrap_or_default();
    match (language, any("spend") || any("recovery")) {
        (Dutch, true) => {
            "Geen variant is duidelijk goedkoper dan een andere en beter voor herstel zonder dat meer mensen zonder hulp blijven".to_string()
        }
        (English, true) => {
            "No scheme is clearly cheaper than another and better for recovery without leaving more people without help".to_string()
        }
        (Dutch, false) => format!("Uitgaven en herstel verschillen bij geen variant duidelijk van {base}"),
        (English, false) => format!("No scheme clearly differs from {base} in spend or recovery"),
    }
}
