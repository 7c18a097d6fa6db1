//! The commissioning team: who works there, for how many hours, and what is done first when hours run out.
//!
//! Without officials nobody is modelled: everything that steering asks for is done, and there are no ties. With them, each has a
//! role and hours, and every task takes hours of somebody real. What nobody has time for is not done.

use crate::language::Words;

/// What an official is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The director of commissioning (regisseur): talks with directors, and whatever nobody else is there for.
    Director = 0,
    /// Talks with the providers of a portfolio.
    ContractManager = 1,
    /// Audits claims.
    Controller = 2,
    /// Talks about quality, and audits.
    QualityOfficer = 3,
    /// Authorises cases.
    AccessManager = 4,
}

/// All roles, in the order of their numbers.
pub const ROLES: [Role; 5] =
    [Role::Director, Role::ContractManager, Role::Controller, Role::QualityOfficer, Role::AccessManager];

impl Role {
    /// Its word in scenario files.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Director => "director",
            Role::ContractManager => "contract manager",
            Role::Controller => "controller",
            Role::QualityOfficer => "quality officer",
            Role::AccessManager => "access manager",
        }
    }

    /// What people read for it.
    pub const fn label(self) -> Words {
        let (nl, en) = match self {
            Role::Director => ("regisseur", "director of commissioning"),
            Role::ContractManager => ("contractmanager", "contract manager"),
            Role::Controller => ("controller", "controller"),
            Role::QualityOfficer => ("kwaliteitsmedewerker", "quality officer"),
            Role::AccessManager => ("manager toegang", "access manager"),
        };
        Words { nl, en }
    }
}

/// Work that takes hours of officials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// A second look at cases of those who judge for the municipality.
    Authorisations = 0,
    /// Rounds of talks with providers, and the settlement of what nobody foresaw.
    Dialogues = 1,
    /// Audits of client files.
    Audits = 2,
    /// Talks between colleagues.
    Coordination = 3,
}

/// All tasks, in the order of their numbers.
pub const TASKS: [Task; 4] = [Task::Authorisations, Task::Dialogues, Task::Audits, Task::Coordination];

impl Task {
    /// Its word in scenario files.
    pub const fn word(self) -> &'static str {
        match self {
            Task::Authorisations => "authorisations",
            Task::Dialogues => "dialogues",
            Task::Audits => "audits",
            Task::Coordination => "coordination",
        }
    }
}

/// Who looks at cases once more, first who is there for it.
const AUTHORISERS: [Role; 3] = [Role::AccessManager, Role::QualityOfficer, Role::Director];

/// Who audits, first who is there for it.
const AUDITORS: [Role; 4] = [Role::Controller, Role::QualityOfficer, Role::ContractManager, Role::Director];

/// The most people of a provider who talk with the municipality, and so the most ties with it.
pub const CONTACTS_MAX: usize = 3;

/// Who of the team takes part in talks with a provider as first, second and third, first who is there for it.
const SPEAKERS: [&[Role]; CONTACTS_MAX] = [
    &[Role::ContractManager, Role::Director, Role::QualityOfficer],
    &[Role::QualityOfficer, Role::Controller, Role::ContractManager, Role::Director],
    &[Role::Director, Role::ContractManager, Role::QualityOfficer],
];

/// An official: a seat in the team, whoever sits in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Official {
    /// The name of the seat in the scenario file.
    pub name: String,
    /// What it is there for.
    pub role: Role,
    /// Hours a month for the tasks of the team.
    pub hours_month: f64,
}

/// The commissioning team.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// The officials; empty where nobody is modelled.
    pub officials: Vec<Official>,
    /// What is done first.
    pub priority: [Task; TASKS.len()],
    /// What an hour of an official costs, in EUR.
    pub hour_euros: f64,
}

impl Default for Team {
    fn default() -> Team {
        Team { officials: Vec::new(), priority: TASKS, hour_euros: 0.0 }
    }
}

impl Team {
    /// The seats that do a task, where `there` says whether somebody sits in one: an empty seat is deputised for by who is next there
    /// for the task.
    pub fn doers(&self, task: Task, there: impl Fn(usize) -> bool) -> Vec<usize> {
        match task {
            Task::Coordination => (0..self.officials.len()).collect(),
            Task::Dialogues => {
                let mut all: Vec<usize> =
                    SPEAKERS.into_iter().flat_map(|roles| self.first_of(roles, |_| true)).collect();
                all.sort_unstable();
                all.dedup();
                all
            }
            Task::Authorisations => self.first_of(&AUTHORISERS, there),
            Task::Audits => self.first_of(&AUDITORS, there),
        }
    }

    /// The seat that takes part as number `slot` in talks with the provider of key `key`: portfolios are dealt in turn. None without
    /// officials.
    pub fn speaker(&self, slot: usize, key: u16) -> Option<usize> {
        let pool = self.first_of(SPEAKERS[slot], |_| true);
        (!pool.is_empty()).then(|| pool[usize::from(key) % pool.len()])
    }

    /// The seats of the first of `roles` in which somebody is there; all seats where nobody has any of them.
    fn first_of(&self, roles: &[Role], there: impl Fn(usize) -> bool) -> Vec<usize> {
        let of = |role: &Role| -> Vec<usize> {
            let has = |seat: &usize| self.officials[*seat].role == *role && there(*seat);
            (0..self.officials.len()).filter(has).collect()
        };
        let found = roles.iter().map(of).find(|seats| !seats.is_empty());
        found.unwrap_or_else(|| (0..self.officials.len()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn team(roles: &[Role]) -> Team {
        let official = |role: &Role| Official { name: String::new(), role: *role, hours_month: 100.0 };
        Team { officials: roles.iter().map(official).collect(), ..Team::default() }
    }

    #[test]
    fn one_director_does_everything_and_nobody_is_nobody() {
        let alone = team(&[Role::Director]);
        assert!(TASKS.into_iter().all(|task| alone.doers(task, |_| true) == [0]));
        assert!((0..CONTACTS_MAX).all(|slot| alone.speaker(slot, 17) == Some(0)));
        assert_eq!(Team::default().speaker(0, 3), None);
    }

    #[test]
    fn portfolios_are_dealt_in_turn_and_three_who_talk_are_three_people() {
        let all = team(&[
            Role::Director,
            Role::ContractManager,
            Role::ContractManager,
            Role::QualityOfficer,
            Role::Controller,
        ]);
        assert_eq!([0, 1, 2].map(|provider| all.speaker(0, provider)), [Some(1), Some(2), Some(1)]);
        assert_eq!([0, 1, 2].map(|slot| all.speaker(slot, 0)), [Some(1), Some(3), Some(0)]);
        assert_eq!(all.doers(Task::Audits, |_| true), [4]);
        assert_eq!(all.doers(Task::Authorisations, |_| true), [3]);
        // An empty seat has a deputy, as long as there is one.
        assert_eq!(all.doers(Task::Audits, |seat| seat != 4), [3]);
        assert_eq!(all.doers(Task::Audits, |_| false).len(), 5);
    }
}
