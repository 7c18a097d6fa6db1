//! Checked values → who may decide what, how each holder decides, and what the Dutch system does not allow.

use super::Values;
use super::contributions::check_help;
use super::problem::{Problem, closest, suggesting, text};
use super::shape::ROUTE_NAMES;
use crate::behaviour::gatekeeping::Gatekeeping;
use crate::language::{Language, Text, Words};
use crate::policy::access::{Access, Gate, ROUTES, Route};
use crate::policy::lawful;
use crate::policy::rights::{
    CASE_DECISIONS, CaseDecision, Forms, HOLDERS, Holder, Rights, SYSTEM_DECISIONS, SystemDecision,
};

/// The matrix, with every cell that cannot be.
pub(super) fn rights(values: &Values, problems: &mut Vec<Problem>) -> Rights {
    let rights = Rights {
        cases: CASE_DECISIONS.map(|decision| ROUTES.map(|route| case(values, decision, route, problems))),
        system: SYSTEM_DECISIONS.map(|decision| {
            let path = format!("rights.{}", decision.word());
            let holder = holder(values.word(&path));
            let why = lawful::system(decision, holder).map(|why| text(why.nl, why.en));
            refuse(values, &path, why, |other| lawful::system(decision, other), problems);
            holder
        }),
        forms: ROUTE_NAMES.map(|route| forms(values, route, problems)),
        exception_severity: optional(values, "rights.exception_severity"),
    };
    check_forms(values, &rights, problems);
    check_tariff(values, &rights, problems);
    check_region(values, &rights, problems);
    rights
}

/// Who decides about clients who come by `route`.
fn case(values: &Values, decision: CaseDecision, route: Route, problems: &mut Vec<Problem>) -> Holder {
    let path = case_path(decision, route);
    let holder = holder(values.word(&path));
    let why = lawful::case(decision, route, holder).map(|why| {
        // One word for all ways that can be on some of them: say how to write it for those.
        let at = values.place(&path);
        let can = ROUTES.into_iter().filter(|other| {
            values.place(&case_path(decision, *other)) == at
                && lawful::case(decision, *other, holder).is_none()
        });
        let lines: Vec<String> =
            can.map(|other| format!("{} = \"{}\"", case_path(decision, other), holder.word())).collect();
        match lines.is_empty() {
            true => text(why.nl, why.en),
            false => text(
                format!("{}; wat wel kan: {}", why.nl, lines.join(", ")),
                format!("{}; what can be: {}", why.en, lines.join(", ")),
            ),
        }
    });
    refuse(values, &path, why, |other| lawful::case(decision, route, other), problems);
    holder
}

/// The words of those who may hold the right that stands at `path`; None where no right stands there.
pub fn may_hold(path: &str) -> Option<Vec<&'static str>> {
    let cases = CASE_DECISIONS.into_iter().flat_map(|decision| ROUTES.map(|route| (decision, route)));
    let case = cases.into_iter().find(|(decision, route)| case_path(*decision, *route) == path);
    let over = SYSTEM_DECISIONS.into_iter().find(|decision| format!("rights.{}", decision.word()) == path);
    let may = |holder: &Holder| match (case, over) {
        (Some((decision, route)), _) => lawful::case(decision, route, *holder).is_none(),
        (None, Some(decision)) => lawful::system(decision, *holder).is_none(),
        (None, None) => false,
    };
    (case.is_some() || over.is_some())
        .then(|| HOLDERS.into_iter().filter(may).map(|holder| holder.word()).collect())
}

/// Who sets tariffs together does not cut them alone.
fn check_tariff(values: &Values, rights: &Rights, problems: &mut Vec<Problem>) {
    if rights.over(SystemDecision::Tariff) != Holder::Joint {
        return;
    }
    let alone = if in_region(values) { "region" } else { "desk" };
    for rule in values.elements("budget.rule") {
        let path = format!("{rule}.kind");
        if values.word(&path) == "cut tariff" {
            problems.push(values.problem_at(
                &path,
                text(
                    format!("\"renegotiate\", of rights.tariff = \"{alone}\""),
                    format!("\"renegotiate\", or rights.tariff = \"{alone}\""),
                ),
                text(
                    "wie het tarief samen met aanbieders vaststelt, verlaagt het niet alleen",
                    "who sets tariffs together with providers does not cut them alone",
                ),
            ));
        }
    }
}

