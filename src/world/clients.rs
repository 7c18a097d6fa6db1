//! Clients: who they are, those who wait, and those in care as columns.
//!
//! The month over clients in care is the hot path: its columns are flat, of one length, and a client owns nothing on
//! the heap. The list of those who wait is short, and kept as rows for clarity.

use crate::policy::access::Route;
use crate::policy::clause::Standing;
use crate::policy::contribution::Band;
use crate::policy::rights::Form;
use crate::units::{Minutes, Month};
use crate::world::severity::SeverityClass;

/// A client's own place in the world: (segment, month of arrival, index in it). It addresses all its luck, so a client who exists
/// under one policy only disturbs no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClientKey(u64);

/// The month field of clients who are in care when the run starts.
const BEFORE_THE_RUN: u64 = 0xFFFF;

/// Those who apply beside the usual need, and so take their keys from a place of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Latent need of one route.
    Latent(Route),
    /// Need of one income band that applies because it pays less than under the reference.
    Priced(Band),
    /// Need of one income band that stayed away under the fee before.
    StayedAway(Band),
}

impl Stream {
    /// Its number, below 16; those from 6 are routes.
    fn place(self) -> u32 {
        match self {
            Stream::Priced(band) => band as u32,
            Stream::StayedAway(band) => 3 + band as u32,
            Stream::Latent(route) => 6 + route as u32,
        }
    }

    /// The entity of draws about it in `segment`.
    pub fn entity(self, segment: usize) -> u64 {
        (segment as u64) << 8 | u64::from(self.place())
    }
}

impl ClientKey {
    const INDEX_BITS: u32 = 24;
    const MONTH_BITS: u32 = 16;
    /// The bits of the index that count within a [`Stream`].
    const STREAM_BITS: u32 = 19;
    /// The highest bit of the index: a client beside the usual need.
    const BESIDE: u32 = 1 << 23;

    /// The client `index` who arrives in `month` in `segment`.
    ///
    /// # Panics
    /// On an index or month that does not fit its field.
    pub fn arriving(segment: usize, month: Month, index: u32) -> ClientKey {
        assert!(u64::from(month.0) < BEFORE_THE_RUN, "a run is shorter than 65,535 months");
        ClientKey::new(segment, u64::from(month.0), index)
    }

    /// The client `index` of `stream` who arises in `month` in `segment`.
    ///
    /// # Panics
    /// On an index or month that does not fit its field.
    pub fn beside(segment: usize, month: Month, stream: Stream, index: u32) -> ClientKey {
        assert!(
            index >> Self::STREAM_BITS == 0,
            "at most 524,288 clients of a stream arise in a segment in a month"
        );
        let place = Self::BESIDE | stream.place() << Self::STREAM_BITS;
        ClientKey::arriving(segment, month, place | index)
    }

    /// The client `index` who is in care in `segment` when the run starts.
    pub fn initial(segment: usize, index: u32) -> ClientKey {
        ClientKey::new(segment, BEFORE_THE_RUN, index)
    }

    fn new(segment: usize, month: u64, index: u32) -> ClientKey {
        assert!(
            index >> Self::INDEX_BITS == 0,
            "at most 16.7 million clients arrive in a segment in a month"
        );
        assert!(segment < 256, "at most 256 segments");
        ClientKey(
            (segment as u64) << (Self::MONTH_BITS + Self::INDEX_BITS)
                | month << Self::INDEX_BITS
                | u64::from(index),
        )
    }

    /// Its segment.
    pub fn segment(self) -> usize {
        (self.0 >> (Self::MONTH_BITS + Self::INDEX_BITS)) as usize
    }

    /// The month of its arrival; None for those who were in care when the run started.
    pub fn arrival(self) -> Option<Month> {
        let month = self.0 >> Self::INDEX_BITS & BEFORE_THE_RUN;
        (month != BEFORE_THE_RUN).then_some(Month(month as u32))
    }

    /// Its number among those of its segment and month, from 0.
    pub fn index(self) -> u32 {
        (self.0 & ((1 << Self::INDEX_BITS) - 1)) as u32
    }

    /// Whether it is one of those who apply beside the usual need.
    pub fn is_beside(self) -> bool {
        self.arrival().is_some() && self.index() & Self::BESIDE != 0
    }

