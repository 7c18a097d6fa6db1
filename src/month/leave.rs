//! How a provider leaves: notice, the last month, its clients and staff to others, and what was agreed with it to those who
//! stay.

use super::Setting;
use crate::policy::clause::{Count, Standing};
use crate::random::Purpose;
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes, Month};
use crate::world::World;
use crate::world::acquaintance::Acquaintance;
use crate::world::clients::{NO_LOT, Waiting};
use crate::world::providers::{Leaving, Notice};
use std::collections::{BTreeMap, BTreeSet};

/// Gives `provider` notice: it works until `until` for those in care, and those on its list look again.
pub(super) fn give_notice(world: &mut World, provider: usize, until: Month, why: Leaving) {
    world.providers.notice[provider] = Some(Notice { until, why });
    for lot in world.lots.of_provider(provider) {
        world.lots.queue[lot] = 0;
        world.lots.queued[lot] = Minutes::ZERO;
        for client in world.waiting.iter_mut().filter(|client| client.lot as usize == lot) {
            client.lot = NO_LOT;
        }
    }
    // They join those who look, in their line: the place of a lot among the columns decides nothing.
    world.waiting.sort_by_key(Waiting::place);
}

/// Closes `closing`, gives their clients another provider, and passes on what was agreed with those who lost an award, for
/// the `months_ahead` of this contract year.
pub(super) fn leave(world: &mut World, setting: &Setting, closing: &[usize], months_ahead: u32) {
    if closing.is_empty() {
        return;
    }
    let staff = staff_per_hour(world, setting, closing);
    closing.iter().for_each(|provider| close(world, *provider));
    renew_acquaintance(world, closing);
    transfer(world, setting, closing, &staff);
    let share = f64::from(months_ahead) / f64::from(MONTHS_PER_YEAR);
    closing.iter().for_each(|provider| pass_on(world, setting, *provider, share));
}

/// Whom clients come to know, in the segments of providers that come or go.
pub(super) fn renew_acquaintance(world: &mut World, moving: &[usize]) {
    for segment in segments_of(world, moving) {
        world.renew_acquaintance(segment);
    }
}

/// The segments in which `providers` work.
fn segments_of(world: &World, providers: &[usize]) -> BTreeSet<usize> {
    let lots = providers.iter().flat_map(|provider| world.lots.of_provider(*provider));
    lots.map(|lot| usize::from(world.lots.segment[lot])).collect()
}

/// Hours of staff per hour of care in each closing lot, as far as they are free to go along with clients: as many as their care
/// takes. After a notice, in which no client could fill a place that came free, all who are still there.
fn staff_per_hour(world: &World, setting: &Setting, closing: &[usize]) -> BTreeMap<usize, f64> {
    let lots = closing.iter().flat_map(|provider| world.lots.of_provider(*provider));
    let kept = |lot: usize| {
        let asked = world.lots.committed[lot].hours();
        if setting.policy.admission.notice_months == 0 || asked <= 0.0 {
            return 1.0;
        }
        (world.lots.capacity[lot] / asked).max(1.0)
    };
    lots.map(|lot| (lot, kept(lot))).collect()
}

/// Closes a provider: its staff goes.
fn close(world: &mut World, provider: usize) {
    world.providers.open[provider] = false;
    for lot in world.lots.of_provider(provider) {
        world.tallies[usize::from(world.lots.segment[lot])].exits += 1;
        let lots = &mut world.lots;
        lots.capacity[lot] = 0.0;
        lots.clients[lot] = 0;
        lots.committed[lot] = Minutes::ZERO;
        (lots.pool_outlook[lot], lots.revenue_outlook[lot]) = (Cents::ZERO, Cents::ZERO);
    }
}

