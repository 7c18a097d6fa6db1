//! What nobody foresaw: it happens, is talked over and shared, or fought over. Money moves only for what happened: a settlement
//! shares the loss, a court gives all or nothing. What the municipality owes it pays with the claims of the next month.

use super::Setting;
use super::team::Talked;
use crate::policy::region::divide;
use crate::random::{Draws, Purpose};
use crate::units::{Cents, MONTHS_PER_YEAR, Month};
use crate::world::World;
use crate::world::region::BudgetLine;

/// Ends disputes, settles what happened before, and lets new things happen.
pub fn settle(world: &mut World, setting: &Setting, talked: &Talked) {
    let events = &setting.scenario.behaviour.events;
    if events.per_year <= 0.0 {
        return;
    }
    for provider in world.providers.in_order() {
        let draws = luck(world, setting, provider);
        end_dispute(world, provider, draws[2]);
        if world.people.relations[provider].unsettled > Cents::ZERO {
            let peace = draws[1] >= events.dispute_chance(world.providers.felt[provider]);
            // With who has stopped no round of talks can be missed.
            let heard = talked[provider] || !world.providers.open[provider];
            if heard && peace { share(world, provider) } else { fight(world, setting, provider) }
        }
        if world.providers.open[provider] && draws[0] < events.per_year / f64::from(MONTHS_PER_YEAR) {
            happen(world, setting, provider);
        }
    }
}

fn luck(world: &World, setting: &Setting, provider: usize) -> Draws {
    setting.luck.draws(Purpose::Event, u64::from(world.providers.key[provider]), world.month.0)
}

/// The provider has costs that no clause pays.
fn happen(world: &mut World, setting: &Setting, provider: usize) {
    let euros = setting.scenario.behaviour.events.stake_months * world.providers.revenue_month[provider];
    let stake = Cents::from_euros(euros.max(0.0));
    spend(world, provider, stake);
    // While they fight, they fight over this as well.
    let relation = &mut world.people.relations[provider];
    let about =
        if relation.dispute_until.is_some() { &mut relation.disputed } else { &mut relation.unsettled };
    *about += stake;
    let segment = segment(world, provider);
    world.tallies[segment].events += 1;
}

/// The municipality bears half of it.
fn share(world: &mut World, provider: usize) {
    let stake = std::mem::take(&mut world.people.relations[provider].unsettled);
    world.people.relations[provider].owed += Cents(stake.0 / 2);
}

/// It becomes a dispute: costs for both, and a breach between those who knew each other.
fn fight(world: &mut World, setting: &Setting, provider: usize) {
    let events = &setting.scenario.behaviour.events;
    let cost = Cents::from_euros(events.dispute_euros * world.climate.wage_index);
    let segment = segment(world, provider);
    spend(world, provider, cost);
    share_the_cost(world, segment, cost);
    let relation = &mut world.people.relations[provider];
    relation.disputed += std::mem::take(&mut relation.unsettled);
    relation.dispute_until = Some(Month(world.month.0 + events.dispute_months));
    let ties = &setting.scenario.behaviour.ties;
    for place in world.people.of(provider) {
        world.people.tie[place] = ties.step(world.people.tie[place], 0.0, 1.0);
    }
    world.tallies[segment].disputes += 1;
}

/// What a dispute costs the municipality: several of a region by their inhabitants.
fn share_the_cost(world: &mut World, segment: usize, cost: Cents) {
    let members = &world.members;
    let inhabitants = |purse| members.of_purse(purse).map(|it| members.inhabitants[it]).sum();
    let weights: Vec<i64> = (0..members.purses()).map(inhabitants).collect();
    for (purse, part) in divide(cost, &weights).into_iter().enumerate() {
        world.pay_steering(BudgetLine { purse, segment }, part);
    }
}

/// A court gives the whole or nothing.
fn end_dispute(world: &mut World, provider: usize, uniform: f64) {
    let relation = &mut world.people.relations[provider];
    if relation.dispute_until.is_none_or(|until| until > world.month) {
        return;
    }
    relation.dispute_until = None;
    let stake = std::mem::take(&mut relation.disputed);
    if uniform < 0.5 {
        relation.owed += stake;
    }
}

/// Costs of a provider beside its care.
pub fn spend(world: &mut World, provider: usize, cost: Cents) {
    world.providers.reserve[provider] -= cost;
    world.ledger.provider_costs += cost;
    let segment = segment(world, provider);
    world.tallies[segment].cost += cost.0;
}

/// Pays what is owed for what no clause pays.
pub fn compensate(world: &mut World) {
    for provider in 0..world.providers.len() {
        let cents = std::mem::take(&mut world.people.relations[provider].owed);
        if cents > Cents::ZERO {
            world.pay(world.people.lot(provider), cents, cents);
            world.providers.reserve[provider] += cents;
        }
    }
}

fn segment(world: &World, provider: usize) -> usize {
    usize::from(world.lots.segment[world.people.lot(provider)])
}
