//! What can be asked of a run: the largest providers, and clients with something to tell.

use super::{Replay, Watcher, name};
use crate::month::answer::Answer;
use crate::month::extend::Reply;
use crate::month::{Phase, Setting};
use crate::policy::clause::Standing;
use crate::policy::rights::Holder;
use crate::units::Month;
use crate::world::World;
use crate::world::clients::{ClientKey, Waiting};
use std::collections::BTreeMap;

/// Why a client has something to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Waited longest before care started, in months.
    WaitedLong(u32),
    /// Was refused most often before care started.
    Refused(u16),
    /// Fell into crisis while waiting.
    Crisis,
    /// Was turned away and comes back.
    TurnedAway,
    /// Changed provider because the first one stopped.
    Transferred,
    /// Was booked in a heavier profile than its own.
    Overcoded,
    /// Stayed in care beyond a norm.
    BeyondNorm,
    /// Came back after care.
    Relapsed,
    /// Was refused an extension.
    NotExtended,
    /// Was refused an extension, and came in by another way.
    Rerouted,
    /// Went to court.
    Appealed,
    /// Was exempted from a bound.
    Exempted,
}

/// A lot that can be asked about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LotRow {
    /// The key of its provider.
    pub key: u16,
    /// Its segment.
    pub segment: usize,
    /// Its staff, in hours per month.
    pub capacity: f64,
    /// Its clients in care.
    pub clients: u32,
}

/// What can be asked.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The largest lots of each segment when the policy begins, segment by segment.
    pub lots: Vec<LotRow>,
    /// How many providers there are, those who may come later included.
    pub providers: usize,
    /// Clients with something to tell.
    pub clients: Vec<(ClientKey, Reason)>,
}

/// Plays the whole run, and finds what can be asked; `most` lots per segment.
///
/// # Errors
/// The sentence with which the run failed.
pub fn choices(replay: &mut Replay, most: usize) -> Result<Choices, String> {
    let months = name::last_month(replay.scenario);
    replay.play_to(Month(replay.scenario.run.warmup_years * crate::units::MONTHS_PER_YEAR))?;
    let lots = largest(&replay.world, replay.scenario.segments.len(), most);
    let providers = replay.world.providers.len();
    let mut scout = Scout::default();
    for _ in replay.world.month.0..months {
        replay.play_month(&mut scout)?;
    }
    Ok(Choices { lots, providers, clients: scout.clients() })
}

fn largest(world: &World, segments: usize, most: usize) -> Vec<LotRow> {
    let lots = &world.lots;
    let row = |lot: usize| LotRow {
        key: world.providers.key[lots.provider[lot] as usize],
        segment: usize::from(lots.segment[lot]),
        capacity: lots.capacity[lot],
        clients: lots.clients[lot],
    };
    let mut rows: Vec<LotRow> = lots.contracted().map(row).collect();
    rows.sort_by(|left, right| right.capacity.total_cmp(&left.capacity).then(left.key.cmp(&right.key)));
    (0..segments)
        .flat_map(|segment| rows.iter().filter(move |row| row.segment == segment).take(most))
        .copied()
        .collect()
}

/// Looks for clients with something to tell.
#[derive(Default)]
struct Scout {
    waited: Option<(ClientKey, u32)>,
    refused: Option<(ClientKey, u16)>,
    crisis: Option<ClientKey>,
    turned_away: Option<ClientKey>,
    transferred: Option<ClientKey>,
    overcoded: Option<ClientKey>,
    beyond: Option<ClientKey>,
    relapsed: Option<ClientKey>,
    not_extended: Option<ClientKey>,
    rerouted: Option<ClientKey>,
    appealed: Option<ClientKey>,
    exempted: Option<ClientKey>,
    waiting: BTreeMap<ClientKey, Waiting>,
    applicants: Vec<ClientKey>,
    lots: Vec<u32>,
}

