//! Pay that hangs on measured outcomes: a bonus, a share that is contingent, or *no cure, no pay*.
//!
//! Dutch practice: *resultaatbekostiging*. Outcomes are measured with noise. With mean measured outcome o over the
//! care that ended, broken off or not, benchmark b and r = o/b, all that came before in the contract is paid times
//!
//! > φ(r) = (1 − s) + s min(r, 1) + β (r − 1)⁺,
//!
//! s being the share that is contingent (s = 1: no cure, no pay) and β the bonus for what lies above the benchmark.
//! A provider that still has to see its outcomes expects E[(r − 1)⁺] over r ~ N(r, σ²). Before anything was
//! measured, the contingent part is not paid.
//!
//! Source: result-based pay in PPRC Monitor 2018 ("careful trend to result-based"); shares are assumptions.

use super::{Activity, Amount, Count, Marginal, Terms, expected_excess, probability_above};

/// Pay by measured outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OutcomePay {
    /// s: the share of pay that is contingent on the benchmark, 0 to 1.
    pub contingent: f64,
    /// β: what the outcome above the benchmark adds, as a share of pay per unit of r.
    pub bonus: f64,
    /// b: the benchmark, as a mean measured outcome; above 0.
    pub benchmark: f64,
}

impl OutcomePay {
    /// Scales everything before it by φ.
    pub fn pay(&self, activity: &Activity, _terms: &Terms, before: Amount) -> Amount {
        before.times(self.factor(activity))
    }

    /// Scales the gradient by φ, and adds what an outcome more and a client measured more do to φ.
    pub fn marginal(&self, activity: &Activity, before: Amount, gradient: &mut Marginal) {
        let factor = self.factor(activity);
        gradient.scale([factor; 2]);
        let Some(mean) = activity.mean_outcome() else { return };
        let slope = self.slope(activity) / self.benchmark / activity.total(Count::Measured);
        gradient.add_to_both(Count::Outcomes, slope, &before);
        gradient.add_to_both(Count::Measured, -slope * mean, &before);
    }

    /// φ.
    fn factor(&self, activity: &Activity) -> f64 {
        let Some((ratio, spread)) = self.ratio(activity) else { return 1.0 - self.contingent };
        let above = expected_excess(ratio, spread, 1.0);
        1.0 - self.contingent + self.contingent * (ratio - above) + self.bonus * above
    }

    /// dφ/dr.
    fn slope(&self, activity: &Activity) -> f64 {
        let Some((ratio, spread)) = self.ratio(activity) else { return 0.0 };
        let reached = probability_above(ratio, spread, 1.0);
        self.contingent * (1.0 - reached) + self.bonus * reached
    }

    /// r and its standard deviation; None before anything was measured.
    fn ratio(&self, activity: &Activity) -> Option<(f64, f64)> {
        let of = |outcome: f64| outcome / self.benchmark;
        activity.mean_outcome().map(|mean| (of(mean), of(activity.spread_outcome)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::clause::Standing;

    fn year(outcomes: f64, closed: f64) -> Activity {
        let mut activity = Activity { months: 12.0, ..Activity::default() };
        activity.counts[Count::Outcomes.place()][Standing::Bound as usize] = outcomes;
        activity.counts[Count::Measured.place()][Standing::Bound as usize] = closed;
        activity
    }

    #[test]
    fn no_cure_no_pay_pays_nothing_without_outcome_and_all_at_the_benchmark() {
        let clause = OutcomePay { contingent: 1.0, bonus: 0.0, benchmark: 0.8 };
        let before = Amount { euros: [1_000.0, 500.0], spread: 0.0 };
        let paid = |outcomes: f64| clause.pay(&year(outcomes, 10.0), &Terms::default(), before).total();
        assert_eq!(paid(0.0), 0.0);
        assert_eq!(paid(4.0), 750.0);
        assert_eq!(paid(8.0), 1_500.0);
        assert_eq!(paid(10.0), 1_500.0);
    }
}
