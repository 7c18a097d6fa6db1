//! Selective procedures and notice: off they change nothing to the digit, on they keep to their maximum, and nobody begins with a
//! provider that leaves.

use super::{SEED, When, play_watched, small, total, values, with, world};
use prikkel::indicators::position;
use prikkel::policy::admission::{Procedure, Selection, Weights};
use prikkel::random::Luck;
use prikkel::run::{measure, simulate};
use prikkel::scenario::Scenario;
use prikkel::stats::Moments;
use prikkel::units::{MONTHS_PER_YEAR, Month};
use prikkel::world::World;
use prikkel::world::providers::Leaving;
use prikkel::world::tally::Tally;

const INHABITANTS: u32 = 30_000;
const YEARS: u32 = 3;

/// Youth care and the Wmo, in a municipality with 45 and 24 providers.
fn base() -> Scenario {
    small("open-house", INHABITANTS, YEARS)
}

/// A procedure for all groups with this maximum for each.
fn selective(scenario: &Scenario, maximum: u32) -> Scenario {
    with(scenario, |it| {
        it.policy.admission.procedure = Procedure::Selective(Selection {
            contracted_max: vec![Some(maximum); it.market.groups.len()],
            term_years: None,
            weights: Weights { quality: 1.0, size: 0.5, soundness: 0.5 },
        });
    })
}

fn selection(scenario: &mut Scenario) -> &mut Selection {
    match &mut scenario.policy.admission.procedure {
        Procedure::Selective(selection) => selection,
        Procedure::OpenHouse | Procedure::Closed => panic!("this scenario has no selection"),
    }
}

fn term(scenario: &Scenario, years: Option<u32>) -> Scenario {
    with(scenario, |it| selection(it).term_years = years)
}

fn notice(scenario: &Scenario, months: u32) -> Scenario {
    with(scenario, |it| it.policy.admission.notice_months = months)
}

/// Without newcomers, a maximum that all fit under is a closed market: to the digit.
#[test]
fn a_maximum_that_is_not_reached_changes_nothing() {
    let base = with(&base(), |it| it.behaviour.entry.entry_share_month = 0.0);
    let closed = with(&base, |it| it.policy.admission.procedure = Procedure::Closed);
    for months in [0, 6] {
        let [closed, wide, narrow] = [closed.clone(), selective(&base, 30_000), selective(&base, 8)]
            .map(|it| values(&notice(&it, months)));
        assert!(wide == closed, "a maximum above all, notice {months}");
        assert!(narrow != closed, "a maximum that binds must be felt, notice {months}");
    }
}

#[test]
fn a_term_beyond_the_run_is_no_term() {
    let once = selective(&base(), 10);
    assert!(values(&term(&once, Some(YEARS))) == values(&once));
    assert!(values(&term(&once, Some(1))) != values(&once), "a term that ends must be felt");
}

#[test]
fn a_view_of_quality_errs_only_where_quality_counts() {
    let blind = with(&selective(&base(), 10), |it| selection(it).weights.quality = 0.0);
    let error = |it: &Scenario, sd: f64| {
        let mut values = values(&with(it, |it| it.behaviour.entry.award_error_sd = sd));
        // This says how large the error is, whether it counts or not.
        values.indicators[position("quality_known")] = None;
        values
    };
    assert!(error(&blind, 0.0) == error(&blind, 3.0));
    let sighted = selective(&base(), 10);
    assert!(error(&sighted, 0.0) != error(&sighted, 3.0));
}

/// Plays a run, and shows the world after every phase.
fn watch(scenario: &Scenario, mut look: impl FnMut(&str, &World)) -> World {
    let luck = Luck::new(SEED, 0);
    let mut world = World::populate(scenario, &luck);
    for _ in 0..super::months(scenario) {
        play_watched(&mut world, scenario, &luck, |phase, when, world| {
            if when == When::After {
                look(phase, world);
            }
        });
    }
    world
}

fn reported(scenario: &Scenario, world: &World) -> Option<u32> {
    world.month.0.checked_sub(scenario.run.warmup_years * MONTHS_PER_YEAR)
}

/// Providers of each group that work here, and those of them under notice.
fn working(scenario: &Scenario, world: &World) -> [(usize, usize); 2] {
    let mut counts = [(0, 0); 2];
    for provider in (0..world.providers.len()).filter(|provider| world.providers.open[*provider]) {
        let lot = world.lots.of_provider(provider)[0];
        let count = &mut counts[scenario.segments[usize::from(world.lots.segment[lot])].group];
        count.0 += 1;
        count.1 += usize::from(!world.providers.takes_clients(provider));
    }
    counts
}

