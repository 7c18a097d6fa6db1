//! What people call a provider, a client and a month, and back.

use super::When;
use crate::scenario::Scenario;
use crate::units::{MONTHS_PER_YEAR, Month};
use crate::world::World;
use crate::world::clients::ClientKey;

/// What stands for the month of arrival of those who were in care when the run started.
const FROM_THE_START: &str = "start";

/// A name as it may be typed: blanks are hyphens.
fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace(' ', "-")
}

/// `youth/3`: the third of its market by size; those who may come later follow after all others.
///
/// Providers carry their keys in the order of the markets, the largest of each first, and potential entrants after all.
pub fn provider(scenario: &Scenario, key: u16) -> String {
    let mut below = u32::from(key);
    for group in &scenario.market.groups {
        if below < group.providers {
            return format!("{}/{}", plain(&group.id), below + 1);
        }
        below -= group.providers;
    }
    for group in &scenario.market.groups {
        if below < group.potential_entrants {
            return format!("{}/{}", plain(&group.id), group.providers + below + 1);
        }
        below -= group.potential_entrants;
    }
    format!("{}", u32::from(key) + 1)
}

/// The provider that is called `name` in `world`: `youth/3`, or 3, counted through all markets from 1.
pub fn find_provider(scenario: &Scenario, world: &World, name: &str) -> Option<usize> {
    let keys = &world.providers.key;
    if let Ok(number) = name.trim().parse::<usize>() {
        return keys.iter().position(|key| usize::from(*key) + 1 == number);
    }
    let name = plain(name);
    keys.iter().position(|key| provider(scenario, *key) == name)
}

/// The official that is called `name`: the name of the seat, or its number in the team from 1.
pub fn find_official(scenario: &Scenario, name: &str) -> Option<usize> {
    let officials = &scenario.policy.team.officials;
    let called = officials.iter().position(|official| plain(&official.name) == plain(name));
    let number = || name.trim().parse::<usize>().ok()?.checked_sub(1).filter(|it| *it < officials.len());
    called.or_else(number)
}

/// The segment that is called `name`.
pub fn find_segment(scenario: &Scenario, name: &str) -> Option<usize> {
    let ids = || scenario.segments.iter().map(|segment| &segment.id);
    ids().position(|id| id == name).or_else(|| ids().position(|id| plain(id) == plain(name)))
}

/// A segment as it may be typed.
pub fn segment(scenario: &Scenario, number: usize) -> String {
    scenario.segments.get(number).map_or_else(String::new, |segment| plain(&segment.id))
}

/// `youth-ambulatory-light/14/3`: segment, month of arrival counted from the start of the run, number in it.
pub fn client(scenario: &Scenario, key: ClientKey) -> String {
    let arrival = key.arrival().map_or_else(|| FROM_THE_START.to_string(), |month| month.0.to_string());
    format!("{}/{arrival}/{}", segment(scenario, key.segment()), key.index())
}

/// The client that is called `name`; whether it exists, a run has to show.
pub fn find_client(scenario: &Scenario, name: &str) -> Option<ClientKey> {
    let mut parts = name.trim().split('/');
    let segment = find_segment(scenario, parts.next()?)?;
    let arrival = parts.next()?;
    let index = parts.next()?.parse().ok().filter(|index| *index < 1 << 24)?;
    if parts.next().is_some() {
        return None;
    }
    if arrival == FROM_THE_START {
        return Some(ClientKey::initial(segment, index));
    }
    let month = arrival.parse().ok().filter(|month| *month < last_month(scenario))?;
    Some(ClientKey::arriving(segment, Month(month), index))
}

/// How many months a run has, warm-up included.
pub fn last_month(scenario: &Scenario) -> u32 {
    (scenario.run.warmup_years + scenario.run.years) * MONTHS_PER_YEAR
}

/// The month that is called `name`: 19, the nineteenth that is reported, or 2-07, July of the second year.
pub fn find_month(scenario: &Scenario, name: &str) -> Option<Month> {
    let reported = scenario.run.years * MONTHS_PER_YEAR;
    let number = match name.trim().split_once('-') {
        None => name.trim().parse::<u32>().ok()?,
        Some((year, month)) => {
            let (year, month) = (year.parse::<u32>().ok()?, month.parse::<u32>().ok()?);
            if year == 0 || year > scenario.run.years || !(1..=MONTHS_PER_YEAR).contains(&month) {
                return None;
            }
            (year - 1) * MONTHS_PER_YEAR + month
        }
    };
    (1..=reported).contains(&number).then(|| Month(scenario.run.warmup_years * MONTHS_PER_YEAR + number - 1))
}

/// `2-07`, as [`find_month`] reads it.
pub fn month(when: When) -> String {
    format!("{}-{:02}", when.year, when.month)
}
