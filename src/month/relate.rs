//! Phase 9: the team does what it has time for; ties grow where people met and fade where they did not, people leave, and what nobody
//! foresaw is settled or fought over. Trust grows with talks, breaks with decisions taken alone, and fades to where it settles.

use super::Setting;
use super::events;
use super::team::work;
use crate::behaviour::ties::{KNOWN, Ties, felt};
use crate::random::Purpose;
use crate::units::{Cents, Minutes, Month};
use crate::world::World;
use crate::world::people::Seat;
use crate::world::tally::{MILLION, millionths};

/// Moves ties and trust.
pub fn relate(world: &mut World, setting: &Setting) {
    let talked = work(world, setting);
    move_ties(world, setting);
    move_trust(world, setting);
    officials_leave(world, setting);
    contacts_leave(world, setting);
    events::settle(world, setting, &talked);
    feel(world, setting);
    count(world);
    count_sight(world, setting);
}

/// Ties after the contacts of the month, and after breaches by either side: decisions that the municipality took alone, and an agreement
/// that it now sees was broken. Where nobody is modelled there are none.
fn move_ties(world: &mut World, setting: &Setting) {
    let ties = &setting.scenario.behaviour.ties;
    if setting.policy.team.officials.is_empty() {
        return;
    }
    for provider in 0..world.providers.len() {
        let found_out = world.people.relations[provider].found_out == world.month.0;
        let breaches = world.providers.breaches[provider] + f64::from(u8::from(found_out));
        for place in world.people.of(provider) {
            let people = &mut world.people;
            people.tie[place] = ties.step(people.tie[place], people.met[place], breaches);
        }
    }
}

/// Trust in the municipality as such, and how long a breach is remembered.
fn move_trust(world: &mut World, setting: &Setting) {
    let behaviour = &setting.scenario.behaviour;
    let later = world.month.0 + 1 + behaviour.ties.grudge_months;
    for provider in 0..world.providers.len() {
        let providers = &mut world.providers;
        let breaches = std::mem::take(&mut providers.breaches[provider]);
        if breaches > 0.0 {
            world.people.relations[provider].grudge_until = later;
        }
        providers.trust[provider] = behaviour.trust.step(
            providers.trust[provider],
            providers.trust_base[provider],
            std::mem::take(&mut providers.talks[provider]),
            breaches,
        );
    }
}

/// Whether who sits in a seat leaves this month.
fn leaves(setting: &Setting, now: Month, seat: Seat, entity: u64, year: f64) -> bool {
    let draw = || setting.luck.draws(Purpose::Leave, entity, now.0)[0];
    seat.is_filled(now) && year > 0.0 && draw() < Ties::leave_month(year)
}

/// The seat after somebody left it.
fn emptied(now: Month, vacancy_months: u32) -> Seat {
    let empty_until = now.0 + 1 + vacancy_months;
    Seat { since: empty_until as i32, empty_until }
}

/// Officials leave. Their ties go, but for what a colleague who knows the same provider can hand over; and who is new is not aligned.
fn officials_leave(world: &mut World, setting: &Setting) {
    let ties = &setting.scenario.behaviour.ties;
    let now = world.month;
    let count = world.people.officials.len();
    for seat in 0..count {
        let official = world.people.officials[seat];
        if !leaves(setting, now, official, seat as u64, ties.official_leave_year) {
            continue;
        }
        world.people.officials[seat] = emptied(now, ties.vacancy_months);
        world.people.alignment *= 1.0 - 1.0 / count as f64;
        if count == 1 {
            world.people.alignment = 1.0;
        }
        for provider in 0..world.providers.len() {
            let (own, others): (Vec<usize>, Vec<usize>) =
                world.people.of(provider).partition(|place| world.people.counterpart[*place] == Some(seat));
            let colleague = others.into_iter().map(|place| world.people.tie[place]).fold(0.0, f64::max);
            own.into_iter().for_each(|place| hand_over(world, ties, provider, place, colleague));
        }
    }
}

/// People of providers leave.
fn contacts_leave(world: &mut World, setting: &Setting) {
    let ties = &setting.scenario.behaviour.ties;
    let now = world.month;
    if setting.policy.team.officials.is_empty() {
        return;
    }
    for provider in 0..world.providers.len() {
        for (slot, place) in world.people.of(provider).enumerate() {
            let entity = (u64::from(world.providers.key[provider]) + 1) << 8 | slot as u64;
            let contact = world.people.contacts[place];
            if !leaves(setting, now, contact, entity, ties.provider_leave_year) {
                continue;
            }
            world.people.contacts[place] = emptied(now, ties.vacancy_months);
            let others = world.people.of(provider).filter(|other| *other != place);
            let colleague = others.map(|other| world.people.tie[other]).fold(0.0, f64::max);
            hand_over(world, ties, provider, place, colleague);
        }
    }
}

