//! Phase 10: stocks are counted and the month is put on record.

use super::Setting;
use crate::world::World;

/// Closes the tallies of the month.
pub fn record(world: &mut World, _setting: &Setting) {
    for client in &world.waiting {
        world.tallies[usize::from(client.who.segment)].waiting += 1;
    }
    for segment in &world.care.segment {
        world.tallies[usize::from(*segment)].in_care += 1;
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
