//! One budget for all providers of a segment.
//!
//! Dutch practice: *perceelbudget*, *collectief plafond*. With budget B, own bound work x, that of rivals y, and T = x + y,
//!
//! - **point value**: a euro of work is worth w = max(f, E[min(T, B)]/T), for everyone the same; with a floor f below which it does not
//!   fall. What one more euro brings is w + x dw/dT: where the budget binds, B y/T². N equal providers whose work costs c
//!   per euro then choose x = B (N − 1)/(N² c) each (Tullock 1980; Benstetter & Wambach 2006), so that all together do
//!   B (N − 1)/(N c), and the value of a point falls to cost: a treadmill.
//! - **first come, first served**: claims of a month are paid while budget is left, in a month in which it runs out in proportion. Work
//!   that is claimed now goes before work that is claimed later, one's own included: a race that ends in autumn.
//!
//! The own share of the pool is taken at its expected value. Specific assignments and crisis care stand outside.
//!
//! Source: Benstetter & Wambach (2006), Journal of Health Economics 25; reduction to a contest checked in the tests.

use super::{Activity, Amount, Basis, Marginal, Terms, expected_excess, probability_above};
use crate::units::MONTHS_PER_YEAR;

/// How a pool is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// A euro of work is worth the same for everyone, whenever it was done.
    PointValue,
    /// Who claims first is paid first.
    FirstCome,
}

/// A budget for all providers of a segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PooledCeiling {
    /// The budget as a share of the bound revenue of all in the year it refers to.
    pub level: f64,
    /// That year.
    pub basis: Basis,
    /// How it is shared out.
    pub sharing: Sharing,
    /// The value below which a point does not fall, 0 to 1.
    pub floor_share: f64,
}

impl PooledCeiling {
    /// Takes off the bound amount what the pool does not pay.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let bound = before.bound();
        let paid = match self.sharing {
            Sharing::PointValue => bound * self.value(activity, terms, before),
            Sharing::FirstCome => {
                let Run { now, later, .. } = self.run(terms, bound);
                terms.race.own_paid
                    + now
                    + later
                    + self.floor_share * (bound - terms.race.own_before - now - later)
            }
        };
        before.with_bound(paid)
    }

    /// Scales what a bound euro brings by what the pool pays for one more.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        let bound = before.bound();
        let by_euro = match self.sharing {
            Sharing::PointValue => {
                let value = self.value(activity, terms, before);
                if value <= self.floor_share {
                    value
                } else {
                    value + bound * self.value_slope(activity, terms, before)
                }
            }
            Sharing::FirstCome => {
                let slope = self.run(terms, bound).slope;
                slope + self.floor_share * (1.0 - slope)
            }
        };
        gradient.scale([by_euro, 1.0]);
    }

    /// What one more bound euro of this year brings next year, if next year is like this one: a pool that follows last year
    /// grows with what was paid, and the provider gets its own share of the growth.
    pub fn next_year(&self, activity: &Activity, terms: &Terms, before: Amount) -> f64 {
        let (total, spread) = total(terms, before);
        match self.basis {
            Basis::Fixed => 0.0,
            Basis::LastYear if total <= 0.0 => 0.0,
            Basis::LastYear => {
                let hit = probability_above(total, spread, self.budget(activity, terms));
                if hit <= 0.0 {
                    0.0
                } else {
                    hit * self.level * self.value(activity, terms, before) * before.bound() / total
                }
            }
        }
    }

    /// The share of the budget that all use together.
    pub fn used(&self, activity: &Activity, terms: &Terms, before: Amount) -> f64 {
        (before.bound() + terms.rivals.claims) / self.budget(activity, terms)
    }

    /// B, in EUR: for a point value as far as the year has come, so that a month is worth the same in spring and autumn.
    pub fn budget(&self, activity: &Activity, terms: &Terms) -> f64 {
        let year = self.level * (self.basis.year(terms).bound_revenue + terms.rivals.base(self.basis));
        match self.sharing {
            Sharing::PointValue if year.is_finite() => year * activity.months / f64::from(MONTHS_PER_YEAR),
            Sharing::PointValue | Sharing::FirstCome => year,
        }
    }

    /// w.
    fn value(&self, activity: &Activity, terms: &Terms, before: Amount) -> f64 {
        let (total, spread) = total(terms, before);
        if total <= 0.0 {
            return 1.0;
        }
        let excess = expected_excess(total, spread, self.budget(activity, terms));
        (1.0 - excess / total).max(self.floor_share)
    }

    /// dw/dT above the floor.
    fn value_slope(&self, activity: &Activity, terms: &Terms, before: Amount) -> f64 {
        let (total, spread) = total(terms, before);
        if total <= 0.0 {
            return 0.0;
        }
        let budget = self.budget(activity, terms);
        let excess = expected_excess(total, spread, budget);
        (excess - probability_above(total, spread, budget) * total) / (total * total)
    }

    /// What the race pays for this month and for later, and for one more euro claimed now.
    fn run(&self, terms: &Terms, bound: f64) -> Run {
        let race = &terms.race;
        let year = self.level * (self.basis.year(terms).bound_revenue + terms.rivals.base(self.basis));
        let left = (year - race.own_paid - race.rivals_paid).max(0.0);
        let own = bound - race.own_before;
        if own <= race.own_later {
            // Less than was expected for later is still to come: nothing is claimed now.
            let now = lap(0.0, race.rivals_now, left);
            let later = lap(own, race.rivals_later, (left - race.rivals_now).max(0.0));
            return Run { now: now.paid, later: later.paid, slope: later.by_own };
        }
        let (own_now, own_later) = (own - race.own_later, race.own_later);
        let now = lap(own_now, race.rivals_now, left);
        let after = (left - own_now - race.rivals_now).max(0.0);
        let later = lap(own_later, race.rivals_later, after);
        // One more euro now leaves one less for later, as long as this month is paid in full.
        let crowds = if after > 0.0 { later.by_left } else { 0.0 };
        Run { now: now.paid, later: later.paid, slope: now.by_own - crowds }
    }
}

