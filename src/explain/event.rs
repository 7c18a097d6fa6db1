//! What can happen to a client, and what it costs.

use super::When;
use crate::month::answer::Answer;
use crate::policy::access::{ROUTES, Route};
use crate::policy::clause::Standing;
use crate::units::{Cents, Month};
use crate::world::clients::ClientKey;

/// Months of care are told together while the ratio of hours differs less than this.
const ALIKE: f64 = 0.05;

/// Something that happened to a client.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs, reason = "the line above each variant names what its fields hold")]
pub enum Event {
    /// A need arises, or comes back: `relapse` after care.
    Need { severity: f64, hours: f64, months: f64, episode: u16, relapse: bool },
    /// It is in care already when the run starts.
    FoundInCare { lot: u32, severity: f64, hours: f64, months: f64, months_before: i32 },
    /// It is not let in.
    TurnedAway { route: Route, perceived: f64, strictness: f64, tightening: f64, back: Option<Month> },
    /// It is let in.
    LetIn { route: Route, perceived: f64, strictness: f64, tightening: f64, specific: bool, urgent: bool },
    /// A provider does not put it on its list.
    Refused { lot: u32, why: Answer },
    /// A provider puts it on its list.
    Listed { lot: u32 },
    /// After too many refusals the municipality looks for a place out of contract.
    PlacedOut { refusals: u16 },
    /// It knows no provider that takes it yet.
    Looks,
    /// It stands on a list.
    Waits { lot: u32, why: Answer },
    /// It waits no longer.
    GaveUp { waited: u32 },
    /// Waiting becomes a crisis: care starts at once.
    Crisis { lot: u32, waited: u32 },
    /// Care starts.
    Starts {
        lot: u32,
        waited: u32,
        grown: f64,
        limit: Option<f64>,
        profile: Option<(u8, u8)>,
        splits: bool,
        route: Route,
    },
    /// Care goes on: minutes given, needed and short of what was planned for lack of staff; whether what was assigned
    /// limits it; whether it is done already.
    Care {
        lot: u32,
        standing: Standing,
        minutes: i64,
        optimal: i64,
        short_of_plan: i64,
        limited: bool,
        needless: bool,
    },
    /// Its care has lasted as long as the norm: nothing pays for it any more.
    BeyondNorm { lot: u32 },
    /// Its care is done, and goes on to the next threshold of minutes.
    GoesOn { lot: u32, minutes: u32 },
    /// Its trajectory is closed half-way and opened anew.
    Split { lot: u32 },
    /// Its provider stopped: another takes over.
    Transferred { from: u32, to: u32 },
    /// The provider on whose list it stood stopped.
    ListLost { lot: u32 },
    /// Care is completed: months past need, need left as a share, by whom, when it comes back.
    Finished { lot: u32, past: f64, left: f64, by_holder: bool, route: Route, back: Option<Month> },
    /// The client breaks off care.
    BrokenOff { lot: u32, left: f64, back: Option<Month> },
    /// The run ends here.
    RunEnds,
}

/// How the cost of a line was attributed to the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribution {
    /// Declared hours times the tariff.
    Declared,
    /// The client's share, by hours, of what the lot was paid in the month.
    Share,
    /// Hours out of contract times the tariff with the premium: a share by hours of a bill by hours.
    OutOfContract,
    /// The surcharge of a crisis.
    Surcharge,
    /// Beyond a norm nothing is paid.
    Unpaid,
}

/// A line of the story.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// The month, and the last one where several are told together.
    pub when: (When, When),
    /// What happened.
    pub event: Event,
    /// What it cost the municipality.
    pub cost: Option<(Cents, Attribution)>,
}

/// A whole story.
#[derive(Clone, Debug)]
pub struct Story {
    /// Who.
    pub key: ClientKey,
    /// What happened, in order.
    pub lines: Vec<Line>,
    /// The keys of providers and whether they are under contract, by lot: lots are called by their provider.
    pub providers: Vec<Option<u16>>,
}

impl Story {
    /// The routes by which the client asked for care, each once.
    pub fn routes(&self) -> Vec<Route> {
        let asked = self.lines.iter().filter_map(|line| match line.event {
            Event::LetIn { route, .. } | Event::TurnedAway { route, .. } | Event::Starts { route, .. } => {
                Some(route)
            }
            _ => None,
        });
        ROUTES.into_iter().filter(|route| asked.clone().any(|it| it == *route)).collect()
    }
}

/// Two months in one line, where they are alike.
pub fn joined(last: Event, next: Event) -> Option<Event> {
    match (last, next) {
        (Event::Looks, Event::Looks) => Some(next),
        (Event::Waits { .. }, Event::Waits { .. }) if last == next => Some(next),
        (
            Event::Care { lot, standing, minutes, optimal, short_of_plan, limited, needless },
            Event::Care {
                lot: lot_too,
                standing: standing_too,
                minutes: more,
                optimal: more_optimal,
                short_of_plan: more_short,
                limited: limited_too,
                needless: needless_too,
            },
        ) => {
            let ratio = |minutes: i64, optimal: i64| minutes as f64 / optimal as f64;
            let alike = (lot, standing, limited, needless)
                == (lot_too, standing_too, limited_too, needless_too)
                && (ratio(minutes, optimal) - ratio(more, more_optimal)).abs() < ALIKE;
            alike.then_some(Event::Care {
                lot,
                standing,
                minutes: minutes + more,
                optimal: optimal + more_optimal,
                short_of_plan: short_of_plan + more_short,
                limited,
                needless,
            })
        }
        _ => None,
    }
}
