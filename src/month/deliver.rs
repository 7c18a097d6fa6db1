//! Phase 6: care is delivered within capacity; need falls; clients finish, break off, and may come back.
//!
//! This is the hot path: two passes over flat columns, without a draw, an allocation or a branch on the heap. Draws are
//! taken only for those who leave.

use super::Setting;
use super::discharge::{apply_norms, goes_on, leave, split_trajectories, stop_at_goals};
use crate::behaviour::duration::healing;
use crate::policy::clause::{Count, STANDINGS, Standing, Unit};
use crate::units::Minutes;
use crate::world::World;
use crate::world::clients::{Care, InCare};
use crate::world::tally::MILLION;

/// Delivers the care of the month.
pub fn deliver(world: &mut World, setting: &Setting) {
    deliver_watched(world, setting, |_| {});
}

/// [`deliver`], letting `look` see the world when everyone has had their minutes and nobody has left yet.
pub fn deliver_watched(world: &mut World, setting: &Setting, look: impl FnOnce(&World)) {
    apply_norms(world, setting);
    let mut seats = seats(world, setting);
    plan(&mut world.care, &mut seats);
    stop_at_goals(world, setting, |lot, standing, less| {
        seats[seat_of(lot, standing)].planned -= less;
    });
    share_capacity(world, &mut seats);
    let mut places = treat(world, &mut seats);
    attribute(world, &seats);
    look(world);
    places.retain(|place| !stays(world, setting, &mut seats, *place as usize));
    book(world, &seats);
    split_trajectories(world, setting);
    let mut leaving: Vec<InCare> =
        places.into_iter().rev().map(|place| world.care.swap_remove(place as usize)).collect();
    // By key, not by place: a place hangs on who left other lots before. The name of a provider and the line of those who
    // come back must not.
    leaving.sort_unstable_by_key(|client| client.key);
    for client in &leaving {
        leave(world, setting, client);
    }
}

/// What the clients of one lot and standing share: 64 bytes, so that a seat is one line of the nearest cache.
#[derive(Clone, Copy, Default)]
struct Seat {
    /// q/q* that the provider plans.
    ratio: f64,
    /// L*.
    overstay: f64,
    /// The share of the plan that fits capacity.
    load: f64,
    /// The factor of effort on what a month heals.
    healing: f64,
    /// Minutes planned.
    planned: u32,
    /// Minutes delivered, and those above the optimum.
    delivered: u32,
    over: u32,
    /// Minutes declared, in whole units of so many minutes.
    declared: u32,
    unit: u32,
    /// Clients treated.
    treated: u32,
    /// Clients who stay, and the minutes planned for them.
    staying: u32,
    staying_minutes: u32,
}

/// The place of a lot and standing among the seats.
fn seat_of(lot: u32, standing: Standing) -> usize {
    lot as usize * STANDINGS.len() + standing as usize
}

