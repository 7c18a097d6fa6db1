//! Means, quantiles, intervals and paired differences, each with its source.
//!
//! Moments are collected one value at a time, so that a batch of any length needs the same memory.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// The confidence of every interval that Prikkel reports.
pub const CONFIDENCE: f64 = 0.95;

/// The standard normal density at `z`.
pub fn normal_density(z: f64) -> f64 {
    libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * std::f64::consts::PI)
}

/// The standard normal distribution function Φ(z) = ½ erfc(−z/√2).
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// An estimate with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The estimate itself.
    pub mean: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Whether the interval holds `value`, ends included.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Number, mean and spread of a stream of values (Welford 1962, Technometrics 4).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// How many values came by.
    pub count: u64,
    /// Their mean; 0 before the first.
    pub mean: f64,
    squares: f64,
}

impl Moments {
    /// Takes in one value.
    ///
    /// # Panics
    /// On a value that is not finite: it would silently spoil every figure after it.
    pub fn add(&mut self, value: f64) {
        assert!(value.is_finite(), "a statistic needs numbers, got {value}");
        self.count += 1;
        let step = value - self.mean;
        self.mean += step / self.count as f64;
        self.squares += step * (value - self.mean);
    }

    /// The unbiased variance, or 0 with fewer than two values.
    pub fn variance(&self) -> f64 {
        if self.count < 2 { 0.0 } else { self.squares / (self.count - 1) as f64 }
    }

    /// The standard deviation.
    pub fn deviation(&self) -> f64 {
        libm::sqrt(self.variance())
    }

    /// Student's interval for the mean: mean ± t(n − 1) s/√n. Without bounds on fewer than two values.
    pub fn interval(&self) -> Interval {
        self.interval_at(CONFIDENCE)
    }

    /// The same at another confidence, such as that of several intervals that must hold together.
    pub fn interval_at(&self, confidence: f64) -> Interval {
        if self.count < 2 {
            return Interval { mean: self.mean, low: f64::NEG_INFINITY, high: f64::INFINITY };
        }
        let half = student_at(self.count - 1, confidence) * self.deviation() / libm::sqrt(self.count as f64);
        Interval { mean: self.mean, low: self.mean - half, high: self.mean + half }
    }
}

/// The two-sided quantile of Student's t with `freedom` degrees of freedom.
fn student_at(freedom: u64, confidence: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom as f64)
        .expect("degrees of freedom are at least 1")
        .inverse_cdf(0.5 + 0.5 * confidence)
}

/// The two-sided normal quantile for `CONFIDENCE`; a test holds the number to it.
const NORMAL_QUANTILE: f64 = 1.959_963_984_540_054;

/// The interval of Wilson (1927, JASA 22) for a share of `successes` in `count` trials. It stays honest where every run
/// agrees: 40 of 40 gives 0.91 to 1, not 1 to 1.
pub fn share_interval(successes: u64, count: u64) -> Interval {
    if count == 0 {
        return Interval { mean: 0.0, low: 0.0, high: 1.0 };
    }
    let n = count as f64;
    let share = successes as f64 / n;
    let z2 = NORMAL_QUANTILE * NORMAL_QUANTILE;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = libm::sqrt(z2 * (share * (1.0 - share) / n + z2 / (4.0 * n * n))) / (1.0 + z2 / n);
    Interval { mean: share, low: (centre - half).max(0.0), high: (centre + half).min(1.0) }
}

/// The interval of Agresti & Min (2005, Statistics in Medicine 24) for the difference of two paired shares: one pseudo-pair
/// of half a pair is added to each of the four cells, and the estimate itself is left as it was counted.
///
/// `gained` pairs went from no to yes, `lost` from yes to no, of `count`. With no pair that differs the interval is
/// still not a point: few pairs cannot prove equality.
pub fn share_difference_interval(gained: u64, lost: u64, count: u64) -> Interval {
    if count == 0 {
        return Interval { mean: 0.0, low: -1.0, high: 1.0 };
    }
    let n = count as f64 + 2.0;
    let (gain, loss) = (gained as f64 + 0.5, lost as f64 + 0.5);
    let centre = (gain - loss) / n;
    let half = NORMAL_QUANTILE * libm::sqrt((gain + loss) - (gain - loss) * (gain - loss) / n) / n;
    let mean = (gained as f64 - lost as f64) / count as f64;
    Interval { mean, low: (centre - half).max(-1.0), high: (centre + half).min(1.0) }
}

