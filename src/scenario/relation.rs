//! Checked values → how the municipality steers, who does that, and what people on both sides are to each other.

use super::Values;
use super::problem::{Problem, first_few, text};
use crate::behaviour::events::Events;
use crate::behaviour::interests::Interests;
use crate::behaviour::ties::Ties;
use crate::language::Text;
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
    check_promise(values, &steering, problems);
    check_audits(values, &steering, contracts, problems);
    check_control(values, &steering, problems);
    steering
}

/// Of `paths` the one that the designer wrote last: there the remedy is nearest. The first where no file states any.
fn last<'a>(values: &Values, paths: &[&'a str]) -> &'a str {
    let stated = paths.iter().filter(|path| values.has(path));
    stated.max_by_key(|path| values.place(path).nearness()).unwrap_or(&paths[0])
}

/// A promise that nobody asks or carries, and a relief of nothing.
fn check_promise(values: &Values, steering: &Steering, problems: &mut Vec<Problem>) {
    let promises = steering.volume_promise > 0.0;
    if promises && values.children("team.official").is_empty() {
        problems.push(values.problem_at(
            "steering.volume_promise_share",
            text(
                "ook mensen: een tabel [team.official.\"naam\"] per ambtenaar",
                "also people: a table [team.official.\"name\"] per official",
            ),
            text(
                "een informele afspraak rust op een band tussen mensen, en die zijn er niet",
                "an informal agreement rests on a tie between people, and there are none",
            ),
        ));
    } else if promises && steering.dialogue_every_months().is_none() {
        let path = last(values, &["steering.volume_promise_share", "steering.dialogues_year", CONTROL]);
        problems.push(values.problem_at(
            path,
            text(
                "volume_promise_share = 0, of gesprekken: dialogues_year boven 0 en control_share onder 1",
                "volume_promise_share = 0, or talks: dialogues_year above 0 and control_share below 1",
            ),
            text(
                "een informele afspraak wordt in gesprekken gemaakt, en zonder gesprek verdwijnt de band",
                "an informal agreement is made in talks, and without talks the tie fades",
            ),
        ));
    }
    if steering.relief_share > 0.0 && (!promises || steering.report_minutes() <= 0.0) {
        problems.push(values.problem_at(
            "steering.relief_share",
            text(
                "ook volume_promise_share, report_minutes_month en control_share boven 0",
                "also volume_promise_share, report_minutes_month and control_share above 0",
            ),
            text(
                "wie niets belooft of niets hoeft te verantwoorden, krijgt geen verlichting",
                "who promises nothing or reports nothing gets no relief",
            ),
        ));
    }
}

/// Audits of which nothing is claimed back, and claims on what nobody audits.
fn check_audits(values: &Values, steering: &Steering, contracts: &[Contract], problems: &mut Vec<Problem>) {
    let duty = |contract: &Contract| contract.reporting_duty().is_some_and(|it| it.audit_found_share > 0.0);
    let claims = contracts.iter().any(duty);
    if steering.audit_share_year > 0.0 && !claims {
        problems.push(values.problem_at(
            "steering.audit_share_year",
            text(
                "ook een bepaling van de soort reporting duty, met een audit_found_share boven 0",
                "also a clause of the kind reporting duty, with an audit_found_share above 0",
            ),
            text(
                "zonder die bepaling vordert niemand terug wat een controle vindt",
                "without that clause nobody claims back what an audit finds",
            ),
        ));
    }
    if steering.audit_share_year > 0.0 || !claims {
        return;
    }
    let keys = values.elements("contract.clause").into_iter().map(|it| format!("{it}.audit_found_share"));
    for path in keys.filter(|path| values.has(path) && values.number(path) > 0.0) {
        problems.push(values.problem_at(
            &path,
            text(
                "0, of steering.audit_share_year en steering.control_share boven 0",
                "0, or steering.audit_share_year and steering.control_share above 0",
            ),
            text(
                "zonder controle van dossiers wordt er niets gevonden",
                "without audits of files nothing is found",
            ),
        ));
    }
}

const CONTROL: &str = "steering.control_share";

