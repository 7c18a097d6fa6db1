//! Trust over time, and how many on both sides know each other.

use super::Drawing;
use super::data::{row, spread};
use super::fan;
use super::finding;
use super::panels::{self, Measure};
use super::sheet::{Caption, NOTHING, Sheet};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};
use crate::present::number;

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

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    let mut sheet = Sheet::open(caption(comparison, language), language);
    panels::draw(&mut sheet, comparison, &MEASURES, language);
    let facts: Vec<String> = comparison.schemes.iter().map(|scheme| fact(scheme, language)).collect();
    sheet.close(comparison.replicates, &facts)
}

fn caption(comparison: &Comparison, language: Language) -> Caption {
    let (subtitle, footer) = match language {
        Language::Dutch => (
            "Lijn: de middelste run; donkere band: de helft van de runs; lichte band: 9 van de 10 runs. Het getal rechts is het eind van de lijn.",
            "Vertrouwen: in de gemeente en in wie er werkt, gemiddeld over aanbieders. Hoe het groeit en breekt is een aanname.",
        ),
        Language::English => (
            "Line: the middle run; dark band: half of the runs; light band: 9 in 10 runs. The number at the right is where the line ends.",
            "Trust: in the municipality and in those who work there, mean over providers. How it grows and breaks is an assumption.",
        ),
    };
    let title = finding::trust(comparison, language);
    let footer = format!("{} {footer}", fan::caution(comparison.replicates, language));
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer }
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let say = |key: &str| {
        let indicator = row(key);
        let value = spread(scheme, key).map(|i| number::estimate(indicator.unit, &i, language));
        format!("{} {}", indicator.label.say(language), value.as_deref().unwrap_or(NOTHING.say(language)))
    };
    let keys = ["trust", "trust_small", "trust_medium", "trust_large", "known_people"];
    format!("{}: {}.", scheme.title.say(language), keys.map(say).join(", "))
}
