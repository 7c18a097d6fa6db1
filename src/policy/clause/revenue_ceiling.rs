//! A ceiling on what one provider is paid in a year: per segment, or over all its segments together.
//!
//! Dutch practice: *bestedingsruimte*, *omzetplafond*, *budgetplafond*. With ceiling C the bound amount B pays
//!
//! > B − (1 − s) (B − C)⁺,  s = the share that is paid above the ceiling, usually 0.
//!
//! Specific assignments and crisis care are paid in full and stand outside the ceiling: C is a share of what the provider
//! earned in the year it refers to, as far as work of its segment was *bound*. A ceiling over all segments takes off what the own
//! work adds to the excess: (B + O − C)⁺ − (O − C)⁺, O being the provider's bound work in other segments.
//! Room that is left may be carried over to next year; a ceiling that follows last year's use makes use worth something.
//!
//! A provider does not know B yet: it forecasts B ~ N(μ, σ²), expects E[(B − C)⁺] = (μ − C) Φ(z) + σ φ(z) with
//! z = (μ − C)/σ to go unpaid, and so expects from one more euro of bound work 1 − (1 − s) P_hit, **P_hit = Φ(z)**. It acts
//! on the ceiling before it binds.
//!
//! Source: contract standard Wmo 1.2, art. 1.5 (signal at 70 %, talks within two weeks, decision within two more weeks,
//! specific assignments and crisis paid in full, unpaid above unless amended in writing, pooling across lots with consent,
//! no carry-over). Courts have refused claims above it: ECLI:NL:GHARL:2020:10729.

use super::{Amount, Basis, Marginal, Others, Signal, Terms, expected_excess, probability_above};

/// Which work stands under one ceiling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The provider's work in one segment.
    Segment,
    /// All its work in the segments whose contracts pool this ceiling.
    Provider,
}

/// A ceiling on the revenue of one provider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RevenueCeiling {
    /// The ceiling as a share of the revenue from bound work in the year it refers to.
    pub level: f64,
    /// That year.
    pub basis: Basis,
    /// Which work stands under it.
    pub reach: Reach,
    /// The share of the price that is still paid above the ceiling, 0 to 1.
    pub paid_share: f64,
    /// The share of the room left that is carried over to next year, 0 to 1.
    pub carried_share: f64,
    /// When the provider signals, and what follows.
    pub signal: Signal,
}

impl RevenueCeiling {
    /// A ceiling of one segment and the fixed reference year, without carry-over, with the signal of the standard.
    pub fn plain(level: f64, paid_share: f64) -> RevenueCeiling {
        RevenueCeiling {
            level,
            basis: Basis::Fixed,
            reach: Reach::Segment,
            paid_share,
            carried_share: 0.0,
            signal: Signal::STANDARD,
        }
    }

    /// Takes the (expected) excess off the bound amount.
    pub fn pay(&self, terms: &Terms, before: Amount) -> Amount {
        let (ceiling, others) = (self.euros(terms), self.others(terms));
        let spread = self.spread(terms, before);
        let excess = expected_excess(before.bound() + others.claims, spread, ceiling)
            - expected_excess(others.claims, others.spread, ceiling);
        before.with_bound(before.bound() - self.unpaid_share() * excess)
    }

    /// Scales what a bound euro brings by 1 − (1 − s) P_hit.
    pub fn marginal(&self, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        gradient.scale([1.0 - self.unpaid_share() * self.hit_probability(terms, before), 1.0]);
    }

    /// P_hit: the probability that bound work ends above the ceiling.
    pub fn hit_probability(&self, terms: &Terms, before: Amount) -> f64 {
        let claims = before.bound() + self.others(terms).claims;
        probability_above(claims, self.spread(terms, before), self.euros(terms))
    }

    /// The share of the ceiling that bound work uses; without a ceiling none.
    pub fn used(&self, terms: &Terms, before: Amount) -> f64 {
        (before.bound() + self.others(terms).claims) / self.euros(terms)
    }

