//! The state of a run: agents as columns, and the ledger that must balance.
//!
//! State changes in the phases of [`month`](crate::month) only. Sums that a decision depends on are whole numbers
//! (minutes, cents, clients), so that the order of clients in a column can never move a digit.

pub mod acquaintance;
pub mod clients;
pub mod ledger;
pub mod newcomers;
pub mod people;
pub mod populate;
pub mod providers;
pub mod region;
pub mod severity;
pub mod tally;

use acquaintance::Acquaintance;
use clients::{Applicant, Care, ClientKey, Waiting};
use ledger::Ledger;
use people::People;
use providers::{Lots, Providers};
use region::{BudgetLine, Members};
use tally::Tally;

use crate::policy::access::GATES;
use crate::units::{Cents, Month};

/// Everything that a run remembers from month to month.
#[derive(Clone, Debug)]
pub struct World {
    /// The month that is being played.
    pub month: Month,
    /// Prices and need of the month.
    pub climate: Climate,
    /// Clients who apply this month and have not been assessed.
    pub applicants: Vec<Applicant>,
    /// Clients who wait, or still look for a provider.
    pub waiting: Vec<Waiting>,
    /// Clients in care.
    pub care: Care,
    /// Clients who will apply again: `coming_back[month]`.
    pub coming_back: Vec<Vec<Applicant>>,
    /// Providers.
    pub providers: Providers,
    /// Lots: a provider's work in a segment.
    pub lots: Lots,
    /// Whom clients come to know.
    pub acquaintance: Acquaintance,
    /// The same for the inhabitants of each municipality, where each contracts for itself; empty where all contract together.
    pub own_acquaintance: Vec<Acquaintance>,
    /// The municipality's money and measures.
    pub town_hall: TownHall,
    /// The people on both sides.
    pub people: People,
    /// The municipalities for which this is done: one, or those of a region.
    pub members: Members,
    /// The time of those who judge.
    pub gatehouse: Gatehouse,
    /// What one more case is worth to the providers of a segment, as a share of what it brings, 0 to 1: per segment.
    pub case_worth: Vec<f64>,
    /// Every client, minute and cent, posted once.
    pub ledger: Ledger,
    /// The counts of the month, per segment.
    pub tallies: Vec<Tally>,
    /// The counts of the months before, `history[month × segments + segment]`.
    pub history: Vec<Tally>,
}

/// Prices and need of a month, relative to the first reported year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Climate {
    /// Wages and prices.
    pub wage_index: f64,
    /// How far wages and prices ran ahead of what was expected up to last year, 1 for not at all.
    pub index_error: f64,
    /// Tariffs.
    pub tariff_index: f64,
    /// New needs.
    pub need_factor: f64,
}

/// The municipality: one row per segment. In a region with own budgets, one per municipality and segment, at
/// [`World::place_of`] a [`BudgetLine`].
#[derive(Clone, Debug, Default)]
pub struct TownHall {
    /// Added to the strictness of the desk until January.
    pub tightening: Vec<f64>,
    /// The share that is taken off the list tariff of the segment until January.
    pub tariff_cut: Vec<f64>,
    /// Whether the council takes the overrun as it is, since the last look at the rules.
    pub accepted: Vec<bool>,
    /// Forecast over what the year may cost, as last known; 1 before anything is known.
    pub pressure: Vec<f64>,
    /// Whether starts of bound care are stopped.
    pub intake_stopped: Vec<bool>,
    /// What stands beside the council's own path of the budget this year, because the budget follows what was spent.
    pub budget_moved: Vec<Cents>,
    /// Drawn on the reserve for this year's budget.
    pub drawn: Vec<Cents>,
    /// Claims of each month of this contract year, in the order of the months, per municipality and segment, whoever holds the
    /// budget: [`World::claims`].
    pub claims: Vec<[Cents; 12]>,
    /// Measures on their way: month of action, place of the rule, budget line.
    pub agenda: Vec<Measure>,
    /// Which share of last month's production the municipality is told before it is claimed, 0 to 1, per segment.
    pub informed: Vec<f64>,
    /// The general reserve for social care, per purse.
    pub reserve: Vec<Cents>,
}

/// The time of those who judge: one row per holder that has a gate, in the order of `HOLDERS`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gatehouse {
    /// Cases of this month.
    pub cases: [u32; GATES],
    /// Hours that each of them gets.
    pub hours: [f64; GATES],
}

/// A decision that acts later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// When it acts.
    pub due: Month,
    /// The place of its rule in the budget.
    pub rule: usize,
    /// The budget line that it is for.
    pub line: BudgetLine,
}

impl World {
    /// Whom the inhabitants of `municipality` come to know.
    pub fn known_in(&self, municipality: usize) -> &Acquaintance {
        self.own_acquaintance.get(municipality).unwrap_or(&self.acquaintance)
    }

    /// Makes what clients know of a segment anew.
    pub fn renew_acquaintance(&mut self, segment: usize) {
        self.acquaintance.renew(segment, &self.providers, &self.lots);
        let providers = &self.providers;
        for (municipality, own) in self.own_acquaintance.iter_mut().enumerate() {
            let works = |it: usize| providers.open[it] && providers.is_contracted_by(it, municipality);
            own.renew_with(segment, providers, &self.lots, works);
        }
    }

    /// Opens a bucket for clients who come back, and puts one in.
    pub fn schedule(&mut self, applicant: Applicant, due: Month) {
        let place = due.0 as usize;
        if self.coming_back.len() <= place {
            self.coming_back.resize_with(place + 1, Vec::new);
        }
        self.coming_back[place].push(applicant);
    }

    /// The keys of all clients who wait or are in care, for tests and explanations.
    pub fn client_keys(&self) -> impl Iterator<Item = ClientKey> + '_ {
        self.waiting.iter().map(|client| client.who.key).chain(self.care.key.iter().copied())
    }
}
