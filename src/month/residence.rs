//! The residence rule: who lives where decides who pays.
//!
//! Help at home is paid by the municipality where the client is registered. For a stay the municipality pays where the client was
//! registered immediately before it, however often the client moves during the stay: that is why a single placement can weigh on a
//! small municipality for years.
//!
//! Source: Jeugdwet art. 1.1 since 1 January 2022 (woonplaatsbeginsel). Who leaves care and comes back later is a new client of
//! the municipality where it lives then.

use super::Setting;
use crate::random::{Draws, Purpose};
use crate::scenario::Stay;
use crate::world::World;

/// Moves house, once a year, some of those who are in care.
pub fn move_house(world: &mut World, setting: &Setting) {
    let region = &setting.scenario.region;
    if region.municipalities() < 2 || region.move_share_year <= 0.0 {
        return;
    }
    let care = &mut world.care;
    for place in 0..care.len() {
        let entity = care.key[place].entity();
        let [chance, east, north, _]: Draws = setting.luck.draws(Purpose::Move, entity, world.month.year());
        if chance >= region.move_share_year {
            continue;
        }
        let before = region.municipality_at(care.home[place]);
        care.home[place] = [east as f32, north as f32];
        let after = region.municipality_at(care.home[place]);
        care.payer[place] = payer_after(
            setting.scenario.segments[usize::from(care.segment[place])].stay,
            care.payer[place],
            after as u8,
        );
        world.members.doors[before].moved += i64::from(before != after);
    }
}

/// Who pays for a client who moved to `lives` while `payer` paid for it.
pub fn payer_after(stay: Stay, payer: u8, lives: u8) -> u8 {
    match stay {
        Stay::AtHome => lives,
        Stay::Residential => payer,
    }
}
