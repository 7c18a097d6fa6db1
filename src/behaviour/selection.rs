//! Whom a provider takes: the expected value of a case under its own contract, as it sees the case.
//!
//! On referral the provider sees a severity ŝ = s e^ε. A case of ŝ is worth, in EUR,
//!
//! > V(ŝ) = F(ŝ) + a ŝ,  a = h [((1 − θ) ρ − c) x + k (x − x²/2)],
//!
//! F being what the case brings whatever its hours (fees, client-months), h the hours of a case of severity 1, x = q/q*. Care that
//! is scarce has a rent: the place would else go to an average case, worth V(1) per unit of severity. It accepts if
//!
//! > **ι (V(ŝ) − κ ŝ V(1)) + (1 − ι) b ŝ ≥ −(cost of refusing)**,
//!
//! κ in [0, 1] being how scarce places are, b > 0 the client's benefit alone, and ι the share of the provider that looks at value at
//! all. Under P×Q value grows with severity as cost does, and nobody is refused. Under a fixed fee heavy cases are worth less than the
//! place they take: that is cream-skimming, and it follows without looking at what a scheme is called.
//!
//! Under yearly bounds a provider may also let bound clients wait for January. It does if a start makes a loss now, and what the same
//! start would bring more in January is more than the harm of waiting that its professionals feel, and the cost of refusing.
//!
//! Source: Ellis (1998), Journal of Health Economics 17, on creaming and skimping; the noise and the shares are assumptions.

/// Assumptions about selection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selection {
    /// ι: the share of the decision that follows value, 0 (everyone is taken) to 1.
    pub interest_share: f64,
    /// Standard deviation of ε: how badly a provider sees the severity of a referral.
    pub error_sd: f64,
    /// The expected wait at which places are fully scarce, in months.
    pub scarce_months: f64,
    /// What refusing costs without any duty in the contract: name, referrers, colleagues; in EUR.
    pub refusal_cost_euros: f64,
    /// The share of what January brings more that makes a provider let a client wait for January; 0 is never.
    pub timing_share: f64,
}

/// What cases are worth to a provider, in EUR.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Worth {
    /// F(ŝ) of this case.
    pub fixed: f64,
    /// F(1) of an average case.
    pub fixed_average: f64,
    /// a: per unit of severity.
    pub slope: f64,
    /// b: the part of a that is the client's benefit.
    pub benefit: f64,
}

impl Selection {
    /// κ: how scarce places are where the next client waits `months`.
    pub fn scarcity(&self, months: f64) -> f64 {
        if self.scarce_months <= 0.0 {
            return if months > 0.0 { 1.0 } else { 0.0 };
        }
        (months / self.scarce_months).min(1.0)
    }

    /// Whether a case of `severity`, as the provider sees it, is taken.
    pub fn accepts(&self, worth: &Worth, severity: f64, scarcity: f64, refusal_cost: f64) -> bool {
        if self.interest_share <= 0.0 {
            return true;
        }
        let value = worth.fixed + worth.slope * severity;
        // Where an average case is a loss, the place is worth nothing.
        let rent = scarcity * severity * (worth.fixed_average + worth.slope).max(0.0);
        let felt =
            self.interest_share * (value - rent) + (1.0 - self.interest_share) * worth.benefit * severity;
        felt >= -(self.refusal_cost_euros + refusal_cost)
    }

    /// Whether starts are put off to January: `gain` is what an hour started in January brings more, `benefit` what an hour of care is worth to
    /// the client (both EUR per hour), `delay` the share of the case that would be put off, 0 to 1.
    pub fn puts_off(&self, gain: f64, benefit: f64, delay: f64, case_hours: f64, refusal_cost: f64) -> bool {
        self.timing_share > 0.0
            && (self.timing_share * gain - benefit * delay) * case_hours
                > self.refusal_cost_euros + refusal_cost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEN: Selection = Selection {
        interest_share: 1.0,
        error_sd: 0.2,
        scarce_months: 3.0,
        refusal_cost_euros: 0.0,
        timing_share: 1.0,
    };

    /// An hour brings 85 and costs 60; k = 200: at x = 1 an hour is worth 25 + 100.
    const TARIFF: Worth =
        Worth { fixed: 0.0, fixed_average: 0.0, slope: 60.0 * 125.0, benefit: 60.0 * 100.0 };
    /// The same case for a fee of 5,100 EUR.
    const FEE: Worth =
        Worth { fixed: 5_100.0, fixed_average: 5_100.0, slope: 60.0 * 40.0, benefit: 60.0 * 100.0 };

    #[test]
    fn price_times_volume_refuses_nobody() {
        for severity in [0.1, 0.5, 1.0, 3.0, 10.0] {
            for scarcity in [0.0, 0.5, 1.0] {
                assert!(KEEN.accepts(&TARIFF, severity, scarcity, 0.0));
            }
        }
    }

    #[test]
    fn a_fixed_fee_refuses_the_heavy_when_places_are_scarce() {
        assert!(KEEN.accepts(&FEE, 3.0, 0.0, 0.0));
        assert!(KEEN.accepts(&FEE, 0.9, 1.0, 0.0));
        assert!(!KEEN.accepts(&FEE, 1.1, 1.0, 0.0));
        assert!(!KEEN.accepts(&FEE, 3.0, 0.8, 0.0));
    }

    #[test]
    fn a_duty_with_a_price_lets_the_heavy_in() {
        assert!(!KEEN.accepts(&FEE, 1.5, 1.0, 1_000.0));
        assert!(KEEN.accepts(&FEE, 1.5, 1.0, 3_000.0));
    }

    #[test]
    fn without_interest_everyone_is_taken_and_nobody_waits_for_january() {
        let off = Selection { interest_share: 0.0, timing_share: 0.0, ..KEEN };
        assert!(off.accepts(&FEE, 50.0, 1.0, 0.0));
        assert!(!off.puts_off(1e9, 0.0, 0.0, 60.0, 0.0));
    }

    #[test]
    fn starts_wait_for_january_only_when_january_is_near() {
        // January brings 60 more an hour; a wait of two months of nine harms less than one of eight.
        assert!(KEEN.puts_off(60.0, 100.0, 2.0 / 9.0, 60.0, 0.0));
        assert!(!KEEN.puts_off(60.0, 100.0, 8.0 / 9.0, 60.0, 0.0));
        assert!(!KEEN.puts_off(60.0, 100.0, 2.0 / 9.0, 60.0, 5_000.0));
    }

    #[test]
    fn places_grow_scarce_with_the_wait() {
        assert_eq!([0.0, 1.5, 9.0].map(|months| KEEN.scarcity(months)), [0.0, 0.5, 1.0]);
    }
}
