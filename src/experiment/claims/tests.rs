//! What answers promise, on runs whose truth is known.

use super::*;
use crate::experiment::batch::Layout;
use crate::random::{Luck, Purpose};
use crate::scenario::Embedded;
use crate::scenario::experiment::{Stop, read};

/// The shipped experiment on one director: the first weighing test says that trust is higher in its scheme than in another.
fn experiment(tests: usize) -> Experiment {
    let mut experiment = read("h6-one-director.toml", &Embedded).expect("it is in order");
    let claim = experiment.claim.as_mut().expect("it claims something");
    claim.tests.truncate(tests);
    experiment
}

/// What is said after `worlds` × `replicates` groups in which the tested scheme is `shift` higher in a world of this luck.
fn answered(
    experiment: &Experiment,
    worlds: &[Vec<f64>],
    replicates: u32,
    seed: u64,
    shift: &dyn Fn(usize) -> f64,
) -> ClaimAnswer {
    let mut tester = Tester::new(experiment, worlds.len()).expect("it claims something");
    let luck = Luck::new(seed, 0);
    let (schemes, count) = (experiment.schemes.len() as u64, worlds.len() as u64);
    let tested = experiment.claim.as_ref().expect("it claims something").tests[0].terms[0].0;
    for number in 0..schemes * count * u64::from(replicates) {
        let spot = Layout { schemes, worlds: count, worlds_share_luck: false }.spot(number);
        let own = normal(luck.draws(Purpose::Client, number, 0)[0]);
        let common = normal(luck.draws(Purpose::Hazards, number / schemes, 0)[0]);
        let shift = if spot.scheme == tested { shift(spot.world) } else { 0.0 };
        let value = Some(10.0 * common + own + shift);
        tester.take(&PointOutcome { spot, result: Ok(vec![value; INDICATORS.len()]) });
        if tester.is_decided() {
            break;
        }
    }
    tester.answer(worlds)
}

/// The experiment with the two schemes of its first test only, so that ten thousand repeats are quick.
fn pair() -> Experiment {
    let mut experiment = experiment(1);
    let terms = &mut experiment.claim.as_mut().expect("it claims something").tests[0].terms;
    let kept: Vec<usize> = terms.iter().map(|(scheme, _)| *scheme).collect();
    terms.iter_mut().enumerate().for_each(|(place, term)| term.0 = place);
    experiment.schemes = kept.iter().map(|scheme| experiment.schemes[*scheme].clone()).collect();
    experiment
}

fn share(count: u32, of: u32) -> f64 {
    f64::from(count) / f64::from(of)
}

/// Promise: over 10,000 repeats the interval over worlds holds the true mean difference in 95 % of them, though worlds differ.
#[test]
fn the_interval_over_worlds_covers_what_it_promises() {
    let experiment = pair();
    let worlds = vec![vec![0.0]; 8];
    let (mut held, mut alarms, repeats) = (0, 0, 10_000);
    for repeat in 0..repeats {
        let luck = Luck::new(77, repeat);
        // Worlds differ by a standard deviation of 2 around 0: nothing is claimed rightly.
        let shift = |world: usize| 2.0 * normal(luck.draws(Purpose::Provider, world as u64, 0)[0]);
        let answer = answered(&experiment, &worlds, 2, u64::from(repeat) + 1_000, &shift);
        held += u32::from(answer.tests[0].sum.holds(0.0));
        alarms += u32::from(answer.answer != Answer::Unclear);
    }
    assert!((0.94..=0.96).contains(&share(held, repeats)), "{}", share(held, repeats));
    assert!((0.04..=0.06).contains(&share(alarms, repeats)), "{}", share(alarms, repeats));
}

