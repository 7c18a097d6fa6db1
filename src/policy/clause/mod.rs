//! The clauses of a contract: one file per clause, `pay` and `marginal` side by side.
//!
//! A clause maps what came before it in the contract to what comes after it. `pay` maps the amount; `marginal` maps the
//! gradient of the amount, and must be its exact derivative: the property test in `contract.rs` holds every clause and
//! random lists of clauses to that. So no scheme can tell providers one thing and pay another.
//!
//! The same `pay` posts and forecasts. With a spread of 0 it is what is posted; with a spread above 0 it is the
//! *expectation* of that over a normally distributed end of the year, which is how a provider sees a ceiling or a lower tier
//! coming before it binds.

mod hourly_tariff;
mod lump_sum;
mod revenue_ceiling;
mod trajectory_fee;

pub use hourly_tariff::{HourlyTariff, Tier};
pub use lump_sum::LumpSum;
pub use revenue_ceiling::RevenueCeiling;
pub use trajectory_fee::TrajectoryFee;

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
}

/// Both standings, in the order of their numbers.
pub const STANDINGS: [Standing; 2] = [Standing::Bound, Standing::Exempt];

/// What is counted and can be paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Declared hours.
    Hours = 0,
    /// Clients in care, a month each.
    ClientMonths = 1,
    /// Clients who started.
    Starts = 2,
    /// Clients whose care was completed.
    Finishes = 3,
}

/// All counts, in the order of their numbers.
pub const COUNTS: [Count; 4] = [Count::Hours, Count::ClientMonths, Count::Starts, Count::Finishes];

/// What one provider did in one segment in a contract year: to date when posting, forecast to December when deciding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Activity {
    /// Months of the contract year, 0 to 12.
    pub months: f64,
    /// `counts[count][standing]`.
    pub counts: [[f64; 2]; 4],
    /// Standard deviation of the bound hours that are still to come; 0 when posting.
    pub spread_hours: f64,
    /// Standard deviation of the starts that are still to come; 0 when posting.
    pub spread_starts: f64,
}

impl Activity {
    /// One count.
    pub fn get(&self, count: Count, standing: Standing) -> f64 {
        self.counts[count as usize][standing as usize]
    }

    /// One count of both standings together.
    pub fn total(&self, count: Count) -> f64 {
        self.counts[count as usize].iter().sum()
    }
}

/// What a provider and the municipality agreed for one segment and one contract year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// List tariff of the segment, indexed, in EUR per hour.
    pub tariff: f64,
    /// Hours of a normal trajectory in the segment.
    pub case_hours: f64,
    /// Hours that the provider declared in the reference year.
    pub reference_hours: f64,
    /// Revenue of the reference year at this year's prices, in EUR.
    pub reference_revenue: f64,
    /// The part of it that came from bound work, in EUR.
    pub reference_bound_revenue: f64,
    /// What talks added to the ceiling, as a share of it: 0 unless amended in writing.
    pub ceiling_raise: f64,
}

/// An amount on its way through the clauses, in EUR.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Amount {
    /// By standing.
    pub euros: [f64; 2],
    /// Standard deviation of the bound euros that are still to come.
    pub spread: f64,
}

impl Amount {
    /// Both standings together, in EUR.
    pub fn total(&self) -> f64 {
        self.euros[0] + self.euros[1]
    }
}

/// The gradient of an [`Amount`]: `by[count][standing of the activity][standing of the amount]`, in EUR per unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Marginal {
    /// The gradient itself.
    pub by: [[[f64; 2]; 2]; 4],
}

impl Marginal {
    /// What one more unit brings in all, in EUR.
    pub fn of(&self, count: Count, standing: Standing) -> f64 {
        let [bound, exempt] = self.by[count as usize][standing as usize];
        bound + exempt
    }

    /// Every entry passed through `change`, which gets the effect on the bound and on the exempt amount.
    fn map(self, change: impl Fn([f64; 2]) -> [f64; 2]) -> Marginal {
        Marginal { by: self.by.map(|standings| standings.map(&change)) }
    }
}

/// A clause. The variants are the kinds that a scenario file can name.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// Price times volume, flat or in tiers.
    HourlyTariff(HourlyTariff),
    /// A fee per trajectory.
    TrajectoryFee(TrajectoryFee),
    /// A fixed sum per year.
    LumpSum(LumpSum),
    /// A bound on what is paid per provider and year.
    RevenueCeiling(RevenueCeiling),
}

impl Clause {
    /// The amount after this clause, given the amount before it.
    pub fn pay(&self, activity: &Activity, terms: &Terms, before: Amount) -> Amount {
        match self {
            Clause::HourlyTariff(clause) => clause.pay(activity, terms, before),
            Clause::TrajectoryFee(clause) => clause.pay(activity, terms, before),
            Clause::LumpSum(clause) => clause.pay(activity, terms, before),
            Clause::RevenueCeiling(clause) => clause.pay(terms, before),
        }
    }

    /// The gradient after this clause, given amount and gradient before it.
    pub fn marginal(
        &self,
        activity: &Activity,
        terms: &Terms,
        before: Amount,
        gradient: Marginal,
    ) -> Marginal {
        match self {
            Clause::HourlyTariff(clause) => clause.marginal(activity, terms, gradient),
            Clause::TrajectoryFee(clause) => clause.marginal(terms, gradient),
            Clause::LumpSum(clause) => clause.marginal(gradient),
            Clause::RevenueCeiling(clause) => clause.marginal(terms, before, gradient),
        }
    }

    /// Whether the clause pays for care, so that a contract can stand on it.
    pub fn is_payment(&self) -> bool {
        match self {
            Clause::HourlyTariff(_) | Clause::TrajectoryFee(_) | Clause::LumpSum(_) => true,
            Clause::RevenueCeiling(_) => false,
        }
    }

    /// Whether hours must be declared for this clause to pay.
    pub fn counts_hours(&self) -> bool {
        match self {
            Clause::HourlyTariff(_) => true,
            Clause::TrajectoryFee(_) | Clause::LumpSum(_) | Clause::RevenueCeiling(_) => false,
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