    /// The ceiling in EUR, amendments and room carried over included.
    pub fn euros(&self, terms: &Terms) -> f64 {
        let base = self.basis.year(terms).bound_revenue + self.others(terms).base(self.basis);
        self.level * base * (1.0 + terms.ceiling_raise) + terms.ceiling_carried + self.others(terms).carried
    }

    /// The room that this lot carries over to next year, in EUR of this year, from what was claimed; of a ceiling over several lots
    /// its part of the room. Room that was carried over once lapses.
    pub fn carries(&self, terms: &Terms, before: Amount) -> f64 {
        let others = self.others(terms);
        let agreed = self.euros(terms) - terms.ceiling_carried - others.carried;
        if self.carried_share <= 0.0 || !agreed.is_finite() {
            return 0.0;
        }
        let own = self.basis.year(terms).bound_revenue;
        let part = if own > 0.0 { own / (own + others.base(self.basis)) } else { 0.0 };
        self.carried_share * part * (agreed - before.bound() - others.claims).max(0.0)
    }

    /// What one more bound euro of this year brings next year, if next year is like this one: a ceiling that follows use
    /// rises with what is paid, and room that is used is not carried over. A euro of room is worth what it pays where
    /// the ceiling is hit.
    pub fn next_year(&self, terms: &Terms, before: Amount) -> f64 {
        let hit = self.hit_probability(terms, before);
        let room = self.unpaid_share() * hit;
        if room <= 0.0 {
            // Out of reach, also where the ceiling is infinite.
            return 0.0;
        }
        let follows = match self.basis {
            Basis::Fixed => 0.0,
            Basis::LastYear => self.level * (1.0 - self.unpaid_share() * hit),
        };
        room * (follows - self.carried_share * (1.0 - hit))
    }

