//! One month, phase by phase. [`PHASES`] is the order in which things happen: the run, the tests and the documentation
//! all read it from here.

pub mod access;
pub mod agreed;
pub mod answer;
mod arrive;
mod assign;
pub mod budget;
mod contract_award;
pub mod decide;
pub mod deliver;
pub mod discharge;
mod environment;
mod events;
pub mod extend;
mod fees;
pub mod holders;
pub mod judge;
mod leave;
mod market;
pub mod matching;
mod measure;
pub mod outlook;
mod pay;
pub mod promise;
mod record;
mod relate;
pub mod residence;
mod settle;
mod steer;
pub mod team;

use crate::language::Words;
use crate::policy::Policy;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::units::{MONTHS_PER_YEAR, Month};
use crate::world::World;
use crate::world::ledger::Imbalance;

/// What is given to a month: it can be read everywhere and changed nowhere.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// The policy in force: that of the scenario, or in the warm-up the one before it.
    pub policy: &'a Policy,
    /// The luck of the run.
    pub luck: &'a Luck,
    /// The reported year, from 0; below 0 in the warm-up.
    pub year: i32,
    /// Months of the contract year that have begun, 1 to 12.
    pub months_begun: u32,
}

impl Setting<'_> {
    /// The setting of `month`.
    pub fn at<'a>(scenario: &'a Scenario, luck: &'a Luck, month: Month) -> Setting<'a> {
        let year = month.year() as i32 - scenario.run.warmup_years as i32;
        Setting {
            scenario,
            policy: if year < 0 { &scenario.policy_before } else { &scenario.policy },
            luck,
            year,
            months_begun: month.of_year() + 1,
        }
    }

    /// Months of the contract year that are still to come after this one.
    pub fn months_left(&self) -> u32 {
        MONTHS_PER_YEAR - self.months_begun
    }
}

/// A phase of the month.
pub struct Phase {
    /// Its name.
    pub name: Words,
    /// What happens.
    pub run: fn(&mut World, &Setting),
}

/// The phases in the order in which they happen.
pub const PHASES: &[Phase] = &[
    Phase { name: Words { nl: "omgeving", en: "environment" }, run: environment::environment },
    Phase { name: Words { nl: "instroom", en: "arrivals" }, run: arrive::arrive },
    Phase { name: Words { nl: "toegang", en: "access" }, run: access::access },
    Phase { name: Words { nl: "plaatsing", en: "matching" }, run: matching::matching },
    Phase { name: Words { nl: "beslissingen", en: "decisions" }, run: decide::decide },
    Phase { name: Words { nl: "levering", en: "delivery" }, run: deliver::deliver },
    Phase { name: Words { nl: "declaratie en betaling", en: "claims and payment" }, run: pay::pay },
    Phase { name: Words { nl: "sturing", en: "steering" }, run: steer::steer },
    Phase { name: Words { nl: "relatie", en: "relationship" }, run: relate::relate },
    Phase { name: Words { nl: "markt", en: "market" }, run: market::market },
    Phase { name: Words { nl: "vastlegging", en: "record" }, run: record::record },
];

/// Plays the next month.
///
/// # Errors
/// The line of the ledger that does not balance at its end.
pub fn play(world: &mut World, scenario: &Scenario, luck: &Luck) -> Result<(), Imbalance> {
    let setting = Setting::at(scenario, luck, world.month);
    for phase in PHASES {
        (phase.run)(world, &setting);
    }
    world.check_ledger()?;
    world.month = Month(world.month.0 + 1);
    Ok(())
}
