//! What an official did in a month: the hours, the tasks, and whom the person in that seat knows.

use super::{Replay, When};
use crate::policy::team::{Role, TASKS};
use crate::units::Month;
use crate::world::World;

/// A tie of the official with somebody of a provider.
#[derive(Clone, Debug, PartialEq)]
pub struct Acquaintance {
    /// The key of the provider.
    pub key: u16,
    /// Which of its people: account manager, care lead, director.
    pub slot: usize,
    /// How strong the tie is, 0 to 1.
    pub tie: f64,
    /// Hours of contact in the month.
    pub met: f64,
    /// What the provider would get from the official that the team would not give, 0 to 1, were the team not aligned at all.
    pub favour: f64,
    /// Whether there is a dispute with the provider.
    pub disputes: bool,
}

/// An official at the end of a month.
#[derive(Clone, Debug, PartialEq)]
pub struct OfficialMonth {
    /// The month.
    pub when: When,
    /// The name of the seat.
    pub name: String,
    /// What it is there for.
    pub role: Role,
    /// Hours that whoever sits there has in a month.
    pub hours_month: f64,
    /// Whether somebody sits there.
    pub filled: bool,
    /// Months that person has been there; None where the seat is empty, and for who was there before the run.
    pub there_months: Option<u32>,
    /// Hours of this official by task, in the order of [`TASKS`].
    pub spent: [f64; TASKS.len()],
    /// Hours that were asked of the whole team, and those that stayed undone, by task.
    pub team: ([f64; TASKS.len()], [f64; TASKS.len()]),
    /// Whether this seat does that task, by task.
    pub does: [bool; TASKS.len()],
    /// How far the team is aligned, and how many are there.
    pub alignment: (f64, usize),
    /// How far somebody in this role gives in to who asks.
    pub gives_in: f64,
    /// Everybody of a working provider who has this official as counterpart, the strongest tie first.
    pub known: Vec<Acquaintance>,
}

/// Plays to the end of `month` and looks at the official in `seat`.
///
/// # Errors
/// The sentence with which the run failed.
pub fn official(replay: &mut Replay, month: Month, seat: usize) -> Result<OfficialMonth, String> {
    replay.play_to(Month(month.0 + 1))?;
    let (world, scenario) = (&replay.world, replay.scenario);
    let people = &world.people;
    let interests = &scenario.behaviour.interests;
    let team = &scenario.policy.team;
    let official = &team.officials[seat];
    let sits = people.officials[seat];
    let filled = sits.is_filled(month);
    let since = filled.then(|| u32::try_from(sits.since).ok()).flatten();
    Ok(OfficialMonth {
        when: When::of(scenario, month),
        name: official.name.clone(),
        role: official.role,
        hours_month: official.hours_month,
        filled,
        there_months: since.map(|since| month.0.saturating_sub(since)),
        spent: people.spent.get(seat).copied().unwrap_or_default(),
        team: (people.asked, people.undone),
        does: TASKS
            .map(|task| team.doers(task, |seat| people.officials[seat].is_filled(month)).contains(&seat)),
        alignment: (people.alignment, people.filled(month)),
        gives_in: interests.gives_in[official.role as usize],
        known: known(world, seat, |tie, slot| interests.favour(tie, slot, official.role as usize)),
    })
}

fn known(world: &World, seat: usize, favour: impl Fn(f64, usize) -> f64) -> Vec<Acquaintance> {
    let people = &world.people;
    let open = (0..world.providers.len()).filter(|provider| world.providers.open[*provider]);
    let all = open.flat_map(|provider| {
        people.of(provider).enumerate().map(move |(slot, place)| (provider, slot, place))
    });
    let own = all.filter(|(_, _, place)| people.counterpart[*place] == Some(seat));
    let mut known: Vec<Acquaintance> = own
        .map(|(provider, slot, place)| Acquaintance {
            key: world.providers.key[provider],
            slot,
            tie: people.tie[place],
            met: people.met[place],
            favour: favour(people.tie[place], slot),
            disputes: people.relations[provider].dispute_until.is_some(),
        })
        .collect();
    known.sort_by(|a, b| b.tie.total_cmp(&a.tie).then((a.key, a.slot).cmp(&(b.key, b.slot))));
    known
}