#[test]
fn no_more_are_contracted_than_the_maximum_and_those_under_notice() {
    let scenario = term(&notice(&selective(&base(), 9), 4), Some(2));
    watch(&scenario, |_, world| {
        let Some(month) = reported(&scenario, world).filter(|_| world.month.0 > 0) else { return };
        for (all, leaving) in working(&scenario, world) {
            assert!(all - leaving <= 9, "{} of {all} in reported month {month}", all - leaving);
        }
    });
    let end = world(&scenario, 0);
    assert!(working(&scenario, &end).iter().all(|(all, _)| (3..=9).contains(all)));
    // Every segment still has someone.
    for number in 0..scenario.segments.len() {
        let works = |lot: &usize| end.providers.takes_clients(end.lots.provider[*lot] as usize);
        let mut own = end.lots.contracted().filter(|lot| usize::from(end.lots.segment[*lot]) == number);
        assert!(own.any(|lot| works(&lot)), "segment {number} has no provider");
    }
}

#[test]
fn nobody_begins_with_a_provider_under_notice_and_none_is_left_after_it() {
    let scenario = notice(&selective(&base(), 8), 6);
    let mut staff: Vec<f64> = Vec::new();
    let mut under_notice = 0;
    watch(&scenario, |phase, world| {
        let leaves = |lot: usize| {
            lot < world.lots.contracted && world.providers.notice[world.lots.provider[lot] as usize].is_some()
        };
        if phase == "matching" {
            for place in 0..world.care.len() {
                let begins = world.care.started[place] == world.month.0 as i32;
                assert!(!begins || !leaves(world.care.lot[place] as usize), "month {:?}", world.month);
            }
            assert!(
                world.waiting.iter().all(|client| !leaves(client.lot as usize)),
                "nobody stands on a list"
            );
        }
        if phase == "decisions" {
            let was = std::mem::replace(&mut staff, world.lots.capacity.clone());
            for lot in world.lots.contracted().filter(|lot| leaves(*lot)) {
                under_notice += usize::from(world.lots.clients[lot] > 0);
                assert!(staff[lot] <= was[lot], "who gets no clients hires nobody");
            }
        }
    });
    assert!(under_notice > 100, "{under_notice} months of lots with clients under notice");
    let end = world(&scenario, 0);
    for lot in end.lots.contracted().filter(|lot| !end.providers.open[end.lots.provider[*lot] as usize]) {
        assert_eq!((end.lots.clients[lot], end.lots.capacity[lot]), (0, 0.0));
        assert!(end.care.lot.iter().all(|at| *at as usize != lot));
    }
}

/// Exits by reported month, all segments together.
fn by_month(scenario: &Scenario, world: &World, of: impl Fn(&Tally) -> i64) -> Vec<i64> {
    let segments = scenario.segments.len();
    let first = (scenario.run.warmup_years * MONTHS_PER_YEAR) as usize * segments;
    world.history[first..].chunks(segments).map(|month| month.iter().map(&of).sum()).collect()
}

#[test]
fn who_is_not_awarded_closes_when_its_notice_ends_and_nobody_comes_between() {
    let calm = with(&base(), |it| it.behaviour.entry.exit_share_month = 0.0);
    for months in [0, 1, 6] {
        let scenario = term(&notice(&selective(&calm, 8), months), Some(2));
        let end = world(&scenario, 0);
        let exits = by_month(&scenario, &end, |tally| tally.exits);
        let last = (months as usize).saturating_sub(1);
        assert!(exits[last] > 20, "notice {months}: {exits:?}");
        assert_eq!(exits[..24].iter().sum::<i64>(), exits[last], "notice {months}: {exits:?}");
        let entries = by_month(&scenario, &end, |tally| tally.entries);
        let come: Vec<usize> = (0..entries.len()).filter(|month| entries[*month] > 0).collect();
        assert!(come.iter().all(|month| [0, 24].contains(month)), "entries in months {come:?}");
    }
}

#[test]
fn who_stops_in_the_red_works_out_its_notice() {
    let failing = with(&base(), |it| {
        it.market.reserve_months_median = 0.05;
        it.behaviour.entry.exit_share_month = 0.2;
    });
    let scenario = notice(&failing, 5);
    let mut given: Vec<Option<Month>> = Vec::new();
    let mut closed = 0;
    let end = watch(&scenario, |phase, world| {
        if phase != "market" || reported(&scenario, world).is_none() {
            return;
        }
        given.resize(world.providers.len(), None);
        for (provider, given) in given.iter_mut().enumerate() {
            let Some(notice) = world.providers.notice[provider] else { continue };
            assert_eq!(notice.why, Leaving::Stops);
            let since = *given.get_or_insert(world.month);
            let open = world.providers.open[provider];
            if notice.until.0 == since.0 + 5 {
                assert_eq!(open, world.month < notice.until, "it closes in the fifth month after");
                closed += usize::from(world.month == notice.until);
            }
        }
    });
    assert!(closed > 5, "{closed} closed after their notice");
    assert!(total(&scenario, &end).exits > 0);
}

