//! Phase 5: every provider looks ahead to December under its own contract, and chooses hours, duration, intake and staff.
//!
//! Nothing here knows how a scheme is called: all follows from what the contract says one more hour, month, start and
//! finish would bring.

use super::Setting;
use crate::behaviour::habit;
use crate::behaviour::staffing::Outlook;
use crate::behaviour::volume::margin;
use crate::policy::clause::{
    Activity, COUNTS, Count, Marginal, STANDINGS_PAID as STANDINGS, Standing, Terms,
};
use crate::policy::contract::Contract;
use crate::scenario::Segment;
use crate::units::MONTHS_PER_YEAR;
use crate::world::World;
use crate::world::providers::is_declared;

/// Lets every contracted lot decide.
pub fn decide(world: &mut World, setting: &Setting) {
    let change_share = setting.scenario.behaviour.habit.change_share_month();
    for lot in world.lots.contracted() {
        let view = View::of(world, setting, lot);
        choose_care(world, setting, lot, &view, change_share);
        choose_intake(world, lot, &view);
        choose_staff(world, setting, lot, &view);
    }
}

/// What a provider sees when it decides about one lot.
struct View<'a> {
    segment: &'a Segment,
    contract: &'a Contract,
    forecast: Activity,
    terms: Terms,
    marginal: Marginal,
    /// θ.
    joint_interest: f64,
    /// k under stress, in EUR per hour.
    curvature: f64,
    /// Travel, materials and the like, in EUR per hour.
    other_cost: f64,
    /// Staff, in EUR per hour.
    staff_cost: f64,
    /// Overhead, in EUR per hour of staff kept.
    overhead_cost: f64,
    /// (committed + queued) / capacity.
    utilisation: f64,
}

