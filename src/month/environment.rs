//! Phase 1: need, wages and tariffs move; in January a new contract year opens, and in some years contracts are awarded.

use super::Setting;
use super::budget;
use super::contract_award::award;
use super::discharge::open_classes;
use super::leave::pass_on_the_rest;
use super::promise::report_minutes;
use super::residence::move_house;
use crate::policy::clause::{BASKETS, COUNT_KINDS, COUNTS, Count, STANDINGS_PAID, Standing, Year};
use crate::policy::region::divide;
use crate::policy::rights::{Holder, SystemDecision};
use crate::policy::{Beginning, Policy};
use crate::random::{Purpose, lognormal_mean_one};
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes};
use crate::world::providers::Lots;
use crate::world::region::Door;
use crate::world::{Climate, World};

/// Sets the climate of the month and opens the year.
pub fn environment(world: &mut World, setting: &Setting) {
    let municipality = &setting.scenario.municipality;
    let year = f64::from(setting.year);
    let shock = setting.luck.draws(Purpose::Environment, 0, world.month.year())[0];
    let (surprise, index_error) = surprises(setting);
    world.climate = Climate {
        wage_index: libm::pow(1.0 + municipality.wage_growth_year, year) * surprise,
        index_error,
        tariff_index: libm::pow(1.0 + municipality.tariff_growth_year, year),
        need_factor: libm::pow(1.0 + municipality.need_growth_year, year)
            * lognormal_mean_one(shock, municipality.need_shock_sd),
    };
    if world.month.is_january() {
        open_year(world, setting);
    }
}

/// How far wages and prices stand above what was expected since the policy began: this year, and last year.
fn surprises(setting: &Setting) -> (f64, f64) {
    let sd = setting.scenario.municipality.wage_shock_sd;
    if sd <= 0.0 || setting.year < 0 {
        return (1.0, 1.0);
    }
    let shock = |year: i32| lognormal_mean_one(setting.luck.draws(Purpose::Wages, 0, year as u32)[0], sd);
    let before: f64 = (0..setting.year).map(shock).product();
    (before * shock(setting.year), before)
}

/// New contract year: counts start at zero, measures lapse, and the reference year is last year until the policy of the
/// scenario begins; from then on it is the last year before it.
fn open_year(world: &mut World, setting: &Setting) {
    if world.month.year() > 0 {
        look_back(world, setting);
    }
    if setting.year == 0 {
        open_reserves(world, Cents::from_euros(setting.policy.budget.reserve_euros));
    }
    let lots = &mut world.lots;
    for lot in lots.all() {
        lots.year[lot] = [[0; 2]; COUNT_KINDS];
        lots.paid_year[lot] = [Cents::ZERO; 2];
        lots.unpaid_year[lot] = Cents::ZERO;
        lots.earned_before[lot] = [[0.0; 2]; BASKETS];
        lots.ceiling_raise[lot] = 0.0;
        lots.decision_due[lot] = None;
        lots.signalled[lot] = false;
        lots.stop_agreed[lot] = false;
        lots.stop_imposed[lot] = false;
        lots.holds_intake[lot] = false;
        lots.delays_starts[lot] = false;
        lots.pool_claimed[lot] = Cents::ZERO;
        lots.pool_paid[lot] = Cents::ZERO;
        lots.sanctioned_months[lot] = 0;
        lots.settled_year[lot] = Cents::ZERO;
    }
    open_team(world, setting);
    for lot in world.lots.contracted() {
        world.lots.report_month[lot] = Minutes(report_minutes(world, setting, lot).round() as i64);
    }
    pass_on_the_rest(world, setting);
    award(world, setting);
    if setting.year == 0 {
        open_policy(world, setting);
    }
    for segment in 0..setting.scenario.segments.len() {
        world.renew_acquaintance(segment);
    }
    budget::open(world, setting);
    lapse(world);
    move_house(world, setting);
    for segment in &world.care.segment {
        world.tallies[usize::from(*segment)].served += 1;
    }
}

/// The team of the policy takes its seats, and the audits of the year begin.
fn open_team(world: &mut World, setting: &Setting) {
    world.people.audited_year = 0.0;
    if setting.year != 0 {
        return;
    }
    let (before, now) = (&setting.scenario.policy_before, setting.policy);
    world.people.take_seats(&setting.scenario.behaviour.ties, &world.providers, &before.team, &now.team);
    let every = now.steering.dialogue_every_months();
    if before.steering.dialogue_every_months() != every {
        world.people.plan_talks(&world.providers, every, world.month);
    }
}

/// Measures of last year lapse, and its claims with them.
fn lapse(world: &mut World) {
    let town_hall = &mut world.town_hall;
    town_hall.agenda.clear();
    town_hall.tightening.fill(0.0);
    town_hall.tariff_cut.fill(0.0);
    town_hall.accepted.fill(false);
    town_hall.intake_stopped.fill(false);
    town_hall.drawn.fill(Cents::ZERO);
    town_hall.claims.fill([Cents::ZERO; MONTHS_PER_YEAR as usize]);
    world.members.doors.fill(Door::default());
}

/// The reserve: one, or by inhabitants where every municipality has its own.
fn open_reserves(world: &mut World, reserve: Cents) {
    world.town_hall.reserve =
        if world.members.purses() == 1 { vec![reserve] } else { divide(reserve, &world.members.inhabitants) };
    // What disputes cost in the warm-up came out of no reserve that is told of.
    world.ledger.reserve_at_start = reserve + world.ledger.steering;
}

