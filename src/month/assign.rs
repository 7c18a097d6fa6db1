//! What an assignment holds when care starts: hours, an end, a budget; and who set them.

use super::Setting;
use super::holders::{holder_of, line_of};
use crate::policy::clause::Standing;
use crate::policy::rights::{CaseDecision, Form, Holder};
use crate::random::lognormal_mean_one;
use crate::units::MINUTES_PER_HOUR;
use crate::world::World;
use crate::world::clients::Waiting;
use crate::world::populate::months_from;

/// An assignment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assigned {
    /// Authorised volume over q*; infinite without a limit.
    pub limit: f64,
    /// The month in which it runs out; u32::MAX for never.
    pub ends: u32,
    /// The month of the first request; u32::MAX for never.
    pub asks_at: u32,
    /// Minutes that it pays for; u32::MAX for all.
    pub budget_minutes: u32,
}

/// What is assigned to `client`, who starts with `lot` with `need` months of need.
pub fn assign(world: &World, setting: &Setting, client: &Waiting, lot: usize, need: f64) -> Assigned {
    let own = world.lots.ratio[lot][client.standing as usize];
    if lot >= world.lots.contracted {
        // Out of contract there is no claim to hold back: what is agreed is what is given.
        let limit = if client.form == Form::Specific { 1.0 } else { f64::INFINITY };
        return Assigned { limit, ends: u32::MAX, asks_at: u32::MAX, budget_minutes: u32::MAX };
    }
    let now = world.month.0;
    let ratio = volume(world, setting, client, own);
    let months = duration(world, setting, client, need, world.lots.overstay[lot][client.standing as usize]);
    let period = setting.policy.gate(CaseDecision::Extension, client.who.route).period_months;
    let ends = months_from(now, months.min(period));
    let contract = &setting.policy.contracts[usize::from(client.who.segment)];
    let limit = match client.form {
        // What can be claimed in a month is what limits care; professionals keep to it.
        Form::Specific => ratio * contract.monthly_maximum(),
        Form::AspecificWithBudget | Form::Aspecific | Form::Generic => f64::INFINITY,
    };
    let gatekeeping = &setting.scenario.behaviour.gatekeeping;
    let asks_change = client.form == Form::Specific && gatekeeping.asks_for_change(limit, own);
    let asks_at = if asks_change { ends.min(now.saturating_add(gatekeeping.change_months)) } else { ends };
    let budget_minutes = budget(client, ratio, months, world.lots.case_hours_month[lot]);
    Assigned { limit, ends, asks_at, budget_minutes }
}

/// The authorised volume over q*.
fn volume(world: &World, setting: &Setting, client: &Waiting, own: f64) -> f64 {
    let line = line_of(world, setting, client.who.home, usize::from(client.who.segment));
    let (_, stance) = holder_of(world, setting, CaseDecision::Volume, client.who.route, line);
    let estimate = lognormal_mean_one(client.sight[0], stance.error_sd) * stance.inflation;
    stance.authorise(estimate, own)
}

/// The months that are assigned; infinite where the provider sets them, who will not end what it wants to give.
fn duration(world: &World, setting: &Setting, client: &Waiting, need: f64, overstay: f64) -> f64 {
    let line = line_of(world, setting, client.who.home, usize::from(client.who.segment));
    let (holder, stance) = holder_of(world, setting, CaseDecision::Duration, client.who.route, line);
    if holder == Holder::Provider {
        return f64::INFINITY;
    }
    let estimate = need * lognormal_mean_one(client.sight[1], stance.error_sd) * stance.inflation;
    stance.months(stance.generosity * estimate, need + overstay)
}

/// The minutes of a budget for `months` at `ratio`; u32::MAX where the form has none, or the provider sets it.
fn budget(client: &Waiting, ratio: f64, months: f64, hours_month: f64) -> u32 {
    if !client.form.has_budget() || client.standing == Standing::Exempt {
        return u32::MAX;
    }
    whole_minutes(ratio * client.who.severity * hours_month * months * MINUTES_PER_HOUR)
}

/// The minutes of a budget, one at least; u32::MAX for more than can be counted.
pub fn whole_minutes(minutes: f64) -> u32 {
    if minutes < f64::from(u32::MAX) { minutes.max(1.0) as u32 } else { u32::MAX }
}
