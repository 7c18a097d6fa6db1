//! The people on both sides: officials in their seats, those of providers who talk with them, and the ties between the two.
//!
//! Everybody of a provider who talks with the municipality has one counterpart in the team ([`Team::speaker`]), so that ties are as many
//! as people of providers: a column beside them. People are there whether a team is modelled or not; without officials there is
//! nobody to have a tie with.

use crate::behaviour::interests::Interests;
use crate::behaviour::ties::{KNOWN, Ties};
use crate::policy::team::{CONTACTS_MAX, TASKS, Team};
use crate::scenario::Scenario;
use crate::units::{Cents, MONTHS_PER_YEAR, Month};
use crate::world::providers::{Lots, Providers};
use std::ops::Range;

/// Somebody's place, on either side: people come and go, seats stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Since when; below 0 for those who were there before the run.
    pub since: i32,
    /// The first month in which it is filled again; not after the present month where somebody sits in it.
    pub empty_until: u32,
}

impl Seat {
    /// Somebody who was there before the run.
    const OLD: Seat = Seat { since: -1, empty_until: 0 };

    /// Whether somebody sits in it.
    pub fn is_filled(&self, now: Month) -> bool {
        self.empty_until <= now.0
    }
}

/// What a provider and the municipality are to each other, beside trust.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Relation {
    /// The month in which the next round of talks is due; u32::MAX for never.
    pub due: u32,
    /// What an event that nobody foresaw cost, and has not been talked about.
    pub unsettled: Cents,
    /// What the municipality owes it for such events, and pays next month.
    pub owed: Cents,
    /// The last month of a dispute, if there is one.
    pub dispute_until: Option<Month>,
    /// What that dispute is about.
    pub disputed: Cents,
    /// The first month in which it believes promises again after a decision that the municipality took alone.
    pub grudge_until: u32,
    /// The month in which the municipality sees in the claims that it broke an informal agreement; u32::MAX for none.
    pub found_out: u32,
    /// Its first lot, where what concerns it as a whole is counted.
    pub lot: u32,
    /// How many lots it has.
    pub lots: u32,
}

/// The people, and the team's work.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// Officials, in the order of the team.
    pub officials: Vec<Seat>,
    /// Where the people of each provider begin; one more than there are providers.
    pub first: Vec<u32>,
    /// Those of providers, one provider after the other.
    pub contacts: Vec<Seat>,
    /// The seat of the official with whom each of them talks; None where nobody is modelled.
    pub counterpart: Vec<Option<usize>>,
    /// The tie of each of them with that official, 0 to 1.
    pub tie: Vec<f64>,
    /// Hours that each of them talked with the municipality this month.
    pub met: Vec<f64>,
    /// Hours that each of them still has for the municipality this month.
    pub time: Vec<f64>,
    /// Hours of talks and audits this month, per provider.
    pub burden: Vec<f64>,
    /// One row per provider.
    pub relations: Vec<Relation>,
    /// How far the team is aligned, 0 to 1.
    pub alignment: f64,
    /// Hours that each seat of the team spent this month, by task.
    pub spent: Vec<[f64; TASKS.len()]>,
    /// Hours that were asked of the team this month, by task.
    pub asked: [f64; TASKS.len()],
    /// Of which stayed undone.
    pub undone: [f64; TASKS.len()],
    /// The share of authorisations that was done last month.
    pub authorised: f64,
    /// The share of the year's files that was audited so far this year.
    pub audited_year: f64,
    /// The same of last month alone.
    pub audited_month: f64,
}

impl People {
    /// The people of `scenario` on the first day, for the policy before.
    pub fn new(scenario: &Scenario, providers: &Providers, lots: &Lots) -> People {
        let ties = &scenario.behaviour.ties;
        let work = work_by_provider(providers.len(), lots);
        let month_hours = scenario.market.productive_hours_year / f64::from(MONTHS_PER_YEAR);
        let mut people = People { first: vec![0], alignment: 1.0, authorised: 1.0, ..People::default() };
        let every = scenario.policy_before.steering.dialogue_every_months();
        for (provider, work) in work.into_iter().enumerate() {
            let staff = work.hours / month_hours;
            let count = 1
                + usize::from(staff >= ties.second_person_fte)
                + usize::from(staff >= ties.third_person_fte);
            people.contacts.extend(std::iter::repeat_n(Seat::OLD, count.min(CONTACTS_MAX)));
            people.first.push(people.contacts.len() as u32);
            people.relations.push(Relation {
                due: first_due(every, providers.key[provider]),
                found_out: u32::MAX,
                lot: work.first as u32,
                lots: work.lots,
                ..Relation::default()
            });
        }
        people.burden = vec![0.0; providers.len()];
        people.met = vec![0.0; people.contacts.len()];
        people.time = vec![0.0; people.contacts.len()];
        people.tie = vec![0.0; people.contacts.len()];
        people.counterpart = vec![None; people.contacts.len()];
        people.take_seats(ties, providers, &Team::default(), &scenario.policy_before.team);
        people
    }

