//! Known answers of decisions under uncertainty.

use super::*;
use crate::experiment::sampling::sobol;
use crate::language::Text;
use crate::random::normal;
use crate::scenario::problem::Place;
use crate::stats::{normal_cdf, normal_density};

fn goal(sign: f64, threshold: Option<f64>) -> Goal {
    let words = Text { nl: String::new(), en: String::new() };
    Goal { words, indicator: "spend".to_owned(), sign, threshold, place: Place::clone(&any_place()) }
}

fn any_place() -> Place {
    let experiment = crate::scenario::experiment::read("h1-volume-interest.toml", &crate::scenario::Embedded);
    experiment.expect("it is in order").place
}

/// The table of Savage's textbook example: three acts, three states.
#[test]
fn maximin_and_regret_choose_as_in_the_table() {
    // f(s, w): worlds below each other, schemes side by side.
    let table = [vec![20.0, 12.0, 8.0], vec![12.0, 15.0, 11.0], vec![4.0, 7.0, 9.0]];
    let answer = goal_answer(&goal(1.0, None), &table, &[&[], &[], &[]], 1);
    assert_eq!((answer.best, answer.safest, answer.least_regret), (0, 2, 0));
    let regrets: Vec<f64> = answer.standings.iter().map(|it| it.regret).collect();
    assert_eq!(regrets, [5.0, 8.0, 12.0]);
    let worst: Vec<f64> = answer.standings.iter().map(|it| it.worst).collect();
    assert_eq!(worst, [4.0, 7.0, 8.0]);
    // (20 + 15 + 9)/3 − 12.
    assert!((answer.perfect_information - (44.0 / 3.0 - 12.0)).abs() < 1e-12);
    // What should be low is turned round, and told as it stands.
    let costs: Vec<Vec<f64>> = table.iter().map(|world| world.iter().map(|value| -value).collect()).collect();
    let turned: Vec<Vec<f64>> =
        costs.iter().map(|world| world.iter().map(|value| -value).collect()).collect();
    let low = goal_answer(&goal(-1.0, None), &turned, &[&[], &[], &[]], 1);
    assert_eq!((low.best, low.standings[0].mean.mean, low.standings[0].worst), (0, -12.0, -4.0));
    assert_eq!(low.standings[0].behind, None);
}

/// Two schemes, the gain of the second being normal(μ, σ) through one of five numbers, and luck besides: EVPPI of that number is the unit normal
/// loss, σ φ(μ/σ) + μ Φ(μ/σ) − max(μ, 0) (Raiffa & Schlaifer 1961); the others are worth nothing.
#[test]
fn the_value_of_information_meets_the_conjugate_case() {
    let (mu, sigma) = (-0.3, 1.0);
    let worlds = sobol(1_024, 6, 5);
    let points: Vec<&[f64]> = worlds.iter().map(|world| &world[..5]).collect();
    let table: Vec<Vec<f64>> =
        worlds.iter().map(|u| vec![0.0, mu + sigma * normal(u[2]) + 0.5 * normal(u[5])]).collect();
    let answer = goal_answer(&goal(1.0, None), &table, &points, 1);
    let loss =
        |mu: f64, sigma: f64| sigma * normal_density(mu / sigma) + mu * normal_cdf(mu / sigma) - mu.max(0.0);
    assert_eq!(answer.information.len(), 1, "{:?}", answer.information);
    let (dimension, worth) = answer.information[0];
    assert_eq!(dimension, 2);
    // A cubic in the rank follows the normal quantile but for its far tails.
    assert!((worth / loss(mu, sigma) - 1.0).abs() < 0.05, "{worth} {}", loss(mu, sigma));
    let all = loss(mu, libm::sqrt(sigma * sigma + 0.25));
    assert!((answer.perfect_information / all - 1.0).abs() < 0.05, "{} {all}", answer.perfect_information);
}

/// Numbers that say nothing are told in less than about 5 % of cases, all of them counted.
#[test]
fn luck_is_rarely_taken_for_information() {
    let mut alarms = 0;
    for seed in 0..100 {
        let worlds = crate::experiment::sampling::latin_hypercube(64, 21, seed);
        let points: Vec<&[f64]> = worlds.iter().map(|world| &world[..20]).collect();
        let table: Vec<Vec<f64>> = worlds.iter().map(|u| vec![0.0, normal(u[20])]).collect();
        alarms += u32::from(!goal_answer(&goal(1.0, None), &table, &points, seed).information.is_empty());
    }
    assert!(alarms <= 12, "{alarms}");
}

#[test]
fn the_front_holds_what_nothing_beats_and_thresholds_are_met_together() {
    // Two goals, one world: schemes at (3, 1), (1, 3), (1, 1), (3, 1).
    let turned = [vec![vec![3.0, 1.0, 1.0, 3.0]], vec![vec![1.0, 3.0, 1.0, 1.0]]];
    assert_eq!(front(&turned), [0, 1, 3]);
    let goals = [goal(1.0, Some(2.0)), goal(-1.0, Some(2.0))];
    let chooser = Chooser { goals: &goals, rows: vec![0, 0], values: Vec::new() };
    let tables = [vec![vec![3.0, 1.0], vec![3.0, 3.0]], vec![vec![1.0, 1.0], vec![3.0, 1.0]]];
    let shares = chooser.satisfies(&tables).expect("there are thresholds");
    assert_eq!((shares[0].mean, shares[1].mean), (0.5, 0.5));
}
