//! The municipalities of a region, from checked values, and what must be true of them together.

use super::Values;
use super::budget::for_no_segment;
use super::facts::{Member, Region};
use super::problem::{Problem, text};
use super::rights::holder;
use crate::policy::budget::{Budget, Response, Rule};
use crate::policy::region::{OverrunKey, Purses, Region as Together};
use crate::policy::rights::Holder;

/// Payers of clients are numbered in a byte, and no Dutch region comes near this.
const MOST: usize = 100;

/// The municipalities, largest first.
pub fn region(values: &Values, problems: &mut Vec<Problem>) -> Region {
    let names = values.children("region.municipality");
    let inhabitants = |name: &String| values.whole(&format!("region.municipality.{name}.inhabitants")) as u32;
    let mut members: Vec<Member> =
        names.iter().map(|name| Member { name: name.clone(), inhabitants: inhabitants(name) }).collect();
    members.sort_by(|left, right| right.inhabitants.cmp(&left.inhabitants).then(left.name.cmp(&right.name)));
    problems.extend(wrong_number(values, &members));
    problems.extend(wrong_names(values, &members));
    problems.extend(wrong_sum(values, &members));
    Region { members, move_share_year: values.number("region.move_share_year") }
}

/// A region of one has nothing to share, and without municipalities nothing reads the rest of its table.
fn wrong_number(values: &Values, members: &[Member]) -> Option<Problem> {
    let lonely = match members.len() {
        0 => values.has("region"),
        count => count < 2,
    };
    if lonely {
        return Some(values.problem_at(
            if members.is_empty() { "region" } else { "region.municipality" },
            text(
                "ten minste twee tabellen [region.municipality.\"naam\"], of geen [region]",
                "at least two tables [region.municipality.\"name\"], or no [region]",
            ),
            text("wie alleen inkoopt heeft niets te delen", "who buys alone has nothing to share"),
        ));
    }
    (members.len() > MOST).then(|| {
        values.problem_at(
            "region.municipality",
            text(format!("hoogstens {MOST} gemeenten"), format!("{MOST} municipalities at most")),
            text("groter is geen regio", "larger is no region"),
        )
    })
}

/// Names are told apart by people, who do not see a capital or a space.
fn wrong_names(values: &Values, members: &[Member]) -> Option<Problem> {
    let plain = |member: &Member| member.name.trim().to_lowercase();
    let path = |member: &Member| format!("region.municipality.{}", member.name);
    let wrong = members.iter().enumerate().find(|(place, member)| {
        plain(member).is_empty() || members[..*place].iter().any(|other| plain(other) == plain(member))
    });
    wrong.map(|(_, member)| {
        values.problem_at(
            &path(member),
            text(
                "een naam die geen andere gemeente van de regio heeft",
                "a name that no other municipality of the region has",
            ),
            text(
                "tabellen en schermen noemen een gemeente bij haar naam",
                "tables and screens call a municipality by its name",
            ),
        )
    })
}

fn wrong_sum(values: &Values, members: &[Member]) -> Option<Problem> {
    let all: u64 = members.iter().map(|member| u64::from(member.inhabitants)).sum();
    let whole = values.whole("municipality.inhabitants") as u64;
    (!members.is_empty() && all != whole).then(|| {
        values.problem_at(
            "region.municipality",
            text(
                format!("gemeenten met samen {whole} inwoners, zoals municipality.inhabitants; nu {all}"),
                format!(
                    "municipalities with {whole} inhabitants together, as municipality.inhabitants; now {all}"
                ),
            ),
            text("iedereen woont in precies één gemeente", "everyone lives in exactly one municipality"),
        )
    })
}

