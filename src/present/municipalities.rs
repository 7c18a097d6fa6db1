//! The table of municipalities of a region, for a terminal: who pays what, and who carries which risk.

use super::chart::capital;
use super::number::{self, Format};
use super::table::fold;
use crate::experiment::{Comparison, MemberResult, SchemeResult};
use crate::indicators::{MEMBER_INDICATORS, member_position};
use crate::language::{Language, Words};
use crate::stats::Interval;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// What is shown of an indicator.
#[derive(Clone, Copy)]
enum Part {
    /// The mean over runs and years.
    Level,
    /// The spread of a year between runs.
    Spread,
    /// What one year in twenty lies above.
    High,
}

/// The columns: heading, key, what of it.
const COLUMNS: [(Words, &str, Part); 5] = [
    (Words { nl: "€ per inwoner", en: "€ per inhabitant" }, "spend_per_inhabitant", Part::Level),
    (Words { nl: "boven budget", en: "above budget" }, "overrun", Part::Level),
    (Words { nl: "spreiding", en: "spread" }, "overrun", Part::Spread),
    (Words { nl: "1 op 20 jaren boven", en: "1 year in 20 above" }, "overrun", Part::High),
    (Words { nl: "jaren boven budget", en: "years above budget" }, "overrun_probability", Part::Level),
];

/// The municipalities of every scheme that is a region; empty where none is.
pub fn municipalities(comparison: &Comparison, language: Language, width: usize) -> String {
    let regions: Vec<&SchemeResult> =
        comparison.schemes.iter().filter(|scheme| !scheme.members.is_empty()).collect();
    if regions.is_empty() {
        return String::new();
    }
    let title =
        Words { nl: "\nGemeenten van de regio, per jaar\n", en: "\nMunicipalities of the region, a year\n" };
    let mut text = title.say(language).to_string();
    for scheme in regions {
        text.push_str(&format!("\n{}\n{}", capital(scheme.title.say(language)), grid(scheme, language)));
    }
    let note = Words {
        nl: "Spreiding: standaardafwijking tussen runs van de overschrijding in een jaar, in procentpunt. 1 op 20 jaren boven: zo ver gaat een slecht jaar over het budget.",
        en: "Spread: standard deviation between runs of the overrun of a year, in percentage points. 1 year in 20 above: so far a bad year goes over budget.",
    };
    text.push('\n');
    text.push_str(&fold(note.say(language), width));
    text
}

fn grid(scheme: &SchemeResult, language: Language) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
    let people = Words { nl: "inwoners", en: "inhabitants" }.say(language).to_string();
    let headings = COLUMNS.iter().map(|(heading, ..)| heading.say(language).to_string());
    table.add_row([String::new(), people].into_iter().chain(headings));
    for member in &scheme.members {
        let inhabitants = number::whole(u64::from(member.inhabitants), language);
        let cells = COLUMNS.iter().map(|(_, key, part)| cell(member, key, *part, language));
        table.add_row([format!(" {}", member.name), inhabitants].into_iter().chain(cells));
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if index > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn cell(member: &MemberResult, key: &str, part: Part, language: Language) -> String {
    let row = member_position(key);
    let Some(found) = &member.estimates[row] else { return "–".to_string() };
    let value = match part {
        Part::Level => found.interval.mean,
        Part::Spread => found.spread,
        Part::High => found.high,
    };
    // Digits as fine as the interval of the level supports; one per cent of itself where a single run has none.
    let half = match found.interval.high - found.interval.low {
        gap if gap.is_finite() => 0.5 * gap,
        _ => 0.01 * value.abs(),
    };
    let around = Interval { mean: value, low: value - half, high: value + half };
    Format::of(MEMBER_INDICATORS[row].unit, &around, language).full(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::MemberEstimate;
    use crate::present::sample;

    fn region(names: [&str; 2]) -> Comparison {
        let mut comparison = sample::one();
        let estimate = |mean: f64| {
            let interval = Interval { mean, low: mean - 0.01, high: mean + 0.01 };
            Some(MemberEstimate { interval, spread: 0.21, high: 0.37 })
        };
        comparison.schemes[0].members = names
            .map(|name| MemberResult {
                name: name.to_string(),
                inhabitants: 8_000,
                estimates: MEMBER_INDICATORS.iter().map(|_| estimate(0.05)).collect(),
            })
            .to_vec();
        comparison
    }

    #[test]
    fn every_municipality_has_a_row_with_its_level_spread_and_bad_year() {
        let text = municipalities(&region(["Aa", "Bee"]), Language::English, 80);
        for name in ["Aa", "Bee"] {
            let line = text.lines().find(|line| line.contains(name)).unwrap();
            for wanted in ["8,000", "5.0%", "21.0%", "37.0%"] {
                assert!(line.contains(wanted), "{wanted} is missing: {line}");
            }
        }
        assert!(municipalities(&region(["Aa", "Bee"]), Language::Dutch, 80).contains("Spreiding"));
    }

    #[test]
    fn without_a_region_nothing_is_said() {
        assert_eq!(municipalities(&sample::six(), Language::Dutch, 120), "");
    }
}
