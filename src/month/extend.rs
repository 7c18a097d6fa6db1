//! Requests of clients in care: to extend an assignment that runs out, to change one that is too small, and appeals.
//!
//! The holder of the right judges anew, with a fresh error. It sees what was done, so that it errs about what is left only:
//!
//! > R̂ = R + D (e^ε − 1),
//!
//! D being the need at the start and R what is left of it. It weighs that with what the provider asks for, R + L*, and refuses where
//! nothing is left to do. A client who is refused gets a last month of care, unless its provider takes it to another door, or the
//! court is asked.

use super::Setting;
use super::assign::whole_minutes;
use super::holders::{asked, book_assessment, door, holder_of, line_in_care, runs_out, stance};
use crate::policy::access::{ROUTES, Route};
use crate::policy::clause::Standing;
use crate::policy::rights::{CaseDecision, Form, Holder};
use crate::random::{Draws, Purpose, lognormal_mean_one};
use crate::world::World;
use crate::world::clients::ClientKey;
use crate::world::populate::{months_from, tolerance};

/// The places of clients in care who ask for something this month, in the order of their keys: the order of places hangs on who
/// left other lots before.
pub fn asking(world: &World) -> Vec<usize> {
    let care = &world.care;
    let now = world.month.0;
    let asks = |place: &usize| {
        let asks = care.asks_at[*place] <= now || care.minutes[*place] >= care.budget_minutes[*place];
        asks && care.tolerated_overstay[*place] > f64::NEG_INFINITY
    };
    let mut places: Vec<usize> = (0..care.len()).filter(asks).collect();
    places.sort_unstable_by_key(|place| care.key[*place]);
    places
}

/// How a request was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reply {
    /// The assignment runs so many months longer.
    Extended {
        /// Months.
        months: u32,
    },
    /// More is assigned, over q*.
    Raised {
        /// From.
        from: f64,
        /// To.
        to: f64,
    },
    /// No more is assigned.
    NotRaised,
    /// The assignment ends; the holder judged so many months to be left.
    Refused {
        /// Months, below 0 for past the end of need.
        months: f64,
    },
    /// Refused, and assigned anew by another way.
    Rerouted {
        /// The way.
        route: Route,
    },
    /// Refused; the court is asked, and care goes on meanwhile.
    Appealed,
}

/// Answers the requests of the clients at `places`, telling `told` who answered what to whom.
pub fn answer(
    world: &mut World,
    setting: &Setting,
    places: &[usize],
    told: &mut impl FnMut(ClientKey, Holder, Reply),
) {
    for place in places.iter().copied() {
        let holder = asked(world, setting, place);
        let segment = usize::from(world.care.segment[place]);
        book_assessment(world, holder, segment);
        let reply = if runs_out(world, place) || world.care.appeals[place] {
            extend(world, setting, place, holder)
        } else {
            change(world, setting, place)
        };
        told(world.care.key[place], holder, reply);
    }
}

/// The luck of a request.
fn luck(world: &World, setting: &Setting, purpose: Purpose, place: usize) -> Draws {
    setting.luck.draws(purpose, world.care.key[place].entity(), world.month.0)
}

/// Whether an assignment is extended.
fn extend(world: &mut World, setting: &Setting, place: usize, holder: Holder) -> Reply {
    let segment = usize::from(world.care.segment[place]);
    let on_appeal = world.care.appeals[place];
    let draws = luck(world, setting, if on_appeal { Purpose::Appeal } else { Purpose::Request }, place);
    let tally = &mut world.tallies[segment];
    if !on_appeal {
        tally.extensions_asked += 1;
    }
    let months = months_left(world, setting, place, holder, draws[0]);
    if months > 0.0 {
        world.tallies[segment].appeals_won += i64::from(on_appeal);
        return grant(world, setting, place, months, draws[1]);
    }
    if on_appeal {
        return end(world, place, months);
    }
    world.tallies[segment].extensions_refused += 1;
    if let Some(route) = other_door(world, setting, place, holder, draws[2]) {
        return reroute(world, setting, place, route, draws[3]).unwrap_or_else(|| end(world, place, months));
    }
    let appeal = luck(world, setting, Purpose::Appeal, place)[0];
    let gatekeeping = &setting.scenario.behaviour.gatekeeping;
    if appeal < gatekeeping.appeal_share {
        world.tallies[segment].appeals += 1;
        let decided = world.month.0 + gatekeeping.appeal_months;
        let care = &mut world.care;
        care.appeals[place] = true;
        (care.ends[place], care.asks_at[place], care.budget_minutes[place]) = (decided, decided, u32::MAX);
        return Reply::Appealed;
    }
    end(world, place, months)
}

