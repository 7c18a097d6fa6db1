//! How levels of levers become schemes: every combination, a fraction, a list, and levers that are numbers.

use crate::experiments::{SMALL, Shelf, complaint};
use prikkel::experiment::batch::{Layout, PointOutcome};
use prikkel::experiment::effects::Effects;
use prikkel::indicators::INDICATORS;
use prikkel::language::Language;
use prikkel::scenario::experiment::{Experiment, read};
use prikkel::scenario::problem::say_all;

/// The small experiment with other levers and without a claim.
fn levers(design: &str, levers: &str) -> String {
    let (before, rest) = SMALL.split_once("[claim]").expect("it claims something");
    let (_, rest) = rest.split_once("[[uncertain]]").expect("something is uncertain");
    let (rest, _) = rest.split_once("[[lever]]").expect("it has a lever");
    let before = before.replace("[design]", &format!("[design]\n{design}"));
    format!("{before}[[uncertain]]{rest}{levers}").replace(KNOWN, "")
}

/// What is uncertain in the small experiment, and a lever here.
const KNOWN: &str = "[[uncertain]]\nkey = \"behaviour.referral.known_providers\"\nlow = 2\nhigh = 5\n";

const BOUND: &str = r#"
[[lever]]
name = "bound"
[[lever.level]]
name = "none"
nl = "zonder grens"
en = "no bound"
[[lever.level]]
name = "ceiling"
nl = "plafond"
en = "ceiling"
[[lever.level.scenario.contract.clause]]
kind = "hourly tariff"
[[lever.level.scenario.contract.clause]]
kind = "revenue ceiling"
ceiling_share = 0.9
"#;

const DESK: &str = r#"
[[lever]]
name = "access"
[[lever.level]]
name = "desk"
nl = "toegang"
en = "desk"
[[lever.level]]
name = "team"
nl = "wijkteam"
en = "team"
[lever.level.scenario]
rights.access.desk = "team"
"#;

const BUDGET: &str = r#"
[[lever]]
name = "growth"
key = "behaviour.referral.known_providers"
nl = "bekende aanbieders"
en = "providers that are known"
low = 2
high = 5
steps = 4
"#;

fn made(text: &str) -> Experiment {
    read("mine.toml", &Shelf(text))
        .unwrap_or_else(|problems| panic!("{}", say_all(&problems, Language::English)))
}

fn told(text: &str) -> String {
    match read("mine.toml", &Shelf(text)) {
        Ok(_) => String::new(),
        Err(problems) => say_all(&problems, Language::English),
    }
}

fn ids(experiment: &Experiment) -> Vec<&str> {
    experiment.schemes.iter().map(|scheme| scheme.id.as_str()).collect()
}

#[test]
fn a_list_plays_what_it_names_in_its_order() {
    let list = r#"
[[scheme]]
levels = "ceiling + team"
[[scheme]]
levels = "none + desk"
"#;
    let text = levers("combine = \"list\"", &format!("{BOUND}{DESK}{list}"));
    let experiment = made(&text);
    assert_eq!(ids(&experiment), ["ceiling + team", "none + desk"]);
    assert_eq!(experiment.schemes[0].title.nl, "plafond, wijkteam");
    let every = made(&levers("", &format!("{BOUND}{DESK}")));
    let same = every.schemes.iter().find(|scheme| scheme.id == "ceiling + team").expect("it is one of all");
    let world = vec![experiment.uncertain[0].usual];
    let of =
        |experiment: &Experiment, scheme: usize| experiment.scenario(scheme, &world).expect("it can be made");
    let place = every.schemes.iter().position(|scheme| scheme.id == same.id).expect("it is there");
    assert_eq!(format!("{:?}", of(&experiment, 0)), format!("{:?}", of(&every, place)));
}

