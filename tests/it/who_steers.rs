//! Who steers, as a designer writes it: what does nothing is refused at the line that was written last, with its remedy.

use crate::commands::{done, ends, workshop};
use prikkel::scenario::{Embedded, build, read};
use std::fs;

const PEOPLE: &str = "[team.official.\"a\"]\nrole = \"director\"\nhours_month = 60\n";
const TALKS: &str = "[steering]\ndialogues_year = 4\n";
const AUDITS: &str = "[[contract.clause]]\nkind = \"hourly tariff\"\n[[contract.clause]]\nkind = \"reporting duty\"\n\
                      report_minutes_month = 0\ndetect_share = 0\naudit_found_share = 0.5\n";

/// What `check` says of `changes` to `base`.
fn checked(base: &str, changes: &str) -> (bool, String) {
    let folder = workshop();
    let text = format!("extends = \"{base}\"\ntitle.nl = \"a\"\ntitle.en = \"a\"\n{changes}");
    fs::write(folder.path().join("mine.toml"), text).expect("it can be written");
    let output = done(folder.path(), &["check", "mine.toml"]);
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    (output.status.success(), said)
}

#[test]
fn steering_that_does_nothing_is_told_once_at_its_line() {
    for (changes, line, words) in [
        ("[steering]\ncontrol_share = 0.5\naudit_share_year = 0.1".to_string(), 6, "nobody claims back"),
        (format!("{AUDITS}[steering]\naudit_share_year = 0.1"), 12, "also steering.control_share"),
        ("[steering]\nauthorisation_hours = 1".to_string(), 5, "also steering.control_share"),
        ("[steering]\nreport_minutes_month = 20".to_string(), 5, "in proportion to control"),
        (AUDITS.to_string(), 10, "without audits of files nothing is found"),
        (format!("{TALKS}volume_promise_share = 0.5"), 6, "rests on a tie between people"),
        (
            format!(
                "{PEOPLE}[steering]\ncontrol_share = 0.5\nauthorisation_hours = 1\nvolume_promise_share = 0.5"
            ),
            10,
            "without talks the tie fades",
        ),
        (
            format!(
                "{PEOPLE}[steering]\nvolume_promise_share = 0.5\nauthorisation_hours = 1\ncontrol_share = 1"
            ),
            10,
            "volume_promise_share = 0, or talks",
        ),
        (format!("{PEOPLE}{TALKS}volume_promise_share = 0.5\nrelief_share = 0.5"), 10, "gets no relief"),
        (
            format!("{PEOPLE}{TALKS}control_share = 0.5\nreport_minutes_month = 20\nrelief_share = 0.5"),
            11,
            "gets no relief",
        ),
    ] {
        let (fine, said) = checked("default-municipality.toml", &changes);
        assert!(!fine && said.contains(words), "{changes}: {said}");
        assert!(
            said.contains(&format!("mine.toml:{line}:")) && said.contains("1 problem;"),
            "{changes}: {said}"
        );
    }
}

#[test]
fn people_without_work_and_orders_without_people_are_told_once_at_their_line() {
    for (changes, line, words) in [
        (PEOPLE.to_string(), 4, "who has no task talks with nobody"),
        (format!("{PEOPLE}[steering]\ndialogues_year = 4\ncontrol_share = 1"), 4, "also work"),
        ("[team]\nhour_eur = 65".to_string(), 5, "or no line"),
        ("[team]\nfirst = \"authorisations\"".to_string(), 5, "or no line"),
        ("[steering]\ncoordination_share = 0.5".to_string(), 5, "or no line"),
        (format!("{PEOPLE}{TALKS}[team]\nsecond = \"audits\""), 0, "needs    \"dialogues\""),
        (format!("{TALKS}[team.official.\"a\"]\nrole = \"dirctor\"\nhours_month = 60"), 7, "did you mean"),
        (format!("{TALKS}[team.official.\"a\"]\nrole = \"director\"\nhours_month = 0"), 8, "from 1 to 200"),
    ] {
        let (fine, said) = checked("default-municipality.toml", &changes);
        assert!(!fine && said.contains(words) && said.contains("1 problem;"), "{changes}: {said}");
        assert!(line == 0 || said.contains(&format!("mine.toml:{line}:")), "{changes}: {said}");
    }
}

#[test]
fn what_does_something_is_in_order() {
    let events = "[behaviour.events]\nper_year = 1\n";
    for changes in [
        TALKS.to_string(),
        format!("{PEOPLE}{TALKS}coordination_share = 0.5"),
        // Who has nothing planned settles what nobody foresaw.
        format!("{PEOPLE}{events}"),
        format!("{AUDITS}[steering]\naudit_share_year = 0.1\ncontrol_share = 0.1"),
        format!(
            "{PEOPLE}{TALKS}control_share = 0.5\nreport_minutes_month = 20\nrelief_share = 0.5\nvolume_promise_share = 0.5"
        ),
        format!(
            "{PEOPLE}{TALKS}[team]\nfirst = \"audits\"\nsecond = \"dialogues\"\nthird = \"authorisations\""
        ),
    ] {
        let (fine, said) = checked("default-municipality.toml", &changes);
        assert!(fine, "{changes}: {said}");
    }
}

/// A style that is written is a choice, so that it can be varied from one end to the other.
#[test]
fn a_style_at_a_distance_laid_over_another_is_in_order() {
    let (fine, said) = checked("commissioning-team.toml", "steering.control_share = 0");
    assert!(fine, "{said}");
}

/// What an audit finds is hours, and so they must be declared.
#[test]
fn audits_of_care_whose_hours_nobody_declares_are_refused() {
    let fee = AUDITS.replace("\"hourly tariff\"", "\"trajectory fee\"\nfee_share = 1.0");
    let (fine, said) = checked(
        "default-municipality.toml",
        &format!("{fee}[steering]\naudit_share_year = 0.1\ncontrol_share = 1"),
    );
    assert!(!fine && said.contains("where no hours are declared"), "{said}");
}

/// The shipped team is as large as it says: four full-time officials, at 110 to 120 hours a month, for 100,000 inhabitants.
#[test]
fn the_shipped_team_is_as_large_as_it_says() {
    let resolved = read("commissioning-team.toml", &Embedded).expect("it is in order");
    let scenario = build(&resolved).expect("it is in order");
    let hours: f64 = scenario.policy.team.officials.iter().map(|it| it.hours_month).sum();
    assert!((440.0..=480.0).contains(&hours) && scenario.municipality.inhabitants == 100_000, "{hours}");
    assert!(scenario.policy_before.team.officials.is_empty(), "it starts from the same past as any scheme");
    let folder = workshop();
    for language in ["nl", "en"] {
        ends(&done(folder.path(), &["check", "commissioning-team", "--lang", language]), 0);
    }
}
