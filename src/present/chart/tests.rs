//! What every chart promises, whatever it shows.

use super::*;
use crate::experiment::Verdict;
use crate::indicators::position;
use crate::present::number;
use crate::present::sample;
use crate::stats::Interval;
use Language::{Dutch, English};
use resvg::usvg;

fn every(check: impl Fn(&str, &Comparison, Language, &Drawing)) {
    let samples = [
        sample::six(),
        sample::twelve(),
        sample::one(),
        sample::twins(),
        sample::unclear(),
        sample::huge(),
        sample::one_run(),
        sample::one_year(),
        sample::nothing_measured(),
        sample::crossed(),
        sample::peopled(),
    ];
    for sample in &samples {
        for language in [Dutch, English] {
            for chart in drawn(sample) {
                check(chart.key, sample, language, &(chart.draw)(sample, language));
            }
        }
    }
}

fn title(drawing: &Drawing) -> &str {
    drawing.text.lines().next().unwrap()
}

#[test]
fn every_svg_is_well_formed_and_tells_its_finding_to_who_cannot_see_it() {
    every(|key, _, language, drawing| {
        let tree = usvg::Tree::from_str(&drawing.svg, &usvg::Options::default()).unwrap();
        assert!((tree.size().width() - 960.0).abs() < 1e-3, "{key}");
        for part in [
            "role=\"img\"".to_string(),
            format!("aria-labelledby=\"{key}-title {key}-desc\""),
            format!("<title id=\"{key}-title\">"),
            format!("<desc id=\"{key}-desc\">"),
            format!("lang=\"{}\"", language.code()),
        ] {
            assert!(drawing.svg.contains(&part), "{key} lacks {part}");
        }
        assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"), "{key}");
    });
}

#[test]
fn every_chart_is_the_same_bytes_twice() {
    every(|key, sample, language, drawing| {
        let chart = CHARTS.iter().find(|chart| chart.key == key).unwrap();
        assert_eq!(&(chart.draw)(sample, language), drawing, "{key}");
    });
}

#[test]
fn nothing_is_drawn_outside_the_sheet() {
    let fonts = || {
        let mut options = usvg::Options::default();
        let font = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
        let bold = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
        options.fontdb_mut().load_font_data(font.to_vec());
        options.fontdb_mut().load_font_data(bold.to_vec());
        options
    };
    let options = fonts();
    every(|key, sample, _, drawing| {
        let tree = usvg::Tree::from_str(&drawing.svg, &options).unwrap();
        let (drawn, size) = (tree.root().abs_bounding_box(), tree.size());
        let inside = drawn.left() >= -0.5
            && drawn.top() >= -0.5
            && drawn.right() <= size.width() + 0.5
            && drawn.bottom() <= size.height() + 0.5;
        assert!(inside, "{key} with {} schemes draws {drawn:?} on {size:?}", sample.schemes.len());
    });
}

#[test]
fn a_png_is_twice_the_size_of_its_svg() {
    let drawing = (CHARTS[0].draw)(&sample::six(), Dutch);
    let image = png(&drawing.svg).unwrap();
    assert_eq!(&image[..8], b"\x89PNG\r\n\x1a\n");
    let side = |at: usize| u32::from_be_bytes(image[at..at + 4].try_into().unwrap());
    let tree = usvg::Tree::from_str(&drawing.svg, &usvg::Options::default()).unwrap();
    assert_eq!(side(16), 1_920);
    assert_eq!(side(20), 2 * tree.size().height() as u32);
    assert!(png("no picture").is_err());
}

#[test]
fn text_alternatives_hold_the_key_numbers() {
    let six = sample::six();
    let drawings: Vec<Drawing> = drawn(&six).map(|chart| (chart.draw)(&six, English)).collect();
    for (chart, key) in [(0, "spend"), (0, "overrun_probability"), (2, "recovery"), (3, "waiting")] {
        for scheme in &six.schemes {
            let interval = estimate(scheme, key).unwrap().interval;
            let wanted = number::estimate(row(key).unit, &interval, English);
            assert!(drawings[chart].text.contains(&wanted), "{key}: {wanted}");
            assert!(drawings[chart].svg.contains(&wanted), "{key}: {wanted}");
        }
    }
    for scheme in &six.schemes[1..] {
        let interval = difference(scheme, "unmet").unwrap().interval;
        let wanted = number::difference(row("unmet").unit, &interval, English);
        assert!(drawings[1].text.contains(&wanted), "{wanted}");
    }
}

