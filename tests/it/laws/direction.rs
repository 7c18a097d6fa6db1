//! The direction of the known effects, on the default municipality at half its size: what health economics and Dutch
//! practice say must come out, each as a difference under the same luck whose interval leaves out zero.
//!
//! Sizes are not held here: they are calibration and assumption. An effect that turned out otherwise than expected is
//! described as it is, with the reason.

use super::{SEED, both_policies, rule_at_once, small, with};
use prikkel::indicators::position;
use prikkel::policy::access::Route;
use prikkel::policy::budget::{Response, Watch};
use prikkel::policy::clause::{Clause, Standing};
use prikkel::policy::rights::Holder;
use prikkel::run::{measure, simulate};
use prikkel::scenario::Scenario;
use prikkel::stats::{Interval, Moments};
use prikkel::units::MONTHS_PER_YEAR;
use prikkel::world::World;
use prikkel::world::tally::Tally;

/// Runs per scenario: enough for every sign here to be clear, few enough for seconds.
const REPLICATES: u32 = 8;

pub fn default(name: &str, years: u32) -> Scenario {
    small(name, 50_000, years)
}

/// One number per replicate.
pub fn each_run(scenario: &Scenario, of: impl Fn(&World) -> f64) -> Vec<f64> {
    (0..REPLICATES)
        .map(|replicate| of(&simulate(scenario, SEED, replicate).expect("every run balances")))
        .collect()
}

pub fn indicator(scenario: &Scenario, key: &str) -> Vec<f64> {
    each_run(scenario, |world| measure(scenario, world).indicators[position(key)].expect("it has a value"))
}

fn interval(values: impl IntoIterator<Item = f64>) -> Interval {
    let mut moments = Moments::default();
    values.into_iter().for_each(|value| moments.add(value));
    moments.interval()
}

/// `to` is above `from` in pairs of runs under the same luck, beyond chance.
pub fn assert_rises(what: &str, from: &[f64], to: &[f64]) {
    let difference = interval(from.iter().zip(to).map(|(from, to)| to - from));
    let [before, after] = [from, to].map(|values| interval(values.iter().copied()).mean);
    assert!(difference.low > 0.0, "{what} must rise: from {before} to {after}, {difference:?}");
}

pub fn assert_falls(what: &str, from: &[f64], to: &[f64]) {
    assert_rises(&format!("minus {what}"), &negated(from), &negated(to));
}

fn negated(values: &[f64]) -> Vec<f64> {
    values.iter().map(|value| -value).collect()
}

/// The sum of the tallies of reported year `year` over all segments, in the months of the year that `wanted` names.
fn in_year(scenario: &Scenario, world: &World, year: u32, wanted: impl Fn(u32) -> bool) -> Tally {
    let segments = scenario.segments.len();
    let mut sum = Tally::default();
    for month in (0..MONTHS_PER_YEAR).filter(|month| wanted(*month)) {
        let at = ((scenario.run.warmup_years + year) * MONTHS_PER_YEAR + month) as usize * segments;
        world.history[at..at + segments].iter().for_each(|tally| sum.add(tally));
    }
    sum
}

/// The list at the end of a month, mean over a reported year.
fn waiting_in(scenario: &Scenario, world: &World, year: u32) -> f64 {
    in_year(scenario, world, year, |_| true).waiting as f64 / f64::from(MONTHS_PER_YEAR)
}

/// q/q* of bound care at the end, mean over contracted lots.
fn ratio(world: &World) -> f64 {
    let ratios = world.lots.contracted().map(|lot| world.lots.ratio[lot][Standing::Bound as usize]);
    ratios.sum::<f64>() / world.lots.contracted as f64
}

pub fn trust(world: &World) -> f64 {
    world.providers.trust.iter().sum::<f64>() / world.providers.len() as f64
}

fn with_capacity(factor: f64) -> Scenario {
    with(&default("open-house", 3), |it| it.market.capacity_factor = factor)
}

#[test]
fn price_times_volume_gives_more_than_is_best() {
    let ratios = interval(each_run(&default("open-house", 3), ratio));
    assert!(ratios.low > 1.0, "{ratios:?}");
}

#[test]
fn slack_capacity_is_filled_with_hours() {
    let (tight, slack) = (with_capacity(0.95), with_capacity(1.35));
    assert_rises(
        "over-provision",
        &indicator(&tight, "over_provision"),
        &indicator(&slack, "over_provision"),
    );
    assert_falls("waiting", &indicator(&tight, "waiting"), &indicator(&slack, "waiting"));
}

