//! Phase 8: the municipality looks at claims that are a month or two old, forecasts the year, decides on signals of
//! providers, and lets its rules work. In December the year is settled with the reserve.
//!
//! In a region with own budgets each municipality does so for itself: the rules are the same, what they see is not.

use super::Setting;
use super::agreed::Sharers;
use super::budget::{allowed, forecast, known_claims};
use super::measure;
use super::settle::settle;
use crate::policy::budget::{Response, Watch};
use crate::policy::rights::{Holder, SystemDecision};
use crate::random::Purpose;
use crate::units::{MONTHS_PER_YEAR, Month};
use crate::world::region::BudgetLine;
use crate::world::{Measure, World};

/// Lets the municipality act.
pub fn steer(world: &mut World, setting: &Setting) {
    // What this month's decisions bring is in force from the next.
    measure::count(world);
    decide_on_signals(world, setting);
    act_on_agenda(world, setting);
    feel_pressure(world, setting);
    let every = setting.policy.budget.steer_every_months.max(1);
    if setting.year >= 0 && setting.months_begun.is_multiple_of(every) {
        look_at_rules(world, setting);
    }
    if setting.year >= 0 && world.month.is_december() {
        settle(world, setting);
    }
}

/// Whether the year has room in a segment: over all purses, because a contract with a provider is one for all municipalities.
fn has_room(world: &World, setting: &Setting, segment: usize) -> bool {
    let mut room = Some((0.0, 0.0));
    for line in world.budget_lines().filter(|line| line.segment == segment) {
        let forecast = forecast(world, setting, line);
        room =
            room.zip(forecast).map(|((spend, may), now)| (spend + now, may + allowed(world, setting, line)));
    }
    room.is_some_and(|(spend, may)| spend <= may)
}

/// What those who hold a budget know of it: the forecast over what the year may cost. In January it is last year's.
fn feel_pressure(world: &mut World, setting: &Setting) {
    if setting.year < 0 {
        return;
    }
    for line in world.budget_lines() {
        if let Some(spend) = forecast(world, setting, line) {
            let place = world.place_of(line);
            world.town_hall.pressure[place] = spend / allowed(world, setting, line);
        }
    }
}

/// Providers whose signal is due get an answer: a raise if the budget has room, else an intake stop: agreed, or imposed by whoever holds
/// that right alone.
fn decide_on_signals(world: &mut World, setting: &Setting) {
    if !world.lots.decision_due.contains(&Some(world.month)) {
        return;
    }
    let sharers = Sharers::to_date(world, setting);
    for lot in world.lots.contracted() {
        if world.lots.decision_due[lot] != Some(world.month) {
            continue;
        }
        let number = usize::from(world.lots.segment[lot]);
        let contract = &setting.policy.contracts[number];
        let lots = &world.lots;
        let activity = lots.activity(lot, f64::from(setting.months_begun), contract.reads());
        let terms = sharers.whole_terms(world, setting, lot);
        let run_rate = f64::from(MONTHS_PER_YEAR) / f64::from(setting.months_begun);
        // The tightest ceiling that the run-rate passes decides.
        let passed = contract
            .signals(&activity, &terms)
            .filter(|(_, used)| used * run_rate > 1.0)
            .map(|(signal, _)| signal.raise_share)
            .reduce(f64::min);
        let Some(raise) = passed else { continue };
        let room = has_room(world, setting, number);
        let provider = lots.provider[lot] as usize;
        world.providers.talks[provider] += 1.0;
        if raise > 0.0 && (room || asks_a_friend(world, setting, provider)) {
            world.lots.ceiling_raise[lot] = raise;
        } else if setting.policy.rights.over(SystemDecision::IntakeStop) == Holder::Joint {
            world.lots.stop_agreed[lot] = true;
        } else {
            world.lots.stop_imposed[lot] = true;
            world.providers.breaches[provider] += 1.0;
        }
    }
}

/// Whether a provider gets from the friendliest official what the team would not give: where colleagues do not know of each other what was
/// said, as far as two who know each other ask and give in.
fn asks_a_friend(world: &World, setting: &Setting, provider: usize) -> bool {
    let interests = &setting.scenario.behaviour.interests;
    let favour = world.people.friendliest(interests, &setting.policy.team, provider);
    let chance = (1.0 - world.people.alignment) * favour;
    let key = u64::from(world.providers.key[provider]);
    chance > 0.0 && setting.luck.draws(Purpose::Friend, key, world.month.0)[0] < chance
}

/// The value that a rule watches, for one budget line; None while nothing is known.
fn watched(world: &World, setting: &Setting, watch: Watch, line: BudgetLine) -> Option<f64> {
    let allowed = allowed(world, setting, line);
    match watch {
        Watch::Forecast => forecast(world, setting, line).map(|spend| spend / allowed),
        Watch::Claims => Some(known_claims(world, setting, line).euros() / allowed),
        Watch::Queue => {
            let own = |number: u8| usize::from(number) == line.segment;
            let pays = |municipality: usize| world.members.purse[municipality] == line.purse;
            let care = world.care.segment.iter().zip(&world.care.payer);
            let in_care = care.filter(|(number, payer)| own(**number) && pays(usize::from(**payer))).count();
            let lives = |home| pays(setting.scenario.region.municipality_at(home));
            let queue = world.waiting.iter().map(|client| client.who);
            let waiting = queue.filter(|who| own(who.segment) && lives(who.home)).count();
            (in_care > 0).then(|| waiting as f64 / in_care as f64)
        }
    }
}

/// Puts measures on the agenda where a rule's level is passed, and lifts an intake stop where it is not. An overrun that is
/// accepted keeps the rules below from deciding; what was decided before goes on.
fn look_at_rules(world: &mut World, setting: &Setting) {
    world.town_hall.accepted.fill(false);
    for (place, rule) in setting.policy.budget.rules.iter().enumerate() {
        for line in world.budget_lines() {
            let Some(value) = watched(world, setting, rule.watch, line) else { continue };
            let passed = value > rule.above;
            let at = world.place_of(line);
            if !passed && rule.response == Response::StopIntake {
                world.town_hall.intake_stopped[at] = false;
            }
            if !passed || world.town_hall.accepted[at] {
                continue;
            }
            if rule.response == Response::Accept {
                world.town_hall.accepted[at] = true;
            } else {
                schedule(world, setting, place, line);
            }
        }
    }
    // A measure without a lag acts in the month in which it was decided.
    act_on_agenda(world, setting);
}

/// Puts a measure on the agenda, unless it stands there already.
fn schedule(world: &mut World, setting: &Setting, rule: usize, line: BudgetLine) {
    let agenda = &mut world.town_hall.agenda;
    if agenda.iter().any(|measure| (measure.rule, measure.line) == (rule, line)) {
        return;
    }
    let decided = &setting.policy.budget.rules[rule];
    agenda.push(Measure { due: Month(world.month.0 + decided.lag_months), rule, line });
    measure::decide(world, decided, line);
}

fn act_on_agenda(world: &mut World, setting: &Setting) {
    let now = world.month;
    let due: Vec<Measure> =
        world.town_hall.agenda.iter().copied().filter(|measure| measure.due <= now).collect();
    world.town_hall.agenda.retain(|measure| measure.due > now);
    for measure in due {
        measure::act(world, setting, &setting.policy.budget.rules[measure.rule], measure.line);
    }
}
