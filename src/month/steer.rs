//! Phase 8: the municipality looks at claims that are a month or two old, forecasts the year, decides on signals of
//! providers, and lets its rules work. In December the year is settled with the reserve.
//!
//! In a region with own budgets each municipality does so for itself: the rules are the same, what they see is not.

use super::Setting;
use super::agreed::Sharers;
use super::budget::{allowed, forecast, known_claims, of_year};
use super::settle::settle;
use crate::policy::budget::{Response, Rule, Watch};
use crate::units::{Cents, MONTHS_PER_YEAR, Month};
use crate::world::region::BudgetLine;
use crate::world::{Measure, World};

/// Lets the municipality act.
pub fn steer(world: &mut World, setting: &Setting) {
    decide_on_signals(world, setting);
    act_on_agenda(world, setting);
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

/// Providers whose signal is due get an answer: a raise if the budget has room, else an agreed intake stop.
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
        if room && raise > 0.0 {
            world.lots.ceiling_raise[lot] = raise;
        } else {
            world.lots.stop_agreed[lot] = true;
        }
    }
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

/// Puts measures on the agenda where a rule's level is passed, and lifts an intake stop where it is not.
fn look_at_rules(world: &mut World, setting: &Setting) {
    for (place, rule) in setting.policy.budget.rules.iter().enumerate() {
        for line in world.budget_lines() {
            let Some(value) = watched(world, setting, rule.watch, line) else { continue };
            let passed = value > rule.above;
            if passed
                && !world.town_hall.agenda.iter().any(|measure| (measure.rule, measure.line) == (place, line))
            {
                let due = Month(world.month.0 + rule.lag_months);
                world.town_hall.agenda.push(Measure { due, rule: place, line });
            }
            if !passed && rule.response == Response::StopIntake {
                let place = world.place_of(line);
                world.town_hall.intake_stopped[place] = false;
            }
        }
    }
    // A measure without a lag acts in the month in which it was decided.
    act_on_agenda(world, setting);
}

fn act_on_agenda(world: &mut World, setting: &Setting) {
    let now = world.month;
    let due: Vec<Measure> =
        world.town_hall.agenda.iter().copied().filter(|measure| measure.due <= now).collect();
    world.town_hall.agenda.retain(|measure| measure.due > now);
    for measure in due {
        let meeting = act(world, setting, &setting.policy.budget.rules[measure.rule], measure.line);
        meet_providers(world, measure.line, meeting);
    }
}

/// What a measure is to the providers of its segment.
#[derive(Clone, Copy)]
enum Meeting {
    /// Nothing.
    None,
    /// A round of talks.
    Talk,
    /// A decision that was taken alone.
    Breach,
}

fn act(world: &mut World, setting: &Setting, rule: &Rule, line: BudgetLine) -> Meeting {
    let place = world.place_of(line);
    match rule.response {
        Response::Talk => Meeting::Talk,
        Response::TightenAccess { strictness } => {
            let tightening = &mut world.town_hall.tightening[place];
            let tightens = *tightening < strictness;
            *tightening = tightening.max(strictness);
            if tightens { Meeting::Breach } else { Meeting::None }
        }
        Response::StopIntake => {
            let stopped = std::mem::replace(&mut world.town_hall.intake_stopped[place], true);
            if stopped { Meeting::None } else { Meeting::Breach }
        }
        Response::DrawOnReserve { budget_share } => {
            draw_on_reserve(world, setting, budget_share, line);
            Meeting::None
        }
    }
}

/// Makes up the forecast overrun, as far as the share of the budget and the reserve of the purse reach.
fn draw_on_reserve(world: &mut World, setting: &Setting, budget_share: f64, line: BudgetLine) {
    let place = world.place_of(line);
    let budget = of_year(world, setting, line);
    let drawn = world.town_hall.drawn[place];
    let segments = world.tallies.len();
    let of_purse = line.purse * segments..(line.purse + 1) * segments;
    let all_drawn: Cents = world.town_hall.drawn[of_purse].iter().copied().sum();
    let short = forecast(world, setting, line).unwrap_or(0.0) - budget - drawn.euros();
    let left = world.town_hall.reserve[line.purse] - all_drawn;
    let room = (budget_share * budget - drawn.euros()).min(left.euros());
    world.town_hall.drawn[place] += Cents::from_euros(short.min(room).max(0.0));
}

/// Talks with every provider of a segment, or breaks with it. What a municipality does alone weighs as much as its part of the
/// inhabitants for whom the providers work.
fn meet_providers(world: &mut World, line: BudgetLine, meeting: Meeting) {
    let weight = world.members.weight(line.purse);
    for lot in world.lots.contracted().filter(|lot| usize::from(world.lots.segment[*lot]) == line.segment) {
        let provider = world.lots.provider[lot] as usize;
        match meeting {
            Meeting::None => {}
            Meeting::Talk => world.providers.talks[provider] += weight,
            Meeting::Breach => world.providers.breaches[provider] += weight,
        }
    }
}
