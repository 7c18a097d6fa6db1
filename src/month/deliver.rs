//! Phase 6: care is delivered within capacity; need falls; clients finish, break off, and may come back.
//!
//! This is the hot path: two passes over flat columns, without a draw, an allocation or a branch on the heap. Draws are
//! taken only for those who leave.

use super::Setting;
use crate::behaviour::duration::healing;
use crate::policy::clause::Count;
use crate::random::{Purpose, exponential};
use crate::units::{Minutes, Month};
use crate::world::World;
use crate::world::clients::{Applicant, InCare};
use crate::world::tally::{DURATION_MONTHS, MILLION, millionths};

/// Delivers the care of the month.
pub fn deliver(world: &mut World, setting: &Setting) {
    let wanted = plan(world);
    let loads = load_factors(world, &wanted);
    let places = treat(world, &loads);
    let mut leaving: Vec<InCare> =
        places.into_iter().rev().map(|place| world.care.swap_remove(place as usize)).collect();
    // By key, not by place: a place hangs on who left other lots before. The name of a provider and the line of those who
    // come back must not.
    leaving.sort_unstable_by_key(|client| client.key);
    for client in &leaving {
        leave(world, setting, client);
    }
}

/// What every client should get this month, and per lot in all, in minutes.
fn plan(world: &mut World) -> Vec<i64> {
    let mut wanted = vec![0_i64; world.lots.provider.len()];
    let care = &mut world.care;
    let ratio = &world.lots.ratio;
    let rows = care.lot.iter().zip(&care.standing).zip(&care.optimal_minutes).zip(&care.limit);
    for ((((lot, standing), optimal), limit), planned) in rows.zip(&mut care.planned_minutes) {
        let lot = *lot as usize;
        let given = ratio[lot][*standing as usize].min(*limit);
        *planned = (optimal * given + 0.5) as u32;
        wanted[lot] += i64::from(*planned);
    }
    wanted
}

/// The share of the plan that fits capacity, per lot: 1 where all of it does.
fn load_factors(world: &mut World, wanted: &[i64]) -> Vec<f64> {
    world.lots.committed.fill(Minutes::ZERO);
    world.lots.clients.fill(0);
    let capacity = &world.lots.capacity;
    wanted
        .iter()
        .zip(capacity)
        .map(|(minutes, hours)| {
            let asked = Minutes(*minutes).hours();
            if asked <= *hours { 1.0 } else { hours / asked }
        })
        .collect()
}

/// Sums of a segment that the hot loop keeps close by.
#[derive(Clone, Copy, Default)]
struct Sums {
    delivered: i64,
    optimal: i64,
    over: i64,
    short: i64,
    healed: i64,
    clients: i64,
}

/// Gives everyone their minutes; returns the places of those who leave, in ascending order.
fn treat(world: &mut World, loads: &[f64]) -> Vec<u32> {
    let mut sums = vec![Sums::default(); world.tallies.len()];
    let mut leaving = Vec::new();
    let now = world.month.0;
    let care = &mut world.care;
    let lots = &mut world.lots;
    for place in 0..care.key.len() {
        let lot = care.lot[place] as usize;
        let standing = care.standing[place] as usize;
        let planned = care.planned_minutes[place];
        let load = loads[lot];
        let minutes = if load < 1.0 { (f64::from(planned) * load) as u32 } else { planned };
        let optimal = care.optimal_minutes[place];
        let need = care.need[place];
        let healed = healing(f64::from(minutes) / optimal);
        let after = need - healed;
        care.need[place] = after;

        let sum = &mut sums[usize::from(care.segment[place])];
        sum.delivered += i64::from(minutes);
        sum.clients += 1;
        if need > 0.0 {
            let gap = i64::from(minutes) - optimal as i64;
            sum.optimal += optimal as i64;
            sum.over += gap.max(0);
            sum.short += (-gap).max(0);
            sum.healed += (healed.min(need) * MILLION + 0.5) as i64;
        } else {
            sum.over += i64::from(minutes);
        }
        let month = &mut lots.month[lot];
        month[Count::Hours as usize][standing] += i64::from(minutes);
        month[Count::ClientMonths as usize][standing] += 1;

        let overstay = lots.overstay[lot][standing].min(care.tolerated_overstay[place]);
        if after <= -overstay || care.breaks_off[place] <= now {
            leaving.push(place as u32);
        } else {
            lots.committed[lot] += Minutes(i64::from(planned));
            lots.clients[lot] += 1;
        }
    }
    for (tally, sum) in world.tallies.iter_mut().zip(&sums) {
        tally.delivered += sum.delivered;
        tally.client_months += sum.clients;
        tally.optimal += sum.optimal;
        tally.over += sum.over;
        tally.short += sum.short;
        tally.healed += sum.healed;
        world.ledger.received += Minutes(sum.delivered);
    }
    leaving
}

/// Takes leave of a client whose care was completed, or who breaks it off.
fn leave(world: &mut World, setting: &Setting, client: &InCare) {
    let segment = usize::from(client.segment);
    let lot = client.lot as usize;
    let left = client.need.max(0.0) / client.need_at_start;
    let tally = &mut world.tallies[segment];
    tally.recovered += millionths(1.0 - left);
    // Someone whose time to break off came in the month in which care was completed has completed it.
    let overstay = world.lots.overstay[lot][client.standing as usize].min(client.tolerated_overstay);
    if client.need <= -overstay {
        tally.finished += 1;
        tally.residual += millionths(left);
        let stay = (world.month.0 as i32 - client.started + 1).max(0);
        tally.stayed += i64::from(stay);
        tally.stays[(stay as usize).min(DURATION_MONTHS - 1)] += 1;
        world.ledger.finished += 1;
        world.lots.month[lot][Count::Finishes as usize][client.standing as usize] += 1;
    } else {
        tally.broken_off += 1;
        world.ledger.broken_off += 1;
    }
    let reputation = &mut world.lots.reputation[lot];
    // About the last twenty clients make the name of a provider.
    *reputation += 0.05 * (1.0 - left - *reputation);
    come_back(world, setting, client, left);
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
    world.schedule(Applicant { who, repeat: true }, Month(world.month.0 + 1 + months));
}