fn case_path(decision: CaseDecision, route: Route) -> String {
    format!("rights.{}.{}", decision.word(), ROUTE_NAMES[route as usize])
}

fn optional(values: &Values, path: &str) -> Option<f64> {
    values.has(path).then(|| values.number(path))
}

/// The holder called `word`.
pub(super) fn holder(word: &str) -> Holder {
    let found = HOLDERS.into_iter().find(|holder| holder.word() == word);
    found.unwrap_or_else(|| unreachable!("the list of keys has no holder called {word}"))
}

/// A problem where a holder cannot be, with those that can.
fn refuse(
    values: &Values,
    path: &str,
    why: Option<Text>,
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
    problems.push(values.problem_at(path, text(format!("een van: {may}"), format!("one of: {may}")), why));
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
        let last = stated.iter().max_by_key(|key| values.place(&path(key)).nearness()).unwrap_or(&stated[0]);
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
        let holder = |decision| rights.of(decision, route);
        // Who may not hold a right at all was told so.
        let held = |decision| {
            holder(decision) != Holder::Provider && lawful::case(decision, route, holder(decision)).is_none()
        };
        // A budget is hours for as long as care is assigned: without an end it is no budget.
        let budgets = forms.budget_share + forms.generic_share;
        let budgets = if holder(CaseDecision::Duration) == Holder::Provider { 0.0 } else { budgets };
        if held(CaseDecision::Volume) && forms.specific_share + budgets <= 0.0 {
            problems.push(useless(values, CaseDecision::Volume, route, NO_HOURS));
        }
        if held(CaseDecision::Product) && forms.specific_share <= 0.0 {
            problems.push(useless(values, CaseDecision::Product, route, NO_PRODUCT));
        }
        if held(CaseDecision::Duration) && holder(CaseDecision::Extension) == Holder::Provider {
            problems.push(values.problem_at(
                &case_path(CaseDecision::Duration, route),
                text(
                    format!(
                        "\"provider\", of een andere beslisser over {}",
                        case_path(CaseDecision::Extension, route)
                    ),
                    format!(
                        "\"provider\", or another holder of {}",
                        case_path(CaseDecision::Extension, route)
                    ),
                ),
                text(
                    "een aanbieder die zelf verlengt, bepaalt ook hoe lang het duurt",
                    "a provider that extends by itself also sets how long it lasts",
                ),
            ));
        }
    }
}

const NO_HOURS: Words = Words {
    nl: "alleen een specifieke toewijzing noemt uren, en een budget waar iemand anders dan de aanbieder de duur bepaalt: anders bepaalt de aanbieder ze",
    en: "only a specific assignment names hours, and a budget where somebody else than the provider sets the duration: else the provider sets them",
};
const NO_PRODUCT: Words = Words {
    nl: "alleen een specifieke toewijzing noemt het product: anders kiest de aanbieder het",
    en: "only a specific assignment names the product: else the provider chooses it",
};

/// A right that no form of assignment carries out, told where the designer wrote last: at the right, or at the form.
fn useless(values: &Values, decision: CaseDecision, route: Route, why: Words) -> Problem {
    let right = case_path(decision, route);
    let form = format!("assignment.specific_share.{}", ROUTE_NAMES[route as usize]);
    let because = text(why.nl, why.en);
    if values.place(&form).nearness() > values.place(&right).nearness() {
        let needs = text(
            format!("meer dan 0, of {right} = \"provider\""),
            format!("more than 0, or {right} = \"provider\""),
        );
        return values.problem_at(&form, needs, because);
    }
    let needs = text(format!("\"provider\", of {form} boven 0"), format!("\"provider\", or {form} above 0"));
    values.problem_at(&right, needs, because)
}

