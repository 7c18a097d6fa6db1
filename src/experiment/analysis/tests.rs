//! What the statistics promise.

use super::super::testing::{flat_run, shipped};
use super::*;
use crate::random::{Luck, Purpose, normal};
use std::sync::atomic::AtomicBool;

fn comparison(schemes: usize, replicates: u32, value: &dyn Fn(usize, u32) -> Option<f64>) -> Comparison {
    let scenarios = vec![shipped(); schemes];
    let mut statistics = Statistics::new(&scenarios);
    for replicate in 0..replicates {
        for (scenario, played) in scenarios.iter().enumerate() {
            let result = value(scenario, replicate)
                .map(|value| flat_run(played, value))
                .ok_or_else(|| "it broke".to_owned());
            statistics.take(&RunOutcome { scenario, replicate, result });
        }
    }
    let stop = AtomicBool::new(false);
    let plan =
        Plan { scenarios: &scenarios, first_replicate: 0, replicates, seed: 1, threads: 1, stop: &stop };
    statistics.comparison(&plan)
}

fn luck(replicate: u32, entity: u64) -> f64 {
    normal(Luck::new(5, replicate).draws(Purpose::Client, entity, 0)[0])
}

fn row_of(unit: Unit) -> usize {
    INDICATORS.iter().position(|row| row.unit == unit).expect("a row of this unit")
}

#[test]
#[expect(clippy::float_cmp, reason = "equal means equal")]
fn a_against_a_is_exactly_zero_and_equal() {
    let both = comparison(2, 40, &|_, replicate| Some(0.4 + luck(replicate, 0)));
    for scheme in &both.schemes {
        for (row, difference) in INDICATORS.iter().zip(&scheme.differences) {
            let difference = difference.as_ref().expect("all pairs are there");
            assert_eq!((difference.count, difference.verdict), (40, Verdict::Equal), "{}", row.key);
            assert_eq!(difference.interval.mean, 0.0);
            assert_eq!(difference.variance_ratio.unwrap_or(0.0), 0.0);
        }
    }
    let itself = &both.schemes[0].differences[row_of(Unit::Probability)].as_ref().expect("pairs").interval;
    assert_eq!((itself.low, itself.high), (0.0, 0.0));
    let other = &both.schemes[1].differences[row_of(Unit::Probability)].as_ref().expect("pairs").interval;
    assert!(other.low < 0.0 && other.high > 0.0, "40 equal answers do not prove that two shares are equal");
}

#[test]
fn a_failed_run_leaves_its_pair_out_and_is_counted() {
    let result = comparison(3, 30, &|scheme, replicate| {
        let fails = (scheme, replicate) == (0, 4) || (scheme, replicate) == (2, 9);
        (!fails).then(|| f64::from(replicate) + scheme as f64)
    });
    let spend = |scheme: usize| {
        let scheme = &result.schemes[scheme];
        let counts = (scheme.estimates[0].as_ref(), scheme.differences[0].as_ref());
        (counts.0.expect("runs").count, counts.1.expect("pairs").count, scheme.failures)
    };
    assert_eq!((spend(0), spend(1), spend(2)), ((29, 29, 1), (30, 29, 0), (29, 28, 1)));
    let difference = result.schemes[2].differences[0].as_ref().expect("pairs");
    assert!((difference.interval.mean - 2.0).abs() < 1e-12, "pairs are of the same replicate");
    assert_eq!(difference.verdict, Verdict::Higher);
}

#[test]
fn a_scheme_whose_runs_all_failed_has_no_estimates() {
    let result = comparison(2, 5, &|scheme, _| (scheme == 0).then_some(1.0));
    let failed = &result.schemes[1];
    assert_eq!(failed.failures, 5);
    assert!(failed.estimates.iter().all(Option::is_none) && failed.differences.iter().all(Option::is_none));
    assert!(failed.monthly.iter().chain(&failed.yearly).all(|fan| fan.points.is_empty()));
}

#[test]
fn probabilities_use_intervals_that_stay_honest_when_all_runs_agree() {
    let result = comparison(2, 40, &|scheme, _| Some(scheme as f64));
    let row = row_of(Unit::Probability);
    let estimate = result.schemes[1].estimates[row].as_ref().expect("runs");
    assert!((estimate.interval.low - share_interval(40, 40).low).abs() < 1e-15);
    let difference = result.schemes[1].differences[row].as_ref().expect("pairs");
    assert!((difference.interval.low - share_difference_interval(40, 0, 40).low).abs() < 1e-15);
    assert_eq!(difference.verdict, Verdict::Higher);
}

#[test]
fn memory_does_not_grow_beyond_the_fan_replicates() {
    let scenarios = [shipped()];
    let mut statistics = Statistics::new(&scenarios);
    for replicate in 0..FAN_REPLICATES + 50 {
        let result = Ok(flat_run(&scenarios[0], f64::from(replicate)));
        statistics.take(&RunOutcome { scenario: 0, replicate, result });
    }
    let scheme = &statistics.schemes[0];
    let kept = |columns: &[Vec<Vec<f64>>]| columns.iter().flatten().map(Vec::len).sum::<usize>();
    let values = scheme.columns.iter().map(|column| column.first_values.len()).sum::<usize>();
    let bytes = 8 * (values + kept(&scheme.monthly) + kept(&scheme.yearly)) as u64;
    assert!(bytes <= memory_bytes(&scenarios[0], u32::MAX), "{bytes}");
    assert_eq!(scheme.columns[0].values.count, u64::from(FAN_REPLICATES + 50), "means use every run");
    assert_eq!(scheme.columns[0].first_values.len(), FAN_REPLICATES as usize);
}

#[test]
fn fans_follow_the_months_and_add_up_to_years() {
    let result = comparison(1, 101, &|_, replicate| Some(f64::from(replicate)));
    let scheme = &result.schemes[0];
    let months = (result.years * MONTHS_PER_YEAR) as usize;
    assert!(scheme.monthly.iter().all(|fan| fan.points.len() == months));
    assert_eq!(scheme.monthly[0].points[0].map(|value| value.round() as i64), [5, 25, 50, 75, 95]);
    let spend = scheme.yearly.iter().find(|fan| fan.key == "spend").expect("spend has a yearly fan");
    assert_eq!(spend.points.len(), result.years as usize);
    assert!((spend.points[0][2] - 50.0 * 12.0).abs() < 1e-9);
}

/// 95 % of 4,000 repeats, ± 4 standard errors.
#[test]
fn paired_intervals_hold_the_true_difference_as_often_as_they_promise() {
    let repeats = 4_000_u32;
    let mut held = 0_u32;
    for repeat in 0..repeats {
        let mut column = Column::default();
        for pair in 0..15_u64 {
            let shared = luck(repeat, pair);
            column.pair(shared, shared + 0.3 + 0.2 * luck(repeat, 100 + pair));
        }
        let difference = column.difference(Unit::Clients, false).expect("pairs");
        assert!(difference.variance_ratio.expect("they vary") < 0.2, "pairing takes the shared luck away");
        held += u32::from(difference.interval.holds(0.3));
    }
    let share = f64::from(held) / f64::from(repeats);
    assert!((0.936..0.964).contains(&share), "held {share}");
}
