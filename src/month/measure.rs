//! What the municipality does when a rule acts. Whatever it does alone is a breach of trust with every provider of the segment.
//!
//! Measures act at the end of a month, so that providers see them from the next.

use super::Setting;
use super::agreed::{bare_terms, tariff};
use super::budget::{forecast, of_year};
use crate::policy::budget::{Response, Rule};
use crate::units::Cents;
use crate::world::World;
use crate::world::providers::Providers;
use crate::world::tally::{MILLION, millionths};

/// What is done as soon as a measure is decided: who renegotiates begins to talk.
pub fn decide(world: &mut World, rule: &Rule, segment: usize) {
    if matches!(rule.response, Response::Renegotiate { .. }) {
        talk(world, segment);
        post(world, rule, segment);
    }
}

/// Carries out what `rule` says for a segment.
pub fn act(world: &mut World, setting: &Setting, rule: &Rule, segment: usize) {
    let effect = match rule.response {
        Response::Talk => {
            talk(world, segment);
            Effect::Done
        }
        Response::TightenAccess { strictness } if world.town_hall.tightening[segment] < strictness => {
            world.town_hall.tightening[segment] = strictness;
            breach(world, segment);
            Effect::Done
        }
        Response::CutTariff { cut_share } => {
            let effect = cut(world, setting, segment, cut_share);
            if effect == Effect::Done {
                breach(world, segment);
            }
            effect
        }
        Response::Renegotiate { cut_share } => {
            let trust = trust(world, segment);
            let agreed = setting.scenario.behaviour.trust.concession(trust) * cut_share;
            cut(world, setting, segment, agreed);
            // The talks were paid for when they began.
            Effect::None
        }
        Response::StopIntake if !world.town_hall.intake_stopped[segment] => {
            world.town_hall.intake_stopped[segment] = true;
            breach(world, segment);
            Effect::Done
        }
        Response::DrawOnReserve { budget_share } => draw(world, setting, segment, budget_share),
        Response::TightenAccess { .. } | Response::StopIntake | Response::Accept => Effect::None,
    };
    if effect == Effect::Done {
        post(world, rule, segment);
    }
}

/// Counts the measures that were in force this month.
pub fn count(world: &mut World) {
    let town_hall = &world.town_hall;
    for (segment, tally) in world.tallies.iter_mut().enumerate() {
        tally.tightened += i64::from(town_hall.tightening[segment] > 0.0);
        tally.tariff_cut += i64::from(town_hall.tariff_cut[segment] > 0.0);
        tally.intake_stopped += i64::from(town_hall.intake_stopped[segment]);
        tally.accepted += i64::from(town_hall.accepted[segment]);
    }
}

/// Posts what carrying out a measure costs.
fn post(world: &mut World, rule: &Rule, segment: usize) {
    world.pay_steering(segment, Cents::from_euros(rule.cost_euros));
}

/// The trust of the providers of a segment, each counting for what it was paid this year; 0 where nothing was paid. Whole millionths
/// and cents, so that the order of lots moves nothing.
fn trust(world: &World, segment: usize) -> f64 {
    let (mut weighed, mut paid) = (0_i128, 0_i128);
    for lot in lots_of(world, segment) {
        let weight: Cents = world.lots.paid_year[lot].iter().copied().sum();
        let trust = millionths(world.providers.trust[world.lots.provider[lot] as usize]);
        weighed += i128::from(trust) * i128::from(weight.0);
        paid += i128::from(weight.0);
    }
    if paid > 0 { weighed as f64 / paid as f64 / MILLION } else { 0.0 }
}

/// Whether a measure changed anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// It was carried out.
    Done,
    /// It was in force already, or could not be carried out.
    None,
}

/// Takes `wanted` off the list tariff of a segment, as far as a fair price allows and more than that was not taken off before.
fn cut(world: &mut World, setting: &Setting, segment: usize, wanted: f64) -> Effect {
    let contract = &setting.policy.contracts[segment];
    let known = &setting.scenario.segments[segment];
    let list = known.tariff * world.climate.tariff_index;
    let cost = known.cost_hour() * world.climate.wage_index;
    let share = setting.policy.budget.fair_cut(wanted, list, cost);
    if !contract.pays_by_tariff() || share <= world.town_hall.tariff_cut[segment] {
        return Effect::None;
    }
    // What was done to date keeps its price.
    let before: Vec<_> = lots_of(world, segment).map(|lot| (lot, bare_terms(world, setting, lot))).collect();
    world.town_hall.tariff_cut[segment] = share;
    let now = tariff(world, setting, segment);
    for (lot, terms) in before {
        let activity = world.lots.activity(lot, f64::from(setting.months_begun), contract.reads());
        world.lots.earned_before[lot] = contract.earned_before(&activity, &terms, now);
    }
    Effect::Done
}

/// Lets the reserve make up the forecast overrun.
fn draw(world: &mut World, setting: &Setting, segment: usize, budget_share: f64) -> Effect {
    let budget = of_year(world, setting, segment);
    let drawn = world.town_hall.drawn[segment];
    let all_drawn: Cents = world.town_hall.drawn.iter().copied().sum();
    let short = forecast(world, setting, segment).unwrap_or(0.0) - budget - drawn.euros();
    let room = (budget_share * budget - drawn.euros()).min((world.town_hall.reserve - all_drawn).euros());
    let more = Cents::from_euros(short.min(room).max(0.0));
    world.town_hall.drawn[segment] += more;
    if more > Cents::ZERO { Effect::Done } else { Effect::None }
}

/// A round of talks with every provider of a segment.
fn talk(world: &mut World, segment: usize) {
    meet_providers(world, segment, |providers, provider| providers.talks[provider] += 1);
}

/// A decision that was taken alone.
fn breach(world: &mut World, segment: usize) {
    meet_providers(world, segment, |providers, provider| providers.breaches[provider] += 1);
}

/// Does something with every provider of a segment.
fn meet_providers(world: &mut World, segment: usize, mut meet: impl FnMut(&mut Providers, usize)) {
    let lots: Vec<usize> = lots_of(world, segment).collect();
    for lot in lots {
        meet(&mut world.providers, world.lots.provider[lot] as usize);
    }
}

/// The lots under contract in a segment.
fn lots_of(world: &World, segment: usize) -> impl Iterator<Item = usize> + '_ {
    world.lots.contracted().filter(move |lot| usize::from(world.lots.segment[*lot]) == segment)
}
