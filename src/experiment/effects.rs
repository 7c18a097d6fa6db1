//! What each lever does by itself, averaged over the levels of the others: its main effects.
//!
//! The effect of a level is the mean outcome of the schemes with that level less the mean of those with the first level of the same lever,
//! in the same world under the same luck; where only one lever is changed at a time, the outcome of that scheme less that of the first.
//! In all combinations, and in a fraction, other levers meet both evenly, so that their own effects fall out. The interval is over worlds,
//! or over runs where there is one world; those of all effects on one outcome hold together (Bonferroni).
//!
//! Source: Box, Hunter & Hunter (2005), Statistics for Experimenters, chapters 5 and 6.

use super::batch::PointOutcome;
use super::claims::over_worlds;
use crate::indicators::position;
use crate::scenario::experiment::{Combine, Experiment};
use crate::stats::{CONFIDENCE, Interval, Moments};

/// The effect of a level on an outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The key of the outcome.
    pub indicator: String,
    /// The place of the lever.
    pub lever: usize,
    /// The place of its level, 1 or more: the first is what it is compared with.
    pub level: usize,
    /// In the unit of the outcome.
    pub size: Interval,
}

/// Takes in runs, and answers.
pub struct Effects {
    schemes: usize,
    /// What is compared: lever, level, and the weight of every scheme.
    contrasts: Vec<(usize, usize, Vec<f64>)>,
    /// The outcomes: their key, and their place among all.
    outcomes: Vec<(String, usize)>,
    /// Per outcome, contrast and world.
    sums: Vec<Vec<Vec<Moments>>>,
    /// The values of the group under way, per scheme and outcome.
    group: Vec<Vec<Option<f64>>>,
}

impl Effects {
    /// Before the first run; None where there is one lever at most, where schemes are a list, and where no outcome is asked for.
    pub fn new(experiment: &Experiment, worlds: usize) -> Option<Effects> {
        let contrasts = contrasts(experiment);
        let outcomes = outcomes(experiment);
        if contrasts.is_empty() || outcomes.is_empty() {
            return None;
        }
        Some(Effects {
            schemes: experiment.schemes.len(),
            sums: vec![vec![vec![Moments::default(); worlds]; contrasts.len()]; outcomes.len()],
            group: vec![vec![None; outcomes.len()]; experiment.schemes.len()],
            contrasts,
            outcomes,
        })
    }

    /// Takes in a run, in the order of their numbers.
    pub fn take(&mut self, run: &PointOutcome) {
        let value = |(_, row): &(String, usize)| run.result.as_ref().ok().and_then(|values| values[*row]);
        self.group[run.spot.scheme] = self.outcomes.iter().map(value).collect();
        if run.spot.scheme + 1 < self.schemes {
            return;
        }
        for (outcome, sums) in self.sums.iter_mut().enumerate() {
            for ((_, _, weights), worlds) in self.contrasts.iter().zip(sums) {
                // Schemes that are not compared need no value.
                let compared = weights.iter().zip(&self.group).filter(|(weight, _)| **weight != 0.0);
                let sum =
                    compared.map(|(weight, values)| Some(weight * values[outcome]?)).sum::<Option<f64>>();
                sum.into_iter().for_each(|sum| worlds[run.spot.world].add(sum));
            }
        }
    }

    /// Every effect on every outcome; none of those without a value.
    pub fn answer(&self) -> Vec<Effect> {
        let confidence = 1.0 - (1.0 - CONFIDENCE) / self.contrasts.len() as f64;
        let one = |(indicator, _): &(String, usize), contrasts: &Vec<Vec<Moments>>| -> Vec<Effect> {
            let known = self.contrasts.iter().zip(contrasts);
            let known = known.filter(|(_, worlds)| worlds.iter().any(|world| world.count > 0));
            let effect = |((lever, level, _), worlds): (&(usize, usize, Vec<f64>), &Vec<Moments>)| Effect {
                indicator: indicator.clone(),
                lever: *lever,
                level: *level,
                size: over_worlds(worlds, confidence),
            };
            known.map(effect).collect()
        };
        self.outcomes.iter().zip(&self.sums).flat_map(|(outcome, sums)| one(outcome, sums)).collect()
    }
}

/// The outcomes of goals and tests, each once.
fn outcomes(experiment: &Experiment) -> Vec<(String, usize)> {
    let tests = experiment.claim.iter().flat_map(|claim| &claim.tests).map(|test| &test.indicator);
    let mut all: Vec<(String, usize)> = Vec::new();
    for key in experiment.goals.iter().map(|goal| &goal.indicator).chain(tests) {
        if all.iter().all(|(known, _)| known != key) {
            all.push((key.clone(), position(key)));
        }
    }
    all
}

