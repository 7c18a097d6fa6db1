//! Which uncertain numbers matter: Morris' elementary effects, and Sobol' indices, each with its interval.
//!
//! Both ask for worlds of their own. **Morris** walks from a random corner of a grid, changing one number at a time; an elementary effect is
//! the change of the outcome over the step, and μ\* the mean of its size over walks: how much a number matters. σ says whether it always
//! does the same. **Saltelli's** design has two samples A and B, and for every number i the sample A with column i from B. Of the variance
//! of the outcome V, with f(A) its values,
//!
//! > S_i = mean(f(B)(f(AB_i) − f(A)))/V is the share that i explains alone, T_i = mean((f(A) − f(AB_i))²)/(2V) the share in which it has
//! > a part.
//!
//! Source: Morris (1991), Technometrics 33; Campolongo, Cariboni & Saltelli (2007), Environmental Modelling & Software 22 (μ\*); Saltelli et
//! al. (2010), Computer Physics Communications 181, table 2 (S_i), Jansen (1999) (T_i). Intervals: Student's over walks, and percentiles
//! of 1,000 bootstrap samples of rows.

use super::sampling::points;
use crate::random::{Luck, Purpose};
use crate::scenario::experiment::{Experiment, Sampling};
use crate::stats::{CONFIDENCE, Interval, Moments, quantile};

/// Bootstrap samples.
const RESAMPLES: u32 = 1_000;

/// How much one number matters by Morris.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// μ\*: the mean size of the effect of going through the whole range.
    pub size: Interval,
    /// μ: the mean effect with its sign.
    pub mean: f64,
    /// σ: how much it differs from place to place.
    pub deviation: f64,
}

/// How much of the variance one number explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indices {
    /// S_i: alone.
    pub first: Interval,
    /// T_i: alone and with others.
    pub total: Interval,
}

/// What matters for one outcome, number by number.
#[derive(Clone, Debug, PartialEq)]
pub enum Matters {
    /// By elementary effects.
    Morris(Vec<Effect>),
    /// By shares of the variance.
    Sobol(Vec<Indices>),
}

impl Matters {
    /// How much each number matters: μ\*, or T.
    pub fn sizes(&self) -> Vec<Interval> {
        match self {
            Matters::Morris(effects) => effects.iter().map(|effect| effect.size).collect(),
            Matters::Sobol(indices) => indices.iter().map(|indices| indices.total).collect(),
        }
    }
}

/// What matters for `outcomes`, one per world of an experiment whose worlds were drawn to see that; None for others.
pub fn matters(experiment: &Experiment, outcomes: &[f64]) -> Option<Matters> {
    match experiment.design.sampling {
        Sampling::LatinHypercube | Sampling::Sobol | Sampling::Table => None,
        Sampling::Morris => Some(Matters::Morris(morris(&points(experiment), outcomes))),
        Sampling::Saltelli => {
            let (rows, seed) = (experiment.design.worlds as usize, experiment.design.seed);
            sobol_indices(outcomes, rows, seed).map(Matters::Sobol)
        }
    }
}

/// The effects of every number, from the outcomes at the points of [`morris_design`](super::sampling::morris_design); a walk with an outcome that is missing (not finite)
/// is left out.
pub fn morris(points: &[Vec<f64>], outcomes: &[f64]) -> Vec<Effect> {
    let width = points.first().map_or(0, Vec::len);
    let mut effects = vec![(Moments::default(), Moments::default()); width];
    for (walk, values) in points.chunks(width + 1).zip(outcomes.chunks(width + 1)) {
        if values.len() <= width || values.iter().any(|value| !value.is_finite()) {
            continue;
        }
        for (pair, outcome) in walk.windows(2).zip(values.windows(2)) {
            let moved = (0..width).find(|place| (pair[0][*place] - pair[1][*place]).abs() > 1e-9);
            let Some(dimension) = moved else { continue };
            let effect = (outcome[1] - outcome[0]) / (pair[1][dimension] - pair[0][dimension]);
            effects[dimension].0.add(effect.abs());
            effects[dimension].1.add(effect);
        }
    }
    let effect = |(sizes, signed): (Moments, Moments)| Effect {
        size: sizes.interval(),
        mean: signed.mean,
        deviation: signed.deviation(),
    };
    effects.into_iter().map(effect).collect()
}

/// The indices of every number, from the outcomes at the points of [`saltelli_design`](super::sampling::saltelli_design); rows with an outcome that is missing (not finite)
/// are left out. None where nothing varies.
pub fn sobol_indices(outcomes: &[f64], rows: usize, seed: u64) -> Option<Vec<Indices>> {
    let width = (outcomes.len() / rows.max(1)).checked_sub(2)?;
    let of = |block: usize, row: usize| outcomes[block * rows + row];
    let whole = |row: &usize| (0..width + 2).all(|block| of(block, *row).is_finite());
    let kept: Vec<usize> = (0..rows).filter(whole).collect();
    let luck = Luck::new(seed, 2);
    let resample = |number: u32| -> Vec<usize> {
        let pick = |place: usize| {
            let uniform = luck.draws(Purpose::Design, place as u64, number)[0];
            kept[((uniform * kept.len() as f64) as usize).min(kept.len() - 1)]
        };
        (0..kept.len()).map(pick).collect()
    };
    // The same samples for every number.
    let samples: Vec<Vec<usize>> = (0..RESAMPLES).map(resample).collect();
    let indices = |dimension: usize| {
        let estimate = |sample: &[usize]| one(sample, &|block, row| of(block, row), dimension);
        let found = estimate(&kept)?;
        let resampled: Vec<(f64, f64)> = samples.iter().filter_map(|sample| estimate(sample)).collect();
        Some(Indices {
            first: percentiles(found.0, resampled.iter().map(|it| it.0)),
            total: percentiles(found.1, resampled.iter().map(|it| it.1)),
        })
    };
    (0..width).map(indices).collect()
}