#[test]
fn a_list_that_is_wrong_says_where_and_what_was_meant() {
    let list = |levels: &str| {
        let list = format!(
            "{BOUND}{DESK}\n[[scheme]]\nlevels = \"none + desk\"\n[[scheme]]\nlevels = \"{levels}\"\n"
        );
        told(&levers("combine = \"list\"", &list))
    };
    assert_eq!(list("none + team"), "");
    let near = list("cieling + team");
    assert!(near.contains("\"bound\" has no level \"cieling\"; did you mean \"ceiling\"?"), "{near}");
    let few = list("ceiling");
    assert!(few.contains("there are 2 levers, and here stand 1 levels"), "{few}");
    assert!(list("none + desk").contains("the list has this one already"));
    let no_list = told(&levers("combine = \"list\"", BOUND));
    assert!(no_list.contains("also at least one [[scheme]]"), "{no_list}");
    let useless = told(&levers("", &format!("{BOUND}[[scheme]]\nlevels = \"none\"\n")));
    assert!(useless.contains("also combine = \"list\""), "{useless}");
}

#[test]
fn a_fraction_plays_a_part_in_which_levels_meet_evenly() {
    let three = format!("{BOUND}{DESK}{BUDGET}");
    let all = made(&levers("", &three));
    assert_eq!(all.schemes.len(), 16);
    // 2 × 2 × 4 at resolution 3: the four levels take two columns, which the other two must not repeat.
    let part = made(&levers(
        "combine = \"fraction\"
resolution = 3",
        &three,
    ));
    assert_eq!(part.schemes.len(), 8, "{:?}", ids(&part));
    for (lever, of) in part.levers.iter().enumerate() {
        for level in 0..of.levels.len() {
            let count = part.schemes.iter().filter(|scheme| scheme.levels[lever] == level).count();
            assert_eq!(count * of.levels.len(), part.schemes.len());
        }
    }
    assert_eq!(part.schemes[0].id, all.schemes[0].id, "the first is the first of all");
    let useless = told(&levers("resolution = 3", &three));
    assert!(useless.contains("also combine = \"fraction\""), "{useless}");
}

#[test]
fn a_lever_that_is_a_number_has_levels_at_even_steps_and_is_not_uncertain() {
    let text = levers("", BUDGET);
    let experiment = made(&text);
    assert_eq!(ids(&experiment), ["growth 2", "growth 3", "growth 4", "growth 5"]);
    assert_eq!(experiment.schemes[3].title.en, "providers that are known 5");
    let world = vec![experiment.uncertain[0].usual];
    let counts: Vec<String> =
        (0..4).map(|scheme| format!("{:?}", experiment.scenario(scheme, &world).unwrap())).collect();
    assert!(counts.windows(2).all(|pair| pair[0] != pair[1]), "each turns something");
    let twice = told(&format!("{}{KNOWN}", levers("", BUDGET)));
    assert!(twice.contains("what is decided is not uncertain"), "{twice}");
}

#[test]
fn a_lever_that_is_no_number_of_every_scheme_is_told() {
    let lever = |from: &str, to: &str| told(&levers("", &format!("{BOUND}{BUDGET}").replace(from, to)));
    assert_eq!(lever("@", ""), "");
    let typed = lever("referral.known_providers", "referral.known_provider");
    assert!(typed.contains("did you mean behaviour.referral.known_providers?"), "{typed}");
    assert!(lever("low = 2", "low = 9").contains("low below high"));
    assert!(lever("steps = 4", "steps = 3").contains("steps of whole numbers"));
    assert!(lever("steps = 4", "").contains("also steps"));
    let share = levers(
        "",
        &format!("{BOUND}{BUDGET}")
            .replace("behaviour.referral.known_providers", "contract.clause[2].ceiling_share")
            .replace("low = 2", "low = 0.8")
            .replace("high = 5", "high = 1.1"),
    );
    let missing = told(&share);
    assert!(missing.contains("the base, or a level of another lever, does not state it"), "{missing}");
}

