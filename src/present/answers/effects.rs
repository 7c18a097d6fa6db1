//! What each lever does by itself.

use super::cell;
use crate::experiment::effects::Effect;
use crate::indicators::{INDICATORS, position};
use crate::language::Language;
use crate::present::number;
use crate::scenario::experiment::{Combine, Experiment};

/// A sentence per outcome; before them what they are, and in a small fraction what they may hide.
pub(super) fn told(experiment: &Experiment, effects: &[Effect], language: Language) -> Vec<String> {
    let mut outcomes: Vec<&str> = Vec::new();
    for effect in effects {
        if !outcomes.contains(&effect.indicator.as_str()) {
            outcomes.push(&effect.indicator);
        }
    }
    if outcomes.is_empty() {
        return Vec::new();
    }
    let head = match (experiment.design.combine, language) {
        (Combine::OneAtATime, Language::Dutch) => {
            "Wat elke knop doet, als alle andere op hun eerste stand staan:"
        }
        (Combine::OneAtATime, Language::English) => {
            "What each lever does, all others being at their first level:"
        }
        (_, Language::Dutch) => "Wat elke knop doet, gemiddeld over de standen van de andere:",
        (_, Language::English) => "What each lever does, averaged over the levels of the others:",
    };
    let hidden = match (experiment.design.combine, language) {
        (Combine::Fraction(3), Language::Dutch) => {
            " (in dit deel van de combinaties kan het effect van twee knoppen samen lijken op dat van één)"
        }
        (Combine::Fraction(3), Language::English) => {
            " (in this fraction the effect of two levers together can look like that of one)"
        }
        _ => "",
    };
    let head = format!("{}{hidden}:", head.trim_end_matches(':'));
    let one = |outcome: &&str| outcome_line(experiment, outcome, effects, language);
    std::iter::once(head).chain(outcomes.iter().map(one)).collect()
}

fn outcome_line(experiment: &Experiment, outcome: &str, effects: &[Effect], language: Language) -> String {
    let row = &INDICATORS[position(outcome)];
    let shown = |effect: &&Effect| {
        let lever = &experiment.levers[effect.lever];
        // Of a lever that is a number the ends say enough here; the table has all.
        effect.indicator == outcome && (lever.key.is_none() || effect.level + 1 == lever.levels.len())
    };
    let one = |effect: &Effect| {
        let levels = &experiment.levers[effect.lever].levels;
        let [of, first] = [effect.level, 0].map(|level| levels[level].title.say(language));
        let size = number::difference(row.unit, &effect.size, language);
        let unclear = match (effect.size.holds(0.0), language) {
            (false, _) => "",
            (true, Language::Dutch) => ", niet duidelijk",
            (true, Language::English) => ", not clear",
        };
        match language {
            Language::Dutch => format!("‘{of}’ in plaats van ‘{first}’: {size}{unclear}"),
            Language::English => format!("“{of}” rather than “{first}”: {size}{unclear}"),
        }
    };
    let listed: Vec<String> = effects.iter().filter(shown).map(one).collect();
    format!("- {}: {}.", row.label.say(language), listed.join("; "))
}

/// The rows of `effects.csv`, the first being the header.
pub fn effect_cells(experiment: &Experiment, effects: &[Effect]) -> Vec<Vec<String>> {
    let header = ["indicator", "lever", "level", "against", "mean", "low", "high"].map(String::from).to_vec();
    let row = |effect: &Effect| {
        let lever = &experiment.levers[effect.lever];
        let names = [&effect.indicator, &lever.name, &lever.levels[effect.level].name, &lever.levels[0].name];
        let size = [effect.size.mean, effect.size.low, effect.size.high].map(cell);
        names.into_iter().cloned().chain(size).collect()
    };
    std::iter::once(header).chain(effects.iter().map(row)).collect()
}
