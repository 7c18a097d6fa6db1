//! Checked values → how providers are admitted, with the checks that take more than one key.

use super::Values;
use super::problem::{Problem, suggesting, text};
use crate::policy::admission::{Admission, Procedure, Selection, Weights};
use crate::units::MONTHS_PER_YEAR;

/// The keys that only a selective procedure reads, but for the maximum of each group.
const SELECTIVE_KEYS: [&str; 4] = [
    "market.term_years",
    "market.award.quality_weight",
    "market.award.size_weight",
    "market.award.soundness_weight",
];

/// How providers of `groups`, who serve the segments `names`, are admitted.
pub(super) fn admission(
    values: &Values,
    names: &[String],
    groups: &[String],
    problems: &mut Vec<Problem>,
) -> Admission {
    let word = values.word("market.admission");
    let procedure = match word {
        "open house" => Procedure::OpenHouse,
        "closed" => Procedure::Closed,
        "selective" => Procedure::Selective(selection(values, names, groups, problems)),
        other => unreachable!("the list of keys has no admission called {other}"),
    };
    if word != "selective" {
        problems.extend(idle_keys(values, groups, word));
    }
    let notice_months = values.whole("market.notice_months") as u32;
    problems.extend(long_notice(values, notice_months));
    Admission { procedure, notice_months }
}

fn maximum_key(group: &str) -> String {
    format!("market.group.{group}.contracted_max")
}

fn selection(values: &Values, names: &[String], groups: &[String], problems: &mut Vec<Problem>) -> Selection {
    let maximum = |group: &String| {
        let key = maximum_key(group);
        values.has(&key).then(|| values.whole(&key) as u32)
    };
    let contracted_max: Vec<Option<u32>> = groups.iter().map(maximum).collect();
    if contracted_max.iter().all(Option::is_none) {
        let example = maximum_key(groups.first().map_or("youth", String::as_str));
        problems.push(values.problem_at(
            "market.admission",
            text(
                format!("ook een maximum voor ten minste één groep: {example}"),
                format!("a maximum for at least one group as well: {example}"),
            ),
            suggesting(
                text(
                    "zonder maximum valt er niets te kiezen: wie voldoet wordt gecontracteerd",
                    "without a maximum there is nothing to select: whoever qualifies is contracted",
                ),
                Some("\"open house\""),
            ),
        ));
    }
    for (group, maximum) in groups.iter().zip(&contracted_max) {
        problems.extend(maximum.and_then(|it| too_few(values, names, group, it)));
    }
    let number = |key: &str| values.number(&format!("market.award.{key}"));
    let weights = Weights {
        quality: number("quality_weight"),
        size: number("size_weight"),
        soundness: number("soundness_weight"),
    };
    if weights == (Weights { quality: 0.0, size: 0.0, soundness: 0.0 }) {
        problems.push(values.problem_at(
            "market.admission",
            text(
                "ten minste één gewicht onder [market.award] boven 0: quality_weight, size_weight of soundness_weight",
                "at least one weight under [market.award] above 0: quality_weight, size_weight or soundness_weight",
            ),
            text("wie kiest, kiest op iets", "who selects, selects on something"),
        ));
    }
    let term = "market.term_years";
    let term_years = values.has(term).then(|| values.whole(term) as u32);
    Selection { contracted_max, term_years, weights }
}

/// A maximum under which a segment would be left without a provider.
fn too_few(values: &Values, names: &[String], group: &str, maximum: u32) -> Option<Problem> {
    let serves = |name: &&String| {
        let key = format!("segment.{name}.group");
        values.has(&key) && values.line(&key) == group
    };
    let segments = names.iter().filter(serves).count();
    (segments > maximum as usize).then(|| {
        values.problem_at(
            &maximum_key(group),
            text(
                format!("{segments} of meer: zoveel segmenten bedient de groep \"{group}\""),
                format!("{segments} or more: as many segments are served by the group \"{group}\""),
            ),
            suggesting(
                text(
                    "een segment kan zonder aanbieder komen te zitten, en de gemeente moet in alle zorg voorzien",
                    "a segment may be left without a provider, and the municipality must provide all care",
                ),
                Some(&segments.to_string()),
            ),
        )
    })
}

/// What is stated for a selection that does not take place.
fn idle_keys(values: &Values, groups: &[String], word: &str) -> Vec<Problem> {
    let stated = groups.iter().map(|group| maximum_key(group));
    let stated = stated.chain(SELECTIVE_KEYS.map(str::to_string)).filter(|key| values.has(key));
    let problem = |key: String| {
        values.problem_at(
            &key,
            text(
                "niets, of admission = \"selective\" onder [market]",
                "nothing, or admission = \"selective\" under [market]",
            ),
            text(
                format!("bij \"{word}\" wordt niemand geselecteerd: contracten worden zonder keuze verlengd"),
                format!("under \"{word}\" nobody is selected: contracts are renewed without a choice"),
            ),
        )
    };
    stated.map(problem).collect()
}

/// A notice that would last beyond the term.
fn long_notice(values: &Values, notice_months: u32) -> Option<Problem> {
    let term = "market.term_years";
    let months = values.has(term).then(|| values.whole(term) as u32 * MONTHS_PER_YEAR)?;
    (notice_months > months).then(|| {
        values.problem_at(
            "market.notice_months",
            text(
                format!("hoogstens {months} maanden: zo lang loopt het contract (term_years)"),
                format!("{months} months at most: as long as the contract runs (term_years)"),
            ),
            suggesting(
                text(
                    "wie bij de ene procedure verliest is weg voor de volgende",
                    "who loses in one procedure has left before the next",
                ),
                Some(&months.min(6).to_string()),
            ),
        )
    })
}