/// What only control asks, where no file says how much there is. A style of 0 that is written is a choice, and asks nothing.
fn check_control(values: &Values, steering: &Steering, problems: &mut Vec<Problem>) {
    if values.has(CONTROL) {
        return;
    }
    let asked = [
        ("steering.audit_share_year", steering.audit_share_year),
        ("steering.authorisation_hours", steering.authorisation_hours),
        ("steering.report_minutes_month", steering.report_minutes_month),
    ];
    for (key, _) in asked.into_iter().filter(|(_, value)| *value > 0.0) {
        problems.push(values.problem_at(
            key,
            text(format!("ook {CONTROL}: van 0 tot 1"), format!("also {CONTROL}: from 0 to 1")),
            text(
                "dit wordt gevraagd naar de mate van controle, en zonder die regel is dat niets",
                "this is asked in proportion to control, and without that line that is nothing",
            ),
        ));
    }
}

/// Who steers, with what cannot be.
pub(super) fn team(values: &Values, steering: &Steering, problems: &mut Vec<Problem>) -> Team {
    let names = values.children("team.official");
    match names.first() {
        Some(first) => check_work(values, first, steering, problems),
        None => check_nobody(values, problems),
    }
    let official = |name: String| Official {
        role: role(values.word(&format!("team.official.{name}.role"))),
        hours_month: values.number(&format!("team.official.{name}.hours_month")),
        name,
    };
    Team {
        officials: names.into_iter().map(official).collect(),
        priority: priority(values, problems),
        hour_euros: values.number("team.hour_eur"),
    }
}

/// What is done first, with what is named twice.
fn priority(values: &Values, problems: &mut Vec<Problem>) -> [Task; TASKS.len()] {
    let priority = PLACES.map(|path| task(values.word(path)));
    for (place, path) in PLACES.iter().enumerate() {
        if priority[..place].contains(&priority[place]) {
            let missing = TASKS.into_iter().filter(|it| !priority.contains(it));
            let missing: Vec<String> = missing.map(|it| format!("\"{}\"", it.word())).collect();
            problems.push(values.problem_at(
                path,
                same(first_few(&missing, TASKS.len())),
                text("elke taak heeft één plaats in de volgorde", "every task has one place in the order"),
            ));
        }
    }
    priority
}

const PLACES: [&str; TASKS.len()] = ["team.first", "team.second", "team.third", "team.fourth"];

/// People whose hours nothing asks.
fn check_work(values: &Values, first: &str, steering: &Steering, problems: &mut Vec<Problem>) {
    let works = steering.dialogue_every_months().is_some()
        || steering.audit_share_month() > 0.0
        || steering.authorisation_hours_case() > 0.0
        || values.number("behaviour.events.per_year") > 0.0;
    if works {
        return;
    }
    problems.push(values.problem_at(
        &format!("team.official.{first}"),
        text(
            "ook werk: steering.dialogues_year boven 0, of audits of authorisations met steering.control_share boven 0",
            "also work: steering.dialogues_year above 0, or audits or authorisations with steering.control_share above 0",
        ),
        text(
            "wie geen taak heeft spreekt niemand, en wie niemand spreekt houdt geen band",
            "who has no task talks with nobody, and who talks with nobody keeps no tie",
        ),
    ));
}

/// What is said of a team that nobody is in.
fn check_nobody(values: &Values, problems: &mut Vec<Problem>) {
    let stated = PLACES.into_iter().chain(["team.hour_eur", "steering.coordination_share"]);
    for path in stated.filter(|path| values.has(path)) {
        problems.push(values.problem_at(
            path,
            text(
                "ook mensen: een tabel [team.official.\"naam\"] per ambtenaar, of geen regel",
                "also people: a table [team.official.\"name\"] per official, or no line",
            ),
            text(
                "zonder ambtenaren is er niemand die tijd te kort komt, iets kost of iets afstemt",
                "without officials there is nobody who runs short of time, costs money or aligns",
            ),
        ));
    }
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
        contact_hours: number("contact_hours_month"),
        second_person_fte: number("second_person_fte"),
        third_person_fte: number("third_person_fte"),
        pair_hours: number("pair_hours_month"),
        alignment_speed: number("alignment_share_month"),
        discount_year: number("discount_share_year"),
        grudge_months: whole("grudge_months"),
        information: number("information_share"),
    }
}

/// Assumptions about what people want.
pub(super) fn interests(values: &Values) -> Interests {
    let share = |who: String| values.number(&format!("behaviour.interests.{who}_share"));
    Interests {
        gives_in: ROLES.map(|role| share(format!("{}_gives_in", role.word().replace(' ', "_")))),
        asks: ["account_manager", "care_lead", "provider_director"].map(|who| share(format!("{who}_asks"))),
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
