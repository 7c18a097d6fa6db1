//! Phase 10: providers in the red may stop, and their clients change provider; under open house others may come.

use super::Setting;
use crate::policy::clause::{Count, Standing, Year};
use crate::random::Purpose;
use crate::scenario::Admission;
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes, Month};
use crate::world::World;
use crate::world::clients::NO_LOT;
use crate::world::populate::reserve_months;
use std::collections::BTreeSet;

/// Closes and opens providers.
pub fn market(world: &mut World, setting: &Setting) {
    let entry = &setting.scenario.behaviour.entry;
    let mut order: Vec<usize> = (0..world.providers.len()).collect();
    // In the order of their own keys, so that the order of columns moves nothing.
    order.sort_unstable_by_key(|provider| world.providers.key[*provider]);
    let stops = |provider: &usize| {
        let (providers, key) = (&world.providers, u64::from(world.providers.key[*provider]));
        let chance =
            entry.exit_chance(providers.reserve[*provider].euros(), providers.revenue_month[*provider]);
        providers.open[*provider]
            && chance > 0.0
            && setting.luck.draws(Purpose::Exit, key, world.month.0)[0] < chance
    };
    let closing: Vec<usize> = order.iter().copied().filter(stops).collect();
    let opening = entrants(world, setting, &order);
    if closing.is_empty() && opening.is_empty() {
        return;
    }
    opening.iter().for_each(|provider| open(world, setting, *provider));
    closing.iter().for_each(|provider| close(world, *provider));
    for segment in moved(world, opening.iter().chain(&closing)) {
        world.acquaintance.renew(segment, &world.providers, &world.lots);
    }
    transfer(world, setting, &closing);
}

/// The segments in which `providers` work.
fn moved<'a>(world: &World, providers: impl Iterator<Item = &'a usize>) -> BTreeSet<usize> {
    let segments = |provider: &usize| {
        world.lots.of_provider(*provider).into_iter().map(|lot| usize::from(world.lots.segment[lot]))
    };
    providers.flat_map(segments).collect()
}

/// Who comes this month: potential entrants drawn by the margin of those who work in their segment.
fn entrants(world: &World, setting: &Setting, order: &[usize]) -> Vec<usize> {
    let entry = &setting.scenario.behaviour.entry;
    if setting.scenario.market.admission != Admission::OpenHouse || entry.entry_share_month <= 0.0 {
        return Vec::new();
    }
    let chances: Vec<f64> = margins(world).into_iter().map(|margin| entry.entry_chance(margin)).collect();
    if chances.iter().all(|chance| *chance <= 0.0) {
        return Vec::new();
    }
    let comes = |provider: &usize| {
        if world.providers.open[*provider] || world.providers.revenue_reported[*provider] != Cents::ZERO {
            return false;
        }
        // Who stopped does not come back: its reserve says so.
        let waits = world.providers.reserve[*provider] == Cents::ZERO;
        let key = u64::from(world.providers.key[*provider]);
        let lots = world.lots.of_provider(*provider);
        let chance = lots.first().map_or(0.0, |lot| chances[usize::from(world.lots.segment[*lot])]);
        waits && chance > 0.0 && setting.luck.draws(Purpose::Entry, key, world.month.0)[0] < chance
    };
    order.iter().copied().filter(comes).collect()
}

/// The margin of contracted providers in each segment over the last twelve months; 0 before that.
fn margins(world: &World) -> Vec<f64> {
    let segments = world.tallies.len();
    let months = MONTHS_PER_YEAR as usize;
    let Some(first) = world.history.len().checked_sub(segments * (months - 1)) else {
        return vec![0.0; segments];
    };
    (0..segments)
        .map(|segment| {
            let year = world.history[first..].iter().skip(segment).step_by(segments);
            let year = year.chain(std::iter::once(&world.tallies[segment]));
            let (revenue, cost) = year.fold((0, 0), |sum, it| (sum.0 + it.revenue, sum.1 + it.cost));
            if revenue > 0 { 1.0 - cost as f64 / revenue as f64 } else { 0.0 }
        })
        .collect()
}

