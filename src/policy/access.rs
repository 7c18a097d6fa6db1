//! How a holder of a right judges: how strictly, how well it sees, how far it follows the provider, and what it looks at.
//!
//! A holder estimates the need with an error and asks the provider for a proposal. It authorises
//!
//! > q_auth = (g q̂)^(1−λ) q_prop^λ,  q̂ = q* e^ε with mean q*,  σ_ε = σ₁/√h,
//!
//! with deference λ, h the hours that an assessment gets, and g how generous it is. A desk decides by its own estimate (λ near 0),
//! behind a GP the provider decides (λ = 1). Where more cases come than there are hours for, every case gets fewer: the
//! estimate is worse, and what is not looked at is signed as proposed, λ' = 1 − (1 − λ) h/h₀. A formal right is real only as far as
//! there is time to use it (Aghion and Tirole 1997).
//!
//! A holder that holds a budget looks at it: with pressure p = forecast/budget, to the power β of its transmission,
//!
//! > g = p^(−β),  strictness z p^β,
//!
//! so that slack loosens and overrun tightens (flypaper effect; Kattenberg and Vermeulen 2018).
//!
//! A team with staff of providers has an interest ι in what one more case is worth to them, v: it sees severities larger by 1 + ι v.
//!
//! Source: contract standards (assignment forms), Jeugdwet art. 2.6-1e (GP) and 3.5 (certified institution).

use super::rights::Holder;

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

/// How one holder decides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gate {
    /// Perceived severity below which a client is turned away; 0 is open access. Severity has mean 1.
    pub strictness: f64,
    /// h₀: hours that it wants for an assessment.
    pub assessment_hours: f64,
    /// Hours that it has for assessments in a month, per 100,000 inhabitants; infinite for as many as it takes.
    pub hours_month: f64,
    /// σ₁: standard deviation of the log of an estimate made in one hour: 0 is perfect sight.
    pub error_sd_hour: f64,
    /// λ: the weight of the provider's own proposal, 0 to 1.
    pub deference: f64,
    /// The monthly chance that it sees that care has done its work, and ends it.
    pub recognise_share_month: f64,
    /// The longest assignment that it gives or lets run, in months; infinite for no end.
    pub period_months: f64,
    /// β: how much of the pressure on the budget reaches those who decide: 0 is not at all.
    pub budget_response: f64,
    /// ι: how much what a case is worth to providers weighs with it, 0 to 1.
    pub interest: f64,
    /// How close it is to providers, 0 to 1: where several may grant the same, they go to the closest.
    pub closeness: f64,
    /// How many providers it knows when it chooses one for a client.
    pub known_providers: u32,
}

impl Gate {
    /// Lets everyone in, signs everything and looks at nothing: a provider or a client who decides for itself.
    pub const OPEN: Gate = Gate {
        strictness: 0.0,
        assessment_hours: 1.0,
        hours_month: f64::INFINITY,
        error_sd_hour: 0.0,
        deference: 1.0,
        recognise_share_month: 0.0,
        period_months: f64::INFINITY,
        budget_response: 0.0,
        interest: 0.0,
        closeness: 1.0,
        known_providers: 0,
    };

    /// The hours that each of `cases` gets from a holder that has `hours` in all.
    pub fn hours_per_case(&self, hours: f64, cases: u32) -> f64 {
        self.assessment_hours.min(hours / f64::from(cases.max(1)))
    }

    /// σ_ε in `hours` per case.
    pub fn error_sd(&self, hours: f64) -> f64 {
        if self.error_sd_hour > 0.0 { self.error_sd_hour / libm::sqrt(hours) } else { 0.0 }
    }

    /// λ' in `hours` per case.
    pub fn deference_in(&self, hours: f64) -> f64 {
        1.0 - (1.0 - self.deference) * (hours / self.assessment_hours).min(1.0)
    }
}

/// How a holder stands this month: its gate, the time that its cases get, what presses on it and what tempts it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stance {
    /// Perceived severity below which a client is turned away, budget and savings included.
    pub strictness: f64,
    /// g: how generous it is with hours.
    pub generosity: f64,
    /// σ_ε.
    pub error_sd: f64,
    /// λ'.
    pub deference: f64,
    /// 1 + ι v: how much larger it sees severities than they are, for its own interest.
    pub inflation: f64,
}

/// The most that a budget moves a holder, up or down.
const BUDGET_REACH: f64 = 1.5;

impl Gate {
    /// How it stands with all the time it wants, without pressure and without temptation.
    pub fn at_rest(&self) -> Stance {
        self.stance(self.assessment_hours, 1.0, 0.0)
    }

