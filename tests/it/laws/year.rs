//! The municipality's year: budgets that follow what was spent, and what rules do to tariffs, trust and the reserve.

use super::{SEED, rule_at_once, small, total, values, with, world};
use prikkel::indicators::position;
use prikkel::month::agreed::{Sharers, bare_terms, tariff};
use prikkel::month::outlook::View;
use prikkel::month::{self, Setting};
use prikkel::policy::budget::{Response, Rule, Watch};
use prikkel::policy::clause::{Count, Standing};
use prikkel::random::Luck;
use prikkel::run::RunValues;
use prikkel::scenario::Scenario;
use prikkel::units::{Cents, MONTHS_PER_YEAR, Minutes};
use prikkel::world::World;
use prikkel::world::tally::Tally;

/// The counts of reported year `year` in `segment`.
fn of_year(scenario: &Scenario, world: &World, year: u32, segment: usize) -> Tally {
    let first = (scenario.run.warmup_years + year) * MONTHS_PER_YEAR;
    let mut sum = Tally::default();
    for month in first..first + MONTHS_PER_YEAR {
        sum.add(&world.history[month as usize * world.tallies.len() + segment]);
    }
    sum
}

#[test]
fn a_budget_that_follows_nothing_keeps_to_the_councils_path_to_the_cent() {
    let scenario = small("default-municipality", 10_000, 3);
    assert_eq!(scenario.policy.budget.follow_share, 0.0);
    let world = world(&scenario, 0);
    for segment in 0..scenario.segments.len() {
        for year in 0..3 {
            let path = Cents::from_euros(scenario.policy.budget.path(segment, year as i32));
            assert_eq!(of_year(&scenario, &world, year, segment).budget, path.0);
        }
    }
}

#[test]
fn a_budget_that_follows_wholly_is_what_was_spent_to_the_cent() {
    let scenario = with(&small("default-municipality", 10_000, 3), |it| {
        it.policy.budget.follow_share = 1.0;
        it.policy.budget.growth_year = 0.0;
    });
    let world = world(&scenario, 0);
    for segment in 0..scenario.segments.len() {
        let first = of_year(&scenario, &world, 0, segment);
        assert_eq!(first.budget, Cents::from_euros(scenario.policy.budget.path(segment, 0)).0);
        for year in 1..3 {
            let spent = of_year(&scenario, &world, year - 1, segment).spend;
            assert_eq!(of_year(&scenario, &world, year, segment).budget, spent);
        }
    }
}

/// Half-way, the reserve still balances (every month of the run is held against the ledger), and the budget lies between.
#[test]
fn a_budget_that_follows_in_part_lies_between_its_path_and_what_was_spent() {
    let scenario = with(&small("default-municipality", 10_000, 2), |it| {
        it.policy.budget.follow_share = 0.5;
        it.policy.budget.growth_year = 0.0;
    });
    let world = world(&scenario, 0);
    for segment in 0..scenario.segments.len() {
        let first = of_year(&scenario, &world, 0, segment);
        let twice = 2 * of_year(&scenario, &world, 1, segment).budget;
        assert!((twice - first.budget - first.spend).abs() <= 2, "to the cent in which it is rounded");
    }
}

/// `response` as soon as anything was claimed, seen at once and carried out without a lag: in force from April.
fn at_once(name: &str, response: Response) -> Scenario {
    let rule = rule_at_once(Watch::Claims, 0.0, response);
    with(&small(name, 10_000, 2), |it| {
        it.policy.budget.claims_lag_months = 0;
        it.policy.budget.rules = vec![rule];
    })
}

/// Plays a whole run, and lets `look` see the world at the end of every month of the first reported year with its number, 1 to 12.
fn first_year(scenario: &Scenario, mut look: impl FnMut(u32, &World, &Setting)) {
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(scenario, &luck);
    for _ in 0..scenario.run.warmup_years * MONTHS_PER_YEAR {
        month::play(&mut world, scenario, &luck).expect("every month balances");
    }
    for number in 1..=MONTHS_PER_YEAR {
        let setting = Setting::at(scenario, &luck, world.month);
        month::play(&mut world, scenario, &luck).expect("every month balances");
        look(number, &world, &setting);
    }
}

/// Hours that `lot` declared this year.
fn declared(world: &World, lot: usize) -> f64 {
    Minutes(world.lots.year[lot][Count::Hours.place()].iter().sum()).hours()
}

