//! What a new contribution does to those who had need before it: when the policy of the scenario begins, part of those who
//! stayed away because of the old one apply, and part of those who use care or wait stop because of the new one.
//!
//! Both follow from the same chance as for new need: in each band the number of those in need who use care goes from
//! (1 + f)^(−ε) under the old fee to (1 + f′)^(−ε) under the new.

use super::Setting;
use crate::policy::contribution::BANDS;
use crate::random::{Purpose, exponential, poisson};
use crate::units::Month;
use crate::world::World;
use crate::world::clients::{ClientKey, Stream};
use crate::world::newcomers::{price_effects, stayed_away};
use crate::world::severity::SeverityClass;

/// Lets those react who had need in segment `number` before the policy began; `mean` is its new need in a month.
pub(super) fn meet_new_fees(world: &mut World, setting: &Setting, number: usize, mean: f64) {
    if setting.year != 0 || !world.month.is_january() {
        return;
    }
    let scenario = setting.scenario;
    let old = price_effects(scenario, &scenario.policy_before, number);
    let new = price_effects(scenario, setting.policy, number);
    come_after_all(world, setting, number, mean, BANDS.map(|band| new[band as usize] - old[band as usize]));
    stop(world, setting, number, BANDS.map(|band| new[band as usize] / old[band as usize]));
}

/// Those who stayed away and still have need, as many as arise in a mean duration (L = λW), come as those do who were turned
/// away: some months later.
fn come_after_all(world: &mut World, setting: &Setting, number: usize, mean: f64, more: [f64; BANDS.len()]) {
    let scenario = setting.scenario;
    let months = scenario.segments[number].duration_mean_months();
    for band in BANDS {
        let mean = mean * months * scenario.municipality.income_shares[band as usize] * more[band as usize];
        if mean <= 0.0 {
            continue;
        }
        let stream = Stream::StayedAway(band);
        let uniform = setting.luck.draws(Purpose::StayedAway, stream.entity(number), 0)[0];
        for index in 0..poisson(uniform, mean) {
            let key = ClientKey::beside(number, world.month, stream, index);
            let applicant = stayed_away(scenario, setting.luck, key, band);
            let wait = setting.luck.draws(Purpose::Return, key.entity(), 0)[1];
            let months = exponential(wait, scenario.behaviour.demand.return_mean_months);
            let due = world.month.0.saturating_add(1).saturating_add(months.min(f64::from(u16::MAX)) as u32);
            world.schedule(applicant, Month(due));
        }
    }
}

/// Those who find the new fee too high stop this month: who waits gives up, who is in care breaks it off.
fn stop(world: &mut World, setting: &Setting, number: usize, kept: [f64; BANDS.len()]) {
    if kept.iter().all(|share| *share >= 1.0) {
        return;
    }
    let now = world.month.0;
    let stops = |key: ClientKey, band: usize| {
        kept[band] < 1.0 && setting.luck.draws(Purpose::Price, key.entity(), 1)[0] >= kept[band]
    };
    for client in &mut world.waiting {
        if usize::from(client.who.segment) == number && stops(client.who.key, client.who.band as usize) {
            client.gives_up = now;
        }
    }
    let (care, tally) = (&mut world.care, &mut world.tallies[number]);
    for place in 0..care.len() {
        if usize::from(care.segment[place]) == number && stops(care.key[place], care.band[place] as usize) {
            care.breaks_off[place] = now;
            tally.stopped_for_fee += 1;
            tally.without_help_by_severity[SeverityClass::of(care.severity[place]).place()] += 1;
        }
    }
}