/// Makes every difference unclear and every overrun straddle 0.
fn blurred() -> Comparison {
    let mut blurred = sample::six();
    for scheme in &mut blurred.schemes {
        for growth in [&mut scheme.growth, &mut scheme.growth_in_time].into_iter().flatten() {
            for part in growth.parts.iter_mut().chain([&mut growth.whole]) {
                let size = part.mean.abs().max(1.0);
                (part.low, part.high) = (-2.0 * size, 2.0 * size);
            }
        }
        for found in scheme.differences.iter_mut().flatten() {
            let size = found.interval.mean.abs().max(1e-3);
            found.interval.low = -2.0 * size;
            found.interval.high = 2.0 * size;
            found.verdict = Verdict::Unclear;
        }
        for key in ["overrun", "spend", "recovery"] {
            let estimate = scheme.estimates[position(key)].as_mut().unwrap();
            let mean = estimate.interval.mean;
            let wide = mean.abs() + 0.5;
            estimate.interval = Interval { mean, low: mean - wide, high: mean + wide };
        }
    }
    blurred
}

#[test]
fn titles_claim_nothing_where_every_interval_holds_zero() {
    for sample in [blurred(), sample::one_run()] {
        for language in [Dutch, English] {
            for chart in drawn(&sample) {
                let drawing = (chart.draw)(&sample, language);
                let title = title(&drawing);
                let hedged = [
                    "not clear",
                    "No ",
                    "None ",
                    "no clear",
                    "not what",
                    "niet duidelijk",
                    "Geen ",
                    "geen ",
                    "niet wat",
                ];
                assert!(hedged.iter().any(|hedge| title.contains(hedge)), "{}: {title}", chart.key);
                for claim in [
                    "above budget;",
                    "boven het budget;",
                    "stay below",
                    "blijven eronder",
                    "cost less",
                    "kosten minder",
                ] {
                    assert!(!title.contains(claim), "{}: {title}", chart.key);
                }
            }
        }
    }
}

#[test]
fn titles_count_only_clear_differences() {
    let mut six = sample::six();
    let spend = position("spend");
    for scheme in &mut six.schemes[3..] {
        scheme.differences[spend].as_mut().unwrap().verdict = Verdict::Unclear;
    }
    let drawing = (CHARTS[1].draw)(&six, English);
    let expected = "“P×Q with revenue ceilings” and “P×Q with degressive tiers” cost less than";
    assert!(title(&drawing).starts_with(expected), "{}", title(&drawing));
    six.schemes[2].differences[spend].as_mut().unwrap().verdict = Verdict::Higher;
    let drawing = (CHARTS[1].draw)(&six, English);
    let expected = "“P×Q with revenue ceilings” costs less than “P×Q, open house, no bounds”; it leaves more";
    assert!(title(&drawing).starts_with(expected), "{}", title(&drawing));
}

#[test]
fn a_scheme_is_beaten_only_when_both_differences_are_clear() {
    let mut six = sample::six();
    six.schemes[3].differences[position("unmet")].as_mut().unwrap().verdict = Verdict::Unclear;
    assert!(finding::beats(&six, 3, 0), "the trajectory fee costs less and gives more recovery");
    assert!(!finding::beats(&six, 1, 0), "ceilings cost less and give less recovery");
    six.schemes[3].differences[position("recovery")].as_mut().unwrap().verdict = Verdict::Unclear;
    assert!(!finding::beats(&six, 3, 0));
}

