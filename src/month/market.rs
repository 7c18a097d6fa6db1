//! Phase 10: providers in the red may stop, at once or after their notice, and their clients change provider; under open
//! house others may come. Who is contracted by a selective procedure stands in [`contract_award`](super::contract_award).

use super::Setting;
use super::leave::{give_notice, leave, renew_acquaintance};
use crate::policy::clause::{Count, Standing, Year};
use crate::random::Purpose;
use crate::units::{Cents, MONTHS_PER_YEAR, Month};
use crate::world::World;
use crate::world::populate::reserve_months;
use crate::world::providers::Leaving;

/// Closes and opens providers.
pub fn market(world: &mut World, setting: &Setting) {
    let order = world.providers.in_order();
    let entry = &setting.scenario.behaviour.entry;
    let stops = |provider: &usize| {
        let (providers, key) = (&world.providers, u64::from(world.providers.key[*provider]));
        let chance =
            entry.exit_chance(providers.reserve[*provider].euros(), providers.revenue_month[*provider]);
        // Who is under notice works it out.
        providers.takes_clients(*provider)
            && chance > 0.0
            && setting.luck.draws(Purpose::Exit, key, world.month.0)[0] < chance
    };
    let stopping: Vec<usize> = order.iter().copied().filter(stops).collect();
    let opening = entrants(world, setting, &order);
    let next = Month(world.month.0 + 1);
    opening.iter().for_each(|provider| open(world, setting, *provider, next));
    renew_acquaintance(world, &opening);
    let until = Month(world.month.0 + setting.policy.admission.notice_months);
    stopping.into_iter().for_each(|provider| give_notice(world, provider, until, Leaving::Stops));
    let ends = |provider: &usize| {
        world.providers.open[*provider]
            && world.providers.notice[*provider].is_some_and(|notice| notice.until <= world.month)
    };
    let closing: Vec<usize> = order.into_iter().filter(ends).collect();
    leave(world, setting, &closing, setting.months_left());
}

/// The first segment of each provider; None for one without a lot.
pub(super) fn first_segments(world: &World) -> Vec<Option<usize>> {
    let mut first: Vec<Option<usize>> = vec![None; world.providers.len()];
    for lot in world.lots.contracted() {
        let segment = usize::from(world.lots.segment[lot]);
        let place = &mut first[world.lots.provider[lot] as usize];
        *place = Some(place.map_or(segment, |known| known.min(segment)));
    }
    first
}

/// Who comes this month: potential entrants drawn by the margin of those who work in their segment.
fn entrants(world: &World, setting: &Setting, order: &[usize]) -> Vec<usize> {
    let entry = &setting.scenario.behaviour.entry;
    let groups = setting.scenario.market.groups.len();
    let admission = &setting.policy.admission;
    if entry.entry_share_month <= 0.0 || !(0..groups).any(|group| admission.is_open(group)) {
        return Vec::new();
    }
    let chances: Vec<f64> = margins(world).into_iter().map(|margin| entry.entry_chance(margin)).collect();
    if chances.iter().all(|chance| *chance <= 0.0) {
        return Vec::new();
    }
    let segments = first_segments(world);
    let comes = |provider: &usize| {
        let Some(segment) = segments[*provider].filter(|_| never_came(world, *provider)) else {
            return false;
        };
        let chance = chances[segment];
        let key = u64::from(world.providers.key[*provider]);
        admission.is_open(setting.scenario.segments[segment].group)
            && chance > 0.0
            && setting.luck.draws(Purpose::Entry, key, world.month.0)[0] < chance
    };
    order.iter().copied().filter(comes).collect()
}

/// Whether a provider is a potential entrant. Who stopped does not come back: its reserve says so.
fn never_came(world: &World, provider: usize) -> bool {
    let providers = &world.providers;
    !providers.open[provider]
        && providers.revenue_reported[provider] == Cents::ZERO
        && providers.reserve[provider] == Cents::ZERO
}

/// Whether a provider that does not work here may bid: a potential entrant, or one that lost an award before.
pub(super) fn may_bid(world: &World, provider: usize) -> bool {
    let lost = world.providers.notice[provider].is_some_and(|notice| notice.why == Leaving::NotAwarded);
    never_came(world, provider) || lost && !world.providers.open[provider]
}

/// The margin of contracted providers in each segment over the last twelve months, as far as this one has been played; 0
/// before that.
pub(super) fn margins(world: &World) -> Vec<f64> {
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

/// The least staff that makes a lot of a segment, in hours per month.
pub(super) fn least_hours(setting: &Setting, segment: usize) -> f64 {
    let segment = &setting.scenario.segments[segment];
    segment.provider_clients_min.max(1.0) * segment.optimal_hours_month
}

/// Opens a provider from month `from` on, with the least staff that makes a lot, and a reserve of its own.
pub(super) fn open(world: &mut World, setting: &Setting, provider: usize, from: Month) {
    world.providers.open[provider] = true;
    world.providers.notice[provider] = None;
    let months = reserve_months(setting.scenario, setting.luck, world.providers.key[provider]);
    for lot in world.lots.of_provider(provider) {
        let number = usize::from(world.lots.segment[lot]);
        let segment = &setting.scenario.segments[number];
        let hours = least_hours(setting, number);
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
        lots.opened[lot] = Some(from);
        lots.usual[lot][Count::Hours.place()][Standing::Bound as usize] = hours;
        lots.revenue_outlook[lot] = Cents::from_euros(revenue * year);
        world.providers.revenue_month[provider] += revenue * world.climate.tariff_index;
        world.tallies[number].entries += 1;
    }
    let reserve = Cents::from_euros(months * world.providers.revenue_month[provider]);
    world.providers.reserve[provider] += reserve;
    world.ledger.provider_reserves_at_start += reserve;
}
