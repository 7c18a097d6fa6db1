//! The clauses of a contract: one file per clause, `pay` and `marginal` side by side.
//!
//! A clause maps what came before it in the contract to what comes after it. `pay` maps the amount; `marginal` maps the
//! gradient of the amount, and must be its exact derivative: the property test of `contract` holds every clause and
//! random lists of clauses to that. So no scheme can tell providers one thing and pay another.
//!
//! The same `pay` posts and forecasts. With a spread of 0 it is what is posted; with a spread above 0 it is the
//! *expectation* of that over a normally distributed end of the year, which is how a provider sees a ceiling or a lower tier
//! coming before it binds.

mod activity;
mod amount;
mod availability;
mod capitation;
mod duration_norm;
mod duty_to_accept;
mod hourly_tariff;
mod indexation;
mod lump_sum;
mod norm_budget;
mod outcome_pay;
mod pooled_ceiling;
mod reporting_duty;
mod revenue_ceiling;
mod sanction;
mod shared_savings;
mod step_tariff;
mod terms;
mod trajectory_fee;
mod volume_ceiling;

pub use activity::{Activity, CLASSES, COUNT_KINDS, COUNTS, Count, Counts, Reads};
pub use amount::{Amount, Marginal};
pub use availability::Availability;
pub use capitation::Capitation;
pub use duration_norm::DurationNorm;
pub use duty_to_accept::DutyToAccept;
pub use hourly_tariff::{HourlyTariff, MonthlyMaximum, Tier, Unit};
pub use indexation::Indexation;
pub use lump_sum::LumpSum;
pub use norm_budget::NormBudget;
pub use outcome_pay::OutcomePay;
pub use pooled_ceiling::{PooledCeiling, Sharing};
pub use reporting_duty::ReportingDuty;
pub use revenue_ceiling::{Reach, RevenueCeiling};
pub use sanction::Sanction;
pub use shared_savings::SharedSavings;
pub use step_tariff::{Step, StepTariff};
pub use terms::{Basis, Earned, Others, Race, Terms, Year};
pub use trajectory_fee::{Profile, TrajectoryFee};
pub use volume_ceiling::{Units, VolumeCeiling};

use crate::stats::{normal_cdf, normal_density};

/// Whether a bound may leave care unpaid.
///
/// A *specific* assignment (product, volume, period) must be paid in full above any ceiling, and so must crisis care
/// (contract standard Wmo 1.2, art. 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Assigned without a volume: a bound applies.
    Bound = 0,
    /// Specific assignments and crisis care: always paid in full.
    Exempt = 1,
    /// Past a norm for the duration of care: nothing pays for it.
    Beyond = 2,
}

/// All standings, in the order of their numbers.
pub const STANDINGS: [Standing; 3] = [Standing::Bound, Standing::Exempt, Standing::Beyond];

/// The standings that a contract can pay for.
pub const STANDINGS_PAID: [Standing; 2] = [Standing::Bound, Standing::Exempt];

/// When a provider under a ceiling signals, and what follows: talks, and a decision after a lag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Signal {
    /// The share of the ceiling at which the provider must signal.
    pub share: f64,
    /// Months from the signal to the decision on it.
    pub decision_lag_months: u32,
    /// What the municipality adds to the ceiling, as a share of it, when talks find room in the budget.
    pub raise_share: f64,
}

impl Signal {
    /// The signal of the contract standard: at 70 %, decided within a month, without a raise.
    pub const STANDARD: Signal = Signal { share: 0.7, decision_lag_months: 1, raise_share: 0.0 };
}

/// A clause. The variants are the kinds that a scenario file can name.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// Price times volume, flat or in tiers.
    HourlyTariff(HourlyTariff),
    /// A fee per closed trajectory by its minutes.
    StepTariff(StepTariff),
    /// A fee per trajectory.
    TrajectoryFee(TrajectoryFee),
    /// A fixed sum per year.
    LumpSum(LumpSum),
    /// A fee per client-month.
    Capitation(Capitation),
    /// Pay for kept capacity.
    Availability(Availability),
    /// Pay by measured outcome.
    OutcomePay(OutcomePay),
    /// Correction of an indexation.
    Indexation(Indexation),
    /// A temporary discount after a breach.
    Sanction(Sanction),
    /// The duty to accept clients.
    DutyToAccept(DutyToAccept),
    /// The duty to report.
    ReportingDuty(ReportingDuty),
    /// A norm for the average client.
    NormBudget(NormBudget),
    /// A norm for the duration of care.
    DurationNorm(DurationNorm),
    /// A bound on units per provider and year.
    VolumeCeiling(VolumeCeiling),
    /// A bound on what is paid per provider and year.
    RevenueCeiling(RevenueCeiling),
    /// A bound on what all providers of a segment are paid together.
    PooledCeiling(PooledCeiling),
    /// Savings and losses against a benchmark, shared.
    SharedSavings(SharedSavings),
}

