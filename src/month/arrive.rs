//! Phase 2: new needs arise, part of the need that would not apply is reached, and clients who relapsed or were turned away
//! come back.
//!
//! Whoever applies under one policy only has its own key, and so its own luck: those who pay too much are taken out of the
//! usual stream by a draw of their own, those who pay less than under the reference and those who are reached come in streams
//! beside it. Under the same luck a lower contribution or a longer reach only adds people.

use super::Setting;
use super::access::reach;
use super::fees::meet_new_fees;
use crate::policy::access::ROUTES;
use crate::policy::contribution::BANDS;
use crate::random::{Purpose, poisson};
use crate::units::MONTHS_PER_YEAR;
use crate::world::World;
use crate::world::clients::{Applicant, ClientKey, Stream};
use crate::world::newcomers::{drawn_by_price, latent, newcomer, price_effects};

/// Fills the list of applicants of the month.
pub fn arrive(world: &mut World, setting: &Setting) {
    let inhabitants = f64::from(setting.scenario.municipality.inhabitants);
    for (number, segment) in setting.scenario.segments.iter().enumerate() {
        let mean = segment.incidence_per_1000_year * inhabitants / 1_000.0 / f64::from(MONTHS_PER_YEAR)
            * world.climate.need_factor;
        meet_new_fees(world, setting, number, mean);
        let effects = price_effects(setting.scenario, setting.policy, number);
        usual_need(world, setting, number, mean, &effects);
        need_drawn_by_price(world, setting, number, mean, &effects);
        latent_need(world, setting, number, mean, &effects);
    }
    if let Some(back) = world.coming_back.get_mut(world.month.0 as usize) {
        world.applicants.append(back);
    }
    for applicant in &world.applicants {
        let route = applicant.who.route as usize;
        let tally = &mut world.tallies[usize::from(applicant.who.segment)];
        tally.applied += 1;
        tally.applied_by_route[route] += 1;
        tally.in_need_by_severity[applicant.who.class()] += 1;
        tally.applied_again_by_route[route] += i64::from(applicant.who.episode > 0);
        world.ledger.applied += 1;
    }
}

/// What of everyone who applies under the reference still applies, by income band; above 1 more do.
type Effects = [f64; BANDS.len()];

/// Those who apply by themselves, less those who find their contribution too high.
fn usual_need(world: &mut World, setting: &Setting, number: usize, mean: f64, effects: &Effects) {
    let uniform = setting.luck.draws(Purpose::Arrivals, number as u64, world.month.0)[0];
    for index in 0..poisson(uniform, mean) {
        let key = ClientKey::arriving(number, world.month, index);
        let applicant = newcomer(setting.scenario, setting.luck, key);
        if pays(setting, &applicant, effects) {
            world.applicants.push(applicant);
        } else {
            let (tally, class) = (&mut world.tallies[number], applicant.who.class());
            tally.stayed_away += 1;
            tally.in_need_by_severity[class] += 1;
            tally.without_help_by_severity[class] += 1;
        }
    }
}

/// Whether someone applies at what it must pay; nothing is drawn where that is no more than under the reference.
fn pays(setting: &Setting, applicant: &Applicant, effects: &Effects) -> bool {
    let effect = effects[applicant.who.band as usize];
    effect >= 1.0 || setting.luck.draws(Purpose::Price, applicant.who.key.entity(), 0)[0] < effect
}

/// Those who apply because they pay less than under the reference.
fn need_drawn_by_price(world: &mut World, setting: &Setting, number: usize, mean: f64, effects: &Effects) {
    let shares = setting.scenario.municipality.income_shares;
    for band in BANDS {
        let more = mean * shares[band as usize] * (effects[band as usize] - 1.0);
        if more <= 0.0 {
            continue;
        }
        let stream = Stream::Priced(band);
        let entity = stream.entity(number);
        let uniform = setting.luck.draws(Purpose::PriceArrivals, entity, world.month.0)[0];
        for index in 0..poisson(uniform, more) {
            let key = ClientKey::beside(number, world.month, stream, index);
            world.applicants.push(drawn_by_price(setting.scenario, setting.luck, key, band));
        }
    }
}

/// Latent need: it arises by the route it would take, and applies if the holder of that route is near enough.
fn latent_need(world: &mut World, setting: &Setting, number: usize, mean: f64, effects: &Effects) {
    let shares = setting.scenario.segments[number].route_shares;
    for route in ROUTES {
        let mean = mean * setting.scenario.behaviour.demand.latent_ratio * shares[route as usize];
        if mean <= 0.0 {
            continue;
        }
        let stream = Stream::Latent(route);
        let uniform = setting.luck.draws(Purpose::Latent, stream.entity(number), world.month.0)[0];
        let count = poisson(uniform, mean);
        let near =
            |municipality| reach(world, setting, number, setting.policy.access_holder(route, municipality));
        let reaches: Vec<f64> = (0..setting.scenario.region.municipalities()).map(near).collect();
        let nobody = reaches.iter().all(|reach| *reach <= 0.0);
        let applied = world.applicants.len();
        // Nobody is looked at one by one where nobody is near.
        for index in (0..count).filter(|_| !nobody) {
            let key = ClientKey::beside(number, world.month, stream, index);
            let applicant = latent(setting.scenario, setting.luck, key, route);
            let municipality = setting.scenario.region.municipality_at(applicant.who.home);
            let near = reaches[municipality] * effects[applicant.who.band as usize];
            if setting.luck.draws(Purpose::Reach, key.entity(), 0)[0] < near {
                world.applicants.push(applicant);
            }
        }
        let surfaced = (world.applicants.len() - applied) as i64;
        let tally = &mut world.tallies[number];
        tally.surfaced_by_route[route as usize] += surfaced;
        tally.latent_by_route[route as usize] += i64::from(count) - surfaced;
    }
}