/// How they buy together: from the values of a policy, which may be those of a base without a region.
pub fn together(
    values: &Values,
    members: &[Member],
    segments: &[String],
    budget: &Budget,
    problems: &mut Vec<Problem>,
) -> Together {
    for member in members {
        let table = format!("region.municipality.{}.budget", member.name);
        problems.extend(for_no_segment(values, &table, segments));
    }
    problems.extend(lonely_cuts(values, members, budget));
    let weights = segments.iter().zip(&budget.euros_year);
    let inhabitants: Vec<i64> = members.iter().map(|member| i64::from(member.inhabitants)).collect();
    let mut put_in = |(segment, euros): (&String, &f64)| {
        let stated = stated_budgets(values, members, segment);
        if stated.is_empty() {
            return if members.is_empty() { vec![1] } else { inhabitants.clone() };
        }
        problems.extend(wrong_budgets(values, members, segment, *euros, &stated));
        stated.into_iter().flatten().collect()
    };
    Together {
        budget_weights: weights.map(&mut put_in).collect(),
        purses: match values.word("region.budget") {
            "shared" => Purses::Shared,
            "own" => Purses::Own,
            other => unreachable!("the list of keys has no purses called {other}"),
        },
        overrun_key: match values.word("region.overrun_key") {
            "inhabitants" => OverrunKey::Inhabitants,
            "use" => OverrunKey::Use,
            other => unreachable!("the list of keys has no key called {other}"),
        },
        access: members.iter().map(|member| own_access(values, member)).collect(),
        strictness: members
            .iter()
            .map(|member| values.number(&format!("region.municipality.{}.strictness", member.name)))
            .collect(),
    }
}

/// Who decides on access for the inhabitants of a municipality, where it says so.
fn own_access(values: &Values, member: &Member) -> Option<Holder> {
    let path = format!("region.municipality.{}.access", member.name);
    values.has(&path).then(|| holder(values.word(&path)))
}

fn budget_path(member: &Member, segment: &str) -> String {
    format!("region.municipality.{}.budget.{segment}.eur_year", member.name)
}

/// Rules on the tariff where each municipality steers for itself.
fn lonely_cuts(values: &Values, members: &[Member], budget: &Budget) -> Option<Problem> {
    if members.is_empty() || values.word("region.budget") != "own" {
        return None;
    }
    let cuts =
        |rule: &Rule| matches!(rule.response, Response::CutTariff { .. } | Response::Renegotiate { .. });
    let place = budget.rules.iter().position(cuts)?;
    Some(values.problem_at(
        &format!("budget.rule[{}].kind", place + 1),
        text(
            "een maatregel van één gemeente, of region.budget = \"shared\"",
            "a measure of one municipality, or region.budget = \"shared\"",
        ),
        text(
            "het tarief staat in het contract, en dat is van alle gemeenten samen",
            "the tariff stands in the contract, and that is of all municipalities together",
        ),
    ))
}

/// What each municipality states for a segment, in cents; empty where nobody states anything.
fn stated_budgets(values: &Values, members: &[Member], segment: &str) -> Vec<Option<i64>> {
    let path = |member: &Member| budget_path(member, segment);
    let cents = |path: &str| (values.number(path) * 100.0).round() as i64;
    let stated = |member: &Member| values.has(&path(member)).then(|| cents(&path(member)));
    let all: Vec<Option<i64>> = members.iter().map(stated).collect();
    if all.iter().all(Option::is_none) { Vec::new() } else { all }
}

/// Own budgets that are not all stated, or are not together the budget of the segment: half a euro a municipality is rounding.
fn wrong_budgets(
    values: &Values,
    members: &[Member],
    segment: &str,
    euros: f64,
    stated: &[Option<i64>],
) -> Option<Problem> {
    let first = members.iter().zip(stated).find(|(_, cents)| cents.is_some());
    let path = first.map_or_else(String::new, |(member, _)| budget_path(member, segment));
    let silent = members.iter().zip(stated).find(|(_, cents)| cents.is_none());
    if let Some((silent, _)) = silent {
        return Some(values.problem_at(
            &path,
            text(
                format!("budget.\"{segment}\".eur_year ook voor {}", silent.name),
                format!("budget.\"{segment}\".eur_year for {} as well", silent.name),
            ),
            text(
                "wat de een niet begroot kan een ander niet zien",
                "what one does not budget nobody else can tell",
            ),
        ));
    }
    let all = stated.iter().flatten().sum::<i64>() as f64 / 100.0;
    ((all - euros).abs() > 0.5 * members.len() as f64).then(|| {
        values.problem_at(
            &budget_path(&members[0], segment),
            text(
                format!(
                    "begrotingen die samen budget.segment.\"{segment}\".eur_year zijn: {euros}; nu {all}"
                ),
                format!("budgets that add up to budget.segment.\"{segment}\".eur_year: {euros}; now {all}"),
            ),
            text(
                "de regio heeft niet meer of minder dan haar gemeenten inleggen",
                "the region has no more and no less than its municipalities put in",
            ),
        )
    })
}
