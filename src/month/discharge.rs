//! How care ends: norms for its duration, thresholds of minutes, trajectories that are split, leaving and coming back.
//!
//! What only some contracts know costs others nothing: each function below first asks whether any contract has the clause.

use super::Setting;
use crate::behaviour::coding::Stretch;
use crate::policy::clause::{CLASSES, Count, DurationNorm, Standing};
use crate::policy::contract::Contract;
use crate::random::{Purpose, exponential, normal};
use crate::units::{MINUTES_PER_HOUR, Month};
use crate::world::World;
use crate::world::clients::{Applicant, InCare};
use crate::world::tally::{DURATION_MONTHS, millionths};

/// Whether any contract has a clause that `asks` for.
fn any(setting: &Setting, asks: impl Fn(&Contract) -> bool) -> bool {
    setting.policy.contracts.iter().any(asks)
}

/// When a policy with classes begins, whoever is in care gets the profile that it truly belongs to, and minutes count from now: the
/// old contract paid for those before. What is usual in each lot is spread over the classes of its clients.
pub fn open_classes(world: &mut World, setting: &Setting) {
    if !any(setting, |contract| contract.reads().classes > 1) {
        return;
    }
    let mut mix = vec![[0_u32; CLASSES]; world.lots.provider.len()];
    let care = &mut world.care;
    for place in 0..care.len() {
        let contract = &setting.policy.contracts[usize::from(care.segment[place])];
        care.restart_minutes(place);
        let minutes = f64::from(care.optimal_minutes[place]) * care.need_at_start[place];
        let class = contract.class_of(care.severity[place], minutes);
        care.class[place] = if contract.trajectory_fee().is_some() { class } else { 0 };
        mix[care.lot[place] as usize][usize::from(class)] += 1;
    }
    let lots = &mut world.lots;
    for (lot, mix) in mix.iter().enumerate() {
        let all: u32 = mix.iter().sum();
        if all == 0 {
            continue;
        }
        for first in [Count::Start(0).place(), Count::Finish(0).place()] {
            let classes = &mut lots.usual[lot][first..first + CLASSES];
            for standing in [Standing::Bound as usize, Standing::Exempt as usize] {
                let usual: f64 = classes.iter().map(|pair| pair[standing]).sum();
                for (pair, count) in classes.iter_mut().zip(mix) {
                    pair[standing] = usual * f64::from(*count) / f64::from(all);
                }
            }
        }
    }
}

/// Moves clients whose care has lasted as long as the norm from bound to beyond, unless they are an exception. In the first
/// month of a policy that is everyone who is over the norm already.
pub fn apply_norms(world: &mut World, setting: &Setting) {
    if !any(setting, |contract| contract.duration_norm().is_some()) {
        return;
    }
    let norms: Vec<Option<&DurationNorm>> =
        setting.policy.contracts.iter().map(|contract| contract.duration_norm()).collect();
    let now = world.month.0 as i32;
    let opens = setting.year == 0 && setting.months_begun == 1;
    let care = &mut world.care;
    for place in 0..care.len() {
        let Some(norm) = norms[usize::from(care.segment[place])] else { continue };
        let lasted = now - care.started[place];
        let reached = lasted == norm.months as i32 || opens && lasted > norm.months as i32;
        let bound =
            care.standing[place] == Standing::Bound && (care.lot[place] as usize) < world.lots.contracted;
        if !reached || !bound {
            continue;
        }
        let episode = u32::from(care.episode[place]);
        let draw = setting.luck.draws(Purpose::Norm, care.key[place].entity(), episode)[0];
        if draw >= norm.exception_share {
            care.standing[place] = Standing::Beyond;
        }
    }
}

