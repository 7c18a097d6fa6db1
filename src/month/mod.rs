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
    /// What happens, in a sentence.
    pub says: Words,
    /// What does it.
    pub run: fn(&mut World, &Setting),
}

/// The phases in the order in which they happen.
pub const PHASES: &[Phase] = &[
    Phase {
        name: Words { nl: "omgeving", en: "environment" },
        says: Words {
            nl: "behoefte, lonen en tarieven bewegen; in januari begint een contractjaar, en worden contracten gegund als er een aanbesteding is",
            en: "need, wages and tariffs move; in January a new contract year opens, and contracts are awarded if a procedure is due",
        },
        run: environment::environment,
    },
    Phase {
        name: Words { nl: "instroom", en: "arrivals" },
        says: Words {
            nl: "nieuwe behoefte ontstaat, verborgen behoefte wordt bereikt door wie dichtbij is, en cliënten die terugvallen of werden afgewezen komen terug",
            en: "new needs arise, latent need is reached by who is near, and clients who relapsed or were turned away come back",
        },
        run: arrive::arrive,
    },
    Phase {
        name: Words { nl: "toegang", en: "access" },
        says: Words {
            nl: "wie dat recht heeft laat een cliënt toe of wijst af; verzoeken om te verlengen en te veranderen worden beantwoord",
            en: "whoever holds that right lets a client in or turns it away; requests to extend and change are answered",
        },
        run: access::access,
    },
    Phase {
        name: Words { nl: "plaatsing", en: "matching" },
        says: Words {
            nl: "een cliënt vraagt de paar aanbieders die hij kent; wachtlijsten gaan op volgorde van komst, urgent eerst",
            en: "a client asks the few providers it knows; queues are first in, first out within urgency",
        },
        run: matching::matching,
    },
    Phase {
        name: Words { nl: "beslissingen", en: "decisions" },
        says: Words {
            nl: "elke aanbieder kijkt onder zijn contract vooruit tot december, en kiest uren, duur, instroom en personeel",
            en: "each provider looks ahead to December under its contract, and chooses hours, duration, intake and staff",
        },
        run: decide::decide,
    },
    Phase {
        name: Words { nl: "levering", en: "delivery" },
        says: Words {
            nl: "uren binnen de capaciteit; de behoefte daalt; cliënten ronden af, breken af en kunnen terugvallen",
            en: "hours within capacity; need falls; clients finish, break off, and may relapse",
        },
        run: deliver::deliver,
    },
    Phase {
        name: Words { nl: "declaratie en betaling", en: "claims and payment" },
        says: Words {
            nl: "contracten betalen, plafonds knellen, aanbieders betalen hun personeel",
            en: "contracts pay, ceilings bind, providers pay their staff",
        },
        run: pay::pay,
    },
    Phase {
        name: Words { nl: "sturing", en: "steering" },
        says: Words {
            nl: "de gemeente ziet declaraties van twee maanden geleden, raamt, praat, en laat haar regels werken",
            en: "the municipality sees claims of two months ago, forecasts, talks, and lets its rules act",
        },
        run: steer::steer,
    },
    Phase {
        name: Words { nl: "relatie", en: "relationship" },
        says: Words {
            nl: "het team doet waar het tijd voor heeft; vertrouwen en banden groeien door gesprekken en breken door besluiten die alleen zijn genomen; mensen vertrekken; wat niemand voorzag wordt geschikt of uitgevochten",
            en: "the team does what it has time for; trust and ties grow with talks and break with decisions taken alone; people leave; what nobody foresaw is settled or fought over",
        },
        run: relate::relate,
    },
    Phase {
        name: Words { nl: "markt", en: "market" },
        says: Words {
            nl: "aanbieders die verlies lijden kunnen stoppen, meteen of na hun opzegtermijn, en hun cliënten gaan naar een ander; onder open huis kunnen er andere komen",
            en: "providers in the red may stop, at once or after their notice, and their clients change provider; under open house others may come",
        },
        run: market::market,
    },
    Phase {
        name: Words { nl: "vastlegging", en: "record" },
        says: Words { nl: "de standen worden geteld", en: "stocks are counted" },
        run: record::record,
    },
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
