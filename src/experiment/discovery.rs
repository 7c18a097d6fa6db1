//! Scenario discovery: in which worlds something happens, in words that people can check.
//!
//! The patient rule induction method (PRIM): a box around all worlds is peeled, each time by the slice of at most [`PEEL`] of its worlds
//! (more only where worlds share a value) whose loss leaves the highest share of interesting worlds inside, until it would hold fewer
//! than [`LEAST`] of all. Of each box on the way only those limits are kept that matter: one is dropped if without it the density falls by
//! no more than chance would have it (a one-sided binomial test at 5 % over all limits that might have been chosen: two per dimension).
//! Of what is left the box is told that has the best balance (harmonic mean) of
//!
//! > coverage = interesting worlds inside / all interesting worlds, density = interesting worlds inside / worlds inside
//!
//! Source: Friedman & Fisher (1999), Statistics and Computing 9; Bryant & Lempert (2010), Technological Forecasting and Social Change 77.

use std::cmp::Ordering;

/// The largest share of the worlds in a box that is peeled off at once.
pub const PEEL: f64 = 0.05;

/// The least share of all worlds that a box may hold.
pub const LEAST: f64 = 0.05;

/// A limit of a box in one dimension; an end that is not limited is infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// The dimension.
    pub dimension: usize,
    /// Values at or above this are inside.
    pub low: f64,
    /// Values at or below this are inside.
    pub high: f64,
}

/// Where something happens more often.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Its limits, in the order of dimensions.
    pub limits: Vec<Limit>,
    /// The share of all interesting worlds that lies inside.
    pub coverage: f64,
    /// The share of interesting worlds among those inside.
    pub density: f64,
    /// Worlds inside.
    pub worlds: usize,
}

/// The box in `worlds` (points) that tells the `interesting` ones apart best; None where all or none are, or nothing tells them apart.
pub fn discover(worlds: &[Vec<f64>], interesting: &[bool]) -> Option<Region> {
    let balance = |region: &Region| {
        let sum = region.coverage + region.density;
        if sum > 0.0 { region.coverage * region.density / sum } else { 0.0 }
    };
    let told = trajectory(worlds, interesting);
    let best = told.into_iter().max_by(|a, b| balance(a).total_cmp(&balance(b)))?;
    let base = interesting.iter().filter(|it| **it).count() as f64 / worlds.len() as f64;
    (!best.limits.is_empty() && best.density > base).then_some(best)
}

/// Every box on the way from all worlds to the smallest, each without the limits that chance explains: what there is to choose from
/// between coverage and density. Empty where all worlds are interesting, or none is.
pub fn trajectory(worlds: &[Vec<f64>], interesting: &[bool]) -> Vec<Region> {
    let all = interesting.iter().filter(|it| **it).count();
    if all == 0 || all == worlds.len() {
        return Vec::new();
    }
    let told = |limits| region(worlds, interesting, &needed(worlds, interesting, limits));
    path(worlds, interesting).into_iter().map(told).collect()
}

fn path(worlds: &[Vec<f64>], interesting: &[bool]) -> Vec<Limits> {
    let whole = vec![OPEN; worlds.first().map_or(0, Vec::len)];
    let mut path = vec![whole];
    while let Some(next) = peel(worlds, interesting, &path[path.len() - 1]) {
        path.push(next);
    }
    path
}

type Limits = Vec<(f64, f64)>;

/// A dimension without limits.
const OPEN: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);

fn inside(world: &[f64], limits: &[(f64, f64)]) -> bool {
    world.iter().zip(limits).all(|(value, (low, high))| low <= value && value <= high)
}

