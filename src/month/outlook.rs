//! What a provider sees when it decides about one lot: the year to December under its own contract, what one more unit of
//! everything would bring, and what an hour costs it.
//!
//! Nothing here knows how a scheme is called. Everything that a decision rests on stands in [`View`], so that an explanation shows
//! what was decided on, and not something like it.

use super::Setting;
use super::agreed::{Sharers, sanctioned_ahead};
use crate::behaviour::coding;
use crate::policy::clause::{Activity, Count, Marginal, Race, Reads, STANDINGS_PAID, Standing, Terms};
use crate::policy::contract::Contract;
use crate::scenario::Segment;
use crate::units::{MINUTES_PER_HOUR, MONTHS_PER_YEAR};
use crate::world::World;

/// What a provider sees when it decides about one lot.
#[derive(Clone)]
pub struct View<'a> {
    /// The segment.
    pub segment: &'a Segment,
    /// The contract of the segment.
    pub contract: &'a Contract,
    /// The year as the provider foresees it.
    pub forecast: Activity,
    /// What was agreed.
    pub terms: Terms,
    /// What one more unit of every count would bring, this year.
    pub marginal: Marginal,
    /// What it would bring next year, as far as the provider looks ahead; None where this year moves nothing.
    pub next_year: Option<Marginal>,
    /// θ.
    pub joint_interest: f64,
    /// k under stress, in EUR per hour.
    pub curvature: f64,
    /// Travel, materials and the like, in EUR per hour.
    pub other_cost: f64,
    /// Staff, in EUR per hour.
    pub staff_cost: f64,
    /// ψ: how much of the cost of staff is felt at present utilisation.
    pub felt_staff: f64,
    /// Overhead, in EUR per hour of staff kept.
    pub overhead_cost: f64,
    /// (committed + queued) / staff.
    pub utilisation: f64,
    /// R₀/R: the provider's revenue of the reference year over what it expects this year.
    pub shortfall: f64,
    /// What an hour brings by the thresholds of a step tariff, in EUR.
    pub step_hour: f64,
}

impl<'a> View<'a> {
    /// What the provider of `lot` sees.
    pub fn of(
        world: &World,
        setting: &Setting<'a>,
        sharers: &Sharers,
        shortfall: f64,
        lot: usize,
    ) -> View<'a> {
        let lots = &world.lots;
        let provider = lots.provider[lot] as usize;
        let number = usize::from(lots.segment[lot]);
        let segment = &setting.scenario.segments[number];
        let contract = &setting.policy.contracts[number];
        let behaviour = &setting.scenario.behaviour;
        let wages = world.climate.wage_index;
        let own_cost = world.providers.cost_factor[provider] * wages;
        let mut terms = sharers.terms(world, setting, lot);
        terms.sanctioned_share = sanctioned_ahead(world, setting, lot);
        let forecast = forecast(world, setting, lot, contract.reads());
        let reserve = world.providers.reserve[provider].euros();
        let stress = behaviour.staffing.stress(reserve, world.providers.revenue_month[provider]);
        let asked = (lots.committed[lot] + lots.queued[lot]).hours();
        let utilisation = asked / lots.capacity[lot];
        let looks_ahead = behaviour.staffing.next_year_weight > 0.0;
        let marginal = contract.marginal(&forecast, &terms);
        let step_hour = step_hour(&marginal, contract, segment, lots.ratio[lot][0]);
        View {
            segment,
            contract,
            next_year: if looks_ahead { contract.next_year(&forecast, &terms) } else { None },
            marginal,
            forecast,
            terms,
            joint_interest: behaviour.trust.joint_interest(world.providers.trust[provider]),
            curvature: behaviour.volume.curvature(world.providers.curvature[provider] * wages, stress),
            other_cost: segment.other_cost * own_cost,
            staff_cost: segment.staff_cost * own_cost,
            felt_staff: behaviour.volume.felt_staff_cost(utilisation),
            overhead_cost: segment.overhead_cost * own_cost * world.providers.overhead_factor[provider],
            utilisation,
            shortfall,
            step_hour,
        }
    }

    /// What one more hour brings by itself: this year, next year as far as it counts, and by thresholds.
    pub fn hour(&self, standing: Standing, next_year_weight: f64) -> f64 {
        let later = self.next_year.as_ref().map_or(0.0, |later| later.of(Count::Hours, standing));
        self.marginal.of(Count::Hours, standing) + next_year_weight * later + self.by_steps(standing)
    }

    /// What thresholds bring per hour, for care that can be paid.
    pub fn by_steps(&self, standing: Standing) -> f64 {
        match standing {
            Standing::Bound | Standing::Exempt => self.step_hour,
            Standing::Beyond => 0.0,
        }
    }

    /// What an hour above the optimum costs because it may be found.
    pub fn found(&self, standing: Standing) -> f64 {
        -self.marginal.of(Count::OverHours, standing)
    }

    /// c: what one more hour costs, as the provider feels it.
    pub fn cost(&self) -> f64 {
        self.other_cost + self.staff_cost * self.felt_staff
    }

    /// What one more client-month brings per optimal hour of it.
    pub fn month_per_hour(&self, standing: Standing) -> f64 {
        self.marginal.of(Count::ClientMonths, standing) / self.segment.optimal_hours_month
    }

    /// What a trajectory of a class brings by starting and closing, its measured outcome included.
    pub fn trajectory(&self, class: u8, standing: Standing, outcome: f64) -> f64 {
        self.marginal.of(Count::Start(class), standing)
            + self.marginal.of(Count::Finish(class), standing)
            + self.marginal.of(Count::Outcomes, standing) * outcome
    }

    /// The class of a case of this severity, by the profiles or thresholds of the contract, when care is given at `ratio`.
    pub fn class_of(&self, severity: f64, ratio: f64) -> u8 {
        if let Some(fee) = self.contract.trajectory_fee() {
            return fee.true_profile(severity);
        }
        let minutes = severity * ratio * self.terms.case_hours * MINUTES_PER_HOUR;
        self.contract.step_tariff().map_or(0, |steps| steps.class(minutes as u32))
    }

    /// What a whole case of this standing and severity 1 brings per hour of optimal care, when care is given at `ratio`.
    pub fn case_revenue(&self, standing: Standing, ratio: f64, outcome: f64) -> f64 {
        let fee = self.trajectory(self.class_of(1.0, ratio), standing, outcome);
        self.marginal.of(Count::Hours, standing) * ratio
            + self.month_per_hour(standing)
            + fee / self.terms.case_hours
    }

    /// The same for a case that starts in January, if next year is twelve usual months under the same contract.
    pub fn case_revenue_january(&self, world: &World, setting: &Setting, lot: usize, outcome: f64) -> f64 {
        let empty = Activity::default();
        let forecast = extend(world, setting, lot, empty, MONTHS_PER_YEAR, self.contract.reads());
        let terms = Terms { race: Race::default(), sanctioned_share: 0.0, ..self.terms };
        let marginal = self.contract.marginal(&forecast, &terms);
        let ratio = world.lots.ratio[lot][Standing::Bound as usize];
        View { marginal, ..self.clone() }.case_revenue(Standing::Bound, ratio, outcome)
    }

    /// What a case costs per hour of optimal care at `ratio`, with staff at full cost.
    pub fn case_cost(&self, ratio: f64) -> f64 {
        (self.other_cost + self.staff_cost) * ratio
    }
}