/// T and its standard deviation.
fn total(terms: &Terms, before: Amount) -> (f64, f64) {
    (before.bound() + terms.rivals.claims, libm::hypot(before.spread, terms.rivals.spread))
}

struct Run {
    now: f64,
    later: f64,
    slope: f64,
}

/// What `own` claims beside those of `rivals` are paid out of what is `left`, and the derivatives.
struct Lap {
    paid: f64,
    by_own: f64,
    by_left: f64,
}

fn lap(own: f64, rivals: f64, left: f64) -> Lap {
    let all = own + rivals;
    if all <= left {
        return Lap { paid: own, by_own: 1.0, by_left: 0.0 };
    }
    Lap { paid: own * left / all, by_own: left * rivals / (all * all), by_left: own / all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::clause::{Others, Race, Year};

    fn pool(sharing: Sharing) -> PooledCeiling {
        PooledCeiling { level: 1.0, basis: Basis::Fixed, sharing, floor_share: 0.0 }
    }

    /// Terms of one of `count` equal providers whose pool is `budget`, the others claiming `each`.
    fn among(count: f64, budget: f64, each: f64) -> Terms {
        let own = budget / count;
        Terms {
            reference: Year { bound_revenue: own, revenue: own, ..Year::default() },
            rivals: Others { claims: each * (count - 1.0), reference: budget - own, ..Others::default() },
            ..Terms::default()
        }
    }

    const YEAR: Activity = Activity {
        months: 12.0,
        counts: [[0.0; 2]; crate::policy::clause::COUNT_KINDS],
        spread_hours: 0.0,
        spread_client_months: 0.0,
        spread_starts: 0.0,
        spread_outcome: 0.0,
    };

    /// What one more euro of work brings to one of `count` providers who all claim `each`.
    fn marginal(pool: &PooledCeiling, count: f64, budget: f64, each: f64) -> f64 {
        let mut gradient = Marginal::default();
        gradient.by[0][0][0] = 1.0;
        let before = Amount { euros: [each, 0.0], spread: 0.0 };
        pool.marginal(&YEAR, &among(count, budget, each), before, &mut gradient);
        gradient.by[0][0][0]
    }

    /// Validation row V6: best responses to the clause's own `marginal` meet at the closed form of the contest.
    #[test]
    fn equal_providers_end_where_the_contest_ends() {
        let (budget, cost) = (1_000.0, 0.4);
        for (count, over_cost) in [(2.0, 2.0), (5.0, 1.25), (20.0, 1.053)] {
            // The work at which one more euro brings what it costs.
            let (mut low, mut high) = (budget / count, 10.0 * budget);
            for _ in 0..200 {
                let middle = 0.5 * (low + high);
                if marginal(&pool(Sharing::PointValue), count, budget, middle) > cost {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            let closed = budget * (count - 1.0) / (count * count * cost);
            assert!((low - closed).abs() < 1e-6, "{count} providers: {low} against {closed}");
            // The value of a point over cost: 2, 1.25, 1.053 for 2, 5 and 20 providers.
            let value = budget / (count * low) / cost;
            assert!((value - over_cost).abs() < 1e-3, "{count} providers: {value}");
        }
    }

    #[test]
    fn a_pool_pays_out_its_budget_and_no_more() {
        for sharing in [Sharing::PointValue, Sharing::FirstCome] {
            let clause = pool(sharing);
            let paid: f64 = [900.0, 500.0, 100.0]
                .into_iter()
                .map(|own: f64| {
                    let mut terms = among(3.0, 1_000.0, 0.0);
                    terms.rivals.claims = 1_500.0 - own;
                    terms.race = Race { rivals_now: 1_500.0 - own, ..Race::default() };
                    clause.pay(&YEAR, &terms, Amount { euros: [own, 0.0], spread: 0.0 }).total()
                })
                .sum();
            assert!((paid - 1_000.0).abs() < 1e-9, "{sharing:?}");
        }
    }

    #[test]
    fn a_floor_holds_the_value_of_a_point() {
        let floored = PooledCeiling { floor_share: 0.8, ..pool(Sharing::PointValue) };
        let before = Amount { euros: [1_000.0, 0.0], spread: 0.0 };
        assert_eq!(floored.pay(&YEAR, &among(2.0, 1_000.0, 1_000.0), before).total(), 800.0);
        assert_eq!(marginal(&floored, 2.0, 1_000.0, 1_000.0), 0.8);
    }

    /// In a race an hour now is worth nearly its full price until the month in which the pool runs dry; under a point value
    /// it is worth less from the first month.
    #[test]
    fn who_claims_first_is_paid_first() {
        let mut terms = among(10.0, 1_000.0, 0.0);
        terms.race = Race { own_later: 110.0, rivals_now: 90.0, rivals_later: 990.0, ..Race::default() };
        terms.rivals.claims = 1_080.0;
        let before = Amount { euros: [120.0, 0.0], spread: 0.0 };
        let slope = |sharing: Sharing| {
            let mut gradient = Marginal::default();
            gradient.by[0][0][0] = 1.0;
            pool(sharing).marginal(&YEAR, &terms, before, &mut gradient);
            gradient.by[0][0][0]
        };
        assert!(slope(Sharing::FirstCome) > 0.89);
        assert!(slope(Sharing::PointValue) < 0.76);
    }
}
