//! Phase 11: stocks are counted and the month is put on record.

use super::Setting;
use crate::world::World;

/// Closes the tallies of the month.
pub fn record(world: &mut World, setting: &Setting) {
    for client in &world.waiting {
        world.tallies[usize::from(client.who.segment)].waiting += 1;
    }
    for (segment, band) in world.care.segment.iter().zip(&world.care.band) {
        let tally = &mut world.tallies[usize::from(*segment)];
        tally.in_care += 1;
        tally.in_care_by_band[*band as usize] += 1;
    }
    for (tally, contribution) in world.tallies.iter_mut().zip(&setting.policy.contributions) {
        tally.contributions = contribution.of(&tally.in_care_by_band).0;
    }
    for lot in world.lots.contracted() {
        if world.providers.open[world.lots.provider[lot] as usize] {
            world.tallies[usize::from(world.lots.segment[lot])].contracted += 1;
        }
    }
    for tally in &mut world.tallies {
        world.history.push(std::mem::take(tally));
    }
}