/// The months that `holder` judges to be left, its own estimate weighed with what the provider asks for.
fn months_left(world: &World, setting: &Setting, place: usize, holder: Holder, uniform: f64) -> f64 {
    let care = &world.care;
    let stance = stance(world, setting, holder, line_in_care(world, place));
    let error = lognormal_mean_one(uniform, stance.error_sd) * stance.inflation - 1.0;
    let left = care.need[place];
    let estimate = left + care.need_at_start[place] * error;
    let generous = if estimate > 0.0 { stance.generosity * estimate } else { estimate };
    let overstay = world.lots.overstay[care.lot[place] as usize][care.standing[place] as usize];
    stance.months(generous, left + overstay)
}

/// Extends an assignment; a specific one gets hours anew, one with a budget another budget.
fn grant(world: &mut World, setting: &Setting, place: usize, months: f64, uniform: f64) -> Reply {
    let route = world.care.route[place];
    let months = months.min(setting.policy.gate(CaseDecision::Extension, route).period_months);
    let ends = months_from(world.month.0, months);
    fill_in(world, setting, place, months, uniform);
    let care = &mut world.care;
    (care.ends[place], care.asks_at[place], care.appeals[place]) = (ends, ends, false);
    Reply::Extended { months: ends - world.month.0 }
}

/// Fills in what the form of an assignment names anew: hours a month, or a budget for `months`. What cannot be claimed is not given:
/// so an assignment of hours stops at the most that a month can claim, and a budget does not.
fn fill_in(world: &mut World, setting: &Setting, place: usize, months: f64, uniform: f64) {
    let ratio = authorised(world, setting, place, uniform);
    let care = &mut world.care;
    let contract = &setting.policy.contracts[usize::from(care.segment[place])];
    match care.form[place] {
        Form::Specific => care.limit[place] = ratio * contract.monthly_maximum(),
        Form::AspecificWithBudget | Form::Generic if care.standing[place] != Standing::Exempt => {
            let more = whole_minutes(ratio * f64::from(care.optimal_minutes[place]) * months);
            care.budget_minutes[place] = care.minutes[place].saturating_add(more);
        }
        Form::AspecificWithBudget | Form::Generic | Form::Aspecific => {}
    }
}

/// The volume that the holder of that right authorises now, over q*.
fn authorised(world: &World, setting: &Setting, place: usize, uniform: f64) -> f64 {
    let care = &world.care;
    let line = line_in_care(world, place);
    let (_, stance) = holder_of(world, setting, CaseDecision::Volume, care.route[place], line);
    let own = world.lots.ratio[care.lot[place] as usize][care.standing[place] as usize];
    let estimate = lognormal_mean_one(uniform, stance.error_sd) * stance.inflation;
    stance.authorise(estimate, own)
}

/// Whether more is assigned: nobody asks for less.
fn change(world: &mut World, setting: &Setting, place: usize) -> Reply {
    let segment = usize::from(world.care.segment[place]);
    let draws = luck(world, setting, Purpose::Request, place);
    let maximum = setting.policy.contracts[segment].monthly_maximum();
    let to = authorised(world, setting, place, draws[1]) * maximum;
    let care = &mut world.care;
    care.asks_at[place] = care.ends[place];
    let from = care.limit[place];
    let tally = &mut world.tallies[segment];
    tally.changes_asked += 1;
    if to <= from {
        return Reply::NotRaised;
    }
    tally.changes_granted += 1;
    care.limit[place] = to;
    Reply::Raised { from, to }
}

