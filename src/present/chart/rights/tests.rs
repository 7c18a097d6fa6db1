//! What the grid of schemes and designs promises: it is drawn of crossed schemes only, and claims what intervals support.

use super::*;
use crate::indicators::position;
use crate::present::chart::drawn;
use crate::present::sample;
use Language::{Dutch, English};

#[test]
fn it_is_drawn_where_schemes_were_crossed_and_nowhere_else() {
    let keys = |comparison: &Comparison| drawn(comparison).map(|chart| chart.key).collect::<Vec<_>>();
    assert!(!keys(&sample::six()).contains(&KEY));
    assert!(keys(&sample::crossed()).contains(&KEY));
}

#[test]
fn every_cell_is_told_with_its_difference_or_that_it_is_not_clear() {
    let mut crossed = sample::crossed();
    let cell = crossed.cross.as_ref().map(|cross| cross.place(1, 2)).expect("it is crossed");
    crossed.schemes[cell].differences[position("spend")].as_mut().unwrap().verdict = Verdict::Unclear;
    for language in [Dutch, English] {
        let drawing = draw(&crossed, language);
        for scheme in &crossed.schemes {
            for key in PANELS {
                let value = number::estimate(row(key).unit, &spread(scheme, key).unwrap(), language);
                assert!(drawing.text.contains(&value.replace('\u{a0}', " ")), "{key}: {value}");
            }
        }
        assert!(drawing.svg.contains(UNCLEAR.say(language)) && drawing.svg.contains(REFERENCE.say(language)));
    }
    let spend = panel(&crossed, "spend", English);
    assert_eq!(spend.change(cell, English), UNCLEAR.en);
    assert_eq!(spend.shade(cell), spend.shade(0), "colour claims no difference that is not clear");
    assert_ne!(spend.shade(cell - 1), spend.shade(0));
}

/// Sets the difference in spend from the first cell, in millions.
fn set(comparison: &mut Comparison, place: usize, low: f64, high: f64) {
    let found = comparison.schemes[place].differences[position("spend")].as_mut().unwrap();
    found.interval = Interval { mean: 0.5e6 * (low + high), low: 1e6 * low, high: 1e6 * high };
    found.verdict = match found.interval {
        Interval { high, .. } if high < 0.0 => Verdict::Lower,
        Interval { low, .. } if low > 0.0 => Verdict::Higher,
        _ => Verdict::Unclear,
    };
}

#[test]
fn the_title_says_which_moves_spend_more_only_where_intervals_are_apart() {
    // Three schemes under two designs, scheme by scheme: 1 is another design, 2 and 4 are other schemes.
    let mut crossed = sample::crossed();
    let title = |crossed: &Comparison| finding::rights(crossed, English);
    for (place, low, high) in
        [(1, -0.3, -0.1), (2, -1.2, -0.8), (3, -9.0, 9.0), (4, -0.2, 0.1), (5, -9.0, 9.0)]
    {
        set(&mut crossed, place, low, high);
    }
    let said = title(&crossed);
    assert!(said.contains("the scheme moves spend more (up to €1.0m a year)"), "{said}");
    assert!(said.ends_with("than the design does (at most €300,000)"), "{said}");
    set(&mut crossed, 1, 1.4, 1.6);
    let said = title(&crossed);
    assert!(said.contains("the design moves spend more (up to €1.50m a year)"), "{said}");
    set(&mut crossed, 1, 0.7, 1.1);
    assert!(title(&crossed).contains("it is not clear whether"), "{}", title(&crossed));
    (1..6).for_each(|place| set(&mut crossed, place, -0.1, 0.2));
    assert!(title(&crossed).starts_with("No combination clearly differs"), "{}", title(&crossed));
    // One design only: there is nothing to hold the scheme against.
    let cross = crossed.cross.as_mut().unwrap();
    cross.columns = sample::six().schemes.iter().map(|scheme| scheme.title.clone()).collect();
    cross.rows.truncate(1);
    set(&mut crossed, 4, -2.2, -1.8);
    assert!(title(&crossed).ends_with("the scheme clearly moves spend, by up to €2.0m a year"));
}

#[test]
fn no_name_of_a_scheme_is_wider_than_its_column() {
    let mut wide = sample::twelve();
    let columns: Vec<_> = wide.schemes.iter().map(|scheme| scheme.title.clone()).collect();
    wide.cross = Some(Cross { columns, rows: sample::crossed().cross.unwrap().rows[..1].to_vec() });
    for language in [Dutch, English] {
        let cross = wide.cross.as_ref().unwrap();
        let count = side_by_side(cross, language);
        assert!((3..12).contains(&count), "{count}");
        let limit = column_width(count) - BESIDE_NAMES;
        for name in &cross.columns {
            assert!(
                balanced(name.say(language), LABEL, limit).iter().all(|line| width(line, LABEL) <= limit)
            );
        }
    }
}