fn seats(world: &World, setting: &Setting) -> Vec<Seat> {
    let quality = &setting.scenario.behaviour.quality;
    let lots = &world.lots;
    let units: Vec<Unit> = setting.policy.contracts.iter().map(|contract| contract.unit()).collect();
    lots.all()
        .flat_map(|lot| {
            let healing = quality.healing(lots.effort[lot]);
            let unit =
                if lot < lots.contracted { units[usize::from(lots.segment[lot])] } else { Unit::MINUTE };
            STANDINGS.map(|standing| Seat {
                ratio: lots.ratio[lot][standing as usize],
                overstay: lots.overstay[lot][standing as usize],
                healing,
                unit: unit.minutes,
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
        seat.planned += *planned;
    }
}

/// Where a lot planned more than its staff can do, everyone gets the same share of the plan. Reporting comes first.
fn share_capacity(world: &World, seats: &mut [Seat]) {
    let lots = &world.lots;
    for (lot, pair) in seats.chunks_exact_mut(STANDINGS.len()).enumerate() {
        let asked = Minutes(pair.iter().map(|seat| i64::from(seat.planned)).sum()).hours();
        let reports = Minutes(i64::from(lots.clients[lot]) * lots.report_month[lot].0).hours();
        let hours = lots.capacity[lot] - reports;
        let load = if asked <= hours { 1.0 } else { hours.max(0.0) / asked };
        pair.iter_mut().for_each(|seat| seat.load = load);
    }
}

/// Sums of a segment that the hot loop keeps close by.
#[derive(Clone, Copy, Default)]
struct Sums {
    optimal: i64,
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
    let received = &mut care.minutes[..clients];
    for place in 0..clients {
        let seat = &mut seats[seat_of(lot[place], standing[place])];
        let planned = planned[place];
        let minutes = given(planned, seat.load);
        let best = optimal[place];
        let before = need[place];
        let healed = healing(f64::from(minutes) / f64::from(best)) * seat.healing;
        let after = before - healed;
        need[place] = after;
        received[place] += minutes;
        seat.delivered += minutes;
        seat.declared += if seat.unit > 1 { Unit { minutes: seat.unit }.declared(minutes) } else { minutes };
        seat.treated += 1;

        if before > 0.0 {
            let sum = &mut sums[usize::from(segment[place])];
            sum.optimal += i64::from(best);
            sum.short += i64::from(best.saturating_sub(minutes));
            sum.healed += (healed.min(before) * MILLION + 0.5) as i64;
            seat.over += minutes.saturating_sub(best);
        } else {
            seat.over += minutes;
        }
        if after <= -seat.overstay.min(tolerated[place]) || breaks_off[place] <= now {
            leaving.push(place as u32);
        } else {
            seat.staying += 1;
            seat.staying_minutes += planned;
        }
    }
    for (tally, sum) in world.tallies.iter_mut().zip(&sums) {
        tally.optimal += sum.optimal;
        tally.short += sum.short;
        tally.healed += sum.healed;
    }
    leaving
}

/// Minutes that a client gets for whom so many are planned, where this share of the plan fits capacity.
fn given(planned: u32, load: f64) -> u32 {
    if load < 1.0 { (f64::from(planned) * load) as u32 } else { planned }
}

/// Counts the minutes of the month by who pays for the client, where more than one municipality pays: a pass of its own, so that
/// one that buys alone pays nothing for it.
fn attribute(world: &mut World, seats: &[Seat]) {
    let count = world.members.count();
    if count < 2 {
        return;
    }
    let minutes = &mut world.members.minutes;
    minutes.fill(0);
    let care = &world.care;
    for place in 0..care.len() {
        let seat = &seats[seat_of(care.lot[place], care.standing[place])];
        minutes[care.lot[place] as usize * count + usize::from(care.payer[place])] +=
            i64::from(given(care.planned_minutes[place], seat.load));
    }
}

/// Whether a client whose care is done stays for the next threshold of minutes.
fn stays(world: &mut World, setting: &Setting, seats: &mut [Seat], place: usize) -> bool {
    if !goes_on(world, setting, place) {
        return false;
    }
    let seat = &mut seats[seat_of(world.care.lot[place], world.care.standing[place])];
    seat.staying += 1;
    seat.staying_minutes += world.care.planned_minutes[place];
    true
}

/// Books what was done with the lots, the tallies and the ledger.
fn book(world: &mut World, seats: &[Seat]) {
    let lots = &mut world.lots;
    for (lot, pair) in seats.chunks_exact(STANDINGS.len()).enumerate() {
        let tally = &mut world.tallies[usize::from(lots.segment[lot])];
        for (seat, standing) in pair.iter().zip(STANDINGS) {
            let (delivered, declared) = (i64::from(seat.delivered), i64::from(seat.declared));
            match standing {
                Standing::Bound | Standing::Exempt => {
                    let month = &mut lots.month[lot];
                    month[Count::Hours.place()][standing as usize] += declared;
                    month[Count::OverHours.place()][standing as usize] += i64::from(seat.over);
                    month[Count::ClientMonths.place()][standing as usize] += i64::from(seat.treated);
                    lots.undeclared_month[lot] += Minutes(delivered - declared);
                }
                Standing::Beyond => {
                    lots.undeclared_month[lot] += Minutes(delivered);
                    tally.beyond += delivered;
                }
            }
            tally.delivered += delivered;
            tally.over += i64::from(seat.over);
            tally.client_months += i64::from(seat.treated);
            world.ledger.received += Minutes(delivered);
        }
        lots.clients[lot] = pair.iter().map(|seat| seat.staying).sum();
        let care: i64 = pair.iter().map(|seat| i64::from(seat.staying_minutes)).sum();
        lots.committed[lot] = Minutes(care + i64::from(lots.clients[lot]) * lots.report_month[lot].0);
    }
}
