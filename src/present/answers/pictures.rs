//! The charts of an experiment: which assumptions matter for each test, and the schemes on the first two goals.

use super::{Played, key_of};
use crate::language::Language;
use crate::present::chart::{Drawing, goals, matters};
use crate::present::number::whole;

/// Every chart of an experiment, with its name in files.
pub fn pictures(played: &Played, language: Language) -> Vec<(String, Drawing)> {
    let experiment = played.experiment;
    let caution = caution(played, language);
    let mut all = Vec::new();
    if let (Some(claim), Some(answer)) = (&experiment.claim, &played.answer) {
        for (number, (test, of)) in claim.tests.iter().zip(&answer.tests).enumerate() {
            let Some(found) = &of.matters else { continue };
            let about = matters::About { experiment, test, found, meaning, caution: caution.clone() };
            all.push((format!("what_matters_{}", number + 1), matters::draw(&about, language)));
        }
    }
    if let Some(decision) = played.decision.as_ref().filter(|decision| goals::shows(decision)) {
        let drawing = goals::draw(experiment, decision, &caution, language);
        all.push(("schemes_on_goals".to_string(), drawing));
    }
    all
}

/// The charts as they stand in a page, where every name of a part must be its own.
pub(super) fn inline(played: &Played, language: Language) -> String {
    let own = |(name, drawing): (String, Drawing)| {
        let prefix = format!("{}-{name}", played.experiment.id);
        let mut svg = drawing.svg;
        for part in ["title", "desc"] {
            for key in [matters::KEY, goals::KEY] {
                svg = svg.replace(&format!("{key}-{part}"), &format!("{prefix}-{part}"));
            }
        }
        format!("<figure>{svg}</figure>\n")
    };
    pictures(played, language).into_iter().map(own).collect()
}

fn meaning(path: &str, language: Language) -> Option<&'static str> {
    key_of(path).map(|key| key.meaning.say(language))
}

fn caution(played: &Played, language: Language) -> String {
    let (worlds, runs) = (played.experiment.worlds(), u64::from(played.replicates));
    let (worlds, count) = (whole(worlds, language), whole(runs, language));
    match (language, runs) {
        (Language::Dutch, 1) => format!(
            "{worlds} werelden, in elk 1 run per regeling, met hetzelfde toeval. Modeluitkomst, geen voorspelling."
        ),
        (Language::English, 1) => {
            format!(
                "{worlds} worlds, in each 1 run per scheme, with the same luck. Model result, not a forecast."
            )
        }
        (Language::Dutch, _) => format!(
            "{worlds} werelden, in elk {count} runs per regeling, met hetzelfde toeval. Modeluitkomst, geen voorspelling."
        ),
        (Language::English, _) => format!(
            "{worlds} worlds, in each {count} runs per scheme, with the same luck. Model result, not a forecast."
        ),
    }
}
