//! Money in whole cents, time in whole minutes and months, and the one place where work is priced and rounded.
//!
//! Decisions are taken in `f64` (EUR, hours, shares); what is *posted* is a whole number. The only way from one to the
//! other is a function of this file, so that rounding happens once and sums are exact and free of order.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// Months in a contract year, January to December.
pub const MONTHS_PER_YEAR: u32 = 12;

/// Days in an average month of the Gregorian calendar.
pub const DAYS_PER_MONTH: f64 = 365.2425 / 12.0;

/// Weeks in an average month.
pub const WEEKS_PER_MONTH: f64 = DAYS_PER_MONTH / 7.0;

/// Minutes in an hour.
pub const MINUTES_PER_HOUR: f64 = 60.0;

macro_rules! whole_quantity {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub i64);

        impl $name {
            /// Nothing.
            pub const ZERO: $name = $name(0);
        }

        impl Add for $name {
            type Output = $name;
            fn add(self, other: $name) -> $name {
                $name(self.0 + other.0)
            }
        }

        impl Sub for $name {
            type Output = $name;
            fn sub(self, other: $name) -> $name {
                $name(self.0 - other.0)
            }
        }

        impl Neg for $name {
            type Output = $name;
            fn neg(self) -> $name {
                $name(-self.0)
            }
        }

        impl AddAssign for $name {
            fn add_assign(&mut self, other: $name) {
                self.0 += other.0;
            }
        }

        impl SubAssign for $name {
            fn sub_assign(&mut self, other: $name) {
                self.0 -= other.0;
            }
        }

        impl Sum for $name {
            fn sum<I: Iterator<Item = $name>>(quantities: I) -> $name {
                $name(quantities.map(|quantity| quantity.0).sum())
            }
        }
    };
}

whole_quantity!(Cents, "Money as posted: whole euro cents.");
whole_quantity!(Minutes, "Care as delivered and declared: whole minutes.");

impl Cents {
    /// Rounds an amount in EUR to whole cents, half away from zero.
    ///
    /// # Panics
    /// On an amount that is not finite: that is a fault in a formula, and must not reach the ledger.
    pub fn from_euros(euros: f64) -> Cents {
        assert!(euros.is_finite(), "an amount of money must be a number, got {euros}");
        Cents((euros * 100.0).round() as i64)
    }

    /// The amount in EUR.
    pub fn euros(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

impl Minutes {
    /// Rounds hours to whole minutes, half away from zero.
    ///
    /// # Panics
    /// On hours that are not finite.
    pub fn from_hours(hours: f64) -> Minutes {
        assert!(hours.is_finite(), "hours must be a number, got {hours}");
        Minutes((hours * MINUTES_PER_HOUR).round() as i64)
    }

    /// The time in hours.
    pub fn hours(self) -> f64 {
        self.0 as f64 / MINUTES_PER_HOUR
    }
}

/// A month of a run, counted from the first simulated month, which is a January: warm-up included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(pub u32);

impl Month {
    /// The year of the run, from 0.
    pub fn year(self) -> u32 {
        self.0 / MONTHS_PER_YEAR
    }

    /// The month of the year: 0 is January, 11 is December.
    pub fn of_year(self) -> u32 {
        self.0 % MONTHS_PER_YEAR
    }

    /// Whether this is the first month of a contract year.
    pub fn is_january(self) -> bool {
        self.of_year() == 0
    }

    /// Whether this is the last month of a contract year, in which the year is settled.
    pub fn is_december(self) -> bool {
        self.of_year() == MONTHS_PER_YEAR - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_rounded_once_half_away_from_zero() {
        assert_eq!(Cents::from_euros(0.125), Cents(13));
        assert_eq!(Cents::from_euros(-0.125), Cents(-13));
        assert_eq!(Cents::from_euros(82.0), Cents(8_200));
    }

    #[test]
    #[should_panic(expected = "must be a number")]
    fn a_nan_never_becomes_money() {
        let _ = Cents::from_euros(f64::NAN);
    }

    #[test]
    fn a_million_dimes_are_exactly_a_hundred_thousand_euros() {
        let total: Cents = std::iter::repeat_n(Cents::from_euros(0.10), 1_000_000).sum();
        assert_eq!(total, Cents(10_000_000));
    }

    #[test]
    fn december_closes_the_contract_year() {
        assert!(Month(11).is_december());
        assert!(Month(12).is_january());
        assert_eq!(Month(25).year(), 2);
    }
}
