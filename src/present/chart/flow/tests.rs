//! What the flow of clients promises: nobody gets lost, and no label covers another.

use super::*;
use crate::present::sample;
use crate::scenario::{self, Embedded, embedded::MAIN_JOB};
use Language::{Dutch, English};

/// What goes in and out of every bar, in people a year.
fn passing(panel: &Panel, bar: usize) -> (f64, f64) {
    let sum = |end: fn(&(usize, usize, f64)) -> usize| {
        panel.streams.iter().filter(|stream| end(stream) == bar).map(|stream| stream.2).sum()
    };
    (sum(|stream| stream.1), sum(|stream| stream.0))
}

/// One run of the default municipality, as a comparison.
fn played() -> Comparison {
    let resolved = scenario::read(MAIN_JOB[0], &Embedded).expect("shipped scenarios can be read");
    let mut scenario = scenario::build(&resolved).expect("shipped scenarios are in order");
    scenario.run.years = 2;
    scenario.run.warmup_years = 1;
    let values = crate::run::play(&scenario, 5, 0).expect("the ledger balances");
    let mut all = sample::one();
    for (estimate, value) in all.schemes[0].estimates.iter_mut().zip(values.indicators) {
        if let (Some(estimate), Some(value)) = (estimate.as_mut(), value) {
            estimate.interval = Interval { mean: value, low: value, high: value };
        }
    }
    all
}

#[test]
fn every_bar_lets_out_what_it_takes_in() {
    let comparison = played();
    let of = means(&comparison.schemes[0]);
    let panel = panel(&comparison, 0, English);
    assert!(panel.spots.len() > 8, "a run has streams");
    for (place, spot) in panel.spots.iter().enumerate() {
        let (taken, given) = passing(&panel, place);
        let close = |sum: f64| (sum - spot.people).abs() < 1e-6 * spot.people;
        let source = spot.node.stage == Stage::Need || spot.node.sign < 0.0;
        assert!(source || close(taken), "{} takes in {taken} of {}", spot.node.key, spot.people);
        let end = spot.node.stage == Stage::After || spot.node.key == "turned_away";
        assert!(end || close(given), "{} lets out {given} of {}", spot.node.key, spot.people);
    }
    let ends = of("turned_away") + of("regular_starts") + of("crises") + of("out_of_contract");
    assert!((of("applied") - ends - of("gave_up") - of("list_growth")).abs() < 1e-6);
}

#[test]
fn no_label_covers_another_or_reaches_the_next_column() {
    for comparison in
        [sample::six(), sample::twelve(), sample::one(), sample::huge(), sample::unclear(), played()]
    {
        for language in [Dutch, English] {
            let panels: Vec<Panel> =
                shown(&comparison).into_iter().map(|place| panel(&comparison, place, language)).collect();
            let left = columns(&panels);
            for panel in &panels {
                check_labels(panel, &left);
            }
        }
    }
}

fn check_labels(panel: &Panel, left: &[f64]) {
    let (bars, streams) = panel.shapes(HEIGHT / panel.applied());
    let laid = streams::lay(&bars, &streams, 0.0);
    let boxes: Vec<(usize, f64, f64)> = (0..bars.len())
        .map(|bar| {
            let middle = laid.tops[bar] + 0.5 * bars[bar].height;
            let half = 0.5 * LINE * bars[bar].lines as f64;
            (bars[bar].column, middle - half, middle + half)
        })
        .collect();
    for (place, (column, top, bottom)) in boxes.iter().enumerate() {
        let label = &panel.spots[place];
        let end = left[*column] + BAR + BETWEEN + label_width(label);
        let limit = left.get(column + 1).copied().unwrap_or(MARGIN + INNER);
        assert!(end <= limit, "{:?} ends at {end}, beyond {limit}", label.words);
        for other in boxes[..place].iter().filter(|other| other.0 == *column) {
            assert!(other.2 <= top + 1e-9 || *bottom <= other.1 + 1e-9, "{:?} is covered", label.words);
        }
    }
}

#[test]
fn at_most_four_schemes_are_shown_and_the_rest_is_told() {
    let twelve = sample::twelve();
    let shown = shown(&twelve);
    assert_eq!((shown.len(), shown[0]), (4, 0));
    // The waiting list of the lump sum, of the lump sum with a profit cap and of the strict desk differs most.
    assert_eq!(shown[1..], [4, 5, 8]);
    let drawing = draw(&twelve, English);
    assert!(drawing.text.contains("the other 8 are in the text beside the chart"), "{}", drawing.text);
    for scheme in &twelve.schemes {
        assert!(drawing.text.contains(&format!("{}, a year: applications", scheme.title.en)));
    }
    assert!(!draw(&sample::one(), English).text.contains("Shown:"));
}
