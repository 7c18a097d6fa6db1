//! Answers as a table, and one run as a list.

use super::cell;
use crate::experiment::batch::PointOutcome;
use crate::experiment::claims::{Answer, ClaimAnswer, Worlds};
use crate::indicators::INDICATORS;
use crate::language::Language;
use crate::scenario::experiment::{Claim, Experiment};
use crate::stats::Interval;

/// One run by itself: where it belongs, the values of its world, and what it measured or how it failed.
pub fn one_run(experiment: &Experiment, world: &[f64], run: &PointOutcome, language: Language) -> String {
    let spot = &run.spot;
    let title = experiment.schemes[spot.scheme].title.say(language);
    let (number, of_world, replicate) = (spot.number, spot.world, spot.replicate);
    let mut text = match language {
        Language::Dutch => format!("run {number}: {title}, wereld {of_world}, herhaling {replicate}\n"),
        Language::English => format!("run {number}: {title}, world {of_world}, replicate {replicate}\n"),
    };
    for (uncertain, value) in experiment.uncertain.iter().zip(world) {
        text.push_str(&format!("{} = {value}\n", uncertain.path));
    }
    match &run.result {
        Ok(values) => {
            for (row, value) in INDICATORS.iter().zip(values) {
                text.push_str(&value.map_or_else(String::new, |value| format!("{}: {value}\n", row.key)));
            }
        }
        Err(message) => text.push_str(&format!("{message}\n")),
    }
    text
}

/// The rows of `answers.csv`, the first being the header.
pub fn cells(claim: &Claim, answer: &ClaimAnswer, language: Language) -> Vec<Vec<String>> {
    let header = [
        "test",
        "indicator",
        "mean",
        "low",
        "high",
        "answer",
        "worlds",
        "holds_share",
        "holds_low",
        "holds_high",
        "clearly_holds",
        "clearly_fails",
    ];
    let row = |name: &str, indicator: &str, sum: Option<&Interval>, of: Answer, worlds: &Worlds| {
        let share = worlds.share();
        let sum = |get: fn(&Interval) -> f64| sum.map(|sum| cell(get(sum))).unwrap_or_default();
        vec![
            name.to_string(),
            indicator.to_string(),
            sum(|it| it.mean),
            sum(|it| it.low),
            sum(|it| it.high),
            match of {
                Answer::Holds => "holds",
                Answer::Fails => "fails",
                Answer::Unclear => "unclear",
            }
            .to_string(),
            worlds.all().to_string(),
            cell(share.mean),
            cell(share.low),
            cell(share.high),
            worlds.holds.to_string(),
            worlds.fails.to_string(),
        ]
    };
    let tests = claim.tests.iter().zip(&answer.tests);
    let tests = tests.map(|(test, of)| {
        row(test.words.say(language), &test.indicator, Some(&of.sum), of.answer, &of.worlds)
    });
    let whole = row(claim.words.say(language), "", None, answer.answer, &answer.worlds);
    std::iter::once(header.map(String::from).to_vec()).chain(tests).chain(std::iter::once(whole)).collect()
}