#[test]
fn a_lump_sum_gives_less_than_is_best() {
    let (open, sum) = (default("open-house", 3), default("lump-sum", 3));
    let ratios = interval(each_run(&sum, ratio));
    assert!(ratios.high < 1.0, "{ratios:?}");
    assert_rises(
        "under-provision",
        &indicator(&open, "under_provision"),
        &indicator(&sum, "under_provision"),
    );
    assert_falls(
        "hours per client",
        &indicator(&open, "hours_per_client"),
        &indicator(&sum, "hours_per_client"),
    );
    assert_falls("recovery", &indicator(&open, "recovery"), &indicator(&sum, "recovery"));
}

/// A lump sum does not queue at once: where hours per client fall faster than staff leaves, the first years have places to
/// spare and the list is shorter than under price times volume. Staff follows the hours, nobody hires for a queue that
/// brings nothing, and in the end the list is longer.
#[test]
fn a_lump_sum_shortens_the_list_at_first_and_makes_it_grow_in_the_end() {
    // Whom providers take is another matter: here they take everyone.
    let everyone = |name| with(&default(name, 10), |it| it.behaviour.selection.interest_share = 0.0);
    let (open, sum) = (everyone("open-house"), everyone("lump-sum"));
    let waiting = |scenario: &Scenario, year| each_run(scenario, |world| waiting_in(scenario, world, year));
    assert_falls("waiting in the second year", &waiting(&open, 1), &waiting(&sum, 1));
    assert_rises("waiting from the second to the fifth year", &waiting(&sum, 1), &waiting(&sum, 4));
    assert_rises("waiting from the fifth to the tenth year", &waiting(&sum, 4), &waiting(&sum, 9));
    assert_rises("waiting in the tenth year", &waiting(&open, 9), &waiting(&sum, 9));
}

#[test]
fn a_trajectory_fee_shortens_care_and_brings_people_back() {
    let (open, fee) = (default("open-house", 5), default("trajectory-fee", 5));
    assert_falls("duration", &indicator(&open, "duration"), &indicator(&fee, "duration"));
    assert_rises(
        "starts of who was here",
        &indicator(&open, "repeat_share"),
        &indicator(&fee, "repeat_share"),
    );
    assert_rises("residual need", &indicator(&open, "residual_need"), &indicator(&fee, "residual_need"));
    assert_falls("waiting", &indicator(&open, "waiting"), &indicator(&fee, "waiting"));
}

fn with_ceiling(level: f64, years: u32) -> Scenario {
    with(&default("ceilings", years), |it| {
        for contract in &mut it.policy.contracts {
            for clause in &mut contract.clauses {
                if let Clause::RevenueCeiling(ceiling) = clause {
                    ceiling.level = level;
                }
            }
        }
    })
}

/// To the cent: what was paid for bound work in a year is at most the ceiling, for every provider in every segment.
#[test]
fn no_provider_is_paid_above_its_ceiling_for_bound_work() {
    let scenario = with_ceiling(0.8, 2);
    let world = simulate(&scenario, SEED, 0).expect("every run balances");
    let mut at_the_ceiling = 0;
    for lot in world.lots.contracted() {
        let segment = &scenario.segments[usize::from(world.lots.segment[lot])];
        let terms = world.lots.terms(lot, segment.tariff, world.climate.tariff_index);
        let ceiling = 0.8 * terms.reference.bound_revenue * 100.0;
        let paid = world.lots.paid_year[lot][Standing::Bound as usize].0 as f64;
        // Half a cent of rounding.
        assert!(paid <= ceiling + 0.5 + 1e-6, "{paid} above {ceiling}");
        at_the_ceiling += usize::from(paid > ceiling - 1.0);
    }
    assert!(at_the_ceiling > 10, "{at_the_ceiling} ceilings that bind prove little");
}

#[test]
fn a_lower_ceiling_lowers_spend_and_leaves_more_unpaid() {
    let [wide, middle, tight] = [1.2, 0.9, 0.7].map(|level| with_ceiling(level, 3));
    let open = default("open-house", 3);
    assert_falls("spend", &indicator(&open, "spend"), &indicator(&wide, "spend"));
    assert_falls("spend", &indicator(&wide, "spend"), &indicator(&middle, "spend"));
    assert_falls("spend", &indicator(&middle, "spend"), &indicator(&tight, "spend"));
    assert_rises("unpaid", &indicator(&wide, "unpaid"), &indicator(&middle, "unpaid"));
    assert_rises("unpaid", &indicator(&middle, "unpaid"), &indicator(&tight, "unpaid"));
}

#[test]
fn a_ceiling_moves_care_to_exempt_assignments_and_clients_from_door_to_door() {
    let (open, bound) = (default("open-house", 3), default("ceilings", 3));
    assert_rises("exempt share", &indicator(&open, "exempt_share"), &indicator(&bound, "exempt_share"));
    assert_rises("refusals", &indicator(&open, "refusals"), &indicator(&bound, "refusals"));
    assert_rises(
        "under-provision",
        &indicator(&open, "under_provision"),
        &indicator(&bound, "under_provision"),
    );
}

