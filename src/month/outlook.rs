//! What a provider sees when it decides about one lot: the year to December under its own contract, what one more unit of
//! everything would bring, and what an hour costs it.
//!
//! Nothing here knows how a scheme is called. Everything that a decision rests on stands in [`View`], so that an explanation shows
//! what was decided on, and not something like it.

use super::Setting;
use super::agreed::{Sharers, audited_ahead, sanctioned_ahead};
use super::promise::steered_minutes;
use crate::behaviour::coding;
use crate::policy::clause::{Activity, Count, Earned, Marginal, Race, Reads, Standing, Terms};
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
    /// What one more unit of every count would bring this year.
    pub this_year: Marginal,
    /// What it would bring next year, for what a euro of next year counts; None where this year moves nothing.
    pub next_year: Option<Marginal>,
    /// Both together: what everything is decided on.
    pub marginal: Marginal,
    /// Revenue that the provider expects of the lot this year, in EUR.
    pub expected: f64,
    /// Hours that are usual in a year.
    pub hours_year: f64,
    /// What a euro of next year counts for.
    pub next_year_weight: f64,
    /// Staff hours that reporting takes per client and month.
    pub report_hours: f64,
    /// The part of it that the municipality's steering asks.
    pub steered_report_hours: f64,
    /// θ.
    pub joint_interest: f64,
    /// k under stress, in EUR per hour.
    pub curvature: f64,
    /// k without stress, in EUR per hour.
    pub curvature_calm: f64,
    /// Financial stress, 0 to 1.
    pub stress: f64,
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
        terms.audited_share = audited_ahead(world, setting);
        let forecast = forecast(world, setting, lot, contract.reads());
        let reserve = world.providers.reserve[provider].euros();
        let stress = behaviour.staffing.stress(reserve, world.providers.revenue_month[provider]);
        let own_norm = world.providers.curvature[provider] * wages;
        let norm = |stress| behaviour.volume.curvature(own_norm, stress, setting.policy.steering.control);
        let asked = (lots.committed[lot] + lots.queued[lot]).hours();
        let utilisation = asked / lots.capacity[lot];
        let hours_year =
            lots.usual[lot][Count::Hours.place()].iter().sum::<f64>() * f64::from(MONTHS_PER_YEAR);
        let view = View {
            segment,
            contract,
            expected: 0.0,
            report_hours: 0.0,
            steered_report_hours: steered_minutes(world, setting, lot) / MINUTES_PER_HOUR,
            hours_year,
            next_year_weight: behaviour.staffing.next_year_weight,
            this_year: Marginal::default(),
            next_year: None,
            marginal: Marginal::default(),
            forecast,
            terms,
            joint_interest: behaviour.trust.joint_interest(world.providers.felt[provider]),
            curvature: norm(stress),
            curvature_calm: norm(0.0),
            stress,
            other_cost: segment.other_cost * own_cost,
            staff_cost: segment.staff_cost * own_cost,
            felt_staff: behaviour.volume.felt_staff_cost(utilisation),
            overhead_cost: segment.overhead_cost * own_cost * world.providers.overhead_factor[provider],
            utilisation,
            shortfall,
            step_hour: 0.0,
        };
        view.under(contract, lots.ratio[lot][0])
    }

    /// What it would see with another contract and everything else the same, where care is given at `ratio`.
    pub fn under<'b>(self, contract: &'b Contract, ratio: f64) -> View<'b>
    where
        'a: 'b,
    {
        let (expected, this_year) = contract.look(&self.forecast, &self.terms);
        let looks = self.next_year_weight > 0.0;
        let next_year = if looks { contract.next_year(&self.forecast, &self.terms) } else { None };
        let next_year = next_year.map(|later| later.times(self.next_year_weight));
        let marginal = next_year.as_ref().map_or(this_year, |later| this_year.plus(later));
        View {
            contract,
            expected: expected.total(),
            report_hours: contract.reporting_duty().map_or(0.0, |duty| duty.minutes_month / MINUTES_PER_HOUR)
                + self.steered_report_hours,
            step_hour: step_hour(&marginal, contract, self.segment, ratio),
            this_year,
            next_year,
            marginal,
            ..self
        }
    }

    /// What one more hour brings by itself: this year, next year as far as it counts, and by thresholds.
    pub fn hour(&self, standing: Standing) -> f64 {
        self.marginal.of(Count::Hours, standing) + self.by_steps(standing)
    }

    /// π: what an hour brings at the margin over what the provider expects it to bring on average.
    pub fn paid_at_margin(&self, standing: Standing) -> f64 {
        if self.expected > 0.0 { self.hour(standing) * self.hours_year / self.expected } else { 0.0 }
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

    /// What one more client-month brings per optimal hour of it, less what reporting on it costs.
    pub fn month_per_hour(&self, standing: Standing) -> f64 {
        let reporting = self.report_hours * self.staff_cost * self.felt_staff;
        let brings = (1.0 - self.joint_interest) * self.marginal.of(Count::ClientMonths, standing);
        (brings - reporting) / self.segment.optimal_hours_month
    }

    /// The share of the months of a case that can be claimed: less than all under a norm for duration.
    pub fn claimable(&self, standing: Standing) -> f64 {
        match (standing, self.contract.duration_norm()) {
            (Standing::Bound, Some(norm)) => {
                let within = self.segment.duration_within(f64::from(norm.months));
                norm.exception_share + (1.0 - norm.exception_share) * within
            }
            (Standing::Bound | Standing::Exempt | Standing::Beyond, _) => 1.0,
        }
    }

    /// What a trajectory of a class brings by starting and closing, its measured outcome included.
    pub fn trajectory(&self, class: u8, standing: Standing, outcome: f64) -> f64 {
        self.marginal.of(Count::Start(class), standing)
            + self.marginal.of(Count::Finish(class), standing)
            + self.measured(standing, outcome)
    }

    /// What it brings that a client's outcome is measured.
    pub fn measured(&self, standing: Standing, outcome: f64) -> f64 {
        self.marginal.of(Count::Outcomes, standing) * outcome + self.marginal.of(Count::Measured, standing)
    }

    /// The class of a case of this severity, by the profiles or thresholds of the contract, when care is given at `ratio`.
    pub fn class_of(&self, severity: f64, ratio: f64) -> u8 {
        self.contract.class_of(severity, severity * ratio * self.terms.case_hours * MINUTES_PER_HOUR)
    }

    /// What a whole case of this standing and severity 1 brings per hour of optimal care, when care is given at `ratio`.
    pub fn case_revenue(&self, standing: Standing, ratio: f64, outcome: f64) -> f64 {
        let fee = self.trajectory(self.class_of(1.0, ratio), standing, outcome);
        let months = self.marginal.of(Count::ClientMonths, standing) / self.segment.optimal_hours_month;
        (self.marginal.of(Count::Hours, standing) * ratio + months) * self.claimable(standing)
            + fee / self.terms.case_hours
    }

    /// The same for a case that starts in January, if next year is twelve usual months under the same contract.
    pub fn case_revenue_january(&self, world: &World, setting: &Setting, lot: usize, outcome: f64) -> f64 {
        let empty = Activity::default();
        let forecast = extend(world, setting, lot, empty, MONTHS_PER_YEAR, self.contract.reads());
        // What was granted, carried over or taken off for this year lapses.
        let tariff = self.terms.list_tariff;
        let fresh = Terms { race: Race::default(), tariff, earned_before: Earned::default(), ..self.terms };
        let terms = Terms { sanctioned_share: 0.0, ceiling_raise: 0.0, ceiling_carried: 0.0, ..fresh };
        let marginal = self.contract.marginal(&forecast, &terms);
        let ratio = world.lots.ratio[lot][Standing::Bound as usize];
        View { marginal, ..self.clone() }.case_revenue(Standing::Bound, ratio, outcome)
    }

    /// What a case costs per hour of optimal care at `ratio`, with staff at full cost.
    pub fn case_cost(&self, ratio: f64) -> f64 {
        let reporting = self.report_hours * self.staff_cost / self.segment.optimal_hours_month;
        (self.other_cost + self.staff_cost) * ratio + reporting
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
    for place in reads.places() {
        for (count, month) in activity.counts[place].iter_mut().zip(usual[place]) {
            *count += month * months_to_come;
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
    let measured = activity.total(Count::Measured);
    if measured > 0.0 {
        // The mean of those measured by December; only those to come are unknown.
        let to_come: f64 = usual[Count::Measured.place()].iter().sum::<f64>() * months_to_come;
        activity.spread_outcome =
            setting.scenario.behaviour.quality.measure_error_sd * libm::sqrt(to_come.max(0.0)) / measured;
    }
    activity.months = f64::from(MONTHS_PER_YEAR);
    activity
}