/// What was agreed with those who lost goes along: by the second January, all of it stands with those who stay. A sum per
/// provider or per inhabitant, and newcomers or not: the municipality pays the same as without a selection.
#[test]
fn lump_sums_and_ceilings_go_where_the_clients_go() {
    let cases = [("lump-sum", 0, 0.0), ("lump-sum", 6, 0.0), ("lump-sum", 12, 0.0), ("lump-sum", 6, 100.0)];
    for (name, months, entry) in cases.into_iter().chain([("population-lump-sum", 6, 100.0)]) {
        let sums = with(&small(name, INHABITANTS, 2), |it| {
            it.behaviour.entry.exit_share_month = 0.0;
            it.behaviour.entry.entry_share_month = entry;
            it.behaviour.entry.entry_margin_share = -1.0;
            // Those who come begin in the first January only.
            it.policy_before.admission.procedure = Procedure::Closed;
        });
        let mut scenario = notice(&selective(&sums, 12), months);
        if entry > 0.0 {
            // Newcomers are small: here that is what wins.
            selection(&mut scenario).weights = Weights { quality: 0.0, size: -1.0, soundness: 0.0 };
        }
        let mut agreed: Vec<Vec<f64>> = Vec::new();
        let end = watch(&scenario, |phase, world| {
            let Some(month) = reported(&scenario, world) else { return };
            if phase == "environment" && month % MONTHS_PER_YEAR == 0 {
                let mut sum = vec![0.0; scenario.segments.len()];
                for lot in world.lots.contracted() {
                    sum[usize::from(world.lots.segment[lot])] += world.lots.reference[lot].revenue;
                }
                agreed.push(sum);
            }
        });
        let [first, second] = &agreed[..] else { panic!("two Januaries") };
        // A newcomer under a sum per inhabitant refers to what its first year brought, and not to what was agreed.
        for (first, second) in first.iter().zip(second).filter(|_| name == "lump-sum") {
            // Sums of shares of sums, and cents: equal but for the last digits.
            assert!((first - second).abs() < 1e-6 * first, "{name}, notice {months}: {first} and {second}");
        }
        assert_eq!(total(&scenario, &end).entries > 0, entry > 0.0, "{name}");
        let lost = end.lots.contracted().filter(|lot| !end.providers.open[end.lots.provider[*lot] as usize]);
        let left: f64 = lost.map(|lot| end.lots.reference[lot].revenue).sum();
        assert!(left.abs() < 1e-6, "{name}, notice {months}: {left} stayed behind");
        // The municipality pays the same as without a selection, twelve months a year: nobody is paid twice.
        let paid = |scenario: &Scenario| {
            let tally = total(scenario, &world(scenario, 0));
            (tally.revenue as f64) / 100.0
        };
        let (closed, selected) = (paid(&sums), paid(&scenario));
        assert!(
            (selected / closed - 1.0).abs() < 0.002,
            "{name}, notice {months}: {selected} against {closed}"
        );
    }
}

/// Eight runs under the same luck: the mean difference, and how sure it is.
fn assert_rises(what: &str, low: &Scenario, high: &Scenario, of: impl Fn(&Scenario, &World) -> f64) {
    let mut moments = Moments::default();
    for replicate in 0..8 {
        let run = |it: &Scenario| of(it, &simulate(it, SEED, replicate).expect("every run balances"));
        moments.add(run(high) - run(low));
    }
    assert!(moments.interval().low > 0.0, "{what} must rise: {:?}", moments.interval());
}

#[test]
fn fewer_providers_are_more_concentration_and_transfers_in_the_year_of_the_procedure() {
    let open = base();
    let (many, few) = (notice(&selective(&open, 20), 6), notice(&selective(&open, 6), 6));
    let concentration = |it: &Scenario, world: &World| {
        measure(it, world).indicators[position("concentration")].expect("somebody was paid")
    };
    assert_rises("concentration", &open, &many, concentration);
    assert_rises("concentration", &many, &few, concentration);
    let moved = |it: &Scenario, world: &World| {
        by_month(it, world, |tally| tally.transfers)[..12].iter().sum::<i64>() as f64
    };
    assert_rises("transfers in the first year", &open, &many, moved);
    assert_rises("transfers in the first year", &many, &few, moved);
}
