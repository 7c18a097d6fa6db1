//! Phase 2: new needs arise, and clients who relapsed or were turned away come back.

use super::Setting;
use crate::random::{Purpose, poisson};
use crate::units::MONTHS_PER_YEAR;
use crate::world::World;
use crate::world::clients::ClientKey;
use crate::world::populate::newcomer;

/// Fills the list of applicants of the month.
pub fn arrive(world: &mut World, setting: &Setting) {
    let inhabitants = f64::from(setting.scenario.municipality.inhabitants);
    for (number, segment) in setting.scenario.segments.iter().enumerate() {
        let mean = segment.incidence_per_1000_year * inhabitants / 1_000.0 / f64::from(MONTHS_PER_YEAR)
            * world.climate.need_factor;
        let uniform = setting.luck.draws(Purpose::Arrivals, number as u64, world.month.0)[0];
        for index in 0..poisson(uniform, mean) {
            let key = ClientKey::arriving(number, world.month, index);
            world.applicants.push(newcomer(segment, setting.luck, key, number));
        }
    }
    if let Some(back) = world.coming_back.get_mut(world.month.0 as usize) {
        world.applicants.append(back);
    }
    for applicant in &world.applicants {
        let route = applicant.who.route as usize;
        let tally = &mut world.tallies[usize::from(applicant.who.segment)];
        tally.applied += 1;
        tally.applied_by_route[route] += 1;
        tally.applied_again_by_route[route] += i64::from(applicant.who.episode > 0);
        world.ledger.applied += 1;
    }
}