/// A last month of care.
fn end(world: &mut World, place: usize, months: f64) -> Reply {
    world.care.tolerated_overstay[place] = f64::NEG_INFINITY;
    Reply::Refused { months }
}

/// The way into care whose holder stands closest to providers, if the provider takes the client there.
fn other_door(
    world: &World,
    setting: &Setting,
    place: usize,
    refused_by: Holder,
    uniform: f64,
) -> Option<Route> {
    let segment = usize::from(world.care.segment[place]);
    let payer = usize::from(world.care.payer[place]);
    let closest = closest_door(setting, segment, payer, refused_by)?;
    let closeness = setting.policy.access.of(setting.policy.access_holder(closest, payer)).closeness;
    let chance = setting.scenario.behaviour.gatekeeping.shop_chance(closeness, world.case_worth[segment]);
    (uniform < chance).then_some(closest)
}

/// The way into `segment` whose holder of access for the inhabitants of `municipality` stands closest to providers, and is not the
/// one that refused.
pub fn closest_door(
    setting: &Setting,
    segment: usize,
    municipality: usize,
    refused_by: Holder,
) -> Option<Route> {
    let shares = &setting.scenario.segments[segment].route_shares;
    let holder = |route: Route| setting.policy.access_holder(route, municipality);
    let closeness = |route: Route| setting.policy.access.of(holder(route)).closeness;
    // Nobody comes under protection by asking for it.
    ROUTES
        .into_iter()
        .filter(|route| *route != Route::CertifiedInstitution)
        .filter(|route| shares[*route as usize] > 0.0)
        .filter(|route| holder(*route) != refused_by)
        .filter(|route| closeness(*route) > 0.0)
        .max_by(|left, right| {
            // On a tie the first, so that the order of the list decides and not chance.
            closeness(*left).total_cmp(&closeness(*right)).then((*right as usize).cmp(&(*left as usize)))
        })
}

/// Assigns a client in care anew by another way, if the holder there lets it in.
fn reroute(world: &mut World, setting: &Setting, place: usize, route: Route, uniform: f64) -> Option<Reply> {
    let segment = usize::from(world.care.segment[place]);
    let door = door(world, setting, route, usize::from(world.care.payer[place]), segment);
    book_assessment(world, door.holder, segment);
    // Whoever looks again errs about what is left, as with an extension: nothing is as light as it can be.
    let need = world.care.need[place].max(0.0);
    let draws = luck(world, setting, Purpose::Appeal, place);
    let error = lognormal_mean_one(draws[3], door.stance.error_sd) * door.stance.inflation - 1.0;
    let left = (need / world.care.need_at_start[place] + error).max(0.0);
    if !door.admits(world.care.severity[place] * left) {
        return None;
    }
    let form = setting.policy.rights.forms[route as usize].pick(uniform);
    let gate = setting.policy.gate(CaseDecision::Extension, route);
    let ends = months_from(world.month.0, gate.period_months);
    let care = &mut world.care;
    (care.route[place], care.form[place], care.limit[place]) = (route, form, f64::INFINITY);
    (care.ends[place], care.asks_at[place], care.budget_minutes[place]) = (ends, ends, u32::MAX);
    care.standing[place] = match (form, care.standing[place]) {
        (Form::Specific, _) => Standing::Exempt,
        (_, Standing::Exempt) => Standing::Bound,
        (_, standing) => standing,
    };
    care.tolerated_overstay[place] = tolerance(draws[1], gate.recognise_share_month);
    let sets_no_end = setting.policy.rights.of(CaseDecision::Duration, route) == Holder::Provider;
    fill_in(world, setting, place, if sets_no_end { f64::INFINITY } else { need.max(1.0) }, draws[2]);
    world.tallies[segment].rerouted += 1;
    Some(Reply::Rerouted { route })
}