/// Opens a provider with the least staff that makes a lot, and a reserve of its own.
fn open(world: &mut World, setting: &Setting, provider: usize) {
    world.providers.open[provider] = true;
    let now = world.month;
    let months = reserve_months(setting.scenario, setting.luck, world.providers.key[provider]);
    for lot in world.lots.of_provider(provider) {
        let number = usize::from(world.lots.segment[lot]);
        let segment = &setting.scenario.segments[number];
        let hours = segment.provider_clients_min.max(1.0) * segment.optimal_hours_month;
        let revenue = hours * segment.tariff;
        let year = f64::from(MONTHS_PER_YEAR);
        let lots = &mut world.lots;
        lots.capacity[lot] = hours;
        lots.reference[lot] = Year {
            hours: hours * year,
            revenue: revenue * year,
            bound_revenue: revenue * year,
            client_months: segment.provider_clients_min.max(1.0) * year,
            starts: (segment.provider_clients_min * year / lots.stay_months[lot]).max(1.0),
            capacity: hours * year,
        };
        lots.last[lot] = lots.reference[lot];
        lots.opened[lot] = Some(Month(now.0 + 1));
        lots.usual[lot][Count::Hours.place()][Standing::Bound as usize] = hours;
        lots.revenue_outlook[lot] = Cents::from_euros(revenue * year);
        world.providers.revenue_month[provider] += revenue * world.climate.tariff_index;
        world.tallies[number].entries += 1;
    }
    let reserve = Cents::from_euros(months * world.providers.revenue_month[provider]);
    world.providers.reserve[provider] += reserve;
    world.ledger.provider_reserves_at_start += reserve;
}

/// Closes a provider: its staff goes, and its queue looks again.
fn close(world: &mut World, provider: usize) {
    world.providers.open[provider] = false;
    for lot in world.lots.of_provider(provider) {
        world.tallies[usize::from(world.lots.segment[lot])].exits += 1;
        let lots = &mut world.lots;
        lots.capacity[lot] = 0.0;
        (lots.clients[lot], lots.queue[lot]) = (0, 0);
        (lots.committed[lot], lots.queued[lot]) = (Minutes::ZERO, Minutes::ZERO);
        (lots.pool_outlook[lot], lots.revenue_outlook[lot]) = (Cents::ZERO, Cents::ZERO);
        for client in world.waiting.iter_mut().filter(|client| client.lot as usize == lot) {
            client.lot = NO_LOT;
        }
    }
}

/// Gives the clients of closed providers another: one they come to know, or care out of contract where there is none.
fn transfer(world: &mut World, setting: &Setting, closing: &[usize]) {
    if closing.is_empty() {
        return;
    }
    let entry = &setting.scenario.behaviour.entry;
    let favourite_share = setting.scenario.behaviour.referral.favourite_share;
    let leaves = |place: &usize| {
        let lot = world.care.lot[*place] as usize;
        lot < world.lots.contracted && !world.providers.open[world.lots.provider[lot] as usize]
    };
    let mut leaving: Vec<usize> = (0..world.care.len()).filter(leaves).collect();
    // By key, not by place: a place hangs on who left other lots before.
    leaving.sort_unstable_by_key(|place| world.care.key[*place]);
    for place in leaving {
        let care = &mut world.care;
        let segment = usize::from(care.segment[place]);
        let draws = setting.luck.draws(Purpose::Transfer, care.key[place].entity(), world.month.0);
        let favourite = draws[0] < favourite_share;
        let next = world.acquaintance.meet(segment, care.home[place], favourite, draws[1]);
        let next = next.unwrap_or(world.lots.external(segment));
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
                entry.staff_follows_share * Minutes(i64::from(care.planned_minutes[place])).hours();
        }
        world.tallies[segment].transfers += 1;
    }
}