/// As with a lump sum the list is shorter at first: a provider that foresees its ceiling cuts hours per client before it
/// cuts clients, and the staff that comes free takes them in. A tight ceiling has the longer list within three years.
#[test]
fn a_tight_ceiling_makes_the_list_grow_beyond_that_of_price_times_volume() {
    let (open, tight) = (default("open-house", 3), with_ceiling(0.7, 3));
    let waiting = |scenario: &Scenario, year| each_run(scenario, |world| waiting_in(scenario, world, year));
    assert_rises("waiting from the first to the third year", &waiting(&tight, 0), &waiting(&tight, 2));
    assert_rises("waiting in the third year", &waiting(&open, 2), &waiting(&tight, 2));
}

/// Bound starts of November and December over those of March and April. The first reported year is left out: before
/// its January there is no stop to catch up on.
#[test]
fn a_ceiling_stops_intake_towards_december() {
    let late_over_early = |scenario: &Scenario| {
        each_run(scenario, |world| {
            let bound_starts = |wanted: fn(u32) -> bool| {
                let years = 1..scenario.run.years;
                let sums = years.map(|year| in_year(scenario, world, year, wanted));
                sums.map(|tally| tally.starts - tally.exempt_starts).sum::<i64>() as f64
            };
            bound_starts(|month| month >= 10) / bound_starts(|month| month == 2 || month == 3)
        })
    };
    let (open, bound) = (default("open-house", 4), default("ceilings", 4));
    assert_falls("starts late in the year", &late_over_early(&open), &late_over_early(&bound));
    let bound = interval(late_over_early(&bound));
    assert!(bound.high < 0.9, "{bound:?}");
}

fn with_desk(strictness: f64, return_share: f64) -> Scenario {
    with(&default("open-house", 3), |it| {
        both_policies(it, |policy| policy.access.of_mut(Holder::Desk).strictness = strictness);
        it.behaviour.demand.return_share = return_share;
    })
}

#[test]
fn a_strict_desk_turns_people_away_and_some_come_back_by_the_gp() {
    let [usual, strict, strict_once] =
        [(0.25, 0.35), (0.7, 0.35), (0.7, 0.0)].map(|(z, back)| with_desk(z, back));
    assert_rises("turned away", &indicator(&usual, "turned_away"), &indicator(&strict, "turned_away"));
    let by_gp = |scenario: &Scenario| {
        each_run(scenario, |world| {
            super::total(scenario, world).starts_by_route[Route::GeneralPractitioner as usize] as f64
        })
    };
    assert_rises("starts by the GP", &by_gp(&usual), &by_gp(&strict));
    // And that is by those who come back: where nobody does, the GP has fewer.
    assert_rises("starts by the GP", &by_gp(&strict_once), &by_gp(&strict));
}

/// Hours that are wrong, as a share: too many over what was given, too few over what was best.
#[test]
fn stronger_professional_norms_bring_every_scheme_closer_to_what_is_best() {
    for name in ["open-house", "ceilings", "tiers", "trajectory-fee", "lump-sum"] {
        let wrong = |factor: f64| {
            let scenario = with(&default(name, 3), |it| it.behaviour.volume.curvature_median *= factor);
            let (over, under) =
                (indicator(&scenario, "over_provision"), indicator(&scenario, "under_provision"));
            over.iter().zip(&under).map(|(over, under)| over + under).collect::<Vec<_>>()
        };
        let [usual, strong, strongest] = [1.0, 4.0, 16.0].map(wrong);
        assert_falls(name, &usual, &strong);
        assert_falls(name, &strong, &strongest);
    }
}

#[test]
fn talks_raise_trust_and_a_stop_that_is_imposed_lowers_it() {
    let silent = default("open-house", 2);
    let with_rule = |response| {
        let rule = rule_at_once(Watch::Forecast, 0.0, response);
        with(&silent, |it| it.policy.budget.rules = vec![rule])
    };
    let (talking, stopping) = (with_rule(Response::Talk), with_rule(Response::StopIntake));
    let cutting = with_rule(Response::CutTariff { cut_share: 0.01 });
    assert_falls("trust", &each_run(&silent, trust), &each_run(&cutting, trust));
    assert_rises("trust", &each_run(&silent, trust), &each_run(&talking, trust));
    assert_falls("trust", &each_run(&silent, trust), &each_run(&stopping, trust));
}

/// Trust is worth something: who counts the municipality's euro as its own gives fewer needless hours.
#[test]
fn trust_tempers_over_provision() {
    let with_trust = |base: f64| with(&default("open-house", 3), |it| it.behaviour.trust.base = base);
    assert_falls(
        "over-provision",
        &indicator(&with_trust(0.1), "over_provision"),
        &indicator(&with_trust(0.8), "over_provision"),
    );
}
