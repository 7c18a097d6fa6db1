//! Fractional factorial designs: a part of all combinations, in which levels of any few levers meet evenly.
//!
//! A design of resolution R is an orthogonal array of strength t = R − 1: under any t levers every combination of their levels is played
//! equally often. So the effect of one lever is not mixed up with that of another (III), nor with one of two levers together (IV), and
//! effects of two levers together not with each other (V).
//!
//! Levels are counted in prime numbers: a lever with p^m levels is m columns over the integers modulo p, and a run is a vector x of rank r;
//! the level is x·c over its columns c. Any t levers meet evenly if and only if all their columns together are linearly independent. The
//! columns are searched in the order of their digits, r being the smallest for which they are found. A lever with several primes, such
//! as 6 = 2·3 levels, has columns over each; the arrays of different primes are crossed, which keeps the strength of both.
//!
//! Source: Box & Hunter (1961), Technometrics 3; Hedayat, Sloane & Stufken (1999), Orthogonal Arrays, chapters 3 and 11.

/// After so many columns that were tried in vain, one more run vector is allowed: a larger design, and no endless search.
const TRIES: u32 = 20_000;

/// The levels of every run for levers with so many levels, the first level of all first; or how many runs it would take where those are
/// more than `most`.
pub(super) fn fraction(counts: &[usize], resolution: u32, most: u64) -> Result<Vec<Vec<usize>>, u64> {
    let strength = resolution as usize - 1;
    let mut runs = vec![vec![0; counts.len()]];
    // The number of levels that earlier primes have told apart.
    let mut told = vec![1; counts.len()];
    for prime in primes(counts) {
        let powers: Vec<usize> = counts.iter().map(|count| power(*count, prime)).collect();
        let array = array(prime, &powers, strength, most)?;
        let count = (runs.len() as u64).saturating_mul(array.len() as u64);
        if count > most {
            return Err(count);
        }
        let crossed = |run: &Vec<usize>| {
            let run = run.clone();
            let told = &told;
            let add = move |digits: &Vec<usize>| -> Vec<usize> {
                run.iter().zip(digits).zip(told).map(|((level, digit), told)| level + told * digit).collect()
            };
            array.iter().map(add).collect::<Vec<_>>()
        };
        runs = runs.iter().flat_map(crossed).collect();
        told.iter_mut().zip(&powers).for_each(|(told, power)| *told *= prime.pow(*power as u32));
    }
    Ok(runs)
}

/// The primes that divide some of the numbers.
fn primes(counts: &[usize]) -> Vec<usize> {
    let most = counts.iter().copied().max().unwrap_or(1);
    let is_prime = |number: &usize| (2..*number).all(|divisor| !number.is_multiple_of(divisor));
    (2..=most).filter(is_prime).filter(|prime| counts.iter().any(|count| power(*count, *prime) > 0)).collect()
}

/// How often a prime divides a number.
fn power(mut number: usize, prime: usize) -> usize {
    let mut power = 0;
    while number > 1 && number.is_multiple_of(prime) {
        (number, power) = (number / prime, power + 1);
    }
    power
}

/// Every run of an array over one prime, as the level of every lever, of prime^power levels.
fn array(prime: usize, powers: &[usize], strength: usize, most: u64) -> Result<Vec<Vec<usize>>, u64> {
    let width: usize = powers.iter().sum();
    // At least so many rows as the largest levers that must meet evenly need.
    let mut sizes = powers.to_vec();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let least: usize = sizes.iter().take(strength).sum();
    for rank in least..=width {
        let runs = (prime as u64).saturating_pow(rank as u32);
        if runs > most {
            return Err(runs);
        }
        let mut search = Search { prime, powers, strength, rank, tries: 0, columns: Vec::new() };
        if search.fill() {
            let levels = |run: u64| search.levels(&digits(run as usize, prime, rank));
            return Ok((0..runs).map(levels).collect());
        }
    }
    unreachable!("with as many rows as columns all columns are independent")
}

/// The digits of a number, the lowest first.
fn digits(mut number: usize, prime: usize, count: usize) -> Vec<usize> {
    let digit = |_| {
        let digit = number % prime;
        number /= prime;
        digit
    };
    (0..count).map(digit).collect()
}

/// The columns that were found so far.
struct Search<'a> {
    prime: usize,
    powers: &'a [usize],
    strength: usize,
    rank: usize,
    tries: u32,
    /// The columns in the order of levers, each with the place of its lever.
    columns: Vec<(usize, Vec<usize>)>,
}

impl Search<'_> {
    /// Finds the next column and all after it; true when all are there.
    fn fill(&mut self) -> bool {
        let owners: Vec<usize> =
            self.powers.iter().enumerate().flat_map(|(lever, power)| vec![lever; *power]).collect();
        let Some(lever) = owners.get(self.columns.len()).copied() else { return true };
        for number in 1..self.prime.pow(self.rank as u32) {
            let column = digits(number, self.prime, self.rank);
            // A multiple of a column says nothing else.
            if column.iter().rev().find(|digit| **digit > 0) != Some(&1) {
                continue;
            }
            self.tries += 1;
            if self.tries > TRIES {
                return false;
            }
            self.columns.push((lever, column));
            if self.is_even() && self.fill() {
                return true;
            }
            self.columns.pop();
        }
        false
    }

    /// Whether the last column is independent of all of its own lever and of any others that it must meet evenly.
    fn is_even(&self) -> bool {
        let last = self.columns.len() - 1;
        let lever = self.columns[last].0;
        let own = self.columns.iter().filter(|(owner, _)| *owner == lever).map(|(_, column)| column);
        let own: Vec<Vec<usize>> = own.cloned().collect();
        let with = (self.strength - 1).min(lever);
        subsets(lever, with).iter().all(|others| {
            let of_others = self.columns.iter().filter(|(owner, _)| others.contains(owner));
            let mut rows = own.clone();
            rows.extend(of_others.map(|(_, column)| column.clone()));
            is_independent(rows, self.prime)
        })
    }

    /// The levels of the run with these digits.
    fn levels(&self, run: &[usize]) -> Vec<usize> {
        let mut levels = vec![0; self.powers.len()];
        for (lever, column) in &self.columns {
            let sum: usize = run.iter().zip(column).map(|(a, b)| a * b).sum();
            levels[*lever] = levels[*lever] * self.prime + sum % self.prime;
        }
        levels
    }
}