#[test]
fn a_scheme_that_leaves_more_people_without_help_beats_none() {
    // Recovery is of those who got care: who lets in only the easiest clients would win.
    let mut six = sample::six();
    six.schemes[3].differences[position("unmet")].as_mut().unwrap().verdict = Verdict::Unclear;
    assert!(finding::beats(&six, 3, 0));
    six.schemes[3].differences[position("unmet")].as_mut().unwrap().verdict = Verdict::Higher;
    assert!(!finding::beats(&six, 3, 0));
    let title = title(&(CHARTS[2].draw)(&six, English)).to_string();
    assert!(
        !title.contains("“trajectory fee” costs less and gives more recovery than “P×Q, open house"),
        "{title}"
    );
}

#[test]
fn bands_are_said_to_show_chance_and_few_runs_to_be_too_few() {
    for chart in [&CHARTS[0], &CHARTS[3]] {
        let many = (chart.draw)(&sample::six(), English).text;
        assert!(many.contains("chance between runs, not uncertainty about assumptions"), "{many}");
        assert!(!many.contains("so few runs"), "{many}");
        let few = (chart.draw)(&sample::unclear(), Dutch).text;
        assert!(few.contains("niet de onzekerheid over aannames. Met zo weinig runs"), "{few}");
    }
}

#[test]
fn dutch_charts_hold_no_decimal_points_and_no_hyphens_for_minus() {
    let drawing = (CHARTS[1].draw)(&sample::six(), Dutch);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let characters: Vec<char> = drawing.text.chars().collect();
    for window in characters.windows(3) {
        let minus = window[1] == '-' && digit(window.get(2).copied()) && window[0] == ' ';
        assert!(!minus, "a hyphen where a minus belongs in {}", drawing.text);
    }
    assert!(drawing.text.contains("%-punt") && drawing.text.contains('\u{2212}'));
}

#[test]
fn people_are_drawn_where_they_are_modelled_and_said_in_words() {
    let peopled = sample::peopled();
    let drawing = |key: &str| {
        let chart = drawn(&peopled).find(|chart| chart.key == key).unwrap();
        (chart.draw)(&peopled, English)
    };
    let network = drawing("network_of_people");
    // One scheme has nobody, and the last of five knows nobody.
    assert!(network.text.contains("the number 5 no contacts") && network.text.contains("knows"));
    assert_eq!(network.text.matches("first run:").count(), 6);
    let sizes = drawing("outcome_by_team_size");
    assert!(sizes.text.contains("5 officials, 500 hours a month"));
    assert_eq!(sizes.svg.matches("coordination 0%").count(), 4);
    for key in ["network_of_people", "trust_over_time", "outcome_by_team_size"] {
        assert!(drawn(&sample::six()).all(|chart| chart.key != key), "{key}");
    }
}

#[test]
fn who_waits_and_where_growth_comes_from_are_said_in_words() {
    let six = sample::six();
    let text = |key: &str, sample: &Comparison| {
        let chart = drawn(sample).find(|chart| chart.key == key).unwrap();
        (chart.draw)(sample, English).text
    };
    let waits = text("who_waits", &six);
    assert!(
        waits.starts_with("Under “P×Q, open house, no bounds”, heavy clients wait longer than light ones")
    );
    let growth = text("where_growth_comes_from", &six);
    for scheme in &six.schemes[1..] {
        let found = scheme.growth.unwrap();
        for interval in found.parts.iter().chain([&found.whole]) {
            let wanted = number::difference(row("spend").unit, interval, English);
            assert!(growth.contains(&wanted), "{wanted} is not in {growth}");
        }
        let paired = difference(scheme, "spend").unwrap().interval;
        assert!((found.whole.mean - paired.mean).abs() < 1e-6, "the whole is the difference in spend");
    }
    assert!(text("where_growth_comes_from", &sample::one()).contains("from year 1 to year 5"));
    let nothing = text("where_growth_comes_from", &sample::nothing_measured());
    assert!(nothing.starts_with("Where spend comes from was not measured"), "{nothing}");
    assert!(drawn(&Comparison { years: 1, ..sample::one() }).all(|chart| chart.key != growth::KEY));
}
