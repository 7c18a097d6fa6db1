//! The inputs that an explanation rests on: value, unit, and the file and line it came from, or that it is a default.

use super::Voice;
use super::layout::heading;
use crate::explain::story::Story;
use crate::present::keys::said;
use crate::scenario::key::{Key, Kind, Need, group, show};
use crate::scenario::shape::ROUTE_NAMES;
use crate::scenario::{Stated, Value, Values};

/// What an explanation rests on, apart from the contract: keys that begin like this.
struct Wanted {
    /// Below the segment.
    segment: &'static [&'static str],
    /// Anywhere else.
    others: &'static [&'static str],
    /// Where people are modelled.
    people: &'static [&'static str],
}

const DECISION: Wanted = Wanted {
    segment: &["optimal_hours", "tariff", "staff_cost", "other_cost", "overhead_cost", "route."],
    others: &[
        "municipality.wage_growth_share_year",
        "municipality.tariff_growth_share_year",
        "market.cost_sd",
        "behaviour.volume.",
        "behaviour.duration.",
        "behaviour.income.",
        "behaviour.trust.",
        "behaviour.staffing.",
        "behaviour.habit.",
        "behaviour.selection.timing_share",
    ],
    people: &["steering.", "behaviour.ties.", "behaviour.interests.", "behaviour.events."],
};

const OFFICIAL: [&str; 5] =
    ["steering.", "team.", "behaviour.ties.", "behaviour.interests.", "behaviour.events."];

const CLIENT: Wanted = Wanted {
    segment: &["route.", "severity", "optimal_hours", "tariff", "relapse"],
    others: &[
        "municipality.out_of_contract_premium_share",
        "municipality.crisis_surcharge_eur",
        "municipality.tariff_growth_share_year",
        "behaviour.demand.",
        "behaviour.referral.",
        "behaviour.selection.",
        "behaviour.coding.",
        "behaviour.entry.",
        "behaviour.gatekeeping.",
    ],
    people: &[],
};

/// The inputs of a decision in `segment`.
pub fn decision_inputs(values: &Values, segment: usize, voice: Voice) -> String {
    list(values, segment, &DECISION, &Decided { routes: &[], holders: &[] }, voice)
}

/// The inputs of the story of a client.
pub fn client_inputs(values: &Values, story: &Story, voice: Voice) -> String {
    // Rights and forms of the ways by which it came, and how everyone who decided decides.
    let routes: Vec<&str> = story.routes().into_iter().map(|route| ROUTE_NAMES[route as usize]).collect();
    let holders: Vec<&str> = story.holders().into_iter().map(|holder| holder.word()).collect();
    let decided = Decided { routes: &routes, holders: &holders };
    list(values, story.key.segment(), &CLIENT, &decided, voice)
}

/// The inputs of the month of the official in the seat called `name`.
pub fn official_inputs(values: &Values, name: &str, voice: Voice) -> String {
    let wanted = |key: &&Key| OFFICIAL.iter().any(|start| key.path.starts_with(start));
    let found = values.keys().iter().filter(wanted).filter_map(|key| {
        let path = key.path.replacen('*', name, 1);
        input(values, key, &path, voice)
    });
    lines(&found.collect::<Vec<_>>(), voice)
}

struct Input {
    path: String,
    value: String,
    from: String,
}

/// By which ways a client came, and who decided about it.
struct Decided<'a> {
    routes: &'a [&'a str],
    holders: &'a [&'a str],
}

impl Decided<'_> {
    /// Whether a key says who decides on one of these ways, or with what form of assignment.
    fn concerns(&self, path: &str) -> bool {
        let matrix = path.starts_with("rights.") || path.starts_with("assignment.");
        matrix && self.routes.iter().any(|route| path.rsplit('.').next() == Some(route))
    }
}