#[test]
fn a_cut_lowers_what_is_paid_and_what_providers_see_alike() {
    let scenario = with(&at_once("open-house", Response::CutTariff { cut_share: 0.1 }), |it| {
        it.policy.budget.fair_price_share = 0.0;
        it.municipality.crisis_surcharge_euros = 0.0;
    });
    let (mut last, mut hours): (Option<World>, f64) = (None, 0.0);
    first_year(&scenario, |number, world, setting| {
        let sharers = Sharers::ahead(world, setting);
        for lot in world.lots.contracted() {
            let segment = &scenario.segments[usize::from(world.lots.segment[lot])];
            let list = segment.tariff * world.climate.tariff_index;
            let share = if number < 3 { 0.0 } else { 0.1 };
            let terms = bare_terms(world, setting, lot);
            assert_eq!(
                terms.tariff,
                list * (1.0 - share),
                "a second look at the rule takes nothing more off"
            );
            let brings =
                View::of(world, setting, &sharers, 1.0, lot).marginal.of(Count::Hours, Standing::Bound);
            assert!((brings - terms.tariff).abs() < 1e-9, "{brings} against {}", terms.tariff);
            let Some(last) = &last else { continue };
            // March was done before the cut, and is paid as February was.
            let paid_share = if number < 4 { 0.0 } else { 0.1 };
            let paid = (world.lots.received_ever[lot] - last.lots.received_ever[lot]).euros();
            let done = declared(world, lot) - declared(last, lot);
            let priced = done * list * (1.0 - paid_share);
            // Two standings, each rounded to the cent at both ends.
            assert!((paid - priced).abs() <= 0.02, "{number}: {paid} against {priced}");
            hours += done;
        }
        last = Some(world.clone());
    });
    assert!(hours > 10_000.0, "{hours} hours prove little");
}

#[test]
fn a_cut_lapses_in_january() {
    let scenario = at_once("open-house", Response::CutTariff { cut_share: 0.02 });
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(&scenario, &luck);
    for _ in 0..(scenario.run.warmup_years + 1) * MONTHS_PER_YEAR {
        month::play(&mut world, &scenario, &luck).expect("every month balances");
    }
    assert!(world.town_hall.tariff_cut.iter().all(|share| *share > 0.0));
    month::play(&mut world, &scenario, &luck).expect("every month balances");
    assert!(world.town_hall.tariff_cut.iter().all(|share| *share == 0.0));
    assert!(world.lots.earned_before.iter().flatten().flatten().all(|euros| *euros == 0.0));
}

#[test]
fn no_tariff_is_cut_below_the_fair_price() {
    let scenario = at_once("open-house", Response::CutTariff { cut_share: 0.5 });
    first_year(&scenario, |number, world, setting| {
        for (segment, known) in scenario.segments.iter().enumerate().filter(|_| number >= 3) {
            let cost = known.cost_hour() * world.climate.wage_index;
            let paid = tariff(world, setting, segment);
            assert!((paid - cost).abs() < 1e-9, "{}: {paid} against {cost}", known.id);
        }
    });
}

/// A rule that cuts changes nothing, to the bit: no tariff, no trust, no cent.
fn assert_nothing_is_cut(name: &str, fair_price_share: f64) {
    let cutting = with(&at_once(name, Response::CutTariff { cut_share: 0.2 }), |it| {
        it.policy.budget.fair_price_share = fair_price_share;
    });
    let none = with(&cutting, |it| it.policy.budget.rules.clear());
    assert_eq!(values(&cutting), values(&none));
}

/// Where the fair price leaves no room.
#[test]
fn a_cut_that_the_fair_price_forbids_is_no_cut() {
    assert_nothing_is_cut("ceilings", 2.0);
}

/// Where nothing is paid by the tariff there is nothing to cut, and nobody is wronged.
#[test]
fn a_lump_sum_is_not_cut() {
    assert_nothing_is_cut("lump-sum", 0.0);
}

/// Talks first; what is agreed after them is the part to which providers agree by their trust, and no breach.
#[test]
fn what_is_renegotiated_follows_trust() {
    let asking = |trust: f64, concession: f64| {
        let response = Response::Renegotiate { cut_share: 0.02 };
        with(&at_once("open-house", response), |it| {
            it.policy.budget.rules[0].lag_months = 2;
            it.policy.budget.fair_price_share = 0.0;
            it.behaviour.trust.base = trust;
            it.behaviour.trust.base_sd = 0.0;
            it.behaviour.trust.decay_share_month = 0.0;
            it.behaviour.trust.talk_gain = 0.0;
            it.behaviour.trust.concession_max = concession;
        })
    };
    for (trust, concession, share) in [(0.0, 1.0, 0.0), (0.5, 1.0, 0.01), (1.0, 1.0, 0.02), (1.0, 0.5, 0.01)]
    {
        let scenario = asking(trust, concession);
        first_year(&scenario, |number, world, _| {
            let agreed = if number < 5 { 0.0 } else { share };
            for cut in &world.town_hall.tariff_cut {
                assert!((cut - agreed).abs() < 1e-6, "month {number}: {cut} where {agreed} is agreed");
            }
            let kept = world.providers.trust.iter().all(|now| (now - trust).abs() < 1e-12);
            assert!(kept, "nobody is wronged by what was agreed");
        });
    }
    // Where talks gain nothing and nobody concedes anything, nothing changes.
    let alone = asking(0.5, 0.0);
    assert_eq!(values(&alone), values(&with(&alone, |it| it.policy.budget.rules.clear())));
}

