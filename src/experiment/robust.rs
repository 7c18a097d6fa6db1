//! Which scheme to choose when nobody knows which world it will be, and what it would be worth to know.
//!
//! For a goal f (higher is better; one that should be low is turned round) and schemes s in worlds w, each f being the mean over the
//! replicates of that world:
//!
//! | measure | is |
//! |---|---|
//! | mean | mean over w of f(s, w) |
//! | worst | min over w of f(s, w): who fears the worst takes the highest (maximin) |
//! | regret | max over w of (max over s′ of f(s′, w) − f(s, w)): who fears having chosen wrongly takes the lowest (Savage 1951) |
//! | satisfies | the share of worlds in which s meets the thresholds of all goals |
//!
//! What it is worth to know everything is EVPI = mean of max_s f − max_s of mean f; what it is worth to know one number x,
//! EVPPI = mean over x of max_s E[f(s)|x] − max_s of mean f, with E[f|x] a cubic in the rank of x fitted by least squares (as Strong,
//! Oakley & Brennan 2014, Medical Decision Making 34, with a spline). A fit finds something in luck as well, so a number is told only
//! where its EVPPI passes that of [`PERMUTATIONS`] reshuffles of its values, all numbers counted.

use super::batch::PointOutcome;
use crate::indicators::position;
use crate::random::{Luck, Purpose};
use crate::scenario::experiment::{Experiment, Goal};
use crate::stats::{CONFIDENCE, Interval, Moments, ranks, share_interval};

/// Reshuffles against which a value of information is held.
pub const PERMUTATIONS: u32 = 400;

/// A scheme on one goal, in the unit of its indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Its mean over worlds, with the interval of that.
    pub mean: Interval,
    /// Its value in the world in which it does worst.
    pub worst: f64,
    /// The most that another scheme does better, in some world.
    pub regret: f64,
    /// The paired difference with the scheme with the best mean, over worlds, with intervals that hold together over schemes; None for that
    /// scheme itself.
    pub behind: Option<Interval>,
}

/// What may be said about a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalAnswer {
    /// Every scheme.
    pub standings: Vec<Standing>,
    /// The scheme with the best mean.
    pub best: usize,
    /// The scheme with the best worst case.
    pub safest: usize,
    /// The scheme with the least regret.
    pub least_regret: usize,
    /// What it would be worth to know everything, in the unit of the indicator.
    pub perfect_information: f64,
    /// What it would be worth to know one number: its place, and the worth; the largest first, only what luck does not explain.
    pub information: Vec<(usize, f64)>,
}

/// What may be said about all goals together.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Every goal.
    pub goals: Vec<GoalAnswer>,
    /// Per scheme, the share of worlds in which it meets every threshold; None where no goal has one.
    pub satisfies: Option<Vec<Interval>>,
    /// Schemes that no other scheme beats: better on average on one goal and not worse on any.
    pub front: Vec<usize>,
}

/// Takes in runs, and answers.
pub struct Chooser<'a> {
    goals: &'a [Goal],
    rows: Vec<usize>,
    /// Per goal, world and scheme: the value over replicates.
    values: Vec<Vec<Vec<Moments>>>,
}

