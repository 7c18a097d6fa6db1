//! Scenario discovery: in which worlds something happens, in words that people can check.
//!
//! The patient rule induction method (PRIM): a box around all worlds is peeled, each time by the slice of at most [`PEEL`] of its worlds
//! whose loss leaves the highest share of interesting worlds inside, until it holds fewer than [`LEAST`] of all. Of the boxes on the
//! way the one is told that has the best balance of
//!
//! > coverage = interesting worlds inside / all interesting worlds, density = interesting worlds inside / worlds inside
//!
//! (their harmonic mean), and of its limits only those that matter: a limit is dropped if without it the density falls by no more than
//! chance would have it (a one-sided binomial test at 5 % over all limits that might have been chosen: two per dimension).
//!
//! Source: Friedman & Fisher (1999), Statistics and Computing 9; Bryant & Lempert (2010), Technological Forecasting and Social Change 77.

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
    let all = interesting.iter().filter(|it| **it).count();
    let width = worlds.first().map_or(0, Vec::len);
    if all == 0 || all == worlds.len() || width == 0 {
        return None;
    }
    let whole = vec![(f64::NEG_INFINITY, f64::INFINITY); width];
    let mut path = vec![whole];
    while let Some(next) = peel(worlds, interesting, &path[path.len() - 1]) {
        path.push(next);
    }
    let best = path.into_iter().map(|limits| (balance(worlds, interesting, &limits), limits));
    let (_, best) = best.max_by(|a, b| a.0.total_cmp(&b.0))?;
    let needed = needed(worlds, interesting, best);
    let region = region(worlds, interesting, &needed);
    let base = all as f64 / worlds.len() as f64;
    (!region.limits.is_empty() && region.density > base).then_some(region)
}

type Limits = Vec<(f64, f64)>;

fn inside(world: &[f64], limits: &[(f64, f64)]) -> bool {
    world.iter().zip(limits).all(|(value, (low, high))| low <= value && value <= high)
}

