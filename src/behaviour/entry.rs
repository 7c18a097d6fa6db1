//! Who opens and who closes.
//!
//! A provider whose reserve is empty stops with a chance per month that grows with how deep it is in the red, up to a month of
//! revenue. Its clients go to other providers with part of the staff, and each loses part of the progress it had made. Where the procedure is open
//! house, providers that might come do so with a chance that grows with the margin that those in the segment make; where a
//! procedure selects, those who would have come in the year before it bid.
//!
//! Source: 36 % of providers above EUR 2 million with weak solvency (2019); the number of registered youth-care providers grew
//! from 5,316 (2015) to 6,476 (2022) (Jeugdautoriteit 2023, ch. 6 and 11). Rates are assumptions.

/// Assumptions about opening and closing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Chance per month that a provider a month of revenue in the red stops; 0 is never.
    pub exit_share_month: f64,
    /// The share of the progress made that a client loses with a transfer, 0 to 1.
    pub transfer_loss_share: f64,
    /// The share of the staff of a client's care that goes along with it, 0 to 1.
    pub staff_follows_share: f64,
    /// Chance per month, for a potential entrant, per unit of margin above the one that entrants ask; 0 is never.
    pub entry_share_month: f64,
    /// The margin that entrants ask, as a share of revenue.
    pub entry_margin_share: f64,
    /// How far the municipality's view of quality strays in an award, in standard deviations of quality between those who
    /// bid; 0 is seeing it as it is.
    pub award_error_sd: f64,
}

/// Months between the announcement of a procedure and its award.
const ANNOUNCED_MONTHS: u32 = 12;

impl Entry {
    /// The chance that a provider stops this month.
    pub fn exit_chance(&self, reserve: f64, revenue_month: f64) -> f64 {
        if reserve >= 0.0 {
            return 0.0;
        }
        let depth = if revenue_month > 0.0 { (-reserve / revenue_month).min(1.0) } else { 1.0 };
        self.exit_share_month * depth
    }

    /// The chance that a potential entrant comes this month.
    pub fn entry_chance(&self, margin: f64) -> f64 {
        (self.entry_share_month * (margin - self.entry_margin_share).max(0.0)).min(1.0)
    }

    /// The chance that who does not work here bids in a selective procedure, which is announced a year ahead: 1 − (1 − h)¹²,
    /// where h is the chance to come in a month under open house.
    pub fn bid_chance(&self, margin: f64) -> f64 {
        1.0 - libm::pow(1.0 - self.entry_chance(margin), f64::from(ANNOUNCED_MONTHS))
    }

    /// Need after a transfer, from need now and need at the start of care.
    pub fn transferred_need(&self, need: f64, at_start: f64) -> f64 {
        need + self.transfer_loss_share * (at_start - need).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKET: Entry = Entry {
        exit_share_month: 0.1,
        transfer_loss_share: 0.25,
        staff_follows_share: 0.5,
        entry_share_month: 0.5,
        entry_margin_share: 0.05,
        award_error_sd: 0.0,
    };

    #[test]
    fn only_the_red_close_and_only_margins_draw() {
        assert_eq!(MARKET.exit_chance(0.0, 10.0), 0.0);
        assert!((MARKET.exit_chance(-5.0, 10.0) - 0.05).abs() < 1e-12);
        assert_eq!(MARKET.exit_chance(-500.0, 10.0), 0.1);
        assert_eq!(MARKET.entry_chance(0.05), 0.0);
        assert!((MARKET.entry_chance(0.25) - 0.1).abs() < 1e-12);
        assert!((MARKET.bid_chance(0.25) - (1.0 - 0.282_429_536_481)).abs() < 1e-12, "1 − 0.9¹²");
        assert_eq!(MARKET.bid_chance(0.05), 0.0);
    }

    #[test]
    fn rates_of_zero_open_and_close_nobody() {
        let still = Entry { exit_share_month: 0.0, entry_share_month: 0.0, ..MARKET };
        assert_eq!(still.exit_chance(-1e9, 1.0), 0.0);
        assert_eq!(still.entry_chance(1.0), 0.0);
        assert_eq!(still.bid_chance(1.0), 0.0);
    }

    #[test]
    fn a_transfer_costs_progress_and_never_more_than_was_made() {
        assert_eq!(MARKET.transferred_need(2.0, 10.0), 4.0);
        assert_eq!(MARKET.transferred_need(12.0, 10.0), 12.0);
        assert_eq!(Entry { transfer_loss_share: 1.0, ..MARKET }.transferred_need(2.0, 10.0), 10.0);
    }
}