/// Promise: though it is looked at again and again, and stops when all is decided, the interval at the end holds the truth in at least
/// 93.5 % of 10,000 repeats, and two schemes that are the same are told apart in at most 5 %.
#[test]
fn stopping_when_all_is_decided_keeps_what_intervals_promise() {
    let mut experiment = pair();
    (experiment.design.replicates, experiment.design.stop) = (16, Stop::Decided);
    assert_eq!(experiment.design.looks(), [2, 4, 8, 16]);
    let worlds = vec![vec![0.0]; 6];
    for (truth, least) in [(0.0, 0.95), (0.4, 0.935), (1.0, 0.935)] {
        let (mut held, mut told, mut stops, repeats) = (0, 0, [0_u32; 17], 10_000);
        for repeat in 0..repeats {
            let answer = answered(&experiment, &worlds, 16, u64::from(repeat) + 9_000, &|_| truth);
            held += u32::from(answer.tests[0].sum.holds(truth));
            told += u32::from(answer.answer != Answer::Unclear);
            stops[answer.replicates as usize] += 1;
        }
        assert!(share(held, repeats) >= least, "{truth}: {}", share(held, repeats));
        assert!(truth > 0.0 || share(told, repeats) <= 0.05, "{}", share(told, repeats));
        // Where there is a difference it stops at every look, and mostly before the end.
        assert!(truth < 1.0 || stops[2] > 0 && stops[4] > 0 && stops[16] < 2_500, "{stops:?}");
    }
}

#[test]
fn a_margin_or_a_width_decides_as_well_and_pairing_is_told() {
    let mut experiment = pair();
    (experiment.design.replicates, experiment.design.stop) = (64, Stop::Decided);
    let worlds = vec![vec![0.0]; 6];
    let with = |equal: Option<f64>, known: Option<f64>| {
        let mut experiment = experiment.clone();
        let test = &mut experiment.claim.as_mut().expect("it claims something").tests[0];
        (test.equal_within, test.known_to) = (equal, known);
        answered(&experiment, &worlds, 64, 12, &|_| 0.0)
    };
    let (never, equal, known) = (with(None, None), with(Some(1.0), None), with(None, Some(1.5)));
    assert!(!never.decided && never.replicates == 64);
    assert!(equal.decided && equal.replicates < 64 && equal.answer == Answer::Unclear, "{equal:?}");
    assert!(known.decided && known.replicates < 64);
    // The schemes share a luck of 10 and each has one of 1: (2·101)/2.
    let saved = never.tests[0].saved.expect("there is a comparison");
    assert!((60.0..160.0).contains(&saved), "{saved}");
}

#[test]
fn a_clear_difference_holds_everywhere_and_one_that_turns_is_found_where_it_turns() {
    let experiment = experiment(1);
    let width = experiment.uncertain.len();
    let worlds = crate::experiment::sampling::latin_hypercube(120, width, 9);
    let holds = answered(&experiment, &worlds, 4, 1, &|_| 30.0);
    assert_eq!((holds.answer, holds.worlds.holds, holds.worlds.fails), (Answer::Holds, 120, 0));
    assert!(holds.region.is_none() && holds.drivers.is_empty());
    assert!((holds.tests[0].sum.mean - 30.0).abs() < 1.0);
    let turns = |world: usize| if worlds[world][3] > 0.75 { -30.0 } else { 30.0 };
    let turned = answered(&experiment, &worlds, 4, 2, &turns);
    assert_eq!((turned.worlds.holds, turned.worlds.fails), (90, 30));
    let region = turned.region.expect("it is found");
    assert!(turned.region_fails && region.limits.len() == 1 && region.limits[0].dimension == 3, "{region:?}");
    assert!((region.limits[0].low - 0.75).abs() < 0.02 && region.density > 0.95);
    assert_eq!(turned.drivers[0].dimension, 3);
    assert!(turned.drivers[0].correlation < -0.5);
}

/// A test that does not weigh moves nothing; a run without a value is missing, and no zero.
#[test]
fn what_does_not_weigh_or_has_no_value_moves_no_answer() {
    let mut experiment = experiment(2);
    let claim = experiment.claim.as_mut().expect("it claims something");
    claim.tests[1].weighs = false;
    claim.tests[1].sign = -claim.tests[1].sign;
    let worlds = vec![vec![0.0; experiment.uncertain.len()]; 6];
    let answer = answered(&experiment, &worlds, 3, 5, &|_| 20.0);
    assert_eq!((answer.answer, answer.missing), (Answer::Holds, 0));
    let mut tester = Tester::new(&experiment, 1).expect("it claims something");
    for number in 0..experiment.schemes.len() as u64 {
        let spot = Layout::of(&experiment, 1).spot(number);
        tester.take(&PointOutcome { spot, result: Err("broke".into()) });
    }
    let none = tester.answer(&worlds[..1]);
    assert_eq!((none.answer, none.missing, none.worlds.all()), (Answer::Unclear, 2, 0));
}
