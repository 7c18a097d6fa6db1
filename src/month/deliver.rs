//! Phase 6: care is delivered within capacity; need falls; clients finish, break off, and may come back.
//!
//! This is the hot path: two passes over flat columns, without a draw, an allocation or a branch on the heap. Draws are
//! taken only for those who leave.

use super::Setting;
use crate::behaviour::duration::healing;
use crate::policy::clause::{Count, STANDINGS_PAID as STANDINGS, Standing};
use crate::random::{Purpose, exponential};
use crate::units::{Minutes, Month};
use crate::world::World;
use crate::world::clients::{Applicant, Care, InCare};
use crate::world::tally::{DURATION_MONTHS, MILLION, millionths};

/// Delivers the care of the month.
pub fn deliver(world: &mut World, setting: &Setting) {
    let mut seats = seats(world);
    plan(&mut world.care, &mut seats);
    share_capacity(world, &mut seats);
    let places = treat(world, &mut seats);
    book(world, &seats);
    let mut leaving: Vec<InCare> =
        places.into_iter().rev().map(|place| world.care.swap_remove(place as usize)).collect();
    // By key, not by place: a place hangs on who left other lots before. The name of a provider and the line of those who
    // come back must not.
    leaving.sort_unstable_by_key(|client| client.key);
    for client in &leaving {
        leave(world, setting, client);
    }
}

/// What the clients of one lot and standing share: small enough that all of them stay in the nearest cache.
#[derive(Clone, Copy, Default)]
struct Seat {
    /// q/q* that the provider plans.
    ratio: f64,
    /// L*.
    overstay: f64,
    /// The share of the plan that fits capacity.
    load: f64,
    /// Minutes planned.
    planned: i64,
    /// Minutes delivered.
    delivered: i64,
    /// Clients treated.
    treated: i64,
    /// Clients who stay, and the minutes planned for them.
    staying: i64,
    staying_minutes: i64,
}

/// The place of a lot and standing among the seats.
fn seat_of(lot: u32, standing: Standing) -> usize {
    lot as usize * STANDINGS.len() + standing as usize
}

fn seats(world: &World) -> Vec<Seat> {
    let lots = world.lots.ratio.iter().zip(&world.lots.overstay);
    lots.flat_map(|(ratio, overstay)| {
        STANDINGS.map(|standing| Seat {
            ratio: ratio[standing as usize],
            overstay: overstay[standing as usize],
            ..Seat::default()
        })
    })
    .collect()
}

/// What every client should get this month, in minutes.
fn plan(care: &mut Care, seats: &mut [Seat]) {
    let rows = care.lot.iter().zip(&care.standing).zip(&care.optimal_minutes).zip(&care.limit);
    for ((((lot, standing), optimal), limit), planned) in rows.zip(&mut care.planned_minutes) {
        let seat = &mut seats[seat_of(*lot, *standing)];
        *planned = (f64::from(*optimal) * seat.ratio.min(*limit) + 0.5) as u32;
        seat.planned += i64::from(*planned);
    }
}

/// Where a lot planned more than its staff can do, everyone gets the same share of the plan.
fn share_capacity(world: &World, seats: &mut [Seat]) {
    for (pair, hours) in seats.chunks_exact_mut(STANDINGS.len()).zip(&world.lots.capacity) {
        let asked = Minutes(pair.iter().map(|seat| seat.planned).sum()).hours();
        let load = if asked <= *hours { 1.0 } else { hours / asked };
        pair.iter_mut().for_each(|seat| seat.load = load);
    }
}

/// Sums of a segment that the hot loop keeps close by.
#[derive(Clone, Copy, Default)]
struct Sums {
    optimal: i64,
    over: i64,
    short: i64,
    healed: i64,
}

/// Gives everyone their minutes; returns the places of those who leave, in ascending order.
fn treat(world: &mut World, seats: &mut [Seat]) -> Vec<u32> {
    let mut sums = vec![Sums::default(); world.tallies.len()];
    let mut leaving = Vec::new();
    let now = world.month.0;
    let care = &mut world.care;
    // Slices of one length, so that the loop needs no check of any place.
    let clients = care.key.len();
    let (lot, standing, segment) =
        (&care.lot[..clients], &care.standing[..clients], &care.segment[..clients]);
    let (optimal, planned) = (&care.optimal_minutes[..clients], &care.planned_minutes[..clients]);
    let (tolerated, breaks_off) = (&care.tolerated_overstay[..clients], &care.breaks_off[..clients]);
    let need = &mut care.need[..clients];
    for place in 0..clients {
        let seat = &mut seats[seat_of(lot[place], standing[place])];
        let planned = planned[place];
        let minutes = if seat.load < 1.0 { (f64::from(planned) * seat.load) as u32 } else { planned };
        let best = optimal[place];
        let before = need[place];
        let healed = healing(f64::from(minutes) / f64::from(best));
        let after = before - healed;
        need[place] = after;
        seat.delivered += i64::from(minutes);
        seat.treated += 1;

        let sum = &mut sums[usize::from(segment[place])];
        if before > 0.0 {
            let gap = i64::from(minutes) - i64::from(best);
            sum.optimal += i64::from(best);
            sum.over += gap.max(0);
            sum.short += (-gap).max(0);
            sum.healed += (healed.min(before) * MILLION + 0.5) as i64;
        } else {
            sum.over += i64::from(minutes);
        }
        if after <= -seat.overstay.min(tolerated[place]) || breaks_off[place] <= now {
            leaving.push(place as u32);
        } else {
            seat.staying += 1;
            seat.staying_minutes += i64::from(planned);
        }
    }
    for (tally, sum) in world.tallies.iter_mut().zip(&sums) {
        tally.optimal += sum.optimal;
        tally.over += sum.over;
        tally.short += sum.short;
        tally.healed += sum.healed;
    }
    leaving
}

/// Books what was done with the lots, the tallies and the ledger.
fn book(world: &mut World, seats: &[Seat]) {
    let lots = &mut world.lots;
    for (lot, pair) in seats.chunks_exact(STANDINGS.len()).enumerate() {
        let tally = &mut world.tallies[usize::from(lots.segment[lot])];
        for (seat, standing) in pair.iter().zip(STANDINGS) {
            lots.month[lot][Count::Hours.place()][standing as usize] += seat.delivered;
            lots.month[lot][Count::ClientMonths.place()][standing as usize] += seat.treated;
            tally.delivered += seat.delivered;
            tally.client_months += seat.treated;
            world.ledger.received += Minutes(seat.delivered);
        }
        lots.clients[lot] = pair.iter().map(|seat| seat.staying as u32).sum();
        lots.committed[lot] = Minutes(pair.iter().map(|seat| seat.staying_minutes).sum());
    }
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
        world.lots.month[lot][Count::Finish(0).place()][client.standing as usize] += 1;
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
