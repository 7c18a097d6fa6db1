//! Checked values → the council's budget and its rules, with the checks that take more than one key.

use super::Values;
use super::problem::{Problem, text};
use crate::policy::budget::{Budget, Response, Rule, Watch};
use crate::policy::contract::Contract;

/// The budget, with rules that can do something under these contracts.
pub(super) fn budget(
    values: &Values,
    names: &[String],
    contracts: &[Contract],
    problems: &mut Vec<Problem>,
) -> Budget {
    let euros_year = euros_year(values, names, problems);
    let paths = values.elements("budget.rule");
    let rules: Vec<Rule> = paths.iter().map(|path| rule(values, path)).collect();
    let budget = Budget {
        euros_year,
        growth_year: values.number("budget.growth_share_year"),
        follow_share: values.number("budget.follow_share"),
        fair_price_share: values.number("budget.fair_price_share"),
        reserve_euros: values.number("budget.reserve_eur"),
        claims_lag_months: values.whole("budget.claims_lag_months") as u32,
        steer_every_months: values.whole("budget.steer_every_months") as u32,
        rules,
    };
    for (place, path) in paths.iter().enumerate() {
        problems.extend(unreachable(values, &budget.rules, place, path));
        problems.extend(nothing_to_cut(values, names, contracts, &budget, place, path));
    }
    budget
}

/// The budgets of the first reported year, in the order of the segments.
fn euros_year(values: &Values, names: &[String], problems: &mut Vec<Problem>) -> Vec<f64> {
    let table = "budget.segment";
    let known = values.children(table);
    problems.extend(for_no_segment(values, table, names));
    let euros = |name: &String| {
        if known.contains(name) {
            return values.number(&format!("budget.segment.{name}.eur_year"));
        }
        f64::NAN
    };
    let euros_year: Vec<f64> = names.iter().map(euros).collect();
    for (name, euros) in names.iter().zip(&euros_year) {
        if euros.is_nan() {
            problems.push(values.problem_at(
                "budget.growth_share_year",
                text(
                    format!("ook segment.\"{name}\".eur_year onder [budget]"),
                    format!("segment.\"{name}\".eur_year under [budget] as well"),
                ),
                text("elk segment heeft een begroting", "every segment has a budget"),
            ));
        }
    }
    too_small(values, names, &euros_year, problems);
    euros_year
}

/// Budgets in `table` for care that does not exist.
pub(super) fn for_no_segment(values: &Values, table: &str, segments: &[String]) -> Vec<Problem> {
    let names = values.children(table).into_iter().filter(|name| !segments.contains(name));
    let problem = |name: String| {
        values.problem_at(
            &format!("{table}.{name}.eur_year"),
            text(
                format!("een naam onder [segment]: {}", segments.join(", ")),
                format!("a name under [segment]: {}", segments.join(", ")),
            ),
            text("een begroting is voor zorg die bestaat", "a budget is for care that exists"),
        )
    };
    names.map(problem).collect()
}

/// A budget that was written with points between thousands.
fn too_small(values: &Values, names: &[String], euros_year: &[f64], problems: &mut Vec<Problem>) {
    let inhabitants = values.whole("municipality.inhabitants") as f64;
    for (name, euros) in names.iter().zip(euros_year) {
        // Less than ten cents per inhabitant is a thousands point taken for a decimal one.
        if *euros < 0.1 * inhabitants {
            problems.push(values.problem_at(
                &format!("budget.segment.{name}.eur_year"),
                text(
                    "euro per jaar, zonder punten tussen duizendtallen: 10050000 of 10_050_000",
                    "EUR per year, without points between thousands: 10050000 or 10_050_000",
                ),
                text(
                    "minder dan een dubbeltje per inwoner is geen begroting",
                    "less than ten cents per inhabitant is no budget",
                ),
            ));
        }
    }
}

