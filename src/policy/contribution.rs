//! What clients pay themselves for a month in care, by income: the own contribution (eigen bijdrage).
//!
//! It goes to the municipality, and is counted beside spend, not taken off it: what a provider receives does not hang on it.

use crate::units::Cents;

/// A band of household income per year. Where they lie says the fact that gives their shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Low.
    Low = 0,
    /// Middle.
    Middle = 1,
    /// High.
    High = 2,
}

/// All bands, in the order of their numbers.
pub const BANDS: [Band; 3] = [Band::Low, Band::Middle, Band::High];

/// What clients of one segment pay themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contribution {
    /// EUR per month in care, by band, in the order of [`BANDS`].
    pub euros_month: [f64; BANDS.len()],
}

impl Contribution {
    /// What `clients`, so many of each band, pay together for a month.
    pub fn of(&self, clients: &[i64; BANDS.len()]) -> Cents {
        let paid = self.euros_month.iter().zip(clients);
        Cents(paid.map(|(euros, clients)| Cents::from_euros(*euros).0 * clients).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_pays_the_fee_of_its_band_to_the_cent() {
        let contribution = Contribution { euros_month: [19.0, 60.25, 150.0] };
        assert_eq!(contribution.of(&[3, 2, 1]), Cents(3 * 1_900 + 2 * 6_025 + 15_000));
        assert_eq!(contribution.of(&[0; 3]), Cents::ZERO);
    }
}
