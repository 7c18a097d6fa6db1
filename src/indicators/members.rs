//! What we measure of each municipality of a region: a row here gives a column in `municipalities.csv` and may be shown.

use super::{Better, Unit};
use crate::language::Words;
use crate::units::Cents;
use crate::world::region::MemberYear;

/// A row of [`MEMBER_INDICATORS`].
#[derive(Clone, Copy, Debug)]
pub struct MemberIndicator {
    /// Its name in files.
    pub key: &'static str,
    /// Its name for people.
    pub label: Words,
    /// What exactly is counted, in a sentence.
    pub meaning: Words,
    /// Its unit.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// Its value over a year of a municipality; None where it has none.
    pub of: fn(&MemberYear) -> Option<f64>,
}

/// Every indicator of a municipality of a region, over a calendar year.
pub const MEMBER_INDICATORS: &[MemberIndicator] = &[
    MemberIndicator {
        key: "budget_per_inhabitant",
        label: Words { nl: "budget per inwoner", en: "budget per inhabitant" },
        meaning: Words {
            nl: "wat de gemeente inlegt of begroot, per inwoner per jaar",
            en: "what the municipality puts in or budgets, per inhabitant per year",
        },
        unit: Unit::Euros,
        better: Better::Neither,
        of: |year| per_inhabitant(year, year.budget),
    },
    MemberIndicator {
        key: "care_per_inhabitant",
        label: Words { nl: "zorg per inwoner", en: "care per inhabitant" },
        meaning: Words {
            nl: "wat de zorg voor haar eigen cliënten kost, wie het ook betaalt, per inwoner per jaar",
            en: "what care for its own clients costs, whoever pays for it, per inhabitant per year",
        },
        unit: Unit::Euros,
        better: Better::Lower,
        of: |year| per_inhabitant(year, year.care),
    },
    MemberIndicator {
        key: "spend_per_inhabitant",
        label: Words { nl: "uitgaven per inwoner", en: "spend per inhabitant" },
        meaning: Words {
            nl: "wat de gemeente betaalt, na verrekening met de andere, per inwoner per jaar",
            en: "what the municipality pays, after settling with the others, per inhabitant per year",
        },
        unit: Unit::Euros,
        better: Better::Lower,
        of: |year| per_inhabitant(year, year.bill),
    },
    MemberIndicator {
        key: "own_overrun",
        label: Words { nl: "overschrijding als zij alleen stond", en: "overrun if it stood alone" },
        meaning: Words {
            nl: "zorg voor haar eigen cliënten gedeeld door haar budget, min 1",
            en: "care for its own clients over its budget, minus 1",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |year| over(year.care, year.budget),
    },
    MemberIndicator {
        key: "overrun",
        label: Words { nl: "overschrijding", en: "overrun" },
        meaning: Words {
            nl: "wat de gemeente betaalt gedeeld door haar budget, min 1; onder nul is een overschot",
            en: "what the municipality pays over its budget, minus 1; below zero is a surplus",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |year| over(year.bill, year.budget),
    },
    MemberIndicator {
        key: "overrun_probability",
        label: Words { nl: "kans op overschrijding", en: "probability of overrun" },
        meaning: Words {
            nl: "deel van de jaren waarin de gemeente meer betaalt dan begroot",
            en: "share of years in which the municipality pays more than was budgeted",
        },
        unit: Unit::Probability,
        better: Better::Lower,
        of: |year| Some(if year.bill > year.budget { 1.0 } else { 0.0 }),
    },
    MemberIndicator {
        key: "turned_away_share",
        label: Words { nl: "afgewezen aan de deur", en: "turned away at the door" },
        meaning: Words {
            nl: "deel van de aanvragers uit de gemeente dat wordt afgewezen",
            en: "share of applicants from the municipality who are turned away",
        },
        unit: Unit::Share,
        better: Better::Lower,
        of: |year| {
            let applied = year.door.applied;
            (applied > 0).then(|| year.door.turned_away as f64 / applied as f64)
        },
    },
    MemberIndicator {
        key: "moved",
        label: Words { nl: "verhuisd naar een andere gemeente", en: "moved to another municipality" },
        meaning: Words {
            nl: "cliënten in zorg die naar een andere gemeente van de regio verhuizen, per jaar",
            en: "clients in care who move to another municipality of the region, per year",
        },
        unit: Unit::ClientsPerYear,
        better: Better::Neither,
        of: |year| Some(year.door.moved as f64),
    },
];

/// The place of the indicator called `key` in [`MEMBER_INDICATORS`].
///
/// # Panics
/// If there is none: keys are written in the code, not by users.
pub fn member_position(key: &str) -> usize {
    MEMBER_INDICATORS
        .iter()
        .position(|row| row.key == key)
        .unwrap_or_else(|| panic!("there is no indicator of a municipality called {key}"))
}

fn per_inhabitant(year: &MemberYear, amount: Cents) -> Option<f64> {
    (year.inhabitants > 0).then(|| amount.euros() / year.inhabitants as f64)
}

fn over(amount: Cents, budget: Cents) -> Option<f64> {
    (budget > Cents::ZERO).then(|| (amount - budget).euros() / budget.euros())
}