/// Care that goes on to a threshold stops there: plans no more than the minutes that are missing. `less` gets what is
/// planned less, by lot and standing.
pub fn stop_at_goals(world: &mut World, setting: &Setting, mut less: impl FnMut(u32, Standing, u32)) {
    if !any(setting, |contract| contract.step_tariff().is_some()) {
        return;
    }
    let care = &mut world.care;
    for place in 0..care.len() {
        let missing = care.goal_minutes[place].saturating_sub(care.minutes[place]);
        if missing > 0 && missing < care.planned_minutes[place] {
            less(care.lot[place], care.standing[place], care.planned_minutes[place] - missing);
            care.planned_minutes[place] = missing;
        }
    }
}

/// Whether a client whose care is done goes on to the next threshold of minutes, because that is what pays.
pub fn goes_on(world: &mut World, setting: &Setting, place: usize) -> bool {
    let care = &world.care;
    let number = usize::from(care.segment[place]);
    let Some(steps) = setting.policy.contracts[number].step_tariff() else { return false };
    let (lot, standing) = (care.lot[place] as usize, care.standing[place]);
    let leaves_anyway = care.breaks_off[place] <= world.month.0 || standing == Standing::Beyond;
    if leaves_anyway || lot >= world.lots.contracted {
        return false;
    }
    let minutes = care.minutes[place];
    if minutes < care.goal_minutes[place] {
        return true;
    }
    let class = steps.class(minutes);
    let Some(threshold) = steps.next_threshold(class) else { return false };
    let planned = f64::from(care.planned_minutes[place].max(1));
    let missing = f64::from(threshold - minutes);
    let segment = &setting.scenario.segments[number];
    let provider = world.lots.provider[lot] as usize;
    let own_cost = world.providers.cost_factor[provider] * world.climate.wage_index;
    let offer = &world.lots.offer[lot][standing as usize];
    let behaviour = &setting.scenario.behaviour;
    let optimal = f64::from(care.optimal_minutes[place]) / MINUTES_PER_HOUR;
    let curvature = offer.norm / world.lots.case_hours[lot];
    let stretch = Stretch {
        gain: offer.classes[usize::from(class) + 1] - offer.classes[usize::from(class)],
        cost: missing / MINUTES_PER_HOUR * (segment.other_cost + segment.staff_cost) * own_cost,
        months: missing / planned,
        past_months: -care.need[place],
        norm_month: curvature * optimal * behaviour.duration.curvature_month,
    };
    let end = stretch.past_months + stretch.months;
    // The holder of the extension right ends what it recognises.
    let far = end > behaviour.duration.shift_max_months.min(care.tolerated_overstay[place]);
    if far || !behaviour.coding.goes_on(&stretch) {
        return false;
    }
    // Care that only makes up for an early end is care; what goes past the end of need is stretched.
    let needless = stretch.past_months >= 0.0;
    world.care.goal_minutes[place] = threshold;
    world.tallies[number].stretched += i64::from(needless);
    true
}

/// Closes trajectories half-way and opens them anew, where their provider booked them so.
pub fn split_trajectories(world: &mut World, setting: &Setting) {
    if !any(setting, |contract| contract.trajectory_fee().is_some()) {
        return;
    }
    let care = &mut world.care;
    for place in 0..care.len() {
        if care.need[place] > care.split_at[place] {
            continue;
        }
        care.split_at[place] = f64::NEG_INFINITY;
        let number = usize::from(care.segment[place]);
        let lot = care.lot[place] as usize;
        let standing = fee_standing(care.standing[place]);
        let recovery = 1.0 - (care.need[place] / care.need_at_start[place]).clamp(0.0, 1.0);
        let draws =
            setting.luck.draws(Purpose::Outcome, care.key[place].entity(), u32::from(care.episode[place]));
        let effort = world.lots.effort[lot];
        let outcome =
            millionths(setting.scenario.behaviour.quality.measured(recovery, effort, normal(draws[1])));
        let month = &mut world.lots.month[lot];
        month[Count::Finish(care.class[place]).place()][standing] += 1;
        month[Count::Start(care.class[place]).place()][standing] += 1;
        month[Count::Measured.place()][standing] += 1;
        month[Count::Outcomes.place()][standing] += outcome;
        care.restart_minutes(place);
        let tally = &mut world.tallies[number];
        tally.splits += 1;
        tally.closed += 1;
        tally.measured += outcome;
    }
}

