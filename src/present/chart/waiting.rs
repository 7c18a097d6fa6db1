//! Waiting and unmet need: two fans per scheme, each on the same axis for all schemes.

use super::Drawing;
use super::finding;
use super::panels::{Measure, Multiples, labelled};
use crate::experiment::{Comparison, SchemeResult};
use crate::indicators::Unit;
use crate::language::{Language, Words};

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

const CHART: Multiples = Multiples {
    key: KEY,
    measures: &MEASURES,
    title: finding::waiting,
    footer: Words {
        nl: "Zonder hulp: afgewezen, afgehaakt tijdens het wachten, of weggebleven of gestopt om een hogere eigen bijdrage; het gemiddelde van de drie maanden van elk kwartaal.",
        en: "Without help: turned away, dropped out while waiting, or stayed away or stopped for a higher contribution; the average of the three months of each quarter.",
    },
    fact,
};

pub(super) fn draw(comparison: &Comparison, language: Language) -> Drawing {
    CHART.drawing(comparison, language)
}

fn fact(scheme: &SchemeResult, language: Language) -> String {
    let said = ["waiting", "wait", "unmet"].map(|key| labelled(scheme, key, language)).join(", ");
    let year = Words { nl: "per jaar", en: "a year" }.say(language);
    format!("{}: {said} {year}.", scheme.title.say(language))
}