/// What is left of a tie when one of the two leaves.
fn hand_over(world: &mut World, ties: &Ties, provider: usize, place: usize, colleague: f64) {
    let tie = &mut world.people.tie[place];
    let lost = i64::from(*tie > KNOWN);
    *tie = ties.inherited(*tie, colleague);
    let segment = usize::from(world.lots.segment[world.people.lot(provider)]);
    world.tallies[segment].ties_lost += lost;
}

/// What every provider feels of all that, and what the municipality knows because it is told.
fn feel(world: &mut World, setting: &Setting) {
    let ties = &setting.scenario.behaviour.ties;
    for provider in 0..world.providers.len() {
        let personal = world.people.personal(ties, provider);
        let disputes = world.people.relations[provider].dispute_until.is_some();
        let trust = felt(world.providers.trust[provider], world.people.alignment, personal);
        world.providers.felt[provider] = if disputes { 0.0 } else { trust };
    }
    let nobody = setting.policy.team.officials.is_empty();
    for segment in 0..world.tallies.len() {
        world.town_hall.informed[segment] = if nobody { 0.0 } else { informed(world, ties, segment) };
    }
}

/// Which share of what happened last month the municipality is told: by providers as far as they trust its people, each counting for what
/// it was paid this year. Whole millionths and cents, so that the order of lots moves nothing.
fn informed(world: &World, ties: &Ties, segment: usize) -> f64 {
    let (mut told, mut paid) = (0_i128, 0_i128);
    for lot in world.lots.contracted().filter(|lot| usize::from(world.lots.segment[*lot]) == segment) {
        let weight: Cents = world.lots.paid_year[lot].iter().copied().sum();
        let personal = world.people.personal(ties, world.lots.provider[lot] as usize);
        let share = ties.information * world.people.alignment * personal;
        told += i128::from(millionths(share)) * i128::from(weight.0);
        paid += i128::from(weight.0);
    }
    if paid > 0 { told as f64 / paid as f64 / MILLION } else { 0.0 }
}

/// Counts trust by the size of providers.
fn count(world: &mut World) {
    for provider in 0..world.providers.len() {
        if !world.providers.open[provider] {
            continue;
        }
        let own = world.people.of(provider);
        let size = own.len() - 1;
        let talks = world.people.counterpart[own.clone()].iter().filter(|seat| seat.is_some()).count();
        let known = world.people.known(provider);
        let segment = usize::from(world.lots.segment[world.people.lot(provider)]);
        let tally = &mut world.tallies[segment];
        tally.trust_by_size[size] += millionths(world.providers.felt[provider]);
        tally.providers_by_size[size] += 1;
        tally.contacts += talks as i64;
        tally.contacts_known += known as i64;
    }
}

/// How badly the municipality sees the quality of a provider, in standard deviations of it: whoever is told knows better.
pub fn sight_error(world: &World, setting: &Setting, provider: usize) -> f64 {
    let behaviour = &setting.scenario.behaviour;
    let told = world.people.alignment * world.people.personal(&behaviour.ties, provider);
    behaviour.entry.award_error_sd * (1.0 - behaviour.ties.information * told)
}

/// Counts what the municipality knows of quality: how much of what it sees is real, and how far it lags behind.
fn count_sight(world: &mut World, setting: &Setting) {
    let real = |provider| {
        let error = sight_error(world, setting, provider);
        millionths(1.0 / (1.0 + error * error))
    };
    let real: Vec<i64> = (0..world.providers.len()).map(real).collect();
    let (lots, open) = (&world.lots, &world.providers.open);
    for lot in lots.contracted() {
        let provider = lots.provider[lot] as usize;
        if open[provider] && lots.delivered_ever[lot] > Minutes::ZERO {
            let tally = &mut world.tallies[usize::from(lots.segment[lot])];
            tally.sight_real += real[provider];
            tally.sight_lag += millionths((lots.seen_quality(lot) - lots.reputation[lot]).abs());
            tally.sight_lots += 1;
        }
    }
}