/// Worlds inside, and how many of those are interesting.
fn count(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> (usize, usize) {
    let held = worlds.iter().zip(interesting).filter(|(world, _)| inside(world, limits));
    held.fold((0, 0), |(worlds, good), (_, interesting)| (worlds + 1, good + usize::from(*interesting)))
}

/// What a slice leaves.
struct Left {
    held: u64,
    /// The interesting worlds among them.
    good: u64,
}

impl Left {
    fn compare_density(&self, other: &Left) -> Ordering {
        (self.good * other.held).cmp(&(other.good * self.held))
    }
}

/// A slice that may be peeled off.
struct Peel {
    dimension: usize,
    /// The limits of its dimension afterwards.
    ends: (f64, f64),
    /// The one of them that is new.
    at: f64,
    /// Whether the dimension has a limit already.
    limited: bool,
    /// What is left after this slice; after one twice as large from the same end, four times, and so on.
    left: Vec<Left>,
}

impl Peel {
    /// Which is the better one: the higher density; of two that are as good the one that keeps more; then the one that limits no further
    /// dimension; then the one whose larger slices are better. Among a hundred dimensions dozens of slices hold nothing interesting by
    /// chance: those of a dimension that matters go on that way. The order of dimensions has no say in it.
    fn compare(&self, other: &Peel) -> Ordering {
        let (now, then) = (&self.left[0], &other.left[0]);
        let further = || {
            let pairs = self.left.iter().zip(&other.left);
            let first = pairs.map(|(a, b)| a.compare_density(b)).find(|order| order.is_ne());
            first.unwrap_or(self.left.len().cmp(&other.left.len()))
        };
        now.compare_density(then)
            .then(now.held.cmp(&then.held))
            .then(self.limited.cmp(&other.limited))
            .then_with(further)
            .then(self.at.total_cmp(&other.at))
    }
}

/// The box after the best slice was peeled off; None where nothing can be peeled any more.
fn peel(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> Option<Limits> {
    let held: Vec<usize> = (0..worlds.len()).filter(|world| inside(&worlds[*world], limits)).collect();
    let least = (LEAST * worlds.len() as f64).ceil().max(1.0) as usize;
    let slice = ((PEEL * held.len() as f64).floor() as usize).max(1);
    let peels = (0..limits.len()).flat_map(|dimension| {
        let ((low, high), limited) = (limits[dimension], limits[dimension] != OPEN);
        let mut column: Vec<(f64, bool)> =
            held.iter().map(|world| (worlds[*world][dimension], interesting[*world])).collect();
        column.sort_by(|a, b| a.0.total_cmp(&b.0));
        let below = slices(&column, slice, least);
        column.reverse();
        let above = slices(&column, slice, least);
        let below = below.map(|(at, left)| Peel { dimension, ends: (at, high), at, limited, left });
        let above = above.map(|(at, left)| Peel { dimension, ends: (low, at), at, limited, left });
        below.into_iter().chain(above)
    });
    let best = peels.max_by(Peel::compare)?;
    let mut next = limits.to_vec();
    next[best.dimension] = best.ends;
    Some(next)
}

/// The first value that stays when a slice is taken from the beginning of a sorted column, and what this and larger slices leave; None
/// where too little would be left. Worlds with the same value go together, so that a limit means what it says.
fn slices(column: &[(f64, bool)], slice: usize, least: usize) -> Option<(f64, Vec<Left>)> {
    let mut good = vec![0; column.len() + 1];
    for (place, (_, interesting)) in column.iter().enumerate().rev() {
        good[place] = good[place + 1] + u64::from(*interesting);
    }
    let behind = |size: usize| {
        let (last, _) = column.get(size - 1)?;
        let more = column[size..].iter().position(|(value, _)| value.total_cmp(last).is_ne())?;
        Some(size + more).filter(|from| column.len() - from >= least)
    };
    let (stays, _) = column[behind(slice)?];
    let sizes = std::iter::successors(Some(slice), |size| Some(size * 2));
    let left =
        sizes.map_while(behind).map(|from| Left { held: (column.len() - from) as u64, good: good[from] });
    Some((stays, left.collect()))
}

/// The limits without those that chance explains, the least useful first.
fn needed(worlds: &[Vec<f64>], interesting: &[bool], mut limits: Limits) -> Limits {
    loop {
        let worst = chances(worlds, interesting, &limits).into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
        match worst {
            Some((dimension, chance)) if chance > 0.05 / (2.0 * limits.len() as f64) => {
                limits[dimension] = OPEN;
            }
            _ => return limits,
        }
    }
}

/// Per dimension that is limited: the chance of as many interesting worlds inside if its limit told nothing.
fn chances(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> Vec<(usize, f64)> {
    let (held, good) = count(worlds, interesting, limits);
    let limited = (0..limits.len()).filter(|dimension| limits[*dimension] != OPEN);
    let chance = |dimension| {
        let mut without = limits.to_vec();
        without[dimension] = OPEN;
        let (more, found) = count(worlds, interesting, &without);
        (dimension, at_least(good, held, found as f64 / more as f64))
    };
    limited.map(chance).collect()
}

/// The chance of `good` or more successes in `of` trials of probability `share`; through logarithms, so that many trials are no zero.
fn at_least(good: usize, of: usize, share: f64) -> f64 {
    if good == 0 || share >= 1.0 {
        return 1.0;
    }
    if share <= 0.0 {
        return 0.0;
    }
    let factorial = |number: usize| libm::lgamma(number as f64 + 1.0);
    let chance = |successes: usize| {
        let ways = factorial(of) - factorial(successes) - factorial(of - successes);
        libm::exp(ways + successes as f64 * libm::log(share) + (of - successes) as f64 * libm::log1p(-share))
    };
    (good..=of).map(chance).sum::<f64>().min(1.0)
}

fn region(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> Region {
    let all = interesting.iter().filter(|it| **it).count();
    let (held, good) = count(worlds, interesting, limits);
    let limited = limits.iter().enumerate().filter(|(_, ends)| **ends != OPEN);
    Region {
        limits: limited.map(|(dimension, (low, high))| Limit { dimension, low: *low, high: *high }).collect(),
        coverage: good as f64 / all as f64,
        density: if held > 0 { good as f64 / held as f64 } else { 0.0 },
        worlds: held,
    }
}

#[cfg(test)]
mod tests;