/// What a new contract begins with: claims of shared ceilings as last year's, and for contracts with classes the mix of those in
/// care, so that nobody forecasts a year of the lightest class.
fn open_policy(world: &mut World, setting: &Setting) {
    let index = world.climate.tariff_index;
    for lot in world.lots.contracted() {
        world.lots.pool_outlook[lot] = Cents::from_euros(world.lots.reference[lot].bound_revenue * index);
    }
    amend(world, setting);
    open_classes(world, setting);
}

/// A running contract that is changed is a decision that the municipality takes alone, unless both decide on tariffs: then they talk.
fn amend(world: &mut World, setting: &Setting) {
    if setting.policy.begins == Beginning::NewContract {
        return;
    }
    let together = setting.policy.rights.over(SystemDecision::Tariff) == Holder::Joint;
    let providers = &mut world.providers;
    let met = if together { &mut providers.talks } else { &mut providers.breaches };
    for (met, _) in met.iter_mut().zip(&providers.open).filter(|(_, open)| **open) {
        *met += 1.0;
    }
}

/// What last year was, at prices of the first reported year.
fn look_back(world: &mut World, setting: &Setting) {
    let lots = &mut world.lots;
    let bound_shares = bound_shares(setting, lots);
    // Last year's prices were one year further back.
    let index =
        libm::pow(1.0 + setting.scenario.municipality.tariff_growth_year, f64::from(setting.year - 1));
    for lot in lots.contracted() {
        if !world.providers.open[lots.provider[lot] as usize] {
            lots.last[lot] = Year::default();
            if setting.year <= 0 {
                lots.reference[lot] = Year::default();
            }
            continue;
        }
        let number = usize::from(lots.segment[lot]);
        let segment = &setting.scenario.segments[number];
        let done = |count: Count| lots.year[lot][count.place()].iter().sum::<i64>();
        // A provider is contracted for one client at least.
        let least = segment.optimal_hours_month * f64::from(MONTHS_PER_YEAR);
        // A settlement of savings is no revenue that the next one is measured against.
        let paid = lots.paid_year[lot].iter().copied().sum::<Cents>() - lots.settled_year[lot];
        let bound = lots.paid_year[lot][Standing::Bound as usize].euros() / index;
        let revenue = (paid.euros() / index).max(least * segment.tariff);
        let starts: i64 = COUNTS.into_iter().filter(|it| matches!(it, Count::Start(_))).map(done).sum();
        let year = Year {
            hours: Minutes(done(Count::Hours)).hours().max(least),
            revenue,
            bound_revenue: revenue * bound_shares[number],
            client_months: (done(Count::ClientMonths) as f64).max(f64::from(MONTHS_PER_YEAR)),
            starts: (starts as f64).max(1.0),
            capacity: Minutes(done(Count::Capacity)).hours(),
        };
        // What a ceiling follows that is based on use is the provider's own use, chance included.
        lots.last[lot] = Year { bound_revenue: bound.max(least * segment.tariff), ..year };
        // Who came during the run refers to its first whole year.
        let months_open = lots.opened[lot].map(|opened| world.month.0 - opened.0);
        if setting.year <= 0 || months_open.is_some_and(|months| (12..24).contains(&months)) {
            lots.reference[lot] = year;
        }
    }
    if setting.year <= 0 {
        lots.share_segments(setting.scenario.segments.len());
    }
}

/// The share of last year's pay that was for bound work, per segment. A provider's own share would be chance: many have a
/// handful of clients. Where a policy begins with forms of assignments that are bound more often, as much more is.
fn bound_shares(setting: &Setting, lots: &Lots) -> Vec<f64> {
    let scenario = setting.scenario;
    let before = if setting.year == 0 { &scenario.policy_before } else { setting.policy };
    let mut paid = vec![[Cents::ZERO; 2]; scenario.segments.len()];
    for lot in lots.contracted() {
        for standing in STANDINGS_PAID {
            paid[usize::from(lots.segment[lot])][standing as usize] += lots.paid_year[lot][standing as usize];
        }
    }
    paid.iter()
        .zip(&scenario.segments)
        .map(|([bound, exempt], segment)| {
            let all = (*bound + *exempt).euros();
            let was = if all > 0.0 { bound.euros() / all } else { 1.0 };
            let by_form = |policy: &Policy| policy.rights.bound_share(&segment.route_shares);
            rebound(was, by_form(before), by_form(setting.policy))
        })
        .collect()
}

/// The share that is bound, from what was, where by their forms `before` of assignments were and `now` are. Where fewer will be, it stays what
/// it was: those in care keep their assignments, and a ceiling was agreed on what they cost.
fn rebound(was: f64, before: f64, now: f64) -> f64 {
    if now > before { 1.0 - (1.0 - was) * (1.0 - now) / (1.0 - before) } else { was }
}

#[cfg(test)]
mod tests {
    use super::rebound;

    #[test]
    fn more_forms_that_are_bound_raise_the_bound_share_and_fewer_leave_it() {
        assert_eq!(rebound(0.62, 0.5, 0.5), 0.62);
        assert_eq!(rebound(0.62, 0.5, 1.0), 1.0);
        assert_eq!(rebound(0.62, 0.5, 0.0), 0.62);
        assert!((rebound(0.6, 0.5, 0.75) - 0.8).abs() < 1e-12);
    }
}