    /// The entity of draws about this client.
    pub fn entity(self) -> u64 {
        self.0
    }

    /// The entity of draws about this client and one provider.
    pub fn entity_with(self, provider: u16) -> u64 {
        self.0 << 16 | u64::from(provider)
    }
}

/// Who a client is, apart from its place in the queue or in care.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Person {
    /// Its own place in the world.
    pub key: ClientKey,
    /// 0 for the first time it applies, then 1, 2, …
    pub episode: u16,
    /// Its segment.
    pub segment: u8,
    /// The route by which it applies.
    pub route: Route,
    /// Severity; mean 1 over new clients.
    pub severity: f64,
    /// Optimal duration of care D, in months.
    pub need: f64,
    /// The band of its income.
    pub band: Band,
    /// Where it lives, on the unit square.
    pub home: [f32; 2],
    /// The last year of the run in which it was in care; u32::MAX for never.
    pub last_care_year: u32,
}

impl Person {
    /// The place of its severity in counts by class.
    pub fn class(&self) -> usize {
        SeverityClass::of(self.severity).place()
    }
}

/// A client who applies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Applicant {
    /// Who.
    pub who: Person,
    /// Whether it was in care before.
    pub repeat: bool,
    /// Whether it was refused and asks the court.
    pub appeals: bool,
}

/// No lot: the client still looks for a provider.
pub const NO_LOT: u32 = u32::MAX;

/// A client who was let in and waits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waiting {
    /// Who.
    pub who: Person,
    /// Whether it was in care before.
    pub repeat: bool,
    /// The lot in whose queue it stands, or [`NO_LOT`].
    pub lot: u32,
    /// Whether a bound applies to its care.
    pub standing: Standing,
    /// The form of its assignment.
    pub form: Form,
    /// Whether it goes before others.
    pub urgent: bool,
    /// How those who judge it see it: uniform numbers for its volume and severity, and for its duration.
    pub sight: [f64; 2],
    /// When it was let in.
    pub since: Month,
    /// Refusals so far.
    pub refusals: u16,
    /// When patience ends.
    pub gives_up: u32,
    /// When waiting becomes a crisis.
    pub crisis: u32,
    /// Months of care after which it breaks off.
    pub breaks_off_after: u32,
    /// Months of needless care after which the holder of the extension right ends it.
    pub tolerated_overstay: f64,
}

impl Waiting {
    /// Its place in the line: by list, urgent first, then first come first served, then by arrival within the month. Keys
    /// make the order total.
    pub fn place(&self) -> (u32, bool, Month, ClientKey) {
        (self.lot, !self.urgent, self.since, self.who.key)
    }

    /// Whether its waiting becomes a crisis in `now`, before its patience ends.
    pub fn falls_into_crisis(&self, now: Month) -> bool {
        self.crisis <= now.0 && self.crisis <= self.gives_up
    }
}