/// Gives the clients of closed providers another that takes clients: one they come to know, or care out of contract where
/// there is none.
fn transfer(world: &mut World, setting: &Setting, closing: &[usize], staff: &BTreeMap<usize, f64>) {
    let entry = &setting.scenario.behaviour.entry;
    let favourite_share = setting.scenario.behaviour.referral.favourite_share;
    let takers = takers(world, closing);
    for place in leaving(world) {
        let care = &mut world.care;
        let segment = usize::from(care.segment[place]);
        let draws = setting.luck.draws(Purpose::Transfer, care.key[place].entity(), world.month.0);
        let favourite = draws[0] < favourite_share;
        let payer = usize::from(care.payer[place]).min(takers.len() - 1);
        let next = takers[payer].meet(segment, care.home[place], favourite, draws[1]);
        let next = next.unwrap_or(world.lots.external(segment));
        let free = staff.get(&(care.lot[place] as usize)).copied().unwrap_or(1.0);
        care.lot[place] = next as u32;
        care.need[place] = entry.transferred_need(care.need[place], care.need_at_start[place]);
        // Another trajectory begins: what was done before was the other provider's.
        care.restart_minutes(place);
        care.goal_minutes[place] = 0;
        care.split_at[place] = f64::NEG_INFINITY;
        if next < world.lots.contracted && care.standing[place] != Standing::Beyond {
            let started = Count::Start(care.class[place]).place();
            world.lots.month[next][started][care.standing[place] as usize] += 1;
        }
        world.lots.clients[next] += 1;
        world.lots.committed[next] += Minutes(i64::from(care.planned_minutes[place]));
        // Out of contract there is always staff.
        if next < world.lots.contracted {
            world.lots.capacity[next] +=
                entry.staff_follows_share * free * Minutes(i64::from(care.planned_minutes[place])).hours();
        }
        world.tallies[segment].transfers += 1;
    }
}

/// Who takes clients of those who close: by municipality, where each contracts for itself.
fn takers(world: &World, closing: &[usize]) -> Vec<Acquaintance> {
    let own = &world.own_acquaintance;
    let mut takers = if own.is_empty() { vec![world.acquaintance.clone()] } else { own.clone() };
    for segment in segments_of(world, closing) {
        for (municipality, known) in takers.iter_mut().enumerate() {
            let providers = &world.providers;
            let takes = |it| {
                providers.takes_clients(it)
                    && (own.is_empty() || providers.is_contracted_by(it, municipality))
            };
            known.renew_with(segment, providers, &world.lots, takes);
        }
    }
    takers
}

/// The places of clients whose provider has closed, by key: a place hangs on who left other lots before.
fn leaving(world: &World) -> Vec<usize> {
    let leaves = |place: &usize| {
        let lot = world.care.lot[*place] as usize;
        lot < world.lots.contracted && !world.providers.open[world.lots.provider[lot] as usize]
    };
    let mut leaving: Vec<usize> = (0..world.care.len()).filter(leaves).collect();
    leaving.sort_unstable_by_key(|place| world.care.key[*place]);
    leaving
}

/// In January, what is left of what was agreed with those who lost an award goes to those who stay.
pub(super) fn pass_on_the_rest(world: &mut World, setting: &Setting) {
    for provider in world.providers.in_order() {
        if !world.providers.open[provider] {
            pass_on(world, setting, provider, 1.0);
        }
    }
}

/// Passes `share` of what was agreed with `provider`, if it lost an award, to those in its segments who take clients, in
/// proportion to what was agreed with them: lump sums and ceilings go where the clients go. What was agreed for months that
/// have passed stays with the one that did their work.
fn pass_on(world: &mut World, setting: &Setting, provider: usize, share: f64) {
    if world.providers.notice[provider].is_none_or(|notice| notice.why != Leaving::NotAwarded) {
        return;
    }
    for from in world.lots.of_provider(provider) {
        let lots = &world.lots;
        // To the budget of a pool those add nothing who came later: it would be lost with them.
        let pooled = setting.policy.contracts[usize::from(lots.segment[from])].pools_rivals();
        let stays = |lot: &usize| {
            lots.segment[*lot] == lots.segment[from]
                && !(pooled && lots.opened[*lot].is_some())
                && world.providers.takes_clients(lots.provider[*lot] as usize)
        };
        let heirs: Vec<usize> = lots.contracted().filter(stays).collect();
        let agreed = |lot: usize| Cents::from_euros(lots.reference[lot].revenue);
        let all: Cents = heirs.iter().map(|lot| agreed(*lot)).sum();
        if all <= Cents::ZERO {
            continue;
        }
        let shares: Vec<f64> = heirs.iter().map(|lot| share * agreed(*lot).euros() / all.euros()).collect();
        let (agreed, of_segment) = (lots.reference[from], lots.segment_share[from]);
        for (to, part) in heirs.into_iter().zip(shares) {
            world.lots.reference[to] = world.lots.reference[to].plus(&agreed, part);
            world.lots.segment_share[to] += part * of_segment;
        }
        world.lots.reference[from] = agreed.plus(&agreed, -share);
        world.lots.segment_share[from] -= share * of_segment;
    }
}
