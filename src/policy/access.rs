//! Who lets clients in, how strictly, and with what kind of assignment.
//!
//! A holder of the right of access estimates the need with an error and asks the provider for a proposal. It authorises
//!
//! > q_auth = q̂^(1−λ) q_prop^λ,  q̂ = q* e^ε with mean q*,
//!
//! with deference λ: a desk decides by its own estimate (λ near 0), behind a GP the provider decides (λ = 1). Only a
//! *specific* assignment carries that volume; other assignments have no volume limit, and a bound applies to them.
//!
//! Source: contract standards (assignment forms), Jeugdwet art. 2.6-1e (GP) and 3.5 (certified institution).

/// A way into care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The municipality's own desk or a team that acts for it.
    MunicipalDesk = 0,
    /// The general practitioner, with the other medical referrers.
    GeneralPractitioner = 1,
    /// The certified institution for child protection and probation, with the court.
    CertifiedInstitution = 2,
}

/// All routes, in the order of their numbers.
pub const ROUTES: [Route; 3] =
    [Route::MunicipalDesk, Route::GeneralPractitioner, Route::CertifiedInstitution];

/// How the holder of one route decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gate {
    /// Perceived severity below which a client is turned away; 0 is open access. Severity has mean 1.
    pub strictness: f64,
    /// Standard deviation of the log of its estimate: 0 is perfect sight.
    pub error_sd: f64,
    /// λ: the weight of the provider's own proposal, 0 to 1.
    pub deference: f64,
    /// The share of its assignments that are specific.
    pub specific_share: f64,
    /// The monthly chance that it sees that care has done its work, and ends it.
    pub recognise_share_month: f64,
    /// The share of latent need that its being near makes apply; 0 is a holder that waits for who knocks.
    pub reach_share: f64,
    /// The share of those it turns away whom it helps itself with light help, so that they do not come back.
    pub helps_share: f64,
}

/// How access is decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Access {
    /// One gate per route, in the order of [`ROUTES`].
    pub gates: [Gate; 3],
}

impl Gate {
    /// Whether a client of this perceived severity is let in, with `tightening` on top of the gate's own strictness.
    pub fn admits(&self, perceived_severity: f64, tightening: f64) -> bool {
        perceived_severity >= self.strictness + tightening
    }

    /// The authorised volume as a ratio to q*, from the holder's estimate q̂/q* and the provider's proposal q_prop/q*.
    pub fn authorise(&self, estimate: f64, proposal: f64) -> f64 {
        libm::pow(estimate, 1.0 - self.deference) * libm::pow(proposal, self.deference)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GATE: Gate = Gate {
        strictness: 0.0,
        error_sd: 0.2,
        deference: 0.0,
        specific_share: 1.0,
        recognise_share_month: 0.0,
        reach_share: 0.0,
        helps_share: 0.0,
    };

    #[test]
    fn strictness_zero_is_open_access() {
        assert!(GATE.admits(1e-12, 0.0));
    }

    #[test]
    fn full_deference_signs_the_proposal_and_none_ignores_it() {
        assert_eq!(Gate { deference: 1.0, ..GATE }.authorise(0.7, 1.3), 1.3);
        assert_eq!(GATE.authorise(0.7, 1.3), 0.7);
    }
}
