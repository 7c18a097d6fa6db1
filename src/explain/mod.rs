//! Why an agent did what it did: a run is played again to the moment that is asked about, and looked at there.
//!
//! Nothing here decides anything. The decision of a lot ([`lot`]) is taken apart with the functions that took it, and what
//! it would have chosen otherwise ([`without`]) comes from the same functions on a view in which one thing is absent. The
//! story of a client ([`story`]) is what the phases did to it. So an explanation shows what was decided on, and not something like it.

pub mod event;
pub mod find;
pub mod lot;
pub mod name;
pub mod official;
mod place;
pub mod story;
pub mod without;

use crate::month::answer::Answer;
use crate::month::extend::Reply;
use crate::month::{PHASES, Phase, Setting, access, deliver, matching};
use crate::policy::rights::Holder;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::units::{MONTHS_PER_YEAR, Month};
use crate::world::World;
use crate::world::clients::ClientKey;

/// A run that is played to be looked at.
pub struct Replay<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The luck of the run.
    pub luck: &'a Luck,
    /// The world as it stands.
    pub world: World,
}

/// What happens in a month, for whoever watches. `setting` is that of the month.
pub trait Watcher {
    /// Before a phase.
    fn before(&mut self, phase: &Phase, world: &World, setting: &Setting);
    /// A client heard something from a lot.
    fn heard(&mut self, client: ClientKey, lot: usize, answer: Answer);
    /// A client in care heard something from whoever holds the right that it asks about.
    fn replied(&mut self, client: ClientKey, holder: Holder, reply: Reply);
    /// Everyone had their minutes, and nobody has left yet.
    fn treated(&mut self, world: &World);
    /// After a phase.
    fn after(&mut self, phase: &Phase, world: &World, setting: &Setting);
}

/// The phases that are watched from within, and the one in which lots decide, by their place in [`PHASES`].
const ACCESS: &str = "access";
const MATCHING: &str = "matching";
const DECISIONS: &str = "decisions";
const DELIVERY: &str = "delivery";

impl<'a> Replay<'a> {
    /// The run of `scenario` with `luck` before its first month.
    pub fn new(scenario: &'a Scenario, luck: &'a Luck) -> Replay<'a> {
        Replay { scenario, luck, world: World::populate(scenario, luck) }
    }

    /// The setting of the present month.
    pub fn setting(&self) -> Setting<'a> {
        Setting::at(self.scenario, self.luck, self.world.month)
    }

    /// Plays the month as [`month::play`](crate::month::play) does, and lets `watcher` see it.
    ///
    /// # Errors
    /// The sentence with which the run failed.
    pub fn play_month(&mut self, watcher: &mut impl Watcher) -> Result<(), String> {
        let setting = self.setting();
        for phase in PHASES {
            watcher.before(phase, &self.world, &setting);
            match phase.name.en {
                ACCESS => access::access_told(&mut self.world, &setting, &mut |client, holder, reply| {
                    watcher.replied(client, holder, reply);
                }),
                MATCHING => matching::matching_told(&mut self.world, &setting, &mut |client, lot, answer| {
                    watcher.heard(client, lot, answer);
                }),
                DELIVERY => {
                    deliver::deliver_watched(&mut self.world, &setting, |world| watcher.treated(world));
                }
                _ => (phase.run)(&mut self.world, &setting),
            }
            watcher.after(phase, &self.world, &setting);
        }
        self.world.check_ledger().map_err(|imbalance| imbalance.to_string())?;
        self.world.month = Month(self.world.month.0 + 1);
        Ok(())
    }

    /// Plays to the start of `month`.
    ///
    /// # Errors
    /// The sentence with which the run failed.
    pub fn play_to(&mut self, month: Month) -> Result<(), String> {
        while self.world.month < month {
            crate::month::play(&mut self.world, self.scenario, self.luck)
                .map_err(|imbalance| imbalance.to_string())?;
        }
        Ok(())
    }

    /// Plays the phases of the present month that come before the one in which lots decide.
    pub fn play_to_decisions(&mut self) {
        let setting = self.setting();
        for phase in PHASES.iter().take_while(|phase| phase.name.en != DECISIONS) {
            (phase.run)(&mut self.world, &setting);
        }
    }
}

/// A month as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The reported year, from 1; 0 and below in the warm-up, the last of which is 0.
    pub year: i32,
    /// The month of the year, 1 to 12.
    pub month: u32,
}

impl When {
    /// A month of a run of `scenario`.
    pub fn of(scenario: &Scenario, month: Month) -> When {
        When { year: month.year() as i32 - scenario.run.warmup_years as i32 + 1, month: month.of_year() + 1 }
    }

    /// Its number among the reported months, from 1.
    pub fn number(self) -> i32 {
        (self.year - 1) * MONTHS_PER_YEAR as i32 + self.month as i32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phases_that_are_watched_exist() {
        for name in [ACCESS, MATCHING, DECISIONS, DELIVERY] {
            assert!(PHASES.iter().any(|phase| phase.name.en == name), "{name}");
        }
    }
}
