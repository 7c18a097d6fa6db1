//! The finding about where growth comes from: which part is clearly larger than every other.

use super::one_run;
use crate::experiment::{Comparison, Growth};
use crate::indicators::Unit;
use crate::language::Language::{self, Dutch, English};
use crate::language::Words;
use crate::present::chart::data::name;
use crate::present::chart::growth::{NAMES, shown};
use crate::present::number::Format;
use crate::stats::Interval;

pub(in crate::present::chart) fn growth(comparison: &Comparison, language: Language) -> String {
    if let Some(text) = one_run(comparison, language) {
        return text;
    }
    let Some(first) = comparison.schemes.first() else {
        return String::new();
    };
    let name = name(first, language);
    let growths: Vec<Growth> = shown(comparison).into_iter().filter_map(|(_, growth)| growth).collect();
    match (&growths[..], comparison.schemes.len(), language) {
        ([], _, Dutch) => "Waar de uitgaven vandaan komen, is niet gemeten".to_string(),
        ([], _, English) => "Where spend comes from was not measured".to_string(),
        ([growth], 1, Dutch) => {
            let (moved, years) = (moved(&growth.whole, Dutch), comparison.years);
            format!("Met {name} {moved} van jaar 1 naar jaar {years}{}", alone(growth, Dutch))
        }
        ([growth], 1, English) => {
            let (moved, years) = (moved(&growth.whole, English), comparison.years);
            format!("Under {name}, {moved} from year 1 to year {years}{}", alone(growth, English))
        }
        (_, _, Dutch) => format!("Vergeleken met {name} {}", counted(&growths, Dutch)),
        (_, _, English) => format!("Compared with {name}, {}", counted(&growths, English)),
    }
}

/// The part that is larger than every other: its interval holds no 0, and lies farther from 0 than any other reaches.
fn leading(growth: &Growth) -> Option<usize> {
    let nearest = |part: &Interval| if part.low > 0.0 { part.low } else { (-part.high).max(0.0) };
    let farthest = |part: &Interval| part.low.abs().max(part.high.abs());
    (0..NAMES.len()).find(|mine| {
        let near = nearest(&growth.parts[*mine]);
        let others = growth.parts.iter().enumerate().filter(|(other, _)| other != mine);
        near > 0.0 && others.into_iter().all(|(_, part)| farthest(part) < near)
    })
}

/// “spend rises by € 1.2m”.
fn moved(whole: &Interval, language: Language) -> String {
    let size = Format::of(Unit::EurosPerYear, whole, language).full(whole.mean.abs());
    match (language, whole) {
        (Dutch, Interval { low, .. }) if *low > 0.0 => format!("stijgen de uitgaven met {size}"),
        (Dutch, Interval { high, .. }) if *high < 0.0 => format!("dalen de uitgaven met {size}"),
        (Dutch, _) => "stijgen of dalen de uitgaven niet duidelijk".to_string(),
        (English, Interval { low, .. }) if *low > 0.0 => format!("spend rises by {size}"),
        (English, Interval { high, .. }) if *high < 0.0 => format!("spend falls by {size}"),
        (English, _) => "spend does not clearly rise or fall".to_string(),
    }
}

/// What moves the spend of one scheme most.
fn alone(growth: &Growth, language: Language) -> String {
    match (leading(growth), language) {
        (Some(part), Dutch) => format!("; de {} doet het meest", FULL[part].nl),
        (Some(part), English) => format!("; {} does most", FULL[part].en),
        (None, Dutch) => "; geen van de vier oorzaken is duidelijk de grootste".to_string(),
        (None, English) => "; none of the four causes is clearly the largest".to_string(),
    }
}

/// The parts in a sentence.
const FULL: [Words; 4] = [
    Words { nl: "verandering in het aantal cliënten", en: "the number of clients" },
    Words { nl: "verandering in de maanden per cliënt", en: "the months per client" },
    Words { nl: "verandering in de uren per cliënt", en: "the hours per client" },
    Words { nl: "verandering in de prijs per uur", en: "the price per hour" },
];

