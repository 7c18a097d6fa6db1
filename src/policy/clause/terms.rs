//! What a provider and the municipality agreed for one segment and one contract year, and who shares its ceilings.

use super::BASKETS;

/// What was agreed. Amounts in EUR at this year's prices.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// List tariff of the segment as it is paid now, in EUR per hour: indexed, and less what was taken off it this year.
    pub tariff: f64,
    /// List tariff of the segment as it was agreed for the year, indexed, in EUR per hour. Sums that were agreed in euros rest on
    /// it and stay what they are when the tariff is cut.
    pub list_tariff: f64,
    /// What the work of this year earned, in EUR, above what the tariff of now pays for it: work that was done before a cut keeps
    /// its price.
    pub earned_before: Earned,
    /// Hours of a normal trajectory in the segment.
    pub case_hours: f64,
    /// Hours of a normal client-month in the segment.
    pub month_hours: f64,
    /// Inhabitants for whom the provider is there: those of the municipality times its share of the segment.
    pub inhabitants: f64,
    /// The last year before the policy, which fixed levels refer to.
    pub reference: Year,
    /// The last contract year, which rebased levels refer to.
    pub last: Year,
    /// What talks added to the ceiling, as a share of it: 0 unless amended in writing.
    pub ceiling_raise: f64,
    /// Room under the ceiling that was carried over from last year, in EUR.
    pub ceiling_carried: f64,
    /// The share of the contract year in which a sanction is in force.
    pub sanctioned_share: f64,
    /// The share of the year's client files that the municipality audits.
    pub audited_share: f64,
    /// Months of the contract year that had passed before the provider opened.
    pub months_missed: f64,
    /// How far wages and prices ran ahead of what tariffs were indexed with, up to last year: 1 is not at all.
    pub index_error: f64,
    /// The provider's own work in other segments, under the same ceiling.
    pub other_lots: Others,
    /// Other providers in the segment, under the same pool.
    pub rivals: Others,
    /// Where a pool that is paid first come, first served stands.
    pub race: Race,
}

/// EUR by what they are paid for ([`Basket`](super::Basket)) and by standing: bound and exempt.
pub type Earned = [[f64; 2]; BASKETS];

/// What was done in a year that levels refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Year {
    /// Declared hours.
    pub hours: f64,
    /// Revenue, in EUR.
    pub revenue: f64,
    /// The part of it that came from bound work, in EUR.
    pub bound_revenue: f64,
    /// Client-months.
    pub client_months: f64,
    /// Starts.
    pub starts: f64,
    /// Hours of staff kept.
    pub capacity: f64,
}

impl Year {
    /// The share of the work to which bounds apply.
    pub fn bound_share(&self) -> f64 {
        if self.revenue > 0.0 { self.bound_revenue / self.revenue } else { 1.0 }
    }

    /// This year and `part` of another.
    pub fn plus(&self, other: &Year, part: f64) -> Year {
        Year {
            hours: self.hours + part * other.hours,
            revenue: self.revenue + part * other.revenue,
            bound_revenue: self.bound_revenue + part * other.bound_revenue,
            client_months: self.client_months + part * other.client_months,
            starts: self.starts + part * other.starts,
            capacity: self.capacity + part * other.capacity,
        }
    }
}

/// Which year a level refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The last year before the policy, indexed: what a provider does now changes nothing.
    Fixed,
    /// Last year: what a provider does now moves next year's level.
    LastYear,
}

impl Basis {
    /// That year.
    pub fn year(self, terms: &Terms) -> &Year {
        match self {
            Basis::Fixed => &terms.reference,
            Basis::LastYear => &terms.last,
        }
    }
}

/// Those who share a ceiling with this lot, in EUR of bound work.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Others {
    /// What they claim: to date when posting, as expected by December when deciding.
    pub claims: f64,
    /// Standard deviation of what is still to come.
    pub spread: f64,
    /// Their bound revenue of the fixed reference year.
    pub reference: f64,
    /// Their bound revenue of last year.
    pub last: f64,
    /// Room that they carried over from last year.
    pub carried: f64,
}

impl Others {
    /// Their bound revenue of the year that a level refers to.
    pub fn base(&self, basis: Basis) -> f64 {
        match basis {
            Basis::Fixed => self.reference,
            Basis::LastYear => self.last,
        }
    }
}

/// A pool that is paid first come, first served: what was claimed before this month, what is claimed in it, and what
/// is expected after it. In EUR of bound work.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Race {
    /// Own claims before this month.
    pub own_before: f64,
    /// Of which were paid.
    pub own_paid: f64,
    /// Own claims that are expected after this month; 0 when posting.
    pub own_later: f64,
    /// Claims of rivals in this month.
    pub rivals_now: f64,
    /// Claims of rivals that are expected after it; 0 when posting.
    pub rivals_later: f64,
    /// What all rivals were paid before this month.
    pub rivals_paid: f64,
}
