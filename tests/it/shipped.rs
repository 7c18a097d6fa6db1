//! The shipped scenarios as a whole: every key is read, the schema takes them, and their results stay what they are.

use prikkel::present::schema::schema;
use prikkel::run::play;
use prikkel::scenario::embedded::SHIPPED;
use prikkel::scenario::keys::KEYS;
use prikkel::scenario::{Embedded, Scenario, build, read};
use std::collections::BTreeSet;

fn shipped(file: &str) -> Scenario {
    build(&read(file, &Embedded).expect("shipped scenarios are in order"))
        .expect("shipped scenarios are in order")
}

#[test]
fn every_key_is_read_by_some_shipped_scenario() {
    let mut unread: BTreeSet<&str> = KEYS.iter().map(|key| key.path).collect();
    for (file, _) in SHIPPED {
        let resolved = read(file, &Embedded).expect("shipped scenarios are in order");
        build(&resolved).expect("shipped scenarios are in order");
        let still: BTreeSet<&str> = resolved.values.unread().into_iter().collect();
        unread = unread.intersection(&still).copied().collect();
    }
    assert_eq!(unread, BTreeSet::new(), "keys that nothing reads");
}

#[test]
fn the_schema_takes_every_shipped_scenario_and_refuses_a_misspelt_key() {
    let validator = jsonschema::draft202012::new(&schema()).expect("the schema is a schema");
    let document = |text: &str| toml::from_str::<serde_json::Value>(text).expect("it is TOML");
    for (file, text) in SHIPPED {
        let faults: Vec<String> =
            validator.iter_errors(&document(text)).map(|fault| fault.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{file}");
        let misspelt = text.replacen("tariff_share", "tarif_share", 1);
        assert!(misspelt == **text || !validator.is_valid(&document(&misspelt)), "{file}");
    }
}

#[test]
fn every_number_of_the_default_municipality_carries_its_source_and_grade() {
    let resolved = read("default-municipality.toml", &Embedded).expect("the shipped base is in order");
    let own_choice = ["run.", "municipality.inhabitants", "contract.", "budget.rule[]."];
    for key in KEYS.iter().filter(|key| !own_choice.iter().any(|part| key.path.starts_with(part))) {
        for stated in resolved.values.stated(key) {
            let number = stated.written.parse::<f64>().is_ok();
            let known = stated.provenance.source.is_some() && stated.provenance.grade.is_some();
            assert!(!number || known, "{} has no source or grade", stated.path);
        }
    }
}

/// Golden: says *unchanged*, never *right*. What is right is held by the laws and the calibration; a change here is named
/// in the message of its commit, with its size.
#[test]
fn the_results_of_every_shipped_scenario_are_unchanged() {
    let mut found = String::new();
    for (file, _) in SHIPPED {
        let mut scenario = shipped(file);
        scenario.run.years = 2;
        let values = play(&scenario, 20_260_101, 0).expect("the ledger balances");
        let bits = values.indicators.iter().chain(&values.series);
        let print = bits.fold(0xCBF2_9CE4_8422_2325_u64, |hash, value| {
            (hash ^ value.map_or(1, f64::to_bits)).wrapping_mul(0x0000_0100_0000_01B3)
        });
        found.push_str(&format!("{file} {print:016x}\n"));
    }
    assert_eq!(found, include_str!("../golden/shipped.txt"));
}
