//! The municipalities that the world serves: who pays for what, and what each has at the end of a year.
//!
//! Every cent that leaves the account leaves it for somebody: for the client of a crisis, or for a lot, whose clients' minutes
//! of the month say in what proportion. One municipality is a row of one, and pays all without counting.

use super::World;
use crate::policy::region::{Purses, divide};
use crate::scenario::Scenario;
use crate::units::Cents;

/// A budget that is watched: a segment of a purse. A purse is the shared pot of a region, or a municipality's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BudgetLine {
    /// The purse.
    pub purse: usize,
    /// The segment.
    pub segment: usize,
}

/// The municipalities.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// Inhabitants, per municipality.
    pub inhabitants: Vec<i64>,
    /// The purse from which it pays, per municipality.
    pub purse: Vec<usize>,
    /// Minutes of this month by who pays for the client, `minutes[lot × municipalities + municipality]`; empty where one
    /// municipality pays for all.
    pub minutes: Vec<i64>,
    /// Cents paid so far for each municipality's own clients.
    pub paid: Vec<Cents>,
    /// The doors of this calendar year, per municipality.
    pub doors: Vec<Door>,
    /// The reported years that were closed: every municipality in its order, year after year.
    pub years: Vec<MemberYear>,
}

/// Who came to the door of a municipality in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Door {
    /// Inhabitants who applied.
    pub applied: i64,
    /// Of whom were turned away.
    pub turned_away: i64,
    /// Clients in care who moved to another municipality of the region.
    pub moved: i64,
}

/// A reported year of a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemberYear {
    /// Its inhabitants.
    pub inhabitants: i64,
    /// What it put in.
    pub budget: Cents,
    /// What care for its own clients cost.
    pub care: Cents,
    /// What it pays: the care of its own clients, or its budget and its part of what the shared pot lacked.
    pub bill: Cents,
    /// Who came to its door.
    pub door: Door,
}

impl Members {
    /// The municipalities of `scenario`, with room for `lots`.
    pub fn new(scenario: &Scenario, lots: usize) -> Members {
        let region = &scenario.region;
        let count = region.municipalities();
        let inhabitants = if count > 1 {
            region.members.iter().map(|member| i64::from(member.inhabitants)).collect()
        } else {
            vec![i64::from(scenario.municipality.inhabitants)]
        };
        let purse = match scenario.policy.region.purses {
            Purses::Shared => vec![0; count],
            Purses::Own => (0..count).collect(),
        };
        Members {
            inhabitants,
            purse,
            minutes: if count > 1 { vec![0; lots * count] } else { Vec::new() },
            paid: vec![Cents::ZERO; count],
            doors: vec![Door::default(); count],
            years: Vec::new(),
        }
    }

    /// How many municipalities.
    pub fn count(&self) -> usize {
        self.inhabitants.len()
    }

    /// How many purses.
    pub fn purses(&self) -> usize {
        self.purse.last().map_or(1, |last| last + 1)
    }

    /// The municipalities that pay from `purse`.
    pub fn of_purse(&self, purse: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.count()).filter(move |municipality| self.purse[*municipality] == purse)
    }

    /// The part of all inhabitants that pays from `purse`: 1 where there is one purse.
    pub fn weight(&self, purse: usize) -> f64 {
        let of_purse: i64 = self.of_purse(purse).map(|municipality| self.inhabitants[municipality]).sum();
        of_purse as f64 / self.inhabitants.iter().sum::<i64>() as f64
    }

    /// By what the pay of a lot is divided over municipalities: the minutes of the month for their clients; inhabitants where
    /// nobody got any.
    fn weights(&self, lot: usize) -> &[i64] {
        let count = self.count();
        let minutes = &self.minutes[lot * count..(lot + 1) * count];
        if minutes.iter().all(|it| *it == 0) { &self.inhabitants } else { minutes }
    }
}

impl World {
    /// The budget lines, segment by segment.
    pub fn budget_lines(&self) -> impl Iterator<Item = BudgetLine> + use<> {
        let purses = self.members.purses();
        (0..self.tallies.len())
            .flat_map(move |segment| (0..purses).map(move |purse| BudgetLine { purse, segment }))
    }

    /// The place of a budget line among the columns of the town hall.
    pub fn place_of(&self, line: BudgetLine) -> usize {
        line.purse * self.tallies.len() + line.segment
    }

    /// Claims of the first `months` of this year in a segment, of one municipality.
    pub fn claims(&self, municipality: usize, segment: usize, months: u32) -> Cents {
        let place = municipality * self.tallies.len() + segment;
        self.town_hall.claims[place][..months as usize].iter().copied().sum()
    }

    /// The same of all municipalities that pay from a purse.
    pub fn claims_of(&self, line: BudgetLine, months: u32) -> Cents {
        self.members.of_purse(line.purse).map(|it| self.claims(it, line.segment, months)).sum()
    }

    /// Pays `paid` to `lot` for its work, of which `exempt` is beyond the reach of bounds.
    pub fn pay(&mut self, lot: usize, paid: Cents, exempt: Cents) {
        self.post(lot, paid, exempt);
        let segment = usize::from(self.lots.segment[lot]);
        if self.members.count() == 1 {
            self.charge(0, segment, paid);
            return;
        }
        for (municipality, part) in divide(paid, self.members.weights(lot)).into_iter().enumerate() {
            self.charge(municipality, segment, part);
        }
    }

    /// Pays `exempt` to `lot` for one client, for whom `municipality` pays.
    pub fn pay_for_client(&mut self, lot: usize, municipality: usize, exempt: Cents) {
        self.post(lot, exempt, exempt);
        self.charge(municipality, usize::from(self.lots.segment[lot]), exempt);
    }

    fn charge(&mut self, municipality: usize, segment: usize, part: Cents) {
        let place = municipality * self.tallies.len() + segment;
        self.town_hall.claims[place][self.month.of_year() as usize] += part;
        self.members.paid[municipality] += part;
    }
}