macro_rules! columns {
    ($(#[$doc:meta])* $table:ident of $row:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty),* $(,)? }) => {
        /// One row of the table of the same name.
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $row { $($(#[$field_doc])* pub $field: $kind),* }

        $(#[$doc])*
        #[derive(Clone, Debug, Default)]
        pub struct $table { $($(#[$field_doc])* pub $field: Vec<$kind>),* }

        impl $table {
            /// Adds a row.
            pub fn push(&mut self, row: $row) {
                $(self.$field.push(row.$field);)*
            }

            /// Takes a row out; the last one takes its place.
            pub fn swap_remove(&mut self, place: usize) -> $row {
                $row { $($field: self.$field.swap_remove(place)),* }
            }

            /// The row at `place`.
            pub fn row(&self, place: usize) -> $row {
                $row { $($field: self.$field[place]),* }
            }

            /// The number of rows.
            pub fn len(&self) -> usize {
                self.key.len()
            }

            /// Whether there are none.
            pub fn is_empty(&self) -> bool {
                self.key.is_empty()
            }
        }
    };
}

columns! {
    /// Clients in care, as columns of one length.
    Care of InCare {
        /// Who.
        key: ClientKey,
        /// How often it applied before.
        episode: u16,
        /// Segment.
        segment: u8,
        /// Whether a bound applies.
        standing: Standing,
        /// The route by which it came.
        route: Route,
        /// The lot that cares for it.
        lot: u32,
        /// Optimal minutes per month, q*; at least 1.
        optimal_minutes: u32,
        /// Authorised volume over q*; infinite without a limit.
        limit: f64,
        /// Need R that is left, in months of optimal care.
        need: f64,
        /// Need at the start of care.
        need_at_start: f64,
        /// Need before waiting made it grow.
        need_at_onset: f64,
        /// Months of needless care after which the holder of the extension right ends it.
        tolerated_overstay: f64,
        /// When it breaks off care.
        breaks_off: u32,
        /// The month in which care started; below 0 before the run.
        started: i32,
        /// Severity.
        severity: f64,
        /// The band of its income.
        band: Band,
        /// Where it lives.
        home: [f32; 2],
        /// The municipality that pays for it.
        payer: u8,
        /// Minutes that the provider plans for it this month.
        planned_minutes: u32,
        /// Minutes received in the present trajectory.
        minutes: u32,
        /// Minutes at which a provider that goes on to a threshold will stop; 0 for none.
        goal_minutes: u32,
        /// The need at which its trajectory is closed and opened anew; below all need for never.
        split_at: f64,
        /// The profile in which its trajectory is booked.
        class: u8,
        /// The form of its assignment.
        form: Form,
        /// The month in which its assignment runs out; u32::MAX for never.
        ends: u32,
        /// The month in which it asks for the next decision; u32::MAX for never.
        asks_at: u32,
        /// Minutes of the present trajectory that its assignment pays for; u32::MAX for all.
        budget_minutes: u32,
        /// Whether an extension was refused and the court is asked.
        appeals: bool,
    }
}

/// Optimal minutes per month of a client, at least 1.
pub fn optimal_minutes(hours_month: f64, severity: f64) -> u32 {
    (Minutes::from_hours(hours_month * severity).0 as u32).max(1)
}

impl Care {
    /// Begins to count the minutes of a trajectory anew. What is left of a budget is left.
    pub fn restart_minutes(&mut self, place: usize) {
        if self.budget_minutes[place] != u32::MAX {
            self.budget_minutes[place] = self.budget_minutes[place].saturating_sub(self.minutes[place]);
        }
        self.minutes[place] = 0;
    }
}

impl InCare {
    /// The client as it would apply again.
    pub fn person(&self, year: u32) -> Person {
        Person {
            key: self.key,
            episode: self.episode,
            segment: self.segment,
            route: self.route,
            severity: self.severity,
            need: self.need_at_onset,
            band: self.band,
            home: self.home,
            last_care_year: year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_clients_share_a_key() {
        let keys = [
            ClientKey::arriving(0, Month(0), 0),
            ClientKey::arriving(0, Month(0), 1),
            ClientKey::arriving(0, Month(1), 0),
            ClientKey::arriving(1, Month(0), 0),
            ClientKey::initial(0, 0),
            ClientKey::beside(0, Month(0), Stream::Priced(Band::Low), 0),
            ClientKey::beside(0, Month(0), Stream::Priced(Band::High), 0),
            ClientKey::beside(0, Month(0), Stream::StayedAway(Band::Low), 0),
            ClientKey::beside(0, Month(0), Stream::StayedAway(Band::High), 0),
            ClientKey::beside(0, Month(0), Stream::Latent(Route::MunicipalDesk), 0),
            ClientKey::beside(0, Month(0), Stream::Latent(Route::MunicipalDesk), (1 << 19) - 1),
            ClientKey::beside(0, Month(0), Stream::Latent(Route::GeneralPractitioner), 0),
            ClientKey::beside(0, Month(1), Stream::Latent(Route::CertifiedInstitution), 0),
        ];
        assert_eq!(keys.iter().filter(|key| key.is_beside()).count(), 8);
        let mut entities: Vec<u64> = keys.iter().map(|key| key.entity()).collect();
        entities.sort_unstable();
        entities.dedup();
        assert_eq!(entities.len(), keys.len());
    }

    #[test]
    fn a_key_leaves_room_for_a_provider() {
        let last = ClientKey::initial(255, (1 << 24) - 1);
        assert_eq!(last.entity_with(65_535) >> 16, last.entity());
    }
}