/// S and T of a number from a sample of rows; None where the outcome does not vary in it.
fn one(sample: &[usize], of: &dyn Fn(usize, usize) -> f64, dimension: usize) -> Option<(f64, f64)> {
    let mut all = Moments::default();
    sample.iter().for_each(|row| [0, 1].into_iter().for_each(|block| all.add(of(block, *row))));
    let variance = all.variance();
    if variance <= 0.0 {
        return None;
    }
    // Around the mean, so that a large constant costs no digits.
    let centred = |block: usize, row: usize| of(block, row) - all.mean;
    let count = sample.len() as f64;
    let mixed = dimension + 2;
    let first =
        sample.iter().map(|row| centred(1, *row) * (centred(mixed, *row) - centred(0, *row))).sum::<f64>();
    let total = sample.iter().map(|row| (centred(0, *row) - centred(mixed, *row)).powi(2)).sum::<f64>();
    Some((first / count / variance, total / count / (2.0 * variance)))
}

fn percentiles(mean: f64, resampled: impl Iterator<Item = f64>) -> Interval {
    let mut ascending: Vec<f64> = resampled.collect();
    ascending.sort_by(f64::total_cmp);
    if ascending.is_empty() {
        return Interval { mean, low: f64::NEG_INFINITY, high: f64::INFINITY };
    }
    let tail = 0.5 * (1.0 - CONFIDENCE);
    Interval { mean, low: quantile(&ascending, tail), high: quantile(&ascending, 1.0 - tail) }
}

#[cfg(test)]
mod tests {
    use super::super::sampling::{morris_design, saltelli_design};
    use super::*;
    use std::f64::consts::PI;

    /// Ishigami & Homma (1990): sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁, each uniform from −π to π.
    fn ishigami(point: &[f64]) -> f64 {
        let x: Vec<f64> = point.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        libm::sin(x[0]) + 7.0 * libm::sin(x[1]).powi(2) + 0.1 * x[2].powi(4) * libm::sin(x[0])
    }

    #[test]
    fn sobol_indices_meet_the_closed_form_of_ishigami() {
        let rows = 2_048;
        let points = saltelli_design(rows, 4, 7);
        assert_eq!(points.len(), rows * 6);
        // The fourth number does nothing.
        let outcomes: Vec<f64> = points.iter().map(|point| ishigami(point)).collect();
        let found = sobol_indices(&outcomes, rows, 7).expect("it varies");
        for (place, (first, total)) in
            [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437), (0.0, 0.0)].into_iter().enumerate()
        {
            let it = found[place];
            assert!((it.first.mean - first).abs() < 0.03, "{place}: {it:?}");
            assert!((it.total.mean - total).abs() < 0.03, "{place}: {it:?}");
            assert!(it.first.low <= first + 0.02 && first - 0.02 <= it.first.high, "{place}: {it:?}");
            assert!(it.total.low - 0.02 <= total && total <= it.total.high + 0.02, "{place}: {it:?}");
        }
        assert_eq!(sobol_indices(&vec![1.0; rows * 6], rows, 7), None);
    }

    /// Of a sum every effect is its weight, exactly and everywhere; of a product it differs from place to place.
    #[test]
    fn morris_finds_the_weights_of_a_sum_and_what_interacts() {
        let points = morris_design(12, 5, 3);
        assert_eq!(points.len(), 12 * 6);
        assert!(points.iter().flatten().all(|value| (0.0..=1.0 + 1e-12).contains(value)));
        let sum = |point: &Vec<f64>| 3.0 * point[0] - 2.0 * point[1] + 0.5 * point[2];
        let outcomes: Vec<f64> = points.iter().map(sum).collect();
        let found = morris(&points, &outcomes);
        for (effect, weight) in found.iter().zip([3.0, -2.0, 0.5, 0.0, 0.0]) {
            let weight: f64 = weight;
            assert!((effect.mean - weight).abs() < 1e-9 && (effect.size.mean - weight.abs()).abs() < 1e-9);
            assert!(effect.deviation < 1e-9);
        }
        let product: Vec<f64> = points.iter().map(|point| point[3] * point[4]).collect();
        let found = morris(&points, &product);
        assert!(found[3].deviation > 0.1 && found[0].size.mean < 1e-12);
        // A walk that lacks an outcome is left out as a whole.
        let mut lacking = outcomes.clone();
        lacking[2] = f64::NAN;
        assert!((morris(&points, &lacking)[0].mean - 3.0).abs() < 1e-9);
    }
}
