//! Checked values → who may decide what, how each holder decides, and what the Dutch system does not allow.

use super::Values;
use super::problem::{Problem, closest, suggesting, text};
use super::shape::ROUTE_NAMES;
use crate::behaviour::gatekeeping::Gatekeeping;
use crate::language::{Language, Text, Words};
use crate::policy::access::{Access, Gate, ROUTES, Route};
use crate::policy::lawful;
use crate::policy::rights::{CASE_DECISIONS, CaseDecision, Forms, HOLDERS, Holder, Rights, SYSTEM_DECISIONS};

/// The matrix, with every cell that cannot be.
pub(super) fn rights(values: &Values, problems: &mut Vec<Problem>) -> Rights {
    let rights = Rights {
        cases: CASE_DECISIONS.map(|decision| {
            ROUTES.map(|route| {
                let path = case_path(decision, route);
                let holder = holder(values.word(&path));
                let why = lawful::case(decision, route, holder);
                refuse(values, &path, why, |other| lawful::case(decision, route, other), problems);
                holder
            })
        }),
        system: SYSTEM_DECISIONS.map(|decision| {
            let path = format!("rights.{}", decision.word());
            let holder = holder(values.word(&path));
            let why = lawful::system(decision, holder);
            refuse(values, &path, why, |other| lawful::system(decision, other), problems);
            holder
        }),
        forms: ROUTE_NAMES.map(|route| forms(values, route, problems)),
        exception_severity: optional(values, "rights.exception_severity"),
    };
    check_forms(values, &rights, problems);
    rights
}

fn case_path(decision: CaseDecision, route: Route) -> String {
    format!("rights.{}.{}", decision.word(), ROUTE_NAMES[route as usize])
}

fn optional(values: &Values, path: &str) -> Option<f64> {
    values.has(path).then(|| values.number(path))
}

fn holder(word: &str) -> Holder {
    let found = HOLDERS.into_iter().find(|holder| holder.word() == word);
    found.unwrap_or_else(|| unreachable!("the list of keys has no holder called {word}"))
}

/// A problem where a holder cannot be, with those that can.
fn refuse(
    values: &Values,
    path: &str,
    why: Option<Words>,
    other: impl Fn(Holder) -> Option<Words>,
    problems: &mut Vec<Problem>,
) {
    let Some(why) = why else { return };
    let may: Vec<String> = HOLDERS
        .into_iter()
        .filter(|holder| other(*holder).is_none())
        .map(|holder| format!("\"{}\"", holder.word()))
        .collect();
    let may = may.join(", ");
    problems.push(values.problem_at(
        path,
        text(format!("een van: {may}"), format!("one of: {may}")),
        text(why.nl, why.en),
    ));
}

fn forms(values: &Values, route: &str, problems: &mut Vec<Problem>) -> Forms {
    let share = |key: &str| values.number(&format!("assignment.{key}.{route}"));
    let forms = Forms {
        specific_share: share("specific_share"),
        budget_share: share("budget_share"),
        generic_share: share("generic_share"),
    };
    let all = forms.specific_share + forms.budget_share + forms.generic_share;
    if all > 1.0 + 1e-9 {
        let all = (all * 1e4).round() / 1e4;
        let stated = ["specific_share", "budget_share", "generic_share"];
        // The one that the designer wrote last is the one to look at.
        let path = |key: &&str| format!("assignment.{key}.{route}");
        let last = stated.iter().max_by_key(|key| values.place(&path(key)).line).unwrap_or(&stated[0]);
        problems.push(values.problem_at(
            &path(last),
            text(
                format!(
                    "specific_share, budget_share en generic_share die voor {route} samen ten hoogste 1 zijn; nu {all}"
                ),
                format!("specific_share, budget_share and generic_share that add up to 1 at most for {route}; now {all}"),
            ),
            text("elke toewijzing heeft één vorm", "every assignment has one form"),
        ));
    }
    forms
}