impl Scout {
    fn clients(self) -> Vec<(ClientKey, Reason)> {
        let simple = [
            (self.crisis, Reason::Crisis),
            (self.turned_away, Reason::TurnedAway),
            (self.transferred, Reason::Transferred),
            (self.overcoded, Reason::Overcoded),
            (self.beyond, Reason::BeyondNorm),
            (self.relapsed, Reason::Relapsed),
            (self.not_extended, Reason::NotExtended),
            (self.rerouted, Reason::Rerouted),
            (self.appealed, Reason::Appealed),
            (self.exempted, Reason::Exempted),
        ];
        let waited = self.waited.map(|(key, months)| (key, Reason::WaitedLong(months)));
        let refused = self.refused.map(|(key, times)| (key, Reason::Refused(times)));
        let simple = simple.into_iter().filter_map(|(key, reason)| Some((key?, reason)));
        waited.into_iter().chain(refused).chain(simple).collect()
    }

    fn starts(&mut self, world: &World, setting: &Setting) {
        let now = world.month;
        for place in (0..world.care.len()).filter(|place| world.care.started[*place] == now.0 as i32) {
            let row = world.care.row(place);
            let Some(was) = self.waiting.get(&row.key) else { continue };
            let months = now.0 - was.since.0;
            if self.waited.is_none_or(|(_, most)| months > most) {
                self.waited = Some((row.key, months));
            }
            let refused = self.refused.map_or(0, |(_, most)| most);
            if was.refusals > refused {
                self.refused = Some((row.key, was.refusals));
            }
            if was.falls_into_crisis(now) {
                self.crisis.get_or_insert(row.key);
            }
            if was.form != row.form {
                self.exempted.get_or_insert(row.key);
            }
            if was.repeat {
                self.relapsed.get_or_insert(row.key);
            }
            let fee = setting.policy.contracts[usize::from(row.segment)].trajectory_fee();
            if fee.is_some_and(|fee| row.class > fee.true_profile(row.severity)) {
                self.overcoded.get_or_insert(row.key);
            }
        }
    }
}

impl Watcher for Scout {
    fn before(&mut self, phase: &Phase, world: &World, _: &Setting) {
        match phase.name.en {
            "access" => self.applicants = world.applicants.iter().map(|it| it.who.key).collect(),
            "matching" => self.waiting = world.waiting.iter().map(|it| (it.who.key, *it)).collect(),
            "market" => self.lots.clone_from(&world.care.lot),
            _ => {}
        }
    }

    fn heard(&mut self, _: ClientKey, _: usize, _: Answer) {}

    fn replied(&mut self, client: ClientKey, _: Holder, reply: Reply) {
        let found = match reply {
            Reply::Refused { .. } => &mut self.not_extended,
            Reply::Rerouted { .. } => &mut self.rerouted,
            Reply::Appealed => &mut self.appealed,
            Reply::Extended { .. } | Reply::Raised { .. } | Reply::NotRaised => return,
        };
        found.get_or_insert(client);
    }

    fn treated(&mut self, _: &World) {}

    fn after(&mut self, phase: &Phase, world: &World, setting: &Setting) {
        match phase.name.en {
            "access" if self.turned_away.is_none() => {
                let asked = std::mem::take(&mut self.applicants);
                let returns =
                    |key: &ClientKey| world.coming_back.iter().flatten().any(|it| it.who.key == *key);
                self.turned_away = asked.into_iter().find(returns);
            }
            "matching" => self.starts(world, setting),
            "delivery" if self.beyond.is_none() => {
                let place = world.care.standing.iter().position(|it| *it == Standing::Beyond);
                self.beyond = place.map(|place| world.care.key[place]);
            }
            "market" if self.transferred.is_none() => {
                let moved = self.lots.iter().zip(&world.care.lot).position(|(was, is)| was != is);
                self.transferred = moved.map(|place| world.care.key[place]);
            }
            _ => {}
        }
    }
}