impl<'a> Chooser<'a> {
    /// Before the first run; None where there are no goals.
    pub fn new(experiment: &'a Experiment, worlds: usize) -> Option<Chooser<'a>> {
        let goals = &experiment.goals;
        (!goals.is_empty()).then(|| Chooser {
            goals,
            rows: goals.iter().map(|goal| position(&goal.indicator)).collect(),
            values: vec![vec![vec![Moments::default(); experiment.schemes.len()]; worlds]; goals.len()],
        })
    }

    /// Takes in a run.
    pub fn take(&mut self, run: &PointOutcome) {
        let Ok(values) = &run.result else { return };
        for (row, worlds) in self.rows.iter().zip(&mut self.values) {
            if let Some(value) = values[*row] {
                worlds[run.spot.world][run.spot.scheme].add(value);
            }
        }
    }

    /// The answer, with `worlds` to tell what it would be worth to know.
    pub fn decision(&self, worlds: &[Vec<f64>], seed: u64) -> Decision {
        let whole = |world: &usize| self.values.iter().all(|of| of[*world].iter().all(|it| it.count > 0));
        let seen: Vec<usize> = (0..worlds.len()).filter(whole).collect();
        let points: Vec<&[f64]> = seen.iter().map(|world| worlds[*world].as_slice()).collect();
        let tables: Vec<Vec<Vec<f64>>> = self
            .values
            .iter()
            .map(|of| seen.iter().map(|world| of[*world].iter().map(|it| it.mean).collect()).collect())
            .collect();
        let turned = |(goal, table): (&Goal, &Vec<Vec<f64>>)| -> Vec<Vec<f64>> {
            table.iter().map(|world| world.iter().map(|value| goal.sign * value).collect()).collect()
        };
        let turned: Vec<Vec<Vec<f64>>> = self.goals.iter().zip(&tables).map(turned).collect();
        let goals = self.goals.iter().zip(&turned).filter(|(_, table)| !table.is_empty());
        Decision {
            goals: goals.map(|(goal, table)| goal_answer(goal, table, &points, seed)).collect(),
            satisfies: self.satisfies(&tables),
            front: front(&turned),
        }
    }

    fn satisfies(&self, tables: &[Vec<Vec<f64>>]) -> Option<Vec<Interval>> {
        let bounded: Vec<(&Goal, &Vec<Vec<f64>>)> =
            self.goals.iter().zip(tables).filter(|(goal, _)| goal.threshold.is_some()).collect();
        let (_, first) = bounded.first()?;
        let (worlds, schemes) = (first.len(), first.first().map_or(0, Vec::len));
        let meets = |world: usize, scheme: usize| {
            bounded.iter().all(|(goal, table)| goal.meets(table[world][scheme]))
        };
        let share = |scheme: usize| {
            let met = (0..worlds).filter(|world| meets(*world, scheme)).count();
            share_interval(met as u64, worlds as u64)
        };
        Some((0..schemes).map(share).collect())
    }
}

/// The place of the largest; of equals the first.
fn largest(values: impl Iterator<Item = f64>) -> usize {
    let best =
        values.enumerate().fold(
            (0, f64::NEG_INFINITY),
            |best, (place, value)| {
                if value > best.1 { (place, value) } else { best }
            },
        );
    best.0
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let mut all = Moments::default();
    values.for_each(|value| all.add(value));
    all.mean
}

/// `table[world][scheme]`, higher being better.
fn goal_answer(goal: &Goal, table: &[Vec<f64>], points: &[&[f64]], seed: u64) -> GoalAnswer {
    let schemes = table[0].len();
    let means: Vec<f64> = (0..schemes).map(|scheme| mean(table.iter().map(|world| world[scheme]))).collect();
    let worst = |scheme: usize| table.iter().map(|world| world[scheme]).fold(f64::INFINITY, f64::min);
    let top = |world: &[f64]| world.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let regret = |scheme: usize| {
        table.iter().map(|world| top(world) - world[scheme]).fold(f64::NEG_INFINITY, f64::max)
    };
    let best = largest(means.iter().copied());
    let confidence = 1.0 - (1.0 - CONFIDENCE) / (schemes - 1).max(1) as f64;
    let behind = |scheme: usize| {
        let mut differences = Moments::default();
        table.iter().for_each(|world| differences.add(goal.sign * (world[scheme] - world[best])));
        (scheme != best).then(|| differences.interval_at(confidence))
    };
    let over_worlds = |scheme: usize| {
        let mut values = Moments::default();
        table.iter().for_each(|world| values.add(goal.sign * world[scheme]));
        values.interval()
    };
    let standing = |scheme: usize| Standing {
        mean: over_worlds(scheme),
        worst: goal.sign * worst(scheme),
        regret: regret(scheme),
        behind: behind(scheme),
    };
    GoalAnswer {
        standings: (0..schemes).map(standing).collect(),
        best,
        safest: largest((0..schemes).map(worst)),
        least_regret: largest((0..schemes).map(|scheme| -regret(scheme))),
        perfect_information: mean(table.iter().map(|world| top(world))) - means[best],
        information: information(table, points, means[best], seed),
    }
}

/// The numbers that would be worth knowing, the most first.
fn information(table: &[Vec<f64>], points: &[&[f64]], best: f64, seed: u64) -> Vec<(usize, f64)> {
    let width = points.first().map_or(0, |point| point.len());
    let count = table.len();
    if count < 8 || width == 0 {
        return Vec::new();
    }
    let luck = Luck::new(seed, 3);
    // What a number that says nothing would seem to be worth.
    let mut idle: Vec<f64> = (0..PERMUTATIONS)
        .map(|shuffle| {
            let key = |place: usize| luck.draws(Purpose::Design, place as u64, shuffle)[0];
            let mixed = ranks(&(0..count).map(key).collect::<Vec<f64>>());
            worth(table, &mixed, best)
        })
        .collect();
    idle.sort_by(f64::total_cmp);
    // With so many numbers one of them passes any usual limit by luck; beyond the largest reshuffle the tail is taken as exponential.
    let (median, high) = (idle[idle.len() / 2], idle[idle.len() * 19 / 20]);
    let limit = median + (high - median) * libm::log(0.05 / width as f64 / 0.5) / libm::log(0.05 / 0.5);
    let one = |dimension: usize| {
        let values: Vec<f64> = points.iter().map(|point| point[dimension]).collect();
        let worth = worth(table, &ranks(&values), best);
        (worth > limit.max(high)).then_some((dimension, worth))
    };
    let mut found: Vec<(usize, f64)> = (0..width).filter_map(one).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}

/// EVPPI of a number whose values have these ranks.
fn worth(table: &[Vec<f64>], ranks: &[f64], best: f64) -> f64 {
    let count = table.len() as f64;
    // Orthogonal over an even grid but for rounding: Legendre's polynomials to the third degree.
    let basis = |rank: f64| {
        let x = 2.0 * (rank - 0.5) / count - 1.0;
        [1.0, x, 0.5 * (3.0 * x * x - 1.0), 0.5 * (5.0 * x * x * x - 3.0 * x)]
    };
    let rows: Vec<[f64; 4]> = ranks.iter().map(|rank| basis(*rank)).collect();
    let fits: Vec<[f64; 4]> = (0..table[0].len())
        .map(|scheme| least_squares(&rows, table.iter().map(|world| world[scheme])))
        .collect();
    let at = |row: &[f64; 4], fit: &[f64; 4]| row.iter().zip(fit).map(|(a, b)| a * b).sum::<f64>();
    let tops = rows.iter().map(|row| fits.iter().map(|fit| at(row, fit)).fold(f64::NEG_INFINITY, f64::max));
    (mean(tops) - best).max(0.0)
}

/// The coefficients with the least sum of squares, by Gauss's elimination on the normal equations.
fn least_squares(rows: &[[f64; 4]], values: impl Iterator<Item = f64>) -> [f64; 4] {
    let mut system = [[0.0; 5]; 4];
    for (row, value) in rows.iter().zip(values) {
        for (i, line) in system.iter_mut().enumerate() {
            (0..4).for_each(|j| line[j] += row[i] * row[j]);
            line[4] += row[i] * value;
        }
    }
    for pivot in 0..4 {
        for below in pivot + 1..4 {
            let factor = system[below][pivot] / system[pivot][pivot];
            let above = system[pivot];
            (0..5).for_each(|j| system[below][j] -= factor * above[j]);
        }
    }
    let mut solution = [0.0; 4];
    for row in (0..4).rev() {
        let known: f64 = (row + 1..4).map(|j| system[row][j] * solution[j]).sum();
        solution[row] = (system[row][4] - known) / system[row][row];
    }
    solution
}

/// Schemes that are not beaten on the means of all goals.
fn front(turned: &[Vec<Vec<f64>>]) -> Vec<usize> {
    let schemes = turned.first().and_then(|table| table.first()).map_or(0, Vec::len);
    let of = |scheme: usize| -> Vec<f64> {
        turned.iter().map(|table| mean(table.iter().map(|world| world[scheme]))).collect()
    };
    let means: Vec<Vec<f64>> = (0..schemes).map(of).collect();
    let beats =
        |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| a >= b) && a.iter().zip(b).any(|(a, b)| a > b);
    (0..schemes).filter(|scheme| !means.iter().any(|other| beats(other, &means[*scheme]))).collect()
}

#[cfg(test)]
mod tests;
