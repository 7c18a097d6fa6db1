//! How clients and providers find each other: a few acquaintances, a preference, a queue.
//!
//! A client knows a few providers: near ones, and favourites of its referrer (large ones). Among them it prefers
//! near, good and short queues, with a taste of its own (logit):
//!
//! > V = −β_d distance − β_w expected wait + β_r reputation + Gumbel noise.

/// Assumptions about referral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Referral {
    /// How many providers a client comes to know in a month of looking.
    pub known_providers: u32,
    /// The share of them that are favourites of the referrer rather than near ones.
    pub favourite_share: f64,
    /// β_d: per width of the municipality.
    pub distance_weight: f64,
    /// β_w: per month of expected wait.
    pub wait_weight: f64,
    /// β_r: per unit of reputation (recovery reached, 0 to 1, against the mean of the segment).
    pub reputation_weight: f64,
    /// Expected wait in months above which a provider closes its list.
    pub list_max_months: f64,
    /// Refusals after which the municipality places a client out of contract.
    pub refusals_max: u32,
}

impl Referral {
    /// The client's value of a provider, `noise` being its own taste.
    pub fn value(&self, distance: f64, wait_months: f64, reputation: f64, noise: f64) -> f64 {
        self.reputation_weight * reputation - self.distance_weight * distance - self.wait_weight * wait_months
            + noise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_zero_leave_nothing_but_taste() {
        let blind = Referral {
            known_providers: 3,
            favourite_share: 0.3,
            distance_weight: 0.0,
            wait_weight: 0.0,
            reputation_weight: 0.0,
            list_max_months: 6.0,
            refusals_max: 6,
        };
        assert_eq!(blind.value(0.9, 14.0, 0.2, 0.31), 0.31);
    }
}