/// What an hour brings by the thresholds of a step tariff: see [`coding::hour_value`].
fn step_hour(marginal: &Marginal, contract: &Contract, segment: &Segment, ratio: f64) -> f64 {
    let Some(tariff) = contract.step_tariff() else { return 0.0 };
    // Severity and duration are lognormal, so minutes are; the spread of duration is that of the widest route.
    let duration_sd = segment.duration_sd.iter().copied().fold(0.0, f64::max);
    let sd = libm::hypot(segment.severity_sd, duration_sd);
    let mean = segment.case_hours() * ratio * MINUTES_PER_HOUR;
    let median = mean * libm::exp(-0.5 * sd * sd);
    let brings = |class: usize| marginal.of(Count::Finish(class as u8), Standing::Bound);
    let steps = tariff.steps.iter().enumerate().skip(1);
    let gains = steps.map(|(class, step)| (f64::from(step.from_minutes), brings(class) - brings(class - 1)));
    coding::hour_value(gains, median, sd)
}

/// The year as the provider foresees it: what was done to date, and the usual month for the months to come, this one
/// included. What is still to come is uncertain.
fn forecast(world: &World, setting: &Setting, lot: usize, reads: Reads) -> Activity {
    let activity = world.lots.activity(lot, f64::from(setting.months_begun - 1), reads);
    extend(world, setting, lot, activity, setting.months_left() + 1, reads)
}

/// `activity` with so many usual months to come, and how uncertain they are.
fn extend(
    world: &World,
    setting: &Setting,
    lot: usize,
    mut activity: Activity,
    months: u32,
    reads: Reads,
) -> Activity {
    let months_to_come = f64::from(months);
    let usual = &world.lots.usual[lot];
    for count in reads.counts() {
        for standing in STANDINGS_PAID {
            activity.counts[count.place()][standing as usize] +=
                usual[count.place()][standing as usize] * months_to_come;
        }
    }
    let error = setting.scenario.behaviour.staffing.forecast_error * months_to_come;
    let bound = Standing::Bound as usize;
    if reads.hours {
        activity.spread_hours = error * usual[Count::Hours.place()][bound];
    }
    let starts = |counts: &[[f64; 2]]| counts.iter().map(|pair| pair[bound]).sum::<f64>();
    activity.spread_starts = error * starts(&usual[Count::Start(0).place()..Count::Finish(0).place()]);
    activity.spread_client_months = error * usual[Count::ClientMonths.place()][bound];
    let closed = activity.finishes();
    if closed > 0.0 {
        // The mean of that many clients, each measured with an error.
        activity.spread_outcome =
            setting.scenario.behaviour.quality.measure_error_sd / libm::sqrt(closed.max(1.0));
    }
    activity.months = f64::from(MONTHS_PER_YEAR);
    activity
}
