//! What can happen to a client, and what it costs.

use super::When;
use crate::month::answer::Answer;
use crate::month::extend::Reply;
use crate::policy::access::{ROUTES, Route};
use crate::policy::clause::Standing;
use crate::policy::rights::{Form, HOLDERS, Holder};
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
    /// It was refused, and the court judges: the need as it was.
    Appeals { severity: f64 },
    /// It is not let in; where it asks again, if so: at the same door, at another, or before the court.
    TurnedAway { seen: Seen, back: Option<(Month, Again)> },
    /// It is let in.
    LetIn { seen: Seen, form: Form, urgent: bool },
    /// It asks for more or for longer, or its appeal is judged.
    Asked { holder: Holder, reply: Reply },
    /// It is exempted from a bound that holds it back.
    Exempted { holder: Holder },
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
        terms: Terms,
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
    /// Care is completed: months past need, need left as a share, by whom if not by its provider, when it comes back.
    Finished { lot: u32, past: f64, left: f64, by: Option<Holder>, refused: bool, back: Option<Month> },
    /// The client breaks off care.
    BrokenOff { lot: u32, left: f64, back: Option<Month> },
    /// The run ends here.
    RunEnds,
}

/// How whoever decides on access saw an applicant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// By which way it came.
    pub route: Route,
    /// Who decided.
    pub holder: Holder,
    /// Hours that it took for that.
    pub hours: f64,
    /// Severity as it saw it.
    pub perceived: f64,
    /// What is needed, without what was added to save money.
    pub strictness: f64,
    /// What was added to save money.
    pub tightening: f64,
}

/// Where someone who was turned away asks again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// By this way.
    By(Route),
    /// Before the court.
    Court,
}

/// What was assigned when care started, and by whom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// By which way it came.
    pub route: Route,
    /// Who chose the provider.
    pub chooser: Holder,
    /// Who set the hours.
    pub volume: Holder,
    /// Who set how long it runs, or may extend it.
    pub duration: Holder,
    /// The months that it runs; None for no end.
    pub months: Option<u32>,
    /// The minutes that its budget pays for; None for no budget.
    pub budget_minutes: Option<u32>,
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
            Event::LetIn { seen, .. } | Event::TurnedAway { seen, .. } => Some(seen.route),
            Event::Starts { terms, .. } => Some(terms.route),
            Event::Asked { reply: Reply::Rerouted { route }, .. } => Some(route),
            _ => None,
        });
        ROUTES.into_iter().filter(|route| asked.clone().any(|it| it == *route)).collect()
    }

    /// Everyone who decided something about the client, its providers apart, each once.
    pub fn holders(&self) -> Vec<Holder> {
        let decided = |event: &Event| match *event {
            Event::LetIn { seen, .. } | Event::TurnedAway { seen, .. } => vec![seen.holder],
            Event::Starts { terms, .. } => vec![terms.chooser, terms.volume, terms.duration],
            Event::Asked { holder, .. } | Event::Exempted { holder } => vec![holder],
            Event::Finished { by: Some(holder), .. } => vec![holder],
            _ => Vec::new(),
        };
        let decided: Vec<Holder> = self.lines.iter().flat_map(|line| decided(&line.event)).collect();
        HOLDERS.into_iter().filter(|holder| decided.contains(holder)).collect()
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
