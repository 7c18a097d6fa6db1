//! What waiting, being turned away and leaving too early do to a client.

/// Assumptions about demand. Hazards are per month, and scale with severity where it says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Demand {
    /// Need that is added by a month of waiting, as a share of the need at the start of the wait.
    pub growth_share_month: f64,
    /// The most that waiting adds, as a share.
    pub growth_share_max: f64,
    /// Chance per month that a waiting client gives up.
    pub dropout_share_month: f64,
    /// Chance per month that a waiting client of mean severity becomes a crisis.
    pub crisis_share_month: f64,
    /// Chance per month that a client in care breaks it off.
    pub break_off_share_month: f64,
    /// Severity above which a client is urgent and goes before others.
    pub urgent_severity: f64,
    /// Chance that a client whose care was completed comes back.
    pub relapse_share: f64,
    /// What is added to that chance per unit of residual need (as a share of the need at the start).
    pub relapse_by_residual: f64,
    /// Mean months before a relapse.
    pub relapse_mean_months: f64,
    /// Severity of a relapse, as a share of the severity before.
    pub relapse_severity_share: f64,
    /// Chance that a client who was turned away comes back by another route, or later.
    pub return_share: f64,
    /// Mean months before such a return.
    pub return_mean_months: f64,
    /// Severity at return, as a share of the severity before.
    pub return_severity_share: f64,
}

impl Demand {
    /// Need after `months` of waiting, from the need at the start of the wait.
    pub fn grown_need(&self, need: f64, months: f64) -> f64 {
        need * (1.0 + (self.growth_share_month * months).min(self.growth_share_max))
    }

    /// The chance that a client comes back who left with `residual` of its need (a share, 0 to 1).
    pub fn relapse_chance(&self, residual: f64) -> f64 {
        (self.relapse_share + self.relapse_by_residual * residual).clamp(0.0, 1.0)
    }
}
