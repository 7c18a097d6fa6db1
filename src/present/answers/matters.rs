//! Which uncertain numbers move an outcome, where worlds were drawn to see that.

use super::{cell, named};
use crate::experiment::claims::{ClaimAnswer, TestAnswer};
use crate::experiment::sensitivity::Matters;
use crate::language::Language;
use crate::present::number::digits;
use crate::scenario::experiment::{Claim, Experiment, Test};
use crate::stats::Interval;

/// How many numbers are named.
const MOST: usize = 5;

/// What moves the outcome of a test most, with intervals; a warning and no list where none is clear of nothing.
pub(super) fn told(
    experiment: &Experiment,
    test: &Test,
    of: &TestAnswer,
    language: Language,
) -> Option<String> {
    let found = of.matters.as_ref()?;
    let words = test.words.say(language);
    let sizes = found.sizes();
    let mut clear: Vec<usize> = (0..sizes.len()).filter(|place| sizes[*place].low > 0.0).collect();
    if clear.is_empty() {
        return Some(match language {
            Language::Dutch => format!(
                "{words}: geen van de intervallen is vrij van nul; met zo weinig werelden is er geen rangorde. Kies meer werelden."
            ),
            Language::English => format!(
                "{words}: none of the intervals is clear of zero; with so few worlds there is no ranking. Choose more worlds."
            ),
        });
    }
    clear.sort_by(|a, b| sizes[*b].mean.total_cmp(&sizes[*a].mean));
    let all: f64 = sizes.iter().map(|size| size.mean).sum();
    let one = |place: &usize| {
        let name = named(&experiment.uncertain[*place].path, language);
        let Interval { mean, low, high } = match found {
            // As a share of all effects, which have the unit of the outcome.
            Matters::Morris(_) => scaled(&sizes[*place], 1.0 / all),
            Matters::Sobol(_) => sizes[*place],
        };
        let [mean, low, high] = [mean, low, high].map(|share| digits(100.0 * share, 0, language));
        format!("{name} {mean}% ({low}–{high})")
    };
    let listed: Vec<String> = clear.iter().take(MOST).map(one).collect();
    let listed = listed.join("; ");
    Some(match (found, language) {
        (Matters::Morris(_), Language::Dutch) => format!(
            "{words}: het meest beweegt {listed} van alle effecten samen. Waar intervallen elkaar overlappen, is er geen rangorde."
        ),
        (Matters::Morris(_), Language::English) => format!(
            "{words}: moved most by {listed} of all effects together. Where intervals overlap there is no ranking."
        ),
        (Matters::Sobol(_), Language::Dutch) => format!(
            "{words}: aan de spreiding heeft het meeste deel {listed}. Waar intervallen elkaar overlappen, is er geen rangorde."
        ),
        (Matters::Sobol(_), Language::English) => format!(
            "{words}: the largest part in the variance has {listed}. Where intervals overlap there is no ranking."
        ),
    })
}

fn scaled(interval: &Interval, factor: f64) -> Interval {
    let Interval { mean, low, high } = *interval;
    Interval { mean: mean * factor, low: low * factor, high: high * factor }
}

/// The rows of `sensitivity.csv`, the first being the header; None where worlds were not drawn to see what matters.
pub fn matters_cells(
    experiment: &Experiment,
    claim: &Claim,
    answer: &ClaimAnswer,
    language: Language,
) -> Option<Vec<Vec<String>>> {
    let header = ["test", "indicator", "key", "measure", "mean", "low", "high"].map(String::from).to_vec();
    let mut rows = vec![header];
    for (test, of) in claim.tests.iter().zip(&answer.tests) {
        for (place, uncertain) in experiment.uncertain.iter().enumerate() {
            let exactly = |value: f64| Interval { mean: value, low: value, high: value };
            let measured: Vec<(&str, Interval)> = match of.matters.as_ref()? {
                Matters::Morris(effects) => {
                    let effect = effects[place];
                    vec![
                        ("mu_star", effect.size),
                        ("mu", exactly(effect.mean)),
                        ("sigma", exactly(effect.deviation)),
                    ]
                }
                Matters::Sobol(indices) => vec![("S1", indices[place].first), ("ST", indices[place].total)],
            };
            rows.extend(measured.into_iter().map(|(measure, it)| {
                vec![
                    test.words.say(language).to_string(),
                    test.indicator.clone(),
                    uncertain.path.clone(),
                    measure.to_string(),
                    cell(it.mean),
                    cell(it.low),
                    cell(it.high),
                ]
            }));
        }
    }
    Some(rows)
}