fn in_region(values: &Values) -> bool {
    !values.children("region.municipality").is_empty()
}

/// A region decides where there is one; and there the tariff is not of one desk.
fn check_region(values: &Values, rights: &Rights, problems: &mut Vec<Problem>) {
    if in_region(values) {
        problems.extend(lonely_tariff(values, rights));
        return;
    }
    let cases = CASE_DECISIONS
        .into_iter()
        .flat_map(|decision| ROUTES.map(|route| (case_path(decision, route), rights.of(decision, route))));
    let system =
        SYSTEM_DECISIONS.map(|decision| (format!("rights.{}", decision.word()), rights.over(decision)));
    for (path, _) in cases.chain(system).filter(|(_, holder)| *holder == Holder::Region) {
        problems.push(values.problem_at(
            &path,
            text(
                "een andere beslisser, of een regio: een tabel [region.municipality.\"naam\"] per gemeente",
                "another holder, or a region: a table [region.municipality.\"name\"] per municipality",
            ),
            text(
                "een gemeente die alleen inkoopt heeft geen regio die kan beslissen",
                "a municipality that buys alone has no region that can decide",
            ),
        ));
    }
}

/// A tariff that one desk sets, where all municipalities of a region contract together: told where the designer wrote last. A
/// region of one is told that it is none.
fn lonely_tariff(values: &Values, rights: &Rights) -> Option<Problem> {
    let alone = rights.over(SystemDecision::Tariff) == Holder::Desk;
    let paths = ["region.municipality", "rights.tariff"];
    // Of two that are as near, the last is told: the right itself.
    let path = paths.into_iter().max_by_key(|path| values.place(path).nearness()).filter(|_| alone)?;
    (values.children("region.municipality").len() > 1).then(|| {
        values.problem_at(
            path,
            text(
                "rights.tariff = \"region\" of \"joint\"; nu \"desk\"",
                "rights.tariff = \"region\" or \"joint\"; now \"desk\"",
            ),
            text(
                "het tarief staat in het contract, en dat is van alle gemeenten samen",
                "the tariff stands in the contract, and that is of all municipalities together",
            ),
        )
    })
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
    check_unswayed(values, problems);
    let responses = [
        values.number("behaviour.gatekeeping.budget_response"),
        values.number("behaviour.gatekeeping.interest_response"),
    ];
    let mut gates = [Gate::OPEN; 8];
    for (gate, name) in gates.iter_mut().zip(known) {
        check_help(values, name, problems);
        *gate = self::gate(values, name, responses);
    }
    Access { gates }
}

/// What no holder of that name is moved by, whatever a file says.
fn check_unswayed(values: &Values, problems: &mut Vec<Problem>) {
    for (path, why) in [
        ("access.court.budget_transmission_share", NO_GROUND),
        ("access.court.interest_share", NO_GROUND),
        ("access.court.closeness_share", NOT_BY_ASKING),
        ("access.institution.closeness_share", NOT_BY_ASKING),
    ] {
        if values.number(path) > 0.0 {
            problems.push(values.problem_at(
                path,
                text("0, of geen regel", "0, or no line"),
                text(why.nl, why.en),
            ));
        }
    }
}

const NO_GROUND: Words =
    Words { nl: "voor de rechter is geld geen grond", en: "money is no ground before the court" };
const NOT_BY_ASKING: Words = Words {
    nl: "niemand komt onder bescherming door erom te vragen: wie elders is afgewezen wordt hier niet heen gebracht",
    en: "nobody comes under protection by asking for it: those refused elsewhere are not brought here",
};

fn gate(values: &Values, name: &str, [to_budget, to_interest]: [f64; 2]) -> Gate {
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
        budget_response: to_budget * number("budget_transmission_share"),
        interest: to_interest * number("interest_share"),
        closeness: number("closeness_share"),
        reach_share: number("reach_share"),
        helps_share: number("helps_share"),
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