    /// Its first lot.
    pub fn lot(&self, provider: usize) -> usize {
        self.relations[provider].lot as usize
    }

    /// The places of the people of `provider` among those of all.
    pub fn of(&self, provider: usize) -> Range<usize> {
        self.first[provider] as usize..self.first[provider + 1] as usize
    }

    /// P of a provider.
    pub fn personal(&self, ties: &Ties, provider: usize) -> f64 {
        ties.personal(&self.tie[self.of(provider)])
    }

    /// How many ties a provider has.
    pub fn known(&self, provider: usize) -> usize {
        self.tie[self.of(provider)].iter().filter(|tie| **tie > KNOWN).count()
    }

    /// What a provider gets from the official who gives in most to who asks: its friendliest.
    pub fn friendliest(&self, interests: &Interests, team: &Team, provider: usize) -> f64 {
        let favour = |(slot, place): (usize, usize)| {
            let role = team.officials[self.counterpart[place]?].role as usize;
            Some(interests.favour(self.tie[place], slot, role))
        };
        self.of(provider).enumerate().filter_map(favour).fold(0.0, f64::max)
    }

    /// How many officials are there.
    pub fn filled(&self, now: Month) -> usize {
        self.officials.iter().filter(|seat| seat.is_filled(now)).count()
    }

    /// Moves from one team to another: who keeps its seat keeps its ties. A first team is formed of people who knew providers; who
    /// comes later knows nobody.
    pub fn take_seats(&mut self, ties: &Ties, providers: &Providers, before: &Team, now: &Team) {
        if before.officials == now.officials {
            return;
        }
        let seat_before = |name: &str| before.officials.iter().position(|official| official.name == name);
        self.officials = now
            .officials
            .iter()
            .map(|official| seat_before(&official.name).map_or(Seat::OLD, |seat| self.officials[seat]))
            .collect();
        for provider in 0..self.relations.len() {
            let key = providers.key[provider];
            for (slot, place) in self.of(provider).enumerate() {
                let old = self.counterpart[place].map(|seat| &before.officials[seat].name);
                let next = now.speaker(slot, key);
                self.tie[place] = match (old, next.map(|seat| &now.officials[seat].name)) {
                    (_, None) => 0.0,
                    (None, Some(_)) => ties.initial,
                    (Some(old), Some(new)) if old == new => self.tie[place],
                    (Some(_), Some(_)) => 0.0,
                };
                self.counterpart[place] = next;
            }
        }
    }

    /// Talks begin anew under another rhythm.
    pub fn plan_talks(&mut self, providers: &Providers, every: Option<u32>, now: Month) {
        for (relation, key) in self.relations.iter_mut().zip(&providers.key) {
            relation.due = first_due(every, *key).saturating_add(now.0);
        }
    }
}

/// Rounds are spread over providers, so that no month has them all.
fn first_due(every: Option<u32>, key: u16) -> u32 {
    every.map_or(u32::MAX, |months| u32::from(key) % months)
}

/// What a provider does on the first day, over all its lots.
#[derive(Clone, Copy, Default)]
struct Work {
    /// Staff hours a month.
    hours: f64,
    /// Its lot in the first of its segments.
    first: usize,
    lots: u32,
}

fn work_by_provider(providers: usize, lots: &Lots) -> Vec<Work> {
    let mut all = vec![Work::default(); providers];
    for lot in lots.contracted() {
        let work = &mut all[lots.provider[lot] as usize];
        if work.lots == 0 || lots.segment[lot] < lots.segment[work.first] {
            work.first = lot;
        }
        work.hours += lots.capacity[lot];
        work.lots += 1;
    }
    all
}
