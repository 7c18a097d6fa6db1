//! What the tables promise.

use super::*;
use crate::present::sample;
use Language::{Dutch, English};

#[test]
fn the_table_keeps_to_its_width() {
    for (language, width) in [(Dutch, 120), (English, 120), (Dutch, 80), (English, 80)] {
        for sample in [sample::six(), sample::twelve(), sample::one(), sample::twins()] {
            let text = comparison(&sample, language, width) + &pairing(&sample, language, width);
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
            assert!(widest <= width, "{widest} of {width} columns:\n{text}");
        }
    }
}

#[test]
fn an_unclear_difference_is_marked_and_never_called_lower_or_higher() {
    let mut sample = sample::unclear();
    sample.schemes[1].differences.iter_mut().flatten().for_each(|d| d.verdict = Verdict::Unclear);
    let text = comparison(&sample, English, 120);
    let rows: String = text.lines().filter(|line| line.starts_with(" 2")).collect();
    assert!(rows.contains("≈ not clear") && !rows.contains('▼') && !rows.contains('▲'), "{text}");
}

#[test]
fn the_table_shows_value_interval_difference_and_verdict() {
    let sample = sample::six();
    let text = comparison(&sample, Dutch, 120);
    let spend = estimate(&sample.schemes[4], "spend").unwrap().interval;
    let shift = difference(&sample.schemes[4], "spend").unwrap().interval;
    let unit = row("spend").unit;
    let (format, finer) = (Format::of(unit, &spend, Dutch), Format::of(unit, &shift, Dutch));
    for wanted in [format.bare(spend.mean), format.range(&spend), finer.signed(shift.mean), "▼ lager".into()]
    {
        assert!(text.contains(&wanted), "{wanted} is missing:\n{text}");
    }
}

#[test]
fn the_findings_are_the_titles_of_the_charts_each_said_once() {
    let six = findings(&sample::six(), English, 80);
    assert_eq!(six.matches("- ").count(), drawn(&sample::six()).count(), "{six}");
    assert!(six.lines().all(|line| line.chars().count() <= 80), "{six}");
    assert_eq!(findings(&sample::one_run(), Dutch, 120).matches("- ").count(), 1);
}

#[test]
fn one_scheme_is_compared_with_nothing() {
    let text = comparison(&sample::one(), English, 120);
    assert!(!text.contains("difference") && !text.contains("Difference"), "{text}");
}

#[test]
fn pairing_says_how_many_times_fewer_runs() {
    let text = pairing(&sample::six(), English, 80);
    assert!(text.contains("Spend") && text.lines().count() > 8, "{text}");
    assert!(pairing(&sample::one(), English, 80).is_empty());
}