/// All that was measured, but one indicator.
fn indicator_but(values: &RunValues, keys: &[&str]) -> Vec<Option<f64>> {
    let places: Vec<usize> = keys.iter().map(|key| position(key)).collect();
    let all = values.indicators.iter().enumerate().filter(|(at, _)| !places.contains(at));
    all.map(|(_, value)| *value).collect()
}

#[test]
fn talks_come_before_what_is_renegotiated() {
    let scenario = with(&at_once("open-house", Response::Renegotiate { cut_share: 0.02 }), |it| {
        it.policy.budget.rules[0].lag_months = 3;
    });
    let quiet = with(&scenario, |it| it.policy.budget.rules.clear());
    let mut trust = Vec::new();
    first_year(&quiet, |_, world, _| trust.push(world.providers.trust.clone()));
    first_year(&scenario, |number, world, _| {
        let more = world.providers.trust.iter().zip(&trust[number as usize - 1]).any(|(now, was)| now > was);
        assert_eq!(more, number >= 3, "month {number}");
        assert_eq!(
            world.town_hall.tariff_cut.iter().any(|share| *share > 0.0),
            number >= 6,
            "month {number}"
        );
    });
}

/// While the council accepts, no rule below decides; rules above it, and segments where it does not accept, go on.
#[test]
fn what_is_accepted_keeps_the_rules_below_from_deciding() {
    let rule =
        |above: f64, response| Rule { cost_euros: 100.0, ..rule_at_once(Watch::Claims, above, response) };
    let stop = rule(0.0, Response::StopIntake);
    let talk = rule(0.0, Response::Talk);
    let under =
        |rules: Vec<Rule>| with(&at_once("open-house", Response::Talk), |it| it.policy.budget.rules = rules);
    let none = under(Vec::new());
    let accepted = under(vec![rule(0.0, Response::Accept), stop, talk]);
    assert_eq!(values_but_acceptance(&accepted), values_but_acceptance(&none));
    let world = world(&accepted, 0);
    assert!(world.town_hall.accepted.iter().all(|it| *it), "and it is on record");
    // A rule above it acts as if there were no other, and a level that is never reached stops nothing.
    assert_eq!(
        values_but_acceptance(&under(vec![stop, rule(0.0, Response::Accept), talk])),
        values_but_acceptance(&under(vec![stop])),
    );
    assert_eq!(
        values(&under(vec![rule(1e9, Response::Accept), stop, talk])),
        values(&under(vec![stop, talk])),
    );
}

fn values_but_acceptance(scenario: &Scenario) -> Vec<Option<f64>> {
    indicator_but(&values(scenario), &["accepted_months"])
}

/// What measures cost comes out of the reserve, and moves nothing else.
#[test]
fn what_measures_cost_comes_out_of_the_reserve_to_the_cent() {
    let priced = |cost: f64| {
        with(&at_once("open-house", Response::TightenAccess { strictness: 0.2 }), |it| {
            it.policy.budget.rules[0].cost_euros = cost;
        })
    };
    let (free, dear) = (world(&priced(0.0), 0), world(&priced(1_234.56), 0));
    // Once per segment and year: access that is tighter already is not tightened again.
    let segments = free.tallies.len() as i64;
    assert_eq!(dear.ledger.steering, Cents(123_456 * segments * 2));
    assert_eq!(free.ledger.steering, Cents::ZERO);
    assert_eq!(free.town_hall.reserve, [dear.town_hall.reserve[0] + dear.ledger.steering]);
    let but = |scenario: &Scenario| {
        indicator_but(&values(scenario), &["steering_cost", "total_cost", "admin_share"])
    };
    assert_eq!(but(&priced(0.0)), but(&priced(1_234.56)));
    let total = total(&priced(1_234.56), &dear);
    assert_eq!(total.steering, dear.ledger.steering.0);
    // From April to December, in both years.
    assert_eq!(total.tightened, 9 * 2 * segments);
}