fn list(values: &Values, segment: usize, wanted: &Wanted, decided: &Decided, voice: Voice) -> String {
    let id = &voice.scenario.segments[segment].id;
    let clauses: Vec<String> = values
        .elements("contract.clause")
        .into_iter()
        .filter(|path| {
            let chosen = values.names(&format!("{path}.segments"));
            chosen.is_empty() || chosen.contains(id)
        })
        .collect();
    let nobody = voice.scenario.policy.team.officials.is_empty();
    let people = if nobody { &[][..] } else { wanted.people };
    let mut inputs = Vec::new();
    let below_clause = |key: &Key| key.path.strip_prefix("contract.clause[]").is_some();
    for key in values.keys().iter().filter(|key| !below_clause(key)) {
        match key.path.strip_prefix("segment.*.") {
            Some(below) if wanted.segment.iter().any(|start| below.starts_with(start)) => {
                inputs.extend(input(values, key, &key.path.replacen('*', id, 1), voice));
            }
            None if key.path.starts_with("access.*.") => {
                let paths = decided.holders.iter().map(|holder| key.path.replacen('*', holder, 1));
                inputs.extend(paths.filter_map(|path| input(values, key, &path, voice)));
            }
            None if decided.concerns(key.path)
                || wanted.others.iter().chain(people).any(|start| key.path.starts_with(start)) =>
            {
                inputs.extend(input(values, key, key.path, voice));
            }
            _ => {}
        }
    }
    for clause in &clauses {
        let kind = values.word(&format!("{clause}.kind"));
        for key in values.keys().iter().filter(|key| key.exists_for(Some(kind))) {
            let Some(below) = key.path.strip_prefix("contract.clause[]") else { continue };
            if below.contains("[]") {
                let own = |it: &&Stated| it.path.starts_with(&format!("{clause}."));
                inputs.extend(values.stated(key).into_iter().filter(own).map(|it| stated(key, it, voice)));
            } else {
                inputs.extend(input(values, key, &format!("{clause}{below}"), voice));
            }
        }
    }
    lines(&inputs, voice)
}

fn lines(inputs: &[Input], voice: Voice) -> String {
    let wide = |of: fn(&Input) -> usize| inputs.iter().map(of).max().unwrap_or(0);
    let (paths, said) = (wide(|it| it.path.chars().count()), wide(|it| it.value.chars().count()));
    let lines = inputs.iter().map(|it| format!("  {:paths$}  {:said$}  {}\n", it.path, it.value, it.from));
    let title = voice.pick(
        "Waarop dit rust: waarde, eenheid, en bestand:regel of standaardwaarde",
        "What this rests on: value, unit, and file:line or default",
    );
    format!("{}{}", heading(title), lines.collect::<String>())
}

fn input(values: &Values, key: &Key, path: &str, voice: Voice) -> Option<Input> {
    if let Some(found) = values.stated(key).into_iter().find(|stated| stated.path == path) {
        return Some(stated(key, found, voice));
    }
    let value = match key.need {
        Need::Number(number) => show(number),
        Need::Whole(whole) => group(whole),
        Need::Word(word) => format!("\"{word}\""),
        Need::Always | Need::Optional => return None,
    };
    let from = voice.pick("standaardwaarde", "default").to_string();
    Some(Input { path: path.to_string(), value: with_unit(value, key, voice), from })
}

fn stated(key: &Key, stated: &Stated, voice: Voice) -> Input {
    let from = match &stated.provenance.place {
        Some(place) => format!("{}:{}", place.file, place.line),
        None => voice.pick("standaardwaarde", "default").to_string(),
    };
    let value = match &stated.value {
        // The words of a list of names stand between quotes, as in the file.
        Value::Names(names) => names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "),
        value => said(value),
    };
    Input { path: stated.path.clone(), value: with_unit(value, key, voice), from }
}

fn with_unit(value: String, key: &Key, voice: Voice) -> String {
    match key.kind {
        Kind::Number { unit, .. } | Kind::Whole { unit, .. } => {
            format!("{value} {}", unit.say(voice.language))
        }
        Kind::Choice(_) | Kind::Line | Kind::Names { .. } => value,
    }
}