    fn others<'a>(&self, terms: &'a Terms) -> &'a Others {
        const NONE: Others = Others { claims: 0.0, spread: 0.0, reference: 0.0, last: 0.0, carried: 0.0 };
        match self.reach {
            Reach::Segment => &NONE,
            Reach::Provider => &terms.other_lots,
        }
    }

    fn spread(&self, terms: &Terms, before: Amount) -> f64 {
        let others = self.others(terms).spread;
        if others == 0.0 { before.spread } else { libm::hypot(before.spread, others) }
    }

    fn unpaid_share(&self) -> f64 {
        1.0 - self.paid_share
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::clause::Year;

    const TERMS: Terms = Terms {
        reference: Year {
            hours: 1_000.0,
            revenue: 120_000.0,
            bound_revenue: 82_000.0,
            client_months: 0.0,
            starts: 0.0,
            capacity: 0.0,
        },
        last: Year {
            hours: 1_000.0,
            revenue: 130_000.0,
            bound_revenue: 90_000.0,
            client_months: 0.0,
            starts: 0.0,
            capacity: 0.0,
        },
        tariff: 82.0,
        list_tariff: 82.0,
        earned_before: [[0.0; 2]; crate::policy::clause::BASKETS],
        case_hours: 70.0,
        month_hours: 8.0,
        inhabitants: 0.0,
        ceiling_raise: 0.0,
        ceiling_carried: 0.0,
        audited_share: 0.0,
        sanctioned_share: 0.0,
        months_missed: 0.0,
        index_error: 1.0,
        other_lots: Others { claims: 0.0, spread: 0.0, reference: 0.0, last: 0.0, carried: 0.0 },
        rivals: Others { claims: 0.0, spread: 0.0, reference: 0.0, last: 0.0, carried: 0.0 },
        race: crate::policy::clause::Race {
            own_before: 0.0,
            own_paid: 0.0,
            own_later: 0.0,
            rivals_now: 0.0,
            rivals_later: 0.0,
            rivals_paid: 0.0,
        },
    };

    fn forecast(bound: f64, exempt: f64, spread: f64) -> Amount {
        Amount { euros: [bound, exempt], spread }
    }

    #[test]
    fn the_probability_of_hitting_a_ceiling_is_right_at_both_ends_and_in_the_middle() {
        let ceiling = RevenueCeiling::plain(1.0, 0.0);
        let hit = |bound: f64| ceiling.hit_probability(&TERMS, forecast(bound, 0.0, 5_000.0));
        assert!(hit(20_000.0) < 1e-12);
        assert!(hit(200_000.0) > 1.0 - 1e-12);
        assert!((hit(82_000.0) - 0.5).abs() < 1e-12);
        // One standard deviation below: Φ(−1) = 0.158655.
        assert!((hit(77_000.0) - 0.158_655_3).abs() < 1e-6);
    }

    #[test]
    fn exempt_care_is_paid_in_full_above_the_ceiling() {
        let paid = RevenueCeiling::plain(1.0, 0.0).pay(&TERMS, forecast(100_000.0, 60_000.0, 0.0));
        assert_eq!(paid.euros, [82_000.0, 60_000.0]);
    }

    #[test]
    fn a_paid_share_of_one_lifts_the_ceiling() {
        let before = forecast(150_000.0, 10_000.0, 0.0);
        assert_eq!(RevenueCeiling::plain(1.0, 1.0).pay(&TERMS, before), before);
    }

    /// Two segments of one provider under one ceiling are paid what the sum is paid, whichever is looked at first.
    #[test]
    fn a_pooled_ceiling_pays_two_lots_what_it_would_pay_one() {
        let pooled = RevenueCeiling { reach: Reach::Provider, ..RevenueCeiling::plain(1.0, 0.0) };
        let other = Others { reference: 20_000.0, ..Others::default() };
        let first = Terms { other_lots: other, ..TERMS };
        let second = Terms { other_lots: Others { claims: 60_000.0, ..other }, ..TERMS };
        let paid = pooled.pay(&first, forecast(60_000.0, 0.0, 0.0)).total()
            + pooled.pay(&second, forecast(70_000.0, 0.0, 0.0)).total();
        // The ceiling is 82,000 + 20,000; 130,000 was claimed.
        assert!((paid - 102_000.0).abs() < 1e-9);
    }

    #[test]
    fn room_that_is_left_is_carried_over_once() {
        let carrying = RevenueCeiling { carried_share: 0.5, ..RevenueCeiling::plain(1.0, 0.0) };
        assert_eq!(carrying.carries(&TERMS, forecast(62_000.0, 0.0, 0.0)), 10_000.0);
        let again = Terms { ceiling_carried: 10_000.0, ..TERMS };
        assert_eq!(carrying.euros(&again), 92_000.0);
        assert_eq!(carrying.carries(&again, forecast(62_000.0, 0.0, 0.0)), 10_000.0);
        assert_eq!(carrying.carries(&again, forecast(90_000.0, 0.0, 0.0)), 0.0);
    }

    /// Next year's pay, worked out for two years in a row, has the derivative that `next_year` says.
    #[test]
    fn use_is_worth_what_it_brings_next_year() {
        let ceiling = RevenueCeiling { basis: Basis::LastYear, ..RevenueCeiling::plain(1.0, 0.0) };
        let year = forecast(90_000.0, 0.0, 9_000.0);
        let next = |extra: f64| {
            let paid = ceiling.pay(&TERMS, forecast(90_000.0 + extra, 0.0, 9_000.0)).bound();
            // Next year is like this one, but for the height of its ceiling, which follows what was paid.
            let base = ceiling.pay(&TERMS, year).bound();
            let mut terms = TERMS;
            terms.last.bound_revenue += paid - base;
            ceiling.pay(&terms, year).bound()
        };
        let numeric = (next(1.0) - next(-1.0)) / 2.0;
        assert!((numeric - ceiling.next_year(&TERMS, year)).abs() < 1e-4);
        let plain = RevenueCeiling::plain(1.0, 0.0);
        assert_eq!(plain.next_year(&TERMS, year), 0.0);
    }
}