/// What a clause does in a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Pays for care.
    Payment(Basket),
    /// Changes what stands above it, up or down.
    Adjustment,
    /// Takes off what lies above a limit.
    Bound,
    /// Settles with the municipality at the end of the year.
    Settlement,
    /// Moves no money by itself.
    Duty,
}

/// What a payment is paid for: nothing is paid for twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basket {
    /// Hours.
    Hours = 0,
    /// Trajectories, by their minutes.
    TrajectoriesByMinutes = 1,
    /// Trajectories.
    Trajectories = 2,
    /// Clients, a month each.
    Clients = 3,
    /// A task for a population.
    Task = 4,
    /// Staff that is kept.
    Capacity = 5,
}

/// How many baskets there are.
pub const BASKETS: usize = 6;

impl Clause {
    /// The amount after this clause, given the amount before it: at the terms of now, and what work before a cut of the tariff earned
    /// above them.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        let after = self.pay_now(activity, terms, before);
        match self.role() {
            Role::Payment(basket) => after.plus(terms.earned_before[basket as usize]),
            Role::Adjustment | Role::Bound | Role::Settlement | Role::Duty => after,
        }
    }

    fn pay_now(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        match self {
            Clause::HourlyTariff(clause) => clause.pay(activity, terms, before),
            Clause::StepTariff(clause) => clause.pay(activity, terms, before),
            Clause::TrajectoryFee(clause) => clause.pay(activity, terms, before),
            Clause::LumpSum(clause) => clause.pay(activity, terms, before),
            Clause::Capitation(clause) => clause.pay(activity, terms, before),
            Clause::Availability(clause) => clause.pay(activity, terms, before),
            Clause::OutcomePay(clause) => clause.pay(activity, terms, before),
            Clause::Indexation(clause) => clause.pay(terms, before),
            Clause::Sanction(clause) => clause.pay(terms, before),
            Clause::DutyToAccept(clause) => clause.pay(before),
            Clause::DurationNorm(clause) => clause.pay(before),
            Clause::ReportingDuty(clause) => clause.pay(activity, terms, before),
            Clause::NormBudget(clause) => clause.pay(activity, terms, before),
            Clause::VolumeCeiling(clause) => clause.pay(activity, terms, before),
            Clause::RevenueCeiling(clause) => clause.pay(terms, before),
            Clause::PooledCeiling(clause) => clause.pay(activity, terms, before),
            Clause::SharedSavings(clause) => clause.pay(activity, terms, before),
        }
    }

    /// Turns the gradient before this clause into the one after it, given the amount before it.
    pub fn marginal(&self, activity: &Activity, terms: &Terms, before: Amount, gradient: &mut Marginal) {
        match self {
            Clause::HourlyTariff(clause) => clause.marginal(activity, terms, gradient),
            Clause::StepTariff(clause) => clause.marginal(terms, gradient),
            Clause::TrajectoryFee(clause) => clause.marginal(terms, gradient),
            Clause::LumpSum(clause) => clause.marginal(gradient),
            Clause::DutyToAccept(clause) => clause.marginal(gradient),
            Clause::DurationNorm(clause) => clause.marginal(gradient),
            Clause::Capitation(clause) => clause.marginal(terms, gradient),
            Clause::Availability(clause) => clause.marginal(activity, terms, gradient),
            Clause::OutcomePay(clause) => clause.marginal(activity, before, gradient),
            Clause::Indexation(clause) => clause.marginal(terms, gradient),
            Clause::Sanction(clause) => clause.marginal(terms, gradient),
            Clause::ReportingDuty(clause) => clause.marginal(activity, terms, before, gradient),
            Clause::NormBudget(clause) => clause.marginal(activity, terms, before, gradient),
            Clause::VolumeCeiling(clause) => clause.marginal(activity, terms, before, gradient),
            Clause::RevenueCeiling(clause) => clause.marginal(terms, before, gradient),
            Clause::PooledCeiling(clause) => clause.marginal(activity, terms, before, gradient),
            Clause::SharedSavings(clause) => clause.marginal(activity, terms, before, gradient),
        }
    }

    /// What the clause does in a contract.
    pub fn role(&self) -> Role {
        match self {
            Clause::HourlyTariff(_) => Role::Payment(Basket::Hours),
            Clause::StepTariff(_) => Role::Payment(Basket::TrajectoriesByMinutes),
            Clause::TrajectoryFee(_) => Role::Payment(Basket::Trajectories),
            Clause::LumpSum(_) => Role::Payment(Basket::Task),
            Clause::Capitation(_) => Role::Payment(Basket::Clients),
            Clause::Availability(_) => Role::Payment(Basket::Capacity),
            Clause::OutcomePay(_)
            | Clause::Indexation(_)
            | Clause::Sanction(_)
            | Clause::ReportingDuty(_) => Role::Adjustment,
            Clause::DutyToAccept(_) | Clause::DurationNorm(_) => Role::Duty,
            Clause::NormBudget(_)
            | Clause::VolumeCeiling(_)
            | Clause::RevenueCeiling(_)
            | Clause::PooledCeiling(_) => Role::Bound,
            Clause::SharedSavings(_) => Role::Settlement,
        }
    }

    /// Whether it pays a share of the list tariff: what a cut of the tariff lowers.
    pub fn pays_by_tariff(&self) -> bool {
        match self.role() {
            Role::Payment(basket) => basket != Basket::Task,
            Role::Adjustment | Role::Bound | Role::Settlement | Role::Duty => false,
        }
    }

    /// Whether hours must be declared for this clause to work.
    pub fn counts_hours(&self) -> bool {
        match self {
            Clause::HourlyTariff(_) | Clause::StepTariff(_) => true,
            Clause::VolumeCeiling(clause) => clause.units == Units::Hours,
            Clause::TrajectoryFee(_)
            | Clause::LumpSum(_)
            | Clause::Capitation(_)
            | Clause::Availability(_)
            | Clause::OutcomePay(_)
            | Clause::Indexation(_)
            | Clause::Sanction(_)
            | Clause::DutyToAccept(_)
            | Clause::ReportingDuty(_)
            | Clause::NormBudget(_)
            | Clause::DurationNorm(_)
            | Clause::RevenueCeiling(_)
            | Clause::PooledCeiling(_)
            | Clause::SharedSavings(_) => false,
        }
    }

    /// What one more euro of this year brings next year through a level that follows last year, if next year is like this one:
    /// per bound euro, and per euro of any standing.
    pub fn next_year(&self, activity: &Activity, terms: &Terms, before: Amount) -> [f64; 2] {
        match self {
            Clause::RevenueCeiling(clause) => [clause.next_year(terms, before), 0.0],
            Clause::PooledCeiling(clause) => [clause.next_year(activity, terms, before), 0.0],
            Clause::SharedSavings(clause) => [clause.next_year(activity, terms, before); 2],
            Clause::HourlyTariff(_)
            | Clause::StepTariff(_)
            | Clause::TrajectoryFee(_)
            | Clause::LumpSum(_)
            | Clause::Capitation(_)
            | Clause::Availability(_)
            | Clause::OutcomePay(_)
            | Clause::Indexation(_)
            | Clause::Sanction(_)
            | Clause::DutyToAccept(_)
            | Clause::ReportingDuty(_)
            | Clause::NormBudget(_)
            | Clause::DurationNorm(_)
            | Clause::VolumeCeiling(_) => [0.0; 2],
        }
    }

    /// Whether [`Clause::next_year`] can be anything but nothing.
    pub fn minds_next_year(&self) -> bool {
        let follows = |basis: Basis| basis == Basis::LastYear;
        matches!(self, Clause::RevenueCeiling(it) if it.carried_share > 0.0 || follows(it.basis))
            || matches!(self, Clause::PooledCeiling(it) if follows(it.basis))
            || matches!(self, Clause::SharedSavings(it) if follows(it.basis))
    }

    /// Whether lots or providers share it.
    pub fn is_shared(&self) -> bool {
        matches!(self, Clause::PooledCeiling(_))
            || matches!(self, Clause::RevenueCeiling(it) if it.reach == Reach::Provider)
    }

    /// For a ceiling of one provider: its signal, and the share of it that is used.
    pub fn signal(&self, activity: &Activity, terms: &Terms, before: Amount) -> Option<(Signal, f64)> {
        match self {
            Clause::RevenueCeiling(clause) => Some((clause.signal, clause.used(terms, before))),
            Clause::VolumeCeiling(clause) => Some((clause.signal, clause.used(activity, terms))),
            Clause::HourlyTariff(_)
            | Clause::StepTariff(_)
            | Clause::TrajectoryFee(_)
            | Clause::LumpSum(_)
            | Clause::Capitation(_)
            | Clause::Availability(_)
            | Clause::OutcomePay(_)
            | Clause::Indexation(_)
            | Clause::Sanction(_)
            | Clause::DutyToAccept(_)
            | Clause::ReportingDuty(_)
            | Clause::NormBudget(_)
            | Clause::DurationNorm(_)
            | Clause::PooledCeiling(_)
            | Clause::SharedSavings(_) => None,
        }
    }
}

/// E[(X − level)⁺] for X normal with mean `mean` and standard deviation `spread` ≥ 0; (mean − level)⁺ at spread 0.
fn expected_excess(mean: f64, spread: f64, level: f64) -> f64 {
    let distance = mean - level;
    if spread <= 0.0 || level == f64::INFINITY {
        return distance.max(0.0);
    }
    let z = distance / spread;
    distance * normal_cdf(z) + spread * normal_density(z)
}

/// P(X > level), which is the derivative of [`expected_excess`] by `mean`; at spread 0 a step.
fn probability_above(mean: f64, spread: f64, level: f64) -> f64 {
    if spread <= 0.0 {
        return if mean > level { 1.0 } else { 0.0 };
    }
    normal_cdf((mean - level) / spread)
}
