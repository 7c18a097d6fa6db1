//! Worlds: points in the unit cube that fill it evenly, and the values of what is uncertain at them.

use crate::random::{Luck, Purpose};
use crate::scenario::experiment::{Experiment, Sampling, Uncertain};

/// The most that a Sobol sequence here has dimensions for.
pub const SOBOL_DIMENSIONS: usize = 256;

/// The levels of the grid on which Morris walks, and the step: half of them, so that every level is met as often.
const LEVELS: u32 = 4;
const STEP: f64 = 2.0 / 3.0;

/// The worlds of an experiment: one row per world, one value per row of [`Experiment::uncertain`].
pub fn worlds(experiment: &Experiment) -> Vec<Vec<f64>> {
    if experiment.design.sampling == Sampling::Table {
        return experiment.table.clone();
    }
    let points = points(experiment);
    let value = |(uncertain, u): (&Uncertain, &f64)| uncertain.quantile(*u);
    points.iter().map(|point| experiment.uncertain.iter().zip(point).map(value).collect()).collect()
}

/// The same worlds in the unit cube; none where they were drawn elsewhere.
pub fn points(experiment: &Experiment) -> Vec<Vec<f64>> {
    let (count, width) = (experiment.design.worlds as usize, experiment.uncertain.len());
    let seed = experiment.design.seed;
    match experiment.design.sampling {
        Sampling::LatinHypercube => latin_hypercube(count, width, seed),
        Sampling::Sobol => sobol(count, width, seed),
        Sampling::Morris => morris_design(count, width, seed),
        Sampling::Saltelli => saltelli_design(count, width, seed),
        Sampling::Table => Vec::new(),
    }
}

/// How many dimensions the sequence of an experiment has; 0 where there is no sequence.
pub fn dimensions(experiment: &Experiment) -> usize {
    match experiment.design.sampling {
        Sampling::LatinHypercube | Sampling::Morris | Sampling::Table => 0,
        Sampling::Sobol => experiment.uncertain.len(),
        Sampling::Saltelli => 2 * experiment.uncertain.len(),
    }
}

/// A Latin hypercube (McKay, Beckman & Conover 1979, Technometrics 21): in every dimension each of `count` equal parts holds one point.
pub fn latin_hypercube(count: usize, width: usize, seed: u64) -> Vec<Vec<f64>> {
    let luck = Luck::new(seed, 0);
    let mut points = vec![Vec::with_capacity(width); count];
    for dimension in 0..width as u64 {
        let draw = |place: usize| luck.draws(Purpose::Design, dimension << 32 | place as u64, 0);
        let mut order: Vec<(f64, usize)> = (0..count).map(|place| (draw(place)[0], place)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (part, (_, place)) in order.into_iter().enumerate() {
            points[place].push((part as f64 + draw(place)[1]) / count as f64);
        }
    }
    points
}

/// The first points of an Owen-scrambled Sobol sequence (Owen 1998, ACM TOMACS 8; Burley 2020, JCGT 9).
///
/// # Panics
/// Above [`SOBOL_DIMENSIONS`] dimensions: whoever reads the experiment refuses those.
pub fn sobol(count: usize, width: usize, seed: u64) -> Vec<Vec<f64>> {
    assert!(width <= SOBOL_DIMENSIONS, "a Sobol sequence has {SOBOL_DIMENSIONS} dimensions, not {width}");
    let seed = (seed ^ (seed >> 32)) as u32;
    // In the middle of the steps that 32 bits leave, so that no point lies on an edge.
    let at = |place: usize, dimension: usize| {
        let sample = sobol_burley::sample(place as u32, dimension as u32, seed);
        (f64::from(sample) + 0.5 / f64::from(1_u32 << 24)).clamp(1e-9, 1.0 - 1e-9)
    };
    (0..count).map(|place| (0..width).map(|dimension| at(place, dimension)).collect()).collect()
}

/// The points of `walks` walks through `width` numbers: `width` + 1 per walk, one after the other.
pub fn morris_design(walks: usize, width: usize, seed: u64) -> Vec<Vec<f64>> {
    let luck = Luck::new(seed, 1);
    let mut points = Vec::with_capacity(walks * (width + 1));
    for walk in 0..walks {
        let draw = |dimension: usize| luck.draws(Purpose::Design, (dimension as u64) << 32 | walk as u64, 0);
        let mut order: Vec<usize> = (0..width).collect();
        order.sort_by(|a, b| draw(*a)[0].total_cmp(&draw(*b)[0]).then(a.cmp(b)));
        // From a level of the lower half up, or of the upper half down.
        let lower =
            |dimension: usize| (draw(dimension)[1] * f64::from(LEVELS / 2)).floor() / f64::from(LEVELS - 1);
        let up = |dimension: usize| draw(dimension)[2] < 0.5;
        let start = |dimension: usize| lower(dimension) + if up(dimension) { 0.0 } else { STEP };
        let mut point: Vec<f64> = (0..width).map(start).collect();
        points.push(point.clone());
        for dimension in order {
            point[dimension] = lower(dimension) + if up(dimension) { STEP } else { 0.0 };
            points.push(point.clone());
        }
    }
    points
}

/// The points of Saltelli's design with `rows` rows: A, then B, then AB_1 to AB_k. A power of two of rows fills the ranges best.
pub fn saltelli_design(rows: usize, width: usize, seed: u64) -> Vec<Vec<f64>> {
    let both = sobol(rows, 2 * width, seed);
    let (a, b): (Vec<Vec<f64>>, Vec<Vec<f64>>) =
        both.iter().map(|row| (row[..width].to_vec(), row[width..].to_vec())).unzip();
    let mixed = (0..width).flat_map(|dimension| {
        let row = move |(a, b): (&Vec<f64>, &Vec<f64>)| {
            let mut row = a.clone();
            row[dimension] = b[dimension];
            row
        };
        a.iter().zip(&b).map(row).collect::<Vec<_>>()
    });
    let mixed: Vec<Vec<f64>> = mixed.collect();
    a.iter().chain(&b).cloned().chain(mixed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_every_dimension_of_a_latin_hypercube_holds_one_point() {
        for (count, width) in [(1, 1), (7, 3), (64, 12)] {
            let points = latin_hypercube(count, width, 5);
            for dimension in 0..width {
                let mut parts: Vec<usize> =
                    points.iter().map(|point| (point[dimension] * count as f64) as usize).collect();
                parts.sort_unstable();
                assert_eq!(parts, (0..count).collect::<Vec<_>>());
            }
        }
        assert_ne!(latin_hypercube(8, 2, 1), latin_hypercube(8, 2, 2));
    }

    /// A product of 8 smooth factors with mean 1: points that fill the cube evenly come nearer to it than 1/√n.
    #[test]
    fn sobol_points_integrate_better_than_chance() {
        let mean = |points: &[Vec<f64>]| {
            let value = |point: &Vec<f64>| point.iter().map(|u| 1.0 + 0.5 * (u - 0.5)).product::<f64>();
            points.iter().map(value).sum::<f64>() / points.len() as f64
        };
        // One point alone has a standard deviation of √((1 + 1/48)^8 − 1) ≈ 0.42; 1,024 by chance 0.013.
        assert!((mean(&sobol(1_024, 8, 3)) - 1.0).abs() < 0.002);
        assert!(sobol(64, 4, 3).iter().flatten().all(|u| (0.0..1.0).contains(u)));
        assert_ne!(sobol(8, 2, 1), sobol(8, 2, 2));
    }
}