/// Worlds inside, and how many of those are interesting.
fn count(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> (usize, usize) {
    let held = worlds.iter().zip(interesting).filter(|(world, _)| inside(world, limits));
    held.fold((0, 0), |(worlds, good), (_, interesting)| (worlds + 1, good + usize::from(*interesting)))
}

/// The harmonic mean of coverage and density.
fn balance(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> f64 {
    let all = interesting.iter().filter(|it| **it).count();
    let (held, good) = count(worlds, interesting, limits);
    2.0 * good as f64 / (all + held) as f64
}

/// The box after the best slice was peeled off; None where nothing can be peeled any more.
fn peel(worlds: &[Vec<f64>], interesting: &[bool], limits: &[(f64, f64)]) -> Option<Limits> {
    let held: Vec<usize> = (0..worlds.len()).filter(|place| inside(&worlds[*place], limits)).collect();
    let least = (LEAST * worlds.len() as f64).ceil().max(1.0) as usize;
    let slice = ((PEEL * held.len() as f64).floor() as usize).max(1);
    let mut best: Option<(f64, usize, Limits)> = None;
    for dimension in 0..limits.len() {
        let mut values: Vec<f64> = held.iter().map(|place| worlds[*place][dimension]).collect();
        values.sort_by(f64::total_cmp);
        // Worlds with the same value go together, so that a limit means what it says.
        let low = values.iter().copied().find(|value| *value > values[slice - 1]);
        let high = values.iter().rev().copied().find(|value| *value < values[values.len() - slice]);
        for cut in [low.map(|low| (low, limits[dimension].1)), high.map(|high| (limits[dimension].0, high))] {
            let Some(cut) = cut else { continue };
            let mut next = limits.to_vec();
            next[dimension] = cut;
            let (left, good) = count(worlds, interesting, &next);
            if left < least {
                continue;
            }
            let density = good as f64 / left as f64;
            // Of two that are as good, the one that keeps more; then the first.
            let better = best.as_ref().is_none_or(|(known, kept, _)| {
                density > known + 1e-12 || (density > known - 1e-12 && left > *kept)
            });
            if better {
                best = Some((density, left, next));
            }
        }
    }
    best.map(|(_, _, limits)| limits)
}

/// The limits without those that chance explains, the least useful first.
fn needed(worlds: &[Vec<f64>], interesting: &[bool], mut limits: Limits) -> Limits {
    loop {
        let (held, good) = count(worlds, interesting, &limits);
        let worst = (0..limits.len())
            .filter(|dimension| limits[*dimension] != (f64::NEG_INFINITY, f64::INFINITY))
            .map(|dimension| {
                let mut without = limits.clone();
                without[dimension] = (f64::NEG_INFINITY, f64::INFINITY);
                let (more, found) = count(worlds, interesting, &without);
                (at_least(good, held, found as f64 / more as f64), dimension)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match worst {
            Some((chance, dimension)) if chance > 0.05 / (2.0 * limits.len() as f64) => {
                limits[dimension] = (f64::NEG_INFINITY, f64::INFINITY);
            }
            _ => return limits,
        }
    }
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
    let limited = limits.iter().enumerate().filter(|(_, ends)| **ends != (f64::NEG_INFINITY, f64::INFINITY));
    Region {
        limits: limited.map(|(dimension, (low, high))| Limit { dimension, low: *low, high: *high }).collect(),
        coverage: good as f64 / all as f64,
        density: if held > 0 { good as f64 / held as f64 } else { 0.0 },
        worlds: held,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sampling::latin_hypercube;

    /// A known box in two of five dimensions is found again, with its limits near where they are and no others.
    #[test]
    fn a_known_box_is_found_again() {
        let worlds = latin_hypercube(1_000, 5, 11);
        let interesting: Vec<bool> = worlds.iter().map(|world| world[1] > 0.6 && world[3] < 0.5).collect();
        let found = discover(&worlds, &interesting).expect("there is one");
        assert_eq!(found.limits.iter().map(|limit| limit.dimension).collect::<Vec<_>>(), [1, 3], "{found:?}");
        assert!((found.limits[0].low - 0.6).abs() < 0.03 && found.limits[0].high.is_infinite());
        assert!((found.limits[1].high - 0.5).abs() < 0.03 && found.limits[1].low.is_infinite());
        assert!(found.coverage > 0.9 && found.density > 0.9, "{found:?}");
    }

    /// With a fifth of the answers wrong it still says the same.
    #[test]
    fn noise_moves_the_density_and_not_the_box() {
        let worlds = latin_hypercube(800, 4, 3);
        let noise = latin_hypercube(800, 1, 4);
        let interesting: Vec<bool> =
            worlds.iter().zip(&noise).map(|(world, luck)| (world[2] > 0.7) != (luck[0] < 0.1)).collect();
        let found = discover(&worlds, &interesting).expect("there is one");
        assert_eq!(found.limits.len(), 1, "{found:?}");
        assert!(
            (found.limits[0].low - 0.7).abs() < 0.05 && (0.8..0.95).contains(&found.density),
            "{found:?}"
        );
    }

    #[test]
    fn what_nothing_tells_apart_has_no_box() {
        let worlds = latin_hypercube(200, 3, 8);
        assert_eq!(discover(&worlds, &[true; 200]), None);
        assert_eq!(discover(&worlds, &[false; 200]), None);
        assert_eq!(discover(&[vec![], vec![]], &[true, false]), None);
    }

    #[test]
    fn the_binomial_tail_is_that_of_the_table() {
        // 8 or more heads of 10: 56/1024.
        assert!((at_least(8, 10, 0.5) - 56.0 / 1_024.0).abs() < 1e-12);
        assert!((at_least(0, 10, 0.3) - 1.0).abs() < 1e-12);
        // The mean of 2,000 trials at 0.95: about as often above as below.
        assert!((0.4..0.6).contains(&at_least(1_900, 2_000, 0.95)));
    }
}
