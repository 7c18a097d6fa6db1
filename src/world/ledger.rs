//! Every client, minute and cent, posted once; a run that does not balance is an error.
//!
//! The ledger is kept by the phases as things happen. Each month it is held against the state itself, counted anew: the lists of
//! clients, the columns of the lots, the reserves. A line that differs names itself.

use super::World;
use super::region::BudgetLine;
use crate::units::{Cents, Minutes};
use std::fmt;

/// Running totals since the start of the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Clients in care when the run started.
    pub clients_at_start: i64,
    /// Applications.
    pub applied: i64,
    /// Turned away at the door.
    pub turned_away: i64,
    /// Gave up waiting.
    pub gave_up: i64,
    /// Completed care.
    pub finished: i64,
    /// Broke off care.
    pub broken_off: i64,
    /// Minutes as clients received them.
    pub received: Minutes,
    /// Minutes that were declared.
    pub declared: Minutes,
    /// Minutes that were delivered and not declared.
    pub undeclared: Minutes,
    /// Cents that left the municipality's account.
    pub paid: Cents,
    /// Reserve of the municipality when it was opened.
    pub reserve_at_start: Cents,
    /// Results of closed years that went to the reserve.
    pub settled: Cents,
    /// What carrying out measures cost the municipality, out of its reserve.
    pub steering: Cents,
    /// Reserves of all providers at the start.
    pub provider_reserves_at_start: Cents,
    /// Costs of all contracted providers.
    pub provider_costs: Cents,
}

/// A line of the ledger that does not balance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imbalance {
    /// The month, from 0.
    pub month: u32,
    /// The line.
    pub line: &'static str,
    /// What was posted.
    pub posted: i64,
    /// What was counted.
    pub counted: i64,
}

impl fmt::Display for Imbalance {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "the ledger does not balance in month {}: {}: posted {}, counted {}",
            self.month, self.line, self.posted, self.counted
        )
    }
}

impl World {
    /// Posts what is paid to `lot`, of which `exempt` is beyond the reach of bounds: the one place where money leaves the
    /// account. For whom it left is posted beside it.
    pub(super) fn post(&mut self, lot: usize, paid: Cents, exempt: Cents) {
        let segment = usize::from(self.lots.segment[lot]);
        self.lots.received_ever[lot] += paid;
        self.ledger.paid += paid;
        let tally = &mut self.tallies[segment];
        tally.spend += paid.0;
        tally.spend_exempt += exempt.0;
        if lot < self.lots.contracted {
            tally.revenue += paid.0;
        } else {
            tally.spend_external += paid.0;
        }
    }

    /// Posts what carrying out a measure for `line` cost: it is no care, and comes out of the reserve of its purse.
    pub fn pay_steering(&mut self, line: BudgetLine, cost: Cents) {
        self.town_hall.reserve[line.purse] -= cost;
        self.ledger.steering += cost;
        self.tallies[line.segment].steering += cost.0;
    }

    /// Holds the ledger against the state.
    ///
    /// # Errors
    /// The first line that differs.
    pub fn check_ledger(&self) -> Result<(), Imbalance> {
        let ledger = &self.ledger;
        let lots = &self.lots;
        let clients_in = ledger.clients_at_start + ledger.applied;
        let clients_out = ledger.turned_away + ledger.gave_up + ledger.finished + ledger.broken_off;
        let received: Cents = lots.received_ever.iter().copied().sum();
        let contracted: Cents = lots.contracted().map(|lot| lots.received_ever[lot]).sum();
        let reserves: Cents = self.providers.reserve.iter().copied().sum();
        let delivered: Minutes = lots.delivered_ever.iter().copied().sum();
        let divided: Cents = self.members.paid.iter().copied().sum();
        let municipal: Cents = self.town_hall.reserve.iter().copied().sum();
        let [delivered_month, attributed] = self.attributed();
        let lines = [
            (
                "clients in = waiting + in care + out",
                clients_in,
                (self.waiting.len() + self.care.len()) as i64 + clients_out,
            ),
            ("minutes received by clients = delivered by providers", ledger.received.0, delivered.0),
            (
                "minutes delivered = declared + undeclared",
                ledger.received.0,
                (ledger.declared + ledger.undeclared).0,
            ),
            ("cents paid by the municipality = received by providers", ledger.paid.0, received.0),
            ("cents paid = parts of the municipalities", ledger.paid.0, divided.0),
            ("minutes of the month = minutes by who pays for them", delivered_month.0, attributed.0),
            (
                "provider reserves = at start + received − costs",
                (ledger.provider_reserves_at_start + contracted - ledger.provider_costs).0,
                reserves.0,
            ),
            (
                "reserve of the municipality = at start + settled years − cost of steering",
                (ledger.reserve_at_start + ledger.settled - ledger.steering).0,
                municipal.0,
            ),
        ];
        match lines.into_iter().find(|(_, posted, counted)| posted != counted) {
            None => Ok(()),
            Some((line, posted, counted)) => Err(Imbalance { month: self.month.0, line, posted, counted }),
        }
    }

    /// Minutes that lots delivered this month, and the same by who pays, where there is more than one who does.
    fn attributed(&self) -> [Minutes; 2] {
        if self.members.minutes.is_empty() {
            return [Minutes::ZERO; 2];
        }
        let delivered = self.lots.delivered_month.iter().copied().sum();
        [delivered, Minutes(self.members.minutes.iter().sum())]
    }
}
