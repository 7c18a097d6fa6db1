//! Who applies, and what waiting, being turned away and leaving too early do to a client.
//!
//! Most need never applies. Beside those who apply stands a latent stream, [`Demand::latent_ratio`] times as large and milder;
//! whoever is near brings part of it to the door. And a contribution of its own keeps part of those in need away: the chance
//! that a person in need applies at a fee of f EUR a month is proportional to
//!
//! > (1 + f)^(−ε),
//!
//! so that of all who apply under a reference fee f₀ the share ((1 + f)/(1 + f₀))^(−ε) still applies under f, and below f₀ more do. The
//! same chance says who stops, or comes after all, when the fee of those who had need before it changes. ε is the price elasticity of
//! demand; the euro that is added keeps free help finite. One elasticity fits all incomes: 0.2 in the RAND health insurance
//! experiment (Manning et al. 1987).

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
    /// Need that never applies by itself, as a multiple of the need that does.
    pub latent_ratio: f64,
    /// Mean severity of that need, as a share of the severity of those who apply.
    pub latent_severity_share: f64,
    /// ε: the per cent of those who would apply that one per cent more contribution keeps away.
    pub contribution_elasticity: f64,
}

impl Demand {
    /// Need after `months` of waiting, from the need at the start of the wait.
    pub fn grown_need(&self, need: f64, months: f64) -> f64 {
        need * (1.0 + (self.growth_share_month * months).min(self.growth_share_max))
    }

    /// How many apply under a contribution of `euros` a month, over how many do under `reference`: ((1 + f)/(1 + f₀))^(−ε), and
    /// exactly 1 where they are equal or ε is 0.
    pub fn price_effect(&self, euros: f64, reference: f64) -> f64 {
        libm::pow((1.0 + euros) / (1.0 + reference), -self.contribution_elasticity)
    }

    /// The chance that a client comes back who left with `residual` of its need (a share, 0 to 1).
    pub fn relapse_chance(&self, residual: f64) -> f64 {
        (self.relapse_share + self.relapse_by_residual * residual).clamp(0.0, 1.0)
    }
}