/// Every set of `size` of the first `count` numbers.
fn subsets(count: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let with = |last: usize| {
        subsets(last, size - 1).into_iter().map(move |mut set| {
            set.push(last);
            set
        })
    };
    (size - 1..count).flat_map(with).collect()
}

/// Whether vectors over the integers modulo a prime are linearly independent, by elimination.
fn is_independent(mut rows: Vec<Vec<usize>>, prime: usize) -> bool {
    let width = rows.first().map_or(0, Vec::len);
    for first in 0..rows.len() {
        let Some(pivot) = (0..width).find(|column| rows[first][*column] > 0) else { return false };
        let lead = rows[first].clone();
        let inverse = (1..prime).find(|number| number * lead[pivot] % prime == 1);
        let inverse = inverse.expect("every number but 0 has an inverse modulo a prime");
        for row in &mut rows[first + 1..] {
            let factor = row[pivot] * inverse % prime;
            let less = |(value, lead): (&mut usize, &usize)| {
                *value = (*value + prime * prime - factor * lead) % prime;
            };
            row.iter_mut().zip(&lead).for_each(less);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Whether under any `strength` levers every combination of levels is there equally often.
    fn meets_evenly(runs: &[Vec<usize>], counts: &[usize], strength: usize) -> bool {
        subsets(counts.len(), strength.min(counts.len())).iter().all(|levers| {
            let mut seen: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
            for run in runs {
                *seen.entry(levers.iter().map(|lever| run[*lever]).collect()).or_default() += 1;
            }
            let all: usize = levers.iter().map(|lever| counts[*lever]).product();
            seen.len() == all && seen.values().all(|count| *count * all == runs.len())
        })
    }

    /// The sizes of Box & Hunter's table of fractions of 2^k designs, by resolution: (levers, resolution, runs).
    #[test]
    fn fractions_of_two_levels_are_as_small_as_the_published_ones() {
        let published = [
            (3, 3, 4),
            (4, 4, 8),
            (5, 5, 16),
            (5, 3, 8),
            (6, 3, 8),
            (7, 3, 8),
            (6, 4, 16),
            (7, 4, 16),
            (8, 4, 16),
            (6, 5, 32),
            (8, 5, 64),
            (9, 3, 16),
            (15, 3, 16),
            (16, 4, 32),
        ];
        for (levers, resolution, wanted) in published {
            let counts = vec![2; levers];
            let runs = fraction(&counts, resolution, 10_000).expect("it is small");
            assert_eq!(runs.len(), wanted, "{levers} levers at resolution {resolution}");
            assert!(meets_evenly(&runs, &counts, resolution as usize - 1), "{levers} {resolution}");
            assert_eq!(runs[0], vec![0; levers]);
        }
    }

    /// Taguchi's L9 for four levers of three levels, L18-like crossings, and levers of 4, 6 and 8 levels.
    #[test]
    fn levers_of_any_number_of_levels_meet_evenly() {
        assert_eq!(fraction(&[3, 3, 3, 3], 3, 10_000).expect("it is small").len(), 9);
        assert_eq!(fraction(&[4, 4, 4, 4, 4], 3, 10_000).expect("it is small").len(), 16);
        assert_eq!(fraction(&[5; 6], 3, 10_000).expect("it is small").len(), 25);
        for (counts, resolution) in [
            (vec![2, 4, 2, 2], 3),
            (vec![2, 3, 2, 3, 3], 3),
            (vec![6, 2, 2, 3], 3),
            (vec![8, 2, 2, 2, 2], 4),
            (vec![1, 4, 2, 4], 3),
            (vec![3, 3, 3, 3, 3], 4),
        ] {
            let runs = fraction(&counts, resolution, 10_000).expect("it is small");
            let all: usize = counts.iter().product();
            assert!(runs.len() < all, "{counts:?}: {} of {all}", runs.len());
            assert!(meets_evenly(&runs, &counts, resolution as usize - 1), "{counts:?}");
            let mut once = runs.clone();
            once.sort();
            once.dedup();
            assert_eq!(once.len(), runs.len(), "{counts:?} holds no run twice");
        }
    }

    #[test]
    fn few_levers_are_played_in_full_and_too_many_are_refused() {
        assert_eq!(fraction(&[], 3, 10).expect("one run"), vec![Vec::<usize>::new()]);
        assert_eq!(fraction(&[2, 3], 5, 10).expect("all six").len(), 6);
        assert_eq!(fraction(&[11, 13, 17, 19], 3, 10_000), Err(46_189));
    }
}