/// The quantile `share` of values in ascending order (type 7 of Hyndman & Fan 1996, The American Statistician 50).
///
/// # Panics
/// On an empty list.
pub fn quantile(ascending: &[f64], share: f64) -> f64 {
    assert!(!ascending.is_empty(), "a quantile needs at least one value");
    let place = share.clamp(0.0, 1.0) * (ascending.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(ascending.len() - 1);
    ascending[below] + (place - below as f64) * (ascending[above] - ascending[below])
}

/// Pairs of values seen under the same luck: what pairing gains over two separate samples.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pairs {
    /// The values of the first of each pair.
    pub first: Moments,
    /// The values of the second of each pair.
    pub second: Moments,
    /// Second minus first, pair by pair.
    pub difference: Moments,
}

impl Pairs {
    /// Takes in one pair.
    pub fn add(&mut self, first: f64, second: f64) {
        self.first.add(first);
        self.second.add(second);
        self.difference.add(second - first);
    }

    /// Var(second − first) / (Var(first) + Var(second)): 1 means pairing gains nothing, 0.1 that a tenth of the runs is
    /// enough. None where neither varies.
    pub fn variance_ratio(&self) -> Option<f64> {
        let unpaired = self.first.variance() + self.second.variance();
        (unpaired > 0.0).then(|| self.difference.variance() / unpaired)
    }
}

/// The ranks of values, from 1; equal values share the mean of their ranks.
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut first = 0;
    while first < order.len() {
        let same = order[first..]
            .iter()
            .take_while(|place| values[**place].total_cmp(&values[order[first]]).is_eq());
        let last = first + same.count();
        let shared = (first + last + 1) as f64 / 2.0;
        order[first..last].iter().for_each(|place| ranks[*place] = shared);
        first = last;
    }
    ranks
}

/// Spearman's rank correlation; None with fewer than three pairs, or where one side does not vary.
pub fn rank_correlation(left: &[f64], right: &[f64]) -> Option<f64> {
    if left.len() < 3 || left.len() != right.len() {
        return None;
    }
    let (left, right) = (ranks(left), ranks(right));
    let mean = (left.len() as f64 + 1.0) / 2.0;
    let sum = |pairs: &mut dyn Iterator<Item = (f64, f64)>| -> f64 {
        pairs.map(|(a, b)| (a - mean) * (b - mean)).sum()
    };
    let both = |a: &[f64], b: &[f64]| sum(&mut a.iter().copied().zip(b.iter().copied()));
    let (own, other) = (both(&left, &left), both(&right, &right));
    (own > 0.0 && other > 0.0).then(|| both(&left, &right) / libm::sqrt(own * other))
}