/// What is compared: a level of a lever with its first level.
fn contrasts(experiment: &Experiment) -> Vec<(usize, usize, Vec<f64>)> {
    let levers = experiment.levers.iter().enumerate().filter(|(_, lever)| lever.levels.len() > 1);
    let levers: Vec<(usize, usize)> = levers.map(|(place, lever)| (place, lever.levels.len())).collect();
    if levers.len() < 2 || matches!(experiment.design.combine, Combine::List | Combine::Search) {
        return Vec::new();
    }
    let levels = levers.iter().flat_map(|(lever, count)| (1..*count).map(move |level| (*lever, level)));
    levels.map(|(lever, level)| (lever, level, weights(experiment, lever, level))).collect()
}

fn weights(experiment: &Experiment, lever: usize, level: usize) -> Vec<f64> {
    let schemes = &experiment.schemes;
    let compared = |wanted: usize| -> Vec<bool> {
        let with = |levels: &[usize]| match experiment.design.combine {
            Combine::OneAtATime => {
                let others = levels.iter().enumerate().filter(|(place, _)| *place != lever);
                levels[lever] == wanted && others.clone().all(|(_, level)| *level == 0)
            }
            Combine::Every | Combine::Fraction(_) | Combine::List | Combine::Search => {
                levels[lever] == wanted
            }
        };
        schemes.iter().map(|scheme| with(&scheme.levels)).collect()
    };
    let share = |compared: &[bool]| 1.0 / compared.iter().filter(|it| **it).count() as f64;
    let (with, first) = (compared(level), compared(0));
    let (plus, minus) = (share(&with), share(&first));
    let weight = |(with, first): (&bool, &bool)| f64::from(*with) * plus - f64::from(*first) * minus;
    with.iter().zip(&first).map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::batch::Layout;
    use crate::indicators::INDICATORS;
    use crate::random::{Luck, Purpose, normal};
    use crate::scenario::Embedded;
    use crate::scenario::experiment::read;

    /// Two levers of two and four levels in every combination.
    fn experiment() -> Experiment {
        read("h3-together.toml", &Embedded).expect("it is in order")
    }

    /// The effects after runs in which a scheme gives `value` of its levels, and luck and worlds move all schemes alike.
    fn answered(experiment: &Experiment, value: &dyn Fn(&[usize]) -> f64) -> Vec<Effect> {
        let (schemes, worlds) = (experiment.schemes.len() as u64, 20);
        let mut effects = Effects::new(experiment, worlds as usize).expect("there are two levers and goals");
        let luck = Luck::new(5, 0);
        for number in 0..schemes * worlds * 2 {
            let spot = Layout { schemes, worlds, worlds_share_luck: false }.spot(number);
            let common = 10.0 * normal(luck.draws(Purpose::Client, number / schemes, 0)[0]);
            let value = value(&experiment.schemes[spot.scheme].levels) + common;
            effects.take(&PointOutcome { spot, result: Ok(vec![Some(value); INDICATORS.len()]) });
        }
        effects.answer()
    }

    fn size(effects: &[Effect], lever: usize, level: usize) -> f64 {
        let found = effects.iter().find(|it| (it.lever, it.level) == (lever, level)).expect("it is there");
        assert!(found.size.high - found.size.low < 1e-9, "what is common falls out: {found:?}");
        found.size.mean
    }

    /// Levers that add up, and an interaction that is averaged over the other lever: by hand.
    #[test]
    fn the_effect_of_a_level_is_the_mean_over_the_levels_of_the_other() {
        let experiment = experiment();
        let value = |levels: &[usize]| {
            let [a, b] = [levels[0] as f64, levels[1] as f64];
            100.0 + 7.0 * a + b * b + 2.0 * a * b
        };
        let effects = answered(&experiment, &value);
        // Lever a: 7 + 2·mean(0, 1, 2, 3) = 10; lever b at 3: 9 + 2·3·mean(0, 1) = 12.
        assert!((size(&effects, 0, 1) - 10.0).abs() < 1e-9);
        assert!((size(&effects, 1, 3) - 12.0).abs() < 1e-9);
        let outcomes = effects.len() / 4;
        assert_eq!((effects.len() % 4, outcomes), (0, outcomes), "one and three levels per outcome");
    }

    /// Where one lever is changed at a time there is nothing to average over.
    #[test]
    fn one_at_a_time_compares_with_the_first_only() {
        let mut experiment = experiment();
        experiment.design.combine = Combine::OneAtATime;
        experiment.schemes.retain(|scheme| scheme.levels.iter().filter(|level| **level > 0).count() < 2);
        assert_eq!(experiment.schemes.len(), 5);
        let effects =
            answered(&experiment, &|levels| 7.0 * levels[0] as f64 + (levels[1] * levels[1]) as f64);
        assert!((size(&effects, 0, 1) - 7.0).abs() < 1e-9);
        assert!((size(&effects, 1, 3) - 9.0).abs() < 1e-9);
    }

    /// A list is not balanced, and one lever alone is what tests and goals compare.
    #[test]
    fn where_levels_do_not_meet_evenly_nothing_is_said() {
        let mut experiment = experiment();
        experiment.design.combine = Combine::List;
        assert!(Effects::new(&experiment, 3).is_none());
        experiment.design.combine = Combine::Every;
        experiment.levers.truncate(1);
        assert!(Effects::new(&experiment, 3).is_none());
    }
}