/// Whether care of a client who leaves was completed: as its provider wanted, or as the holder of the extension right did. Someone
/// whose time to break off came in the month in which care was completed has completed it.
pub fn has_finished(world: &World, client: &InCare) -> bool {
    let overstay = world.lots.overstay[client.lot as usize][client.standing as usize];
    client.need <= -overstay.min(client.tolerated_overstay)
}

/// Takes leave of a client whose care was completed, or who breaks it off.
pub fn leave(world: &mut World, setting: &Setting, client: &InCare) {
    let segment = usize::from(client.segment);
    let lot = client.lot as usize;
    let left = client.need.max(0.0) / client.need_at_start;
    let finished = has_finished(world, client);
    let tally = &mut world.tallies[segment];
    tally.recovered += millionths(1.0 - left);
    if finished {
        tally.finished += 1;
        tally.residual += millionths(left);
        let stay = (world.month.0 as i32 - client.started + 1).max(0);
        tally.stayed += i64::from(stay);
        tally.stays[(stay as usize).min(DURATION_MONTHS - 1)] += 1;
        world.ledger.finished += 1;
    } else {
        tally.broken_off += 1;
        world.ledger.broken_off += 1;
    }
    close_trajectory(world, setting, client, 1.0 - left, finished);
    let reputation = &mut world.lots.reputation[lot];
    // About the last twenty clients make the name of a provider.
    *reputation += 0.05 * (1.0 - left - *reputation);
    come_back(world, setting, client, left);
}

/// The standing by which a fee is paid: care past a norm for its duration was assigned bound, and its fee was agreed at the start.
fn fee_standing(standing: Standing) -> usize {
    match standing {
        Standing::Bound | Standing::Beyond => Standing::Bound as usize,
        Standing::Exempt => Standing::Exempt as usize,
    }
}

/// Counts a closed trajectory and its measured outcome for the contract. Outcomes are measured whether care was completed or
/// not; a fee is for care that was completed; a step tariff is for whatever was done.
fn close_trajectory(world: &mut World, setting: &Setting, client: &InCare, recovery: f64, finished: bool) {
    let lot = client.lot as usize;
    let number = usize::from(client.segment);
    let contract = &setting.policy.contracts[number];
    let steps = contract.step_tariff().filter(|_| lot < world.lots.contracted);
    let episode = u32::from(client.episode);
    let error = normal(setting.luck.draws(Purpose::Outcome, client.key.entity(), episode)[0]);
    let effort = world.lots.effort[lot];
    let outcome = millionths(setting.scenario.behaviour.quality.measured(recovery, effort, error));
    let tally = &mut world.tallies[number];
    tally.closed += 1;
    tally.measured += outcome;
    let standing = fee_standing(client.standing);
    let month = &mut world.lots.month[lot];
    month[Count::Measured.place()][standing] += 1;
    month[Count::Outcomes.place()][standing] += outcome;
    if finished || steps.is_some() {
        let class = steps.map_or(client.class, |steps| steps.class(client.minutes));
        month[Count::Finish(class).place()][standing] += 1;
    }
}

/// Some come back: more of those who left with need.
fn come_back(world: &mut World, setting: &Setting, client: &InCare, left: f64) {
    let demand = &setting.scenario.behaviour.demand;
    let segment = &setting.scenario.segments[usize::from(client.segment)];
    let draws = setting.luck.draws(Purpose::Relapse, client.key.entity(), u32::from(client.episode));
    if draws[0] >= demand.relapse_chance(left) * segment.relapse_factor {
        return;
    }
    let mut who = client.person(world.month.year());
    who.episode += 1;
    who.severity *= demand.relapse_severity_share;
    let months = exponential(draws[1], demand.relapse_mean_months).min(f64::from(u16::MAX)) as u32;
    world.schedule(Applicant { who, repeat: true, appeals: false }, Month(world.month.0 + 1 + months));
}
