//! Who may decide, as a designer writes it: one word for all ways into care or one per way, and every refusal says what can be.

use crate::commands::{done, ends, workshop};
use prikkel::language::Language;
use prikkel::policy::access::Route;
use prikkel::policy::rights::{CaseDecision, Holder};
use prikkel::scenario::key::Key;
use prikkel::scenario::keys::KEYS;
use prikkel::scenario::{Embedded, Library, Scenario, Source, Unreadable, build, read};

/// Files of a designer, beside the shipped ones.
struct Desk<'a>(&'a [(&'a str, String)]);

impl Library for Desk<'_> {
    fn open(&self, from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        match self.0.iter().find(|(file, _)| *file == name) {
            Some((file, text)) => Ok(Source { name: file.to_string(), text: text.clone() }),
            None => Embedded.open(from, name),
        }
    }
}

fn over(base: &str, changes: &str) -> String {
    format!("extends = \"{base}\"\n{changes}\n")
}

fn built(files: &[(&str, String)]) -> Result<Scenario, String> {
    let say = |problems: Vec<prikkel::scenario::Problem>| {
        let said = problems.iter().flat_map(|it| [it.say(Language::English), it.say(Language::Dutch)]);
        said.collect::<Vec<_>>().join("\n")
    };
    read("mine.toml", &Desk(files)).and_then(|resolved| build(&resolved)).map_err(say)
}

/// The default municipality with `changes`.
fn mine(changes: &str) -> Result<Scenario, String> {
    built(&[("mine.toml", over("default-municipality.toml", changes))])
}

const WAYS: [Route; 3] = [Route::MunicipalDesk, Route::GeneralPractitioner, Route::CertifiedInstitution];

fn extension(scenario: &Scenario) -> [Holder; 3] {
    WAYS.map(|way| scenario.policy.rights.of(CaseDecision::Extension, way))
}

#[test]
fn one_word_is_a_table_of_three() {
    let word = mine("[rights]\nextension = \"joint\"").expect("it is in order");
    let table = mine("[rights]\nextension = { desk = \"joint\", gp = \"joint\", institution = \"joint\" }")
        .expect("so is this");
    let dotted = mine(
        "rights.extension.desk = \"joint\"\nrights.extension.gp = \"joint\"\nrights.extension.institution = \"joint\"",
    );
    assert!(word.policy == table.policy && word.policy == dotted.expect("and this").policy);
    assert_eq!(extension(&word), [Holder::Joint; 3]);
    let share = mine("[assignment]\nbudget_share = 0.2").expect("shares too");
    assert!(share.policy.rights.forms.iter().all(|forms| forms.budget_share == 0.2));
}

#[test]
fn an_overlay_changes_one_way_only_and_the_others_keep_what_the_base_says() {
    let files = [
        ("base.toml", over("default-municipality.toml", "[rights]\nextension = \"joint\"")),
        ("mine.toml", over("base.toml", "[rights]\nextension.gp = \"provider\"")),
    ];
    let scenario = built(&files).expect("it is in order");
    assert_eq!(extension(&scenario), [Holder::Joint, Holder::Provider, Holder::Joint]);
    // And one word over a table replaces it for all ways.
    let files = [
        files[0].clone(),
        ("mine.toml", over("base.toml", "rights.extension = \"provider\"\nrights.duration = \"provider\"")),
    ];
    assert_eq!(extension(&built(&files).expect("it is in order")), [Holder::Provider; 3]);
}

#[test]
fn one_word_keeps_its_line_and_its_source_for_every_way() {
    let text = "[assignment]\nbudget_share = { value = 0.2, source = \"our own count\", grade = \"F\" }";
    let resolved = read("mine.toml", &Desk(&[("mine.toml", over("default-municipality.toml", text))]))
        .expect("it is in order");
    for way in ["desk", "gp", "institution"] {
        let path = format!("assignment.budget_share.{way}");
        let rests_on = resolved.values.provenance(&path);
        assert_eq!(rests_on.source.as_deref(), Some("our own count"), "{path}");
        assert_eq!(rests_on.place.expect("it stands somewhere").to_string(), "mine.toml:3:16", "{path}");
    }
}

#[test]
fn keys_say_that_one_word_holds_for_all_ways() {
    let defaults = read("default-municipality.toml", &Embedded).expect("it is in order").values;
    let say = |path, language| prikkel::present::keys::keys(Some(path), &defaults, language).expect("a key");
    let said = say("rights.extension.gp", Language::English);
    assert!(said.contains("extension = … holds for all ways, extension.gp = … for this one only"), "{said}");
    assert!(say("assignment.budget_share.desk", Language::Dutch).contains("geldt voor alle wegen"));
    // Only those who may decide there are offered.
    assert!(
        said.contains("\"joint\"") && said.contains("\"provider\"") && !said.contains("\"desk\" ("),
        "{said}"
    );
    assert!(!say("rights.exception", Language::English).contains("all ways"));
    let by_way = |key: &&Key| key.path.starts_with("rights.") && key.path.matches('.').count() == 2;
    assert_eq!(KEYS.iter().filter(by_way).count(), 18);
}

/// Every refusal: what is written, and what its message must hold.
#[test]
fn what_cannot_be_decided_is_refused_with_what_can() {
    let cases: [(&str, &[&str]); 13] = [
        (
            "[rights]\naccess = \"team\"",
            &[
                "a referral by a GP is access",
                "Jeugdwet art. 2.6",
                "one of: \"gp\"\n",
                "what can be: rights.access.desk = \"team\"",
                "wat wel kan",
            ],
        ),
        (
            "[rights]\nextension = \"desk\"",
            &[
                "Together they can: \"joint\"",
                "Samen kan wel: \"joint\"",
                "rights.extension.desk = \"desk\"",
                "Jeugdwet art. 3.5",
            ],
        ),
        ("[rights]\naccess.desk = \"provider\"", &["own turnover", "\"provider_team\""]),
        ("[rights]\nchoice.desk = \"provider\"", &["chooses itself", "\"client\""]),
        ("[rights]\nvolume.desk = \"client\"", &["personal budget", "\"provider\""]),
        ("[rights]\nproduct.desk = \"gp\"", &["nothing to decide", "\"desk\""]),
        ("[rights]\nintake_stop = \"provider\"", &["may not stop intake alone", "3.5.3", "\"joint\""]),
        ("[rights]\ntariff = \"provider\"", &["who pays sets the tariff", "\"joint\""]),
        ("[rights]\nadmission = \"joint\"", &["treats candidates alike", "\"region\""]),
        ("[rights]\nexception = \"provider\"", &["in writing", "\"court\""]),
        ("[rights]\nduration.gp = \"joint\"", &["another holder of rights.extension.gp", "sets how long"]),
        ("[rights]\nproduct.gp = \"joint\"", &["assignment.specific_share.gp above 0", "names the product"]),
        ("[rights]\nvolume.gp = \"joint\"", &["assignment.specific_share.gp above 0", "names hours"]),
    ];
    for (text, words) in cases {
        let said = mine(text).expect_err("this cannot be");
        assert!(said.starts_with("mine.toml:3:"), "{text}: {said}");
        for word in words {
            assert!(said.contains(word), "{text}: no {word} in\n{said}");
        }
    }
}

/// A right that nobody carries out is told where the designer wrote last, and a right that cannot be is not told twice.
#[test]
fn a_right_without_a_form_is_told_where_it_was_undone() {
    let said = mine("[assignment]\nspecific_share.desk = 0.0").expect_err("nobody names hours");
    assert!(said.starts_with("mine.toml:3:"), "{said}");
    assert!(said.contains("more than 0, or rights.volume.desk = \"provider\""), "{said}");
    assert!(said.contains("or rights.product.desk = \"provider\""), "{said}");
    let said = mine("[rights]\nvolume.gp = \"client\"").expect_err("it cannot be");
    assert_eq!(said.matches("needs").count(), 1, "{said}");
}

/// A budget without an end is none: hours that somebody else sets need an end, or specific assignments.
#[test]
fn a_budget_where_the_provider_sets_the_end_names_no_hours() {
    let text = "[assignment]\nbudget_share.gp = 0.5\n[rights]\nvolume.gp = \"joint\"\n";
    let said = mine(text).expect_err("nobody names hours");
    assert!(said.contains("mine.toml:5:") && said.contains("names hours, and a budget where"), "{said}");
    let held = format!("{text}duration.gp = \"joint\"\nextension.gp = \"joint\"");
    assert!(mine(&held).is_ok(), "{:?}", mine(&held).err());
}

#[test]
fn forms_that_add_up_above_all_are_told_where_the_designer_wrote() {
    // What the base says of one form and the overlay of another count together.
    let said = mine("[assignment]\nbudget_share = 0.6").expect_err("0.5 and 0.6 are more than all");
    assert!(said.starts_with("mine.toml:3:"), "{said}");
    assert!(
        said.contains("at most for desk; now 1.1") && said.contains("every assignment has one form"),
        "{said}"
    );
    assert!(mine("[assignment]\nbudget_share = 0.4").is_ok());
}

#[test]
fn a_holder_that_is_misspelt_or_does_not_judge_is_told() {
    for (name, word) in [
        ("provder_team", "did you mean provider_team?"),
        ("insitution", "bedoelt u institution?"),
        ("provider", "who decides for itself does not judge"),
        ("client", "who decides for itself does not judge"),
    ] {
        let said = mine(&format!("[access.{name}]\nstrictness = 0.3")).expect_err("no such holder");
        assert!(said.contains(word) && said.contains("mine.toml:2:"), "{name}: {said}");
    }
    let said = mine("[rights]\nextension = \"jont\"").expect_err("no such holder");
    assert!(said.contains("did you mean \"joint\"?"), "{said}");
}

#[test]
fn who_sets_tariffs_together_does_not_cut_them_alone() {
    let rule = |kind: &str| {
        format!(
            "[rights]\ntariff = \"joint\"\n[[budget.rule]]\nwhen = \"forecast\"\nabove = 1.0\nkind = \"{kind}\"\nlag_months = 1\ncut_share = 0.05"
        )
    };
    let said = mine(&rule("cut tariff")).expect_err("together is not alone");
    assert!(said.starts_with("mine.toml:7:") && said.contains("\"renegotiate\", or rights.tariff"), "{said}");
    assert!(mine(&rule("renegotiate")).is_ok(), "{:?}", mine(&rule("renegotiate")).err());
    assert!(mine(&rule("cut tariff").replace("joint", "desk")).is_ok());
}

/// A stop that was imposed is told as what it is, and a provider that agreed to one is not told that it was.
#[test]
fn a_misspelt_word_for_all_ways_is_told_once() {
    let said = mine("[rights]\nextension = \"jont\"").expect_err("nobody is called this");
    assert_eq!(said.matches("rights.extension = \"jont\"").count(), 2, "once in each language: {said}");
    assert!(said.contains("did you mean \"joint\"?"), "{said}");
}

#[test]
fn a_running_contract_does_not_become_a_task_and_changing_it_costs_trust() {
    let amended = "[contract]\nbegins = \"amended\"\n";
    let said =
        built(&[("mine.toml", over("lump-sum.toml", amended))]).expect_err("effort does not become a task");
    assert!(said.contains("mine.toml:3:") && said.contains("art. 1.4"), "{said}");
    let trust = |changes: &str| {
        let mut scenario =
            built(&[("mine.toml", over("ceilings.toml", changes))]).expect("ceilings may be added");
        (scenario.run.years, scenario.run.warmup_years) = (1, 1);
        let world = prikkel::run::simulate(&scenario, 1, 0).expect("it balances");
        world.providers.trust.iter().sum::<f64>()
    };
    let (new, alone) = (trust(""), trust(amended));
    let together = trust(&format!("{amended}[rights]\ntariff = \"joint\"\n"));
    assert!(alone < new && new < together, "{alone} {new} {together}");
}

#[test]
fn a_region_decides_only_where_there_is_one() {
    let said = mine("[rights]\nextension.desk = \"region\"").expect_err("nobody buys together here");
    assert!(said.contains("rights.extension.desk = \"region\"") && said.contains("has no region"), "{said}");
    let region = mine(&format!("{TOWNS}[rights]\ntariff = \"region\"\nextension.desk = \"region\""))
        .expect("here they do");
    assert_eq!(extension(&region)[0], Holder::Region);
}

const TOWNS: &str = "municipality.inhabitants = 100_000\n[region.municipality.\"A\"]\ninhabitants = 92_000\n\
                     [region.municipality.\"B\"]\ninhabitants = 8_000\n";

/// Written or not: a tariff of one desk cannot stand in a contract of all municipalities.
#[test]
fn in_a_region_no_desk_sets_the_tariff_alone() {
    for (rights, line) in [("", 3), ("[rights]\ntariff = \"desk\"\n", 8)] {
        let said = mine(&format!("{TOWNS}{rights}")).expect_err("it is of all together");
        assert!(said.contains(&format!("mine.toml:{line}:")), "told where it was written last: {said}");
        let words = ["rights.tariff = \"region\" or \"joint\"", "van alle gemeenten samen"];
        assert!(words.iter().all(|it| said.contains(it)), "{said}");
    }
    for holder in ["region", "joint"] {
        assert!(mine(&format!("{TOWNS}[rights]\ntariff = \"{holder}\"")).is_ok(), "{holder}");
    }
    let cut = "[[budget.rule]]\nwhen = \"forecast\"\nabove = 1.0\nkind = \"cut tariff\"\nlag_months = 1\ncut_share = 0.05";
    let said =
        mine(&format!("{TOWNS}[rights]\ntariff = \"joint\"\n{cut}")).expect_err("nobody cuts it alone");
    assert!(said.contains("or rights.tariff = \"region\""), "what is advised is allowed: {said}");
}

#[test]
fn an_imposed_stop_is_explained() {
    let folder = workshop();
    let text = "extends = \"ceilings.toml\"\n[rights]\nintake_stop = \"desk\"\n";
    std::fs::write(folder.path().join("mine.toml"), text).expect("it can be written");
    let told = |file: &str, language: &str| {
        let asked = ["explain", file, "--provider", "youth/1", "--segment", "youth-ambulatory-light"];
        let asked = [&asked[..], &["--month", "1-11", "--lang", language]].concat();
        ends(&done(folder.path(), &asked), 0).0.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    for (language, words) in [("nl", "een opnamestop is opgelegd"), ("en", "an intake stop was imposed")] {
        assert!(told("mine.toml", language).contains(words), "{}", told("mine.toml", language));
        assert!(!told("ceilings", language).contains(words), "that one was agreed");
    }
}

#[test]
fn what_would_move_nobody_is_refused() {
    for (line, words) in [
        ("court]\nbudget_transmission_share = 0.2", "money is no ground"),
        ("court]\ninterest_share = 0.2", "geld geen grond"),
        ("court]\ncloseness_share = 0.2", "by asking for it"),
        ("institution]\ncloseness_share = 0.2", "0, or no line"),
    ] {
        let said = mine(&format!("[access.{line}")).expect_err("it would do nothing");
        assert!(said.starts_with("mine.toml:3:") && said.contains(words), "{said}");
        assert!(mine(&format!("[access.{}", line.replace("0.2", "0.0"))).is_ok());
    }
}