/// How many schemes each part leads in: the commonest first.
fn counted(growths: &[Growth], language: Language) -> String {
    let of = growths.len();
    let led = |part: usize| growths.iter().filter(|growth| leading(growth) == Some(part)).count();
    let mut parts: Vec<(usize, usize)> = (0..NAMES.len()).map(|part| (part, led(part))).collect();
    parts.retain(|(_, count)| *count > 0);
    parts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let parts: Vec<String> =
        parts.into_iter().map(|(part, count)| led_in(part, count, of, language)).collect();
    match (parts.is_empty(), of, language) {
        (true, 1, Dutch) => {
            "is niet duidelijk waar het verschil in uitgaven het meest vandaan komt".to_string()
        }
        (true, 1, English) => "it is not clear where most of the difference in spend comes from".to_string(),
        (true, _, Dutch) => {
            "is bij geen andere variant duidelijk waar het verschil in uitgaven het meest vandaan komt"
                .to_string()
        }
        (true, _, English) => {
            "it is not clear under any scheme where most of the difference in spend comes from".to_string()
        }
        (false, _, Dutch) => {
            format!("komt het verschil in uitgaven het meest door {}", parts.join("; door "))
        }
        (false, _, English) => format!("spend is moved most by {}", parts.join("; by ")),
    }
}

/// “the price per hour under 3 of 5 other schemes”.
fn led_in(part: usize, count: usize, of: usize, language: Language) -> String {
    let name = match language {
        Dutch => CAUSES[part],
        English => FULL[part].en,
    };
    match (language, of) {
        (_, 1) => name.to_string(),
        (Dutch, _) => format!("{name} bij {count} van de {of} andere varianten"),
        (English, _) => format!("{name} under {count} of {of} other schemes"),
    }
}

/// The parts as causes.
const CAUSES: [&str; 4] =
    ["het aantal cliënten", "de maanden per cliënt", "de uren per cliënt", "de prijs per uur"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::sample;

    fn interval(low: f64, high: f64) -> Interval {
        Interval { mean: 0.5 * (low + high), low, high }
    }

    fn with(price: Interval, clients: Interval) -> Growth {
        let nothing = interval(-1.0, 1.0);
        Growth { count: 9, parts: [clients, nothing, nothing, price], whole: interval(5.0, 20.0) }
    }

    #[test]
    fn a_part_leads_only_where_its_interval_lies_beyond_all_others() {
        assert_eq!(leading(&with(interval(-9.0, -4.1), interval(2.0, 4.0))), Some(3));
        assert_eq!(leading(&with(interval(-9.0, -4.0), interval(2.0, 4.0))), None);
        assert_eq!(leading(&with(interval(-9.0, 0.1), interval(-0.1, 0.1))), None);
        assert_eq!(leading(&with(interval(4.1, 9.0), interval(-4.0, 4.0))), Some(3));
    }

    #[test]
    fn one_scheme_rises_only_where_the_whole_interval_does() {
        let mut one = sample::one();
        let mut say = |low: f64| {
            let mut growth = with(interval(4.1e5, 9e5), interval(2e5, 4e5));
            growth.whole = interval(low, 2e6);
            one.schemes[0].growth_in_time = Some(growth);
            super::growth(&one, English)
        };
        assert!(say(1.0).contains("spend rises by") && say(1.0).ends_with("the price per hour does most"));
        assert!(say(-1.0).contains("does not clearly rise or fall"));
    }

    #[test]
    fn schemes_are_counted_by_what_leads_in_them() {
        let mut six = sample::six();
        for scheme in &mut six.schemes[1..] {
            scheme.growth = Some(with(interval(-9e5, -4.1e5), interval(2e5, 4e5)));
        }
        let text = super::growth(&six, English);
        assert!(
            text.ends_with("spend is moved most by the price per hour under 5 of 5 other schemes"),
            "{text}"
        );
    }
}