/// A rule that no value can set off, because a rule above it accepts all that it watches.
fn unreachable(values: &Values, rules: &[Rule], place: usize, path: &str) -> Option<Problem> {
    let rule = &rules[place];
    let accepts = |above: &Rule| {
        above.response == Response::Accept && above.watch == rule.watch && above.above <= rule.above
    };
    rules[..place].iter().any(accepts).then(|| {
        values.problem_at(
            &format!("{path}.above"),
            text(
                "een plek boven de regel accept die naar hetzelfde kijkt, of een lagere waarde",
                "a place above the rule accept that watches the same, or a lower value",
            ),
            text(
                "wat die regel accepteert komt niet meer bij deze",
                "what that rule accepts does not come to this one",
            ),
        )
    })
}

/// A cut of a tariff that nothing is paid by, or that a fair price leaves no room for.
fn nothing_to_cut(
    values: &Values,
    names: &[String],
    contracts: &[Contract],
    budget: &Budget,
    place: usize,
    path: &str,
) -> Option<Problem> {
    let wanted = match budget.rules[place].response {
        Response::CutTariff { cut_share } | Response::Renegotiate { cut_share } => cut_share,
        Response::Talk
        | Response::TightenAccess { .. }
        | Response::Accept
        | Response::StopIntake
        | Response::DrawOnReserve { .. } => return None,
    };
    let by_tariff: Vec<&String> =
        names.iter().zip(contracts).filter(|(_, it)| it.pays_by_tariff()).map(|(name, _)| name).collect();
    if by_tariff.is_empty() {
        return Some(values.problem_at(
            &format!("{path}.kind"),
            text(
                "in ten minste een segment een bepaling die een deel van het tarief betaalt, zoals hourly tariff",
                "in one segment at least a clause that pays a share of the tariff, such as hourly tariff",
            ),
            text(
                "een vaste som hangt niet van het tarief af",
                "a lump sum does not hang on the tariff",
            ),
        ));
    }
    let room = |name: &&String| {
        let euros = |key: &str| values.number(&format!("segment.{name}.{key}_eur_hour"));
        let cost = euros("staff_cost") + euros("other_cost") + euros("overhead_cost");
        budget.fair_cut(wanted, euros("tariff"), cost) > 0.0
    };
    (!by_tariff.iter().any(room)).then(|| {
        values.problem_at(
            &format!("{path}.kind"),
            text(
                "een tarief boven fair_price_share maal de kostprijs van een uur, in ten minste een segment",
                "a tariff above fair_price_share times the cost price of an hour, in one segment at least",
            ),
            text("onder de reële prijs mag geen tarief", "no tariff may lie below the fair price"),
        )
    })
}

fn rule(values: &Values, path: &str) -> Rule {
    let number = |key: &str| values.number(&format!("{path}.{key}"));
    let accepts = values.word(&format!("{path}.kind")) == "accept";
    Rule {
        watch: match values.word(&format!("{path}.when")) {
            "forecast" => Watch::Forecast,
            "claims" => Watch::Claims,
            "queue" => Watch::Queue,
            other => unreachable!("the list of keys has nothing to watch called {other}"),
        },
        above: number("above"),
        response: match values.word(&format!("{path}.kind")) {
            "talk" => Response::Talk,
            "tighten access" => Response::TightenAccess { strictness: number("strictness") },
            "cut tariff" => Response::CutTariff { cut_share: number("cut_share") },
            "renegotiate" => Response::Renegotiate { cut_share: number("cut_share") },
            "accept" => Response::Accept,
            "stop intake" => Response::StopIntake,
            "draw on reserve" => Response::DrawOnReserve { budget_share: number("budget_share") },
            other => unreachable!("the list of keys has no response of kind {other}"),
        },
        lag_months: if accepts { 0 } else { values.whole(&format!("{path}.lag_months")) as u32 },
        cost_euros: if accepts { 0.0 } else { number("cost_eur") },
    }
}