/// A right that no assignment carries out, or that another right undoes, does nothing.
fn check_forms(values: &Values, rights: &Rights, problems: &mut Vec<Problem>) {
    for route in ROUTES {
        let forms = &rights.forms[route as usize];
        let held = |decision| rights.of(decision, route) != Holder::Provider;
        let mut useless = |decision: CaseDecision, needs: Text, because: Text| {
            problems.push(values.problem_at(&case_path(decision, route), needs, because));
        };
        let name = ROUTE_NAMES[route as usize];
        if held(CaseDecision::Volume)
            && forms.specific_share + forms.budget_share + forms.generic_share <= 0.0
        {
            useless(
                CaseDecision::Volume,
                text(
                    format!(
                        "\"provider\", of toewijzingen met een omvang of budget: assignment.specific_share.{name} boven 0"
                    ),
                    format!(
                        "\"provider\", or assignments with a volume or a budget: assignment.specific_share.{name} above 0"
                    ),
                ),
                text(
                    "een aspecifieke toewijzing zonder budget noemt geen uren: dan bepaalt de aanbieder ze",
                    "an aspecific assignment without a budget names no hours: then the provider sets them",
                ),
            );
        }
        if held(CaseDecision::Product) && forms.specific_share <= 0.0 {
            useless(
                CaseDecision::Product,
                text(
                    format!(
                        "\"provider\", of specifieke toewijzingen: assignment.specific_share.{name} boven 0"
                    ),
                    format!(
                        "\"provider\", or specific assignments: assignment.specific_share.{name} above 0"
                    ),
                ),
                text(
                    "alleen een specifieke toewijzing noemt het product: anders kiest de aanbieder het",
                    "only a specific assignment names the product: else the provider chooses it",
                ),
            );
        }
        if held(CaseDecision::Duration) && !held(CaseDecision::Extension) {
            useless(
                CaseDecision::Duration,
                text(
                    "\"provider\", of een andere beslisser over rights.extension",
                    "\"provider\", or another holder of rights.extension",
                ),
                text(
                    "een aanbieder die zelf verlengt, bepaalt ook hoe lang het duurt",
                    "a provider that extends by itself also sets how long it lasts",
                ),
            );
        }
    }
}

/// How all holders decide.
pub(super) fn access(values: &Values, problems: &mut Vec<Problem>) -> Access {
    let judges = &HOLDERS[..8];
    let known: Vec<&str> = judges.iter().map(|holder| holder.word()).collect();
    for name in values.children("access").iter().filter(|name| !known.contains(&name.as_str())) {
        let by_label = judges.iter().find(|holder| {
            let label = holder.label();
            [Language::Dutch, Language::English].iter().any(|it| closest(name, [label.say(*it)]).is_some())
        });
        let near = closest(name, known.iter().copied()).or(by_label.map(|holder| holder.word()));
        let because = match name.as_str() {
            "provider" | "client" => {
                text("wie voor zichzelf beslist, beoordeelt niet", "who decides for itself does not judge")
            }
            _ => suggesting(text("zo heet geen beslisser", "no holder is called this"), near),
        };
        let holders = known.join(", ");
        problems.push(values.problem_at(
            &format!("access.{name}"),
            text(format!("een beslisser: {holders}"), format!("a holder: {holders}")),
            because,
        ));
    }
    let response = values.number("behaviour.gatekeeping.budget_response");
    let mut gates = [Gate::OPEN; 8];
    for (gate, name) in gates.iter_mut().zip(known) {
        *gate = self::gate(values, name, response);
    }
    Access { gates }
}

fn gate(values: &Values, name: &str, response: f64) -> Gate {
    let number = |key: &str| values.number(&format!("access.{name}.{key}"));
    let endless = |key: &str| optional(values, &format!("access.{name}.{key}")).unwrap_or(f64::INFINITY);
    Gate {
        strictness: number("strictness"),
        assessment_hours: number("assessment_hours"),
        hours_month: endless("hours_month"),
        error_sd_hour: number("error_sd_one_hour"),
        deference: number("deference_share"),
        recognise_share_month: number("recognise_share_month"),
        period_months: endless("period_months"),
        budget_response: response * number("budget_transmission_share"),
        interest: number("interest_share"),
        closeness: number("closeness_share"),
        known_providers: values.whole(&format!("access.{name}.known_providers")) as u32,
    }
}

/// How those without a right act on who holds it.
pub(super) fn gatekeeping(values: &Values) -> Gatekeeping {
    let number = |key: &str| values.number(&format!("behaviour.gatekeeping.{key}"));
    let whole = |key: &str| values.whole(&format!("behaviour.gatekeeping.{key}")) as u32;
    Gatekeeping {
        budget_response: number("budget_response"),
        change_shortfall: number("change_shortfall_share"),
        change_months: whole("change_months"),
        appeal_share: number("appeal_share"),
        appeal_months: whole("appeal_months"),
        shop_share: number("shop_share"),
    }
}
