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
use crate::world::region::BudgetLine;
use crate::world::tally::{MILLION, millionths};

/// What is done as soon as a measure is decided: who renegotiates begins to talk.
pub fn decide(world: &mut World, rule: &Rule, line: BudgetLine) {
    if matches!(rule.response, Response::Renegotiate { .. }) {
        talk(world, line);
        post(world, rule, line);
    }
}

/// Carries out what `rule` says for a budget line.
pub fn act(world: &mut World, setting: &Setting, rule: &Rule, line: BudgetLine) {
    let (place, segment) = (world.place_of(line), line.segment);
    let effect = match rule.response {
        Response::Talk => {
            talk(world, line);
            Effect::Done
        }
        Response::TightenAccess { strictness } if world.town_hall.tightening[place] < strictness => {
            world.town_hall.tightening[place] = strictness;
            breach(world, line);
            Effect::Done
        }
        Response::CutTariff { cut_share } => {
            let effect = cut(world, setting, segment, cut_share);
            if effect == Effect::Done {
                breach(world, line);
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
        Response::StopIntake if !world.town_hall.intake_stopped[place] => {
            world.town_hall.intake_stopped[place] = true;
            breach(world, line);
            Effect::Done
        }
        Response::DrawOnReserve { budget_share } => draw(world, setting, line, budget_share),
        Response::TightenAccess { .. } | Response::StopIntake | Response::Accept => Effect::None,
    };
    if effect == Effect::Done {
        post(world, rule, line);
    }
}

/// Counts the measures that were in force this month, for some municipality at least.
pub fn count(world: &mut World) {
    for line in world.budget_lines() {
        let place = world.place_of(line);
        let (town_hall, tally) = (&world.town_hall, &mut world.tallies[line.segment]);
        tally.tightened |= i64::from(town_hall.tightening[place] > 0.0);
        tally.tariff_cut |= i64::from(town_hall.tariff_cut[line.segment] > 0.0);
        tally.intake_stopped |= i64::from(town_hall.intake_stopped[place]);
        tally.accepted |= i64::from(town_hall.accepted[place]);
    }
}

/// Posts what carrying out a measure costs.
fn post(world: &mut World, rule: &Rule, line: BudgetLine) {
    world.pay_steering(line, Cents::from_euros(rule.cost_euros));
}

/// The trust of the providers of a segment, each counting for what it was paid this year; 0 where nothing was paid. Whole millionths
/// and cents, so that the order of lots moves nothing.
fn trust(world: &World, segment: usize) -> f64 {
    let (mut weighed, mut paid) = (0_i128, 0_i128);
    for lot in lots_of(world, segment) {
        let weight: Cents = world.lots.paid_year[lot].iter().copied().sum();
        let trust = millionths(world.providers.felt[world.lots.provider[lot] as usize]);
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

/// Lets the reserve of the purse make up the forecast overrun.
fn draw(world: &mut World, setting: &Setting, line: BudgetLine, budget_share: f64) -> Effect {
    let place = world.place_of(line);
    let budget = of_year(world, setting, line);
    let drawn = world.town_hall.drawn[place];
    let segments = world.tallies.len();
    let of_purse = line.purse * segments..(line.purse + 1) * segments;
    let all_drawn: Cents = world.town_hall.drawn[of_purse].iter().copied().sum();
    let short = forecast(world, setting, line).unwrap_or(0.0) - budget - drawn.euros();
    let left = world.town_hall.reserve[line.purse] - all_drawn;
    let room = (budget_share * budget - drawn.euros()).min(left.euros());
    let more = Cents::from_euros(short.min(room).max(0.0));
    world.town_hall.drawn[place] += more;
    if more > Cents::ZERO { Effect::Done } else { Effect::None }
}

/// A round of talks with every provider of a segment.
fn talk(world: &mut World, line: BudgetLine) {
    meet_providers(world, line, |providers, provider, weight| providers.talks[provider] += weight);
}

/// A decision that was taken alone.
fn breach(world: &mut World, line: BudgetLine) {
    meet_providers(world, line, |providers, provider, weight| providers.breaches[provider] += weight);
}

/// Does something with every provider of a segment. What one municipality of a region does weighs as much as its part of the
/// inhabitants for whom the providers work.
fn meet_providers(world: &mut World, line: BudgetLine, mut meet: impl FnMut(&mut Providers, usize, f64)) {
    let weight = world.members.weight(line.purse);
    let lots: Vec<usize> = lots_of(world, line.segment).collect();
    for lot in lots {
        meet(&mut world.providers, world.lots.provider[lot] as usize, weight);
    }
}

/// The lots under contract in a segment.
fn lots_of(world: &World, segment: usize) -> impl Iterator<Item = usize> + '_ {
    world.lots.contracted().filter(move |lot| usize::from(world.lots.segment[*lot]) == segment)
}