#[test]
fn too_many_schemes_are_refused_before_they_are_made() {
    let keys = ["behaviour.volume.curvature_median_eur_hour", "behaviour.volume.idle_exponent"];
    let lever = |place: usize, key: &str| {
        let lever =
            BUDGET.replace("growth", &format!("g{place}")).replace("behaviour.referral.known_providers", key);
        lever.replace("high = 5\nsteps = 4", "high = 10\nsteps = 121")
    };
    let many: String = keys.iter().enumerate().map(|(place, key)| lever(place, key)).collect();
    let said = told(&levers("", &many));
    assert!(said.contains("at most 10000 schemes") && said.contains("these are 14641"), "{said}");
    assert!(
        complaint("name = \"cap\"", "name = \"cap\"\nlow = 1")
            .contains("only a lever that is a number reads this")
    );
}

/// Five levers of two levels in 16 of 32 schemes. At resolution 4 their effects are exact though each pair of neighbours does something
/// together; in the 8 schemes of resolution 3 some are not: what the file promises of a resolution is what it is.
#[test]
fn a_fraction_tells_effects_apart_as_far_as_its_resolution_says() {
    let keys = ["idle_exponent", "curvature_median_eur_hour"].map(|key| format!("behaviour.volume.{key}"));
    let others = [
        "behaviour.ties.gain_share_hour",
        "behaviour.ties.handover_share",
        "behaviour.ties.decay_share_month",
    ];
    let keys: Vec<String> = keys.into_iter().chain(others.map(String::from)).collect();
    let goal = "\n[[goal]]\nnl = \"x\"\nen = \"x\"\nindicator = \"spend\"\nbetter = \"lower\"\n";
    let lever = |(place, key): (usize, &String)| {
        let lever =
            BUDGET.replace("growth", &format!("g{place}")).replace("behaviour.referral.known_providers", key);
        lever.replace("low = 2\nhigh = 5\nsteps = 4", "low = 0.1\nhigh = 0.2\nsteps = 2")
    };
    let five: String = keys.iter().enumerate().map(lever).collect();
    let error = |resolution: u32, schemes: usize| -> f64 {
        let uncertain = "[[uncertain]]\nkey = \"behaviour.volume.curvature_median_eur_hour\"\n";
        let text =
            levers(&format!("combine = \"fraction\"\nresolution = {resolution}"), &format!("{five}{goal}"));
        let experiment = made(&text.replace(uncertain, "").replace("worlds = 3", "worlds = 1"));
        assert_eq!(experiment.schemes.len(), schemes);
        let layout = Layout { schemes: schemes as u64, worlds: 1, worlds_share_luck: false };
        let mut effects = Effects::new(&experiment, 1).expect("there are five levers and a goal");
        for number in 0..2 * schemes as u64 {
            let spot = layout.spot(number);
            let levels = &experiment.schemes[spot.scheme].levels;
            let alone: usize = levels.iter().enumerate().map(|(lever, level)| (lever + 1) * level).sum();
            let pairs = (0..5).flat_map(|a| (0..a).map(move |b| (a, b)));
            // A pair does something where both or neither are changed, and nothing on average over either.
            let pairs: f64 = pairs.map(|(a, b)| if levels[a] == levels[b] { 3.0 } else { -3.0 }).sum();
            let value = Some(alone as f64 + pairs);
            effects.take(&PointOutcome { spot, result: Ok(vec![value; INDICATORS.len()]) });
        }
        let answer = effects.answer();
        assert_eq!(answer.len(), 5);
        answer.iter().map(|it| (it.size.mean - (it.lever + 1) as f64).abs()).fold(0.0, f64::max)
    };
    assert!(error(5, 16) < 1e-9);
    assert!(error(4, 16) < 1e-9);
    assert!(error(3, 8) > 1.0);
}

/// Two goals on one outcome would be one goal that counts twice, and two columns of one name.
#[test]
fn a_goal_is_about_an_outcome_of_its_own() {
    let goal = "\n[[goal]]\nnl = \"x\"\nen = \"x\"\nindicator = \"spend\"\nbetter = \"lower\"\n";
    assert_eq!(told(&levers("", &format!("{BOUND}{goal}"))), "");
    let said = told(&levers("", &format!("{BOUND}{goal}{goal}")));
    assert!(said.contains("a goal is about this one already"), "{said}");
}