    /// How it stands with `hours` per case, budget pressure `pressure` (forecast over budget), and cases that are worth `worth` of
    /// what they bring to providers (0 to 1).
    pub fn stance(&self, hours: f64, pressure: f64, worth: f64) -> Stance {
        let pressed = libm::pow(pressure, self.budget_response).clamp(1.0 / BUDGET_REACH, BUDGET_REACH);
        Stance {
            strictness: self.strictness * pressed,
            generosity: 1.0 / pressed,
            error_sd: self.error_sd(hours),
            deference: self.deference_in(hours),
            inflation: 1.0 + self.interest * worth,
        }
    }
}

impl Stance {
    /// Whether a client of this perceived severity is let in, with `tightening` on top of the holder's own strictness.
    pub fn admits(&self, perceived_severity: f64, tightening: f64) -> bool {
        perceived_severity >= self.strictness + tightening
    }

    /// The authorised volume as a ratio to q*, from the holder's estimate q̂/q* and the provider's proposal q_prop/q*.
    pub fn authorise(&self, estimate: f64, proposal: f64) -> f64 {
        libm::pow(self.generosity * estimate, 1.0 - self.deference) * libm::pow(proposal, self.deference)
    }

    /// The months of care that are authorised, from the holder's own estimate and what the provider asks for. Both may be
    /// below 0, where care has done its work: so the weights are those of a sum.
    pub fn months(&self, estimate: f64, proposal: f64) -> f64 {
        (1.0 - self.deference) * estimate + self.deference * proposal
    }
}

/// How many holders judge, and so have a gate: all but the provider and the client.
pub const GATES: usize = 8;

/// How all holders decide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Access {
    /// One gate per holder that judges, in the order of [`HOLDERS`](super::rights::HOLDERS).
    pub gates: [Gate; GATES],
}

impl Access {
    /// The gate of a holder. A provider or a client who holds a decision decides for itself.
    pub fn of(&self, holder: Holder) -> &Gate {
        self.gates.get(holder as usize).unwrap_or(&Gate::OPEN)
    }

    /// The gate of a holder, to change it.
    ///
    /// # Panics
    /// For the provider and the client, who have none.
    pub fn of_mut(&mut self, holder: Holder) -> &mut Gate {
        &mut self.gates[holder as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GATE: Gate = Gate { deference: 0.0, error_sd_hour: 0.8, assessment_hours: 4.0, ..Gate::OPEN };

    #[test]
    fn strictness_zero_is_open_access() {
        assert!(GATE.stance(4.0, 2.0, 1.0).admits(1e-12, 0.0));
    }

    #[test]
    fn full_deference_signs_the_proposal_and_none_ignores_it() {
        let signs = Gate { deference: 1.0, ..GATE }.stance(4.0, 1.3, 0.0);
        assert_eq!(signs.authorise(0.7, 1.3), 1.3);
        assert_eq!(signs.months(2.0, 5.0), 5.0);
        let decides = GATE.stance(4.0, 1.0, 0.0);
        assert_eq!((decides.authorise(0.7, 1.3), decides.months(2.0, 5.0)), (0.7, 2.0));
    }

    #[test]
    fn the_error_falls_with_the_root_of_the_hours_and_too_many_cases_take_them() {
        assert!((GATE.error_sd(4.0) - 0.4).abs() < 1e-15);
        assert_eq!(GATE.hours_per_case(100.0, 20), 4.0);
        assert_eq!(GATE.hours_per_case(100.0, 100), 1.0);
        assert!((GATE.error_sd(1.0) - 0.8).abs() < 1e-15);
    }

    #[test]
    fn a_right_without_time_is_the_providers() {
        assert_eq!(GATE.deference_in(4.0), 0.0);
        assert_eq!(GATE.deference_in(8.0), 0.0);
        assert_eq!(GATE.deference_in(1.0), 0.75);
        assert!(GATE.deference_in(1e-9) > 1.0 - 1e-8);
    }

    #[test]
    fn who_sees_no_budget_and_has_no_interest_is_moved_by_neither() {
        let calm = Gate { strictness: 0.4, ..GATE };
        assert_eq!(calm.stance(4.0, 1.4, 0.9), calm.stance(4.0, 1.0, 0.0));
    }

    #[test]
    fn slack_loosens_and_overrun_tightens_as_much() {
        let desk = Gate { strictness: 0.4, budget_response: 0.5, ..GATE };
        let (loose, tight) = (desk.stance(4.0, 0.9, 0.0), desk.stance(4.0, 1.0 / 0.9, 0.0));
        assert!(loose.generosity > 1.0 && loose.strictness < 0.4);
        assert!(tight.generosity < 1.0 && tight.strictness > 0.4);
        assert!((loose.generosity * tight.generosity - 1.0).abs() < 1e-12);
        assert!((loose.authorise(1.0, 1.0) - libm::pow(0.9, -0.5)).abs() < 1e-12);
    }
}
