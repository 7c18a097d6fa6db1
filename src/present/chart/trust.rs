//! Trust over time, and how many on both sides know each other.

use super::Drawing;
use super::finding;
use super::panels::{Measure, Multiples, labelled};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};

pub(super) const KEY: &str = "trust_over_time";

const MEASURES: [Measure; 2] = [
    Measure {
        key: "trust",
        title: Words {
            nl: "Vertrouwen van aanbieders, 100% is volledig",
            en: "Trust of providers, 100% is full",
        },
        months: 1,
        unit: Unit::Share,
        least: 0.1,
    },
    Measure {
        key: "known_people",
        title: Words {
            nl: "Gesprekspartners van aanbieders die hun ambtenaar kennen",
            en: "Those who speak for providers and know their official",
        },
        months: 1,
        unit: Unit::Share,
        least: 0.1,
    },
];

const CHART: Multiples = Multiples {
    key: KEY,
    measures: &MEASURES,
    title: finding::trust,
    footer: Words {
        nl: "Vertrouwen: in de gemeente en in wie er werkt, gemiddeld over aanbieders. Hoe het groeit en breekt is een aanname.",
        en: "Trust: in the municipality and in those who work there, mean over providers. How it grows and breaks is an assumption.",
    },
    fact,
};

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    CHART.drawing(comparison, language)
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let keys = ["trust", "trust_small", "trust_medium", "trust_large", "known_people"];
    let said = keys.map(|key| labelled(scheme, key, language)).join(", ");
    format!("{}: {said}.", scheme.title.say(language))
}
