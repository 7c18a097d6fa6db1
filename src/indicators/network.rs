//! Who knows whom at the end of a run: the people on both sides, with the ties between them.

use crate::policy::team::Role;
use crate::scenario::Scenario;
use crate::units::MONTHS_PER_YEAR;
use crate::world::World;
use crate::world::people::Seat;

/// Somebody's place at the end of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sits {
    /// Whoever sat there when the reported years began.
    Still,
    /// Somebody who came later: who sat there before left.
    Newcomer,
    /// Nobody.
    Nobody,
}

/// An official.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialSeat {
    /// The name of the seat.
    pub name: String,
    /// What it is there for.
    pub role: Role,
    /// Who sits there.
    pub sits: Sits,
}

/// Somebody of a provider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contact {
    /// The key of the provider.
    pub provider: u16,
    /// The counterpart, by its place among the officials.
    pub official: usize,
    /// How strong the tie is, 0 to 1.
    pub tie: f64,
    /// Who sits there.
    pub sits: Sits,
}

/// The people on both sides of a run at its end, and the ties between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The team.
    pub officials: Vec<OfficialSeat>,
    /// Those of working providers who talk with it, provider by provider.
    pub contacts: Vec<Contact>,
}

/// The network at the end of a run; None where no team is modelled.
pub fn network(scenario: &Scenario, world: &World) -> Option<Network> {
    let team = &scenario.policy.team.officials;
    if team.is_empty() {
        return None;
    }
    let people = &world.people;
    let first = (scenario.run.warmup_years * MONTHS_PER_YEAR) as i32;
    let sits = |seat: &Seat| match (seat.is_filled(world.month), seat.since >= first) {
        (false, _) => Sits::Nobody,
        (true, true) => Sits::Newcomer,
        (true, false) => Sits::Still,
    };
    let official = |(it, seat): (&crate::policy::team::Official, &Seat)| OfficialSeat {
        name: it.name.clone(),
        role: it.role,
        sits: sits(seat),
    };
    let open = (0..world.providers.len()).filter(|provider| world.providers.open[*provider]);
    let places = open.flat_map(|provider| people.of(provider).map(move |place| (provider, place)));
    let contact = |(provider, place): (usize, usize)| {
        Some(Contact {
            provider: world.providers.key[provider],
            official: people.counterpart[place]?,
            tie: people.tie[place],
            sits: sits(&people.contacts[place]),
        })
    };
    Some(Network {
        officials: team.iter().zip(&people.officials).map(official).collect(),
        contacts: places.filter_map(contact).collect(),
    })
}
