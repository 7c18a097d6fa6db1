//! Waiting and unmet need: two fans per scheme, each on the same axis for all schemes.

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

pub(super) const KEY: &str = "waiting_and_unmet_need";

/// The two measures.
const MEASURES: [Measure; 2] = [
    Measure {
        key: "waiting",
        title: Words { nl: "Mensen op de wachtlijst", en: "People on the waiting list" },
        months: 1,
        unit: Unit::Clients,
        least: 1.0,
    },
    Measure {
        key: "unmet",
        title: Words {
            nl: "Mensen die zonder hulp blijven, per maand",
            en: "People left without help, per month",
        },
        months: 3,
        unit: Unit::Clients,
        least: 1.0,
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
            "Zonder hulp: afgewezen, afgehaakt tijdens het wachten, of weggebleven of gestopt om een hogere eigen bijdrage; het gemiddelde van de drie maanden van elk kwartaal.",
        ),
        Language::English => (
            "Line: the middle run; dark band: half of the runs; light band: 9 in 10 runs. The number at the right is where the line ends.",
            "Without help: turned away, dropped out while waiting, or stayed away or stopped for a higher contribution; the average of the three months of each quarter.",
        ),
    };
    let title = finding::waiting(comparison, language);
    let footer = format!("{} {footer}", fan::caution(comparison.replicates, language));
    Caption { key: KEY, title, subtitle: subtitle.to_string(), footer }
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let say = |key: &str| {
        let indicator = row(key);
        let value = spread(scheme, key).map(|i| number::estimate(indicator.unit, &i, language));
        format!("{} {}", indicator.label.say(language), value.as_deref().unwrap_or(NOTHING.say(language)))
    };
    let year = Words { nl: "per jaar", en: "a year" }.say(language);
    format!("{}: {}, {}, {} {year}.", scheme.title.say(language), say("waiting"), say("wait"), say("unmet"))
}
