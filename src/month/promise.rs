//! An informal agreement on volume: the municipality asks providers, between people, to hold back what they would give too much. Nothing
//! enforces it but the relationship, so who would gain more by breaking it than the relationship is worth does not keep it.

use super::Setting;
use super::decide::BestCare;
use super::outlook::View;
use crate::units::MINUTES_PER_HOUR;
use crate::world::World;

/// What a provider makes of the agreement for one lot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promise {
    /// What keeping it costs until breaking it would be noticed, in EUR.
    pub cost: f64,
    /// What the relationship brings the lot a month, in EUR: disputes that it saves, and reports that need not be made.
    pub value: f64,
    /// On how many ties it rests.
    pub ties: usize,
    /// Whether the provider believes what it is promised in return: there is no dispute, and no breach to remember.
    pub believed: bool,
    /// Whether it is kept.
    pub kept: bool,
}

/// What the provider of `lot` makes of it, where `best` is what it would do without; None where nothing is asked.
pub fn promise(
    world: &World,
    setting: &Setting,
    lot: usize,
    view: &View,
    best: &BestCare,
) -> Option<Promise> {
    let steering = &setting.policy.steering;
    let share = steering.volume_promise;
    if share <= 0.0 || setting.policy.team.officials.is_empty() || best.ratio <= 1.0 {
        return None;
    }
    let behaviour = &setting.scenario.behaviour;
    let provider = world.lots.provider[lot] as usize;
    let (relation, now) = (&world.people.relations[provider], world.month);
    let clients = f64::from(world.lots.clients[lot]);
    if clients <= 0.0 {
        return None;
    }
    // Near its best a provider loses little by a small step: half the curvature times its square.
    let off = best.ratio - held_back(best.ratio, share);
    let hours = clients * view.segment.optimal_hours_month;
    let noticed = f64::from(setting.policy.budget.claims_lag_months + 1);
    let cost = 0.5 * view.curvature * off * off * hours * noticed;
    let trust = world.providers.felt[provider] - world.providers.trust[provider];
    let reports = steering.relief_share * steering.report_minutes() / MINUTES_PER_HOUR;
    let value = behaviour.events.saved_month(trust.max(0.0)) * world.climate.wage_index
        / f64::from(relation.lots)
        + reports * view.staff_cost * clients;
    let ties = world.people.known(provider);
    let believed = relation.dispute_until.is_none() && relation.grudge_until <= now.0;
    let kept = believed && behaviour.ties.keeps(cost, value, ties);
    Some(Promise { cost, value, ties, believed, kept })
}

/// q/q* with so much of what lies above the optimum held back.
pub fn held_back(ratio: f64, share: f64) -> f64 {
    if ratio > 1.0 { ratio - share * (ratio - 1.0) } else { ratio }
}

/// Minutes that the contract and the municipality's steering have the provider of `lot` report per client and month.
pub fn report_minutes(world: &World, setting: &Setting, lot: usize) -> f64 {
    let contract = &setting.policy.contracts[usize::from(world.lots.segment[lot])];
    let duty = contract.reporting_duty().map_or(0.0, |duty| duty.minutes_month);
    duty + steered_minutes(world, setting, lot)
}

/// The part of them that steering asks.
pub fn steered_minutes(world: &World, setting: &Setting, lot: usize) -> f64 {
    let steering = &setting.policy.steering;
    let relief = if world.lots.keeps_promise[lot] { steering.relief_share } else { 0.0 };
    steering.report_minutes() * (1.0 - relief)
}
