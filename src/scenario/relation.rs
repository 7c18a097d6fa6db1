//! Checked values → how the municipality steers, who does that, and what people on both sides are to each other.

use super::Values;
use super::problem::{Problem, text};
use crate::behaviour::events::Events;
use crate::behaviour::ties::Ties;
use crate::language::Text;
use crate::policy::clause::Clause;
use crate::policy::contract::Contract;
use crate::policy::steering::Steering;
use crate::policy::team::{Official, ROLES, Role, TASKS, Task, Team};

/// How the municipality steers, with what would do nothing.
pub(super) fn steering(values: &Values, contracts: &[Contract], problems: &mut Vec<Problem>) -> Steering {
    let number = |key: &str| values.number(&format!("steering.{key}"));
    let steering = Steering {
        control: number("control_share"),
        dialogues_year: number("dialogues_year"),
        dialogue_hours: number("dialogue_hours"),
        contacts: values.whole("steering.contacts") as u32,
        audit_share_year: number("audit_share_year"),
        audit_hours: number("audit_hours"),
        authorisation_hours: number("authorisation_hours"),
        report_minutes_month: number("report_minutes_month"),
        coordination_share: number("coordination_share"),
        volume_promise: number("volume_promise_share"),
        relief_share: number("relief_share"),
    };
    let finds = |contract: &Contract| {
        contract
            .clauses
            .iter()
            .any(|it| matches!(it, Clause::ReportingDuty(duty) if duty.audit_found_share > 0.0))
    };
    let staffed = !values.children("team.official").is_empty();
    let idle = [
        (
            "audit_share_year",
            steering.audit_share_year > 0.0 && !contracts.iter().any(finds),
            text(
                "ook een bepaling van de soort reporting duty, met een audit_found_share boven 0",
                "also a clause of the kind reporting duty, with an audit_found_share above 0",
            ),
            text(
                "zonder die bepaling vordert niemand terug wat een controle vindt",
                "without that clause nobody claims back what an audit finds",
            ),
        ),
        (
            "volume_promise_share",
            steering.volume_promise > 0.0 && !staffed,
            text(
                "ook mensen: een tabel [team.official.\"naam\"] per ambtenaar",
                "also people: a table [team.official.\"name\"] per official",
            ),
            text(
                "een informele afspraak rust op een band tussen mensen, en die zijn er niet",
                "an informal agreement rests on a tie between people, and there are none",
            ),
        ),
        (
            "relief_share",
            steering.relief_share > 0.0
                && (steering.volume_promise <= 0.0 || steering.report_minutes() <= 0.0),
            text(
                "ook volume_promise_share, report_minutes_month en control_share boven 0",
                "also volume_promise_share, report_minutes_month and control_share above 0",
            ),
            text(
                "wie niets belooft of niets hoeft te verantwoorden, krijgt geen verlichting",
                "who promises nothing or reports nothing gets no relief",
            ),
        ),
    ];
    for (key, is_idle, needs, because) in idle {
        if is_idle {
            problems.push(values.problem_at(&format!("steering.{key}"), needs, because));
        }
    }
    problems.extend(without_control(values, &steering));
    steering
}

/// What only control asks, at a distance.
fn without_control(values: &Values, steering: &Steering) -> Vec<Problem> {
    if steering.control > 0.0 {
        return Vec::new();
    }
    let asked = [
        ("audit_share_year", steering.audit_share_year),
        ("authorisation_hours", steering.authorisation_hours),
        ("report_minutes_month", steering.report_minutes_month),
    ];
    let idle = asked.into_iter().filter(|(_, value)| *value > 0.0);
    idle.map(|(key, _)| {
        values.problem_at(
            &format!("steering.{key}"),
            text("0, of control_share boven 0", "0, or control_share above 0"),
            text(
                "wie op afstand stuurt vraagt dit niet: het wordt gevraagd naar de mate van controle",
                "who steers at a distance does not ask for this: it is asked in proportion to control",
            ),
        )
    })
    .collect()
}

/// Who steers, with what cannot be.
pub(super) fn team(values: &Values, problems: &mut Vec<Problem>) -> Team {
    let officials: Vec<Official> = values
        .children("team.official")
        .into_iter()
        .map(|name| Official {
            role: role(values.word(&format!("team.official.{name}.role"))),
            hours_month: values.number(&format!("team.official.{name}.hours_month")),
            name,
        })
        .collect();
    let places = ["team.first", "team.second", "team.third", "team.fourth"];
    let priority = places.map(|path| task(values.word(path)));
    for (place, path) in places.iter().enumerate() {
        if priority[..place].contains(&priority[place]) {
            let missing: Vec<&str> =
                TASKS.into_iter().filter(|it| !priority.contains(it)).map(Task::word).collect();
            let missing = missing.join(", ");
            problems.push(values.problem_at(
                path,
                same(format!("\"{missing}\"")),
                text("elke taak heeft één plaats in de volgorde", "every task has one place in the order"),
            ));
        }
    }
    Team { officials, priority, hour_euros: values.number("team.hour_eur") }
}

fn same(it: String) -> Text {
    text(it.clone(), it)
}

fn role(word: &str) -> Role {
    let found = ROLES.into_iter().find(|role| role.word() == word);
    found.unwrap_or_else(|| unreachable!("the list of keys has no role called {word}"))
}

fn task(word: &str) -> Task {
    let found = TASKS.into_iter().find(|task| task.word() == word);
    found.unwrap_or_else(|| unreachable!("the list of keys has no task called {word}"))
}

/// Assumptions about ties.
pub(super) fn ties(values: &Values) -> Ties {
    let number = |key: &str| values.number(&format!("behaviour.ties.{key}"));
    let whole = |key: &str| values.whole(&format!("behaviour.ties.{key}")) as u32;
    Ties {
        initial: number("initial_share"),
        gain_hour: number("gain_share_hour"),
        decay_month: number("decay_share_month"),
        breach_cost: number("breach_cost_share"),
        handover: number("handover_share"),
        weights: ["first_weight", "second_weight", "third_weight"].map(number),
        official_leave_year: number("official_leave_share_year"),
        provider_leave_year: number("provider_leave_share_year"),
        vacancy_months: whole("vacancy_months"),
        second_person_fte: number("second_person_fte"),
        third_person_fte: number("third_person_fte"),
        pair_hours: number("pair_hours_month"),
        alignment_speed: number("alignment_share_month"),
        discount_year: number("discount_share_year"),
        grudge_months: whole("grudge_months"),
        information: number("information_share"),
    }
}

/// Assumptions about what nobody foresees.
pub(super) fn events(values: &Values) -> Events {
    let number = |key: &str| values.number(&format!("behaviour.events.{key}"));
    Events {
        per_year: number("per_year"),
        stake_months: number("stake_months"),
        dispute_share: number("dispute_share"),
        dispute_euros: number("dispute_eur"),
        dispute_months: values.whole("behaviour.events.dispute_months") as u32,
    }
}