/// The size of a rank correlation over `count` pairs that chance passes as often as a normal number passes ±`z`:
/// tanh(z·1.03/√(n − 3)) (Fisher's transformation; Fieller, Hartley & Pearson 1957, Biometrika 44).
pub fn clear_rank_correlation(count: usize, z: f64) -> f64 {
    if count < 4 {
        return 1.0;
    }
    libm::tanh(z * 1.03 / libm::sqrt(count as f64 - 3.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Luck, Purpose, normal};

    #[test]
    fn ranks_share_ties_and_correlations_meet_the_textbook() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [3.5, 1.0, 3.5, 2.0]);
        // No ties: 1 − 6 Σd²/(n(n² − 1)); d² adds up to 194 over 10 pairs in the usual example of IQ and hours of television.
        let iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        let found = rank_correlation(&iq, &hours).expect("both vary");
        assert!((found - (1.0 - 6.0 * 194.0 / 990.0)).abs() < 1e-12);
        assert_eq!(rank_correlation(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
    }

    /// Chance gives a correlation that large about as often as it may.
    #[test]
    fn a_clear_rank_correlation_is_rarely_chance() {
        let (repeats, count) = (4_000_u64, 40_u32);
        let limit = clear_rank_correlation(count as usize, NORMAL_QUANTILE);
        let clear = |repeat: &u64| {
            let draw = |side: u64| {
                let luck = Luck::new(31 + side, 0);
                (0..count).map(|pair| luck.draws(Purpose::Client, *repeat, pair)[0]).collect::<Vec<f64>>()
            };
            rank_correlation(&draw(0), &draw(1)).is_some_and(|found| found.abs() > limit)
        };
        let share = (0..repeats).filter(clear).count() as f64 / repeats as f64;
        assert!((0.035..0.065).contains(&share), "{share}");
    }

    #[test]
    fn the_normal_quantile_belongs_to_the_confidence() {
        // Algorithm AS 241 is right to about one part in 10^16.
        assert!((NORMAL_QUANTILE - crate::random::normal(0.5 + 0.5 * CONFIDENCE)).abs() < 1e-14);
    }

    #[test]
    fn student_meets_the_table() {
        assert!((student_at(1, CONFIDENCE) - 12.706_204_736).abs() < 1e-6);
        assert!((student_at(29, CONFIDENCE) - 2.045_229_642).abs() < 1e-6);
    }

    #[test]
    fn wilson_meets_the_published_example() {
        // Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 gives 0.2553 to 0.3662.
        let interval = share_interval(81, 263);
        assert!((interval.low - 0.2553).abs() < 5e-5 && (interval.high - 0.3662).abs() < 5e-5);
        // 0 of 20: 0 to 0.1611.
        assert!((share_interval(0, 20).high - 0.1611).abs() < 5e-5);
    }

    #[test]
    fn the_normal_law_and_its_quantile_undo_each_other() {
        for step in 1..200 {
            let share = f64::from(step) / 200.0;
            assert!((normal_cdf(normal(share)) - share).abs() < 1e-14);
        }
    }

    #[test]
    fn quantiles_interpolate_between_neighbours() {
        assert!((quantile(&[1.0, 2.0, 4.0], 0.75) - 3.0).abs() < 1e-12);
        assert!((quantile(&[5.0], 0.3) - 5.0).abs() < 1e-12);
    }

    /// Promise: a 95 % interval holds the truth in 95 % of repeats (10,000 repeats, ± 4.6 standard errors).
    #[test]
    fn intervals_cover_what_they_promise() {
        let luck = Luck::new(2_026, 0);
        let repeats = 10_000_u64;
        let (mut mean_held, mut share_held) = (0_u64, 0_u64);
        for repeat in 0..repeats {
            let mut values = Moments::default();
            let mut successes = 0;
            for draw in 0..12_u32 {
                let draws = luck.draws(Purpose::Client, repeat, draw);
                values.add(3.0 + 2.0 * normal(draws[0]));
                successes += draws[1..].iter().filter(|uniform| **uniform < 0.3).count() as u64;
            }
            mean_held += u64::from(values.interval().holds(3.0));
            share_held += u64::from(share_interval(successes, 36).holds(0.3));
        }
        let share = |held: u64| held as f64 / repeats as f64;
        assert!((0.94..0.96).contains(&share(mean_held)), "mean interval held {}", share(mean_held));
        // Wilson's interval for a discrete count moves around 95 %; at 36 trials and 0.3 its exact coverage is 0.955.
        assert!((0.94..0.97).contains(&share(share_held)), "share interval held {}", share(share_held));
    }

    #[test]
    fn paired_share_intervals_cover_what_they_promise() {
        // 30 pairs with P(no→yes) = 0.2 and P(yes→no) = 0.1: the true difference is 0.1.
        let luck = Luck::new(11, 0);
        let repeats = 10_000_u64;
        let mut held = 0_u64;
        for repeat in 0..repeats {
            let (mut gained, mut lost) = (0, 0);
            for pair in 0..30 {
                let uniform = luck.draws(Purpose::Client, repeat, pair)[0];
                gained += u64::from(uniform < 0.2);
                lost += u64::from(uniform > 0.9);
            }
            held += u64::from(share_difference_interval(gained, lost, 30).holds(0.1));
        }
        let share = held as f64 / repeats as f64;
        assert!((0.94..0.975).contains(&share), "held {share}");
    }

    #[test]
    fn pairing_the_same_values_leaves_no_variance() {
        let mut pairs = Pairs::default();
        [3.0, 5.0, 9.0].into_iter().for_each(|value| pairs.add(value, value + 1.0));
        assert!(pairs.variance_ratio().expect("the values vary") < 1e-12);
        assert!((pairs.difference.mean - 1.0).abs() < 1e-12);
    }
}