impl<'a> View<'a> {
    fn of(world: &World, setting: &Setting<'a>, lot: usize) -> View<'a> {
        let lots = &world.lots;
        let provider = lots.provider[lot] as usize;
        let number = usize::from(lots.segment[lot]);
        let segment = &setting.scenario.segments[number];
        let contract = &setting.policy.contracts[number];
        let behaviour = &setting.scenario.behaviour;
        let wages = world.climate.wage_index;
        let own_cost = world.providers.cost_factor[provider] * wages;
        let terms = lots.terms(lot, segment.tariff, world.climate.tariff_index);
        let forecast = forecast(world, setting, lot, contract.declares_hours());
        let reserve = world.providers.reserve[provider].euros();
        let stress = behaviour.staffing.stress(reserve, world.providers.revenue_month[provider]);
        let asked = (lots.committed[lot] + lots.queued[lot]).hours();
        View {
            segment,
            contract,
            marginal: contract.marginal(&forecast, &terms),
            forecast,
            terms,
            joint_interest: behaviour.trust.joint_interest(world.providers.trust[provider]),
            curvature: behaviour.volume.curvature(world.providers.curvature[provider] * wages, stress),
            other_cost: segment.other_cost * own_cost,
            staff_cost: segment.staff_cost * own_cost,
            overhead_cost: segment.overhead_cost * own_cost * world.providers.overhead_factor[provider],
            utilisation: asked / lots.capacity[lot],
        }
    }

    /// What a whole case of this standing brings per hour of optimal care, when care is given at `ratio`.
    fn case_revenue(&self, standing: Standing, ratio: f64) -> f64 {
        let per_case =
            self.marginal.of(Count::Start(0), standing) + self.marginal.of(Count::Finish(0), standing);
        self.marginal.of(Count::Hours, standing) * ratio
            + self.marginal.of(Count::ClientMonths, standing) / self.segment.optimal_hours_month
            + per_case / self.terms.case_hours
    }

    /// What a case costs per hour of optimal care at `ratio`, with staff at full cost.
    fn case_cost(&self, ratio: f64) -> f64 {
        (self.other_cost + self.staff_cost) * ratio
    }
}

/// The year as the provider foresees it: what was done to date, and the usual month for the months to come, this one
/// included. What is still to come is uncertain.
fn forecast(world: &World, setting: &Setting, lot: usize, declares_hours: bool) -> Activity {
    let months_to_come = f64::from(setting.months_left() + 1);
    let mut activity = world.lots.activity(lot, f64::from(setting.months_begun - 1), declares_hours);
    let usual = &world.lots.usual[lot];
    for count in COUNTS {
        if is_declared(count) && !declares_hours {
            continue;
        }
        for standing in STANDINGS {
            activity.counts[count.place()][standing as usize] +=
                usual[count.place()][standing as usize] * months_to_come;
        }
    }
    let error = setting.scenario.behaviour.staffing.forecast_error * months_to_come;
    let bound = Standing::Bound as usize;
    if declares_hours {
        activity.spread_hours = error * usual[Count::Hours.place()][bound];
    }
    activity.spread_starts = error * usual[Count::Start(0).place()][bound];
    activity.months = f64::from(MONTHS_PER_YEAR);
    activity
}

/// Intensity and duration: the closed forms of `behaviour`, approached by habit.
fn choose_care(world: &mut World, setting: &Setting, lot: usize, view: &View, change_share: f64) {
    let behaviour = &setting.scenario.behaviour;
    let cost = view.other_cost + view.staff_cost * behaviour.volume.felt_staff_cost(view.utilisation);
    for standing in STANDINGS {
        let revenue = view.marginal.of(Count::Hours, standing);
        let hour = margin(revenue, view.joint_interest, cost);
        let best = behaviour.volume.best_ratio(hour, view.curvature);
        let month = (1.0 - view.joint_interest) * view.marginal.of(Count::ClientMonths, standing)
            / view.segment.optimal_hours_month;
        let overstay = behaviour.duration.best_overstay(hour * best + month, view.curvature);
        let place = standing as usize;
        let lots = &mut world.lots;
        lots.ratio[lot][place] = habit::step(lots.ratio[lot][place], best, change_share);
        lots.overstay[lot][place] = habit::step(lots.overstay[lot][place], overstay, change_share);
    }
}

/// Intake: once a stop was agreed, the provider holds back bound cases that would not pay for their staff. Without
/// agreement the duty to accept holds.
fn choose_intake(world: &mut World, lot: usize, view: &View) {
    let ratio = world.lots.ratio[lot][Standing::Bound as usize];
    world.lots.holds_intake[lot] =
        world.lots.stop_agreed[lot] && view.case_revenue(Standing::Bound, ratio) < view.case_cost(ratio);
}

/// Staff: follows clients and queue where they pay for themselves, else what the expected revenue carries.
fn choose_staff(world: &mut World, setting: &Setting, lot: usize, view: &View) {
    let behaviour = &setting.scenario.behaviour;
    let lots = &world.lots;
    let usual = lots.usual[lot][Count::ClientMonths.place()];
    let bound_share = if usual[0] + usual[1] > 0.0 { usual[0] / (usual[0] + usual[1]) } else { 1.0 };
    let payback = |standing: Standing| {
        let ratio = lots.ratio[lot][standing as usize];
        view.case_revenue(standing, ratio) / view.case_cost(ratio)
    };
    let expected_month = view.contract.pay(&view.forecast, &view.terms).total() / f64::from(MONTHS_PER_YEAR);
    let utilisation_target = behaviour.volume.utilisation_target;
    let cost_hour = view.staff_cost + view.overhead_cost + view.other_cost * utilisation_target;
    let outlook = Outlook {
        slack: behaviour.staffing.unpaid_slack_places * view.segment.optimal_hours_month,
        committed: lots.committed[lot].hours(),
        queued: lots.queued[lot].hours(),
        affordable: expected_month / cost_hour,
        payback: bound_share * payback(Standing::Bound) + (1.0 - bound_share) * payback(Standing::Exempt),
        utilisation_target,
    };
    let target = outlook.target(behaviour.staffing.queue_horizon_months);
    // One client's hours are the least that a lot keeps staff for: below that it would be no lot.
    let least = view.segment.optimal_hours_month;
    world.lots.capacity[lot] = behaviour.staffing.step(lots.capacity[lot], target).max(least);
}
