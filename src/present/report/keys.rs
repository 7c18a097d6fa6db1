//! Every key of a scenario, with what the default municipality states for it and what that rests on.

use super::html::{Holds, Table, code, heading, heads, paragraph};
use crate::language::{Language, Words};
use crate::present::briefing::escape;
use crate::present::keys::{default, needs};
use crate::scenario::Values;
use crate::scenario::evidence::Grade;
use crate::scenario::key::Key;

const HEADS: [Words; 5] = [
    Words { nl: "Sleutel", en: "Key" },
    Words { nl: "Betekenis", en: "Meaning" },
    Words { nl: "Soort", en: "Role" },
    Words { nl: "Eenheid en bereik", en: "Unit and range" },
    Words { nl: "Standaardwaarde en bron", en: "Default and source" },
];

/// A table per section of a scenario file.
pub(super) fn section(defaults: &Values, language: Language) -> String {
    let mut html = paragraph(&opening(defaults, language));
    let mut tops: Vec<&str> = Vec::new();
    for key in defaults.keys() {
        let top = top(key);
        if !tops.contains(&top) {
            tops.push(top);
        }
    }
    for top_name in tops {
        html.push_str(&heading(5, &format!("keys-{top_name}"), top_name));
        let keys = defaults.keys().iter().filter(|key| top(key) == top_name);
        let rows = keys.map(|key| row(key, defaults, language)).collect();
        let caption = match language {
            Language::Dutch => format!("Sleutels van {top_name}"),
            Language::English => format!("Keys of {top_name}"),
        };
        let heads = heads(&HEADS, language);
        html.push_str(&Table { caption: &caption, heads, rows, holds: Holds::Texts }.html());
    }
    html
}

fn top(key: &Key) -> &'static str {
    key.path.split(['.', '[']).next().unwrap_or(key.path)
}

fn opening(defaults: &Values, language: Language) -> String {
    let stated = || defaults.keys().iter().flat_map(|key| defaults.stated(key));
    let of = |grade: Option<Grade>| stated().filter(|it| it.provenance.grade == grade).count();
    let graded = Grade::ALL.map(|grade| format!("{} {}", of(Some(grade)), grade.words().say(language)));
    let (keys, values, bare) = (defaults.keys().len(), stated().count(), of(None));
    match language {
        Language::Dutch => format!(
            "{keys} sleutels; de standaardgemeente stelt {values} waarden: {}, {bare} zonder oordeel. Een scenario stelt alleen wat anders is; de waarden van deze berekening staan in de bestanden die hierboven zijn genoemd.",
            graded.join(", ")
        ),
        Language::English => format!(
            "{keys} keys; the default municipality states {values} values: {}, {bare} without a grade. A scenario states only what differs; the values of this job are in the files that are named above.",
            graded.join(", ")
        ),
    }
}

fn row(key: &Key, defaults: &Values, language: Language) -> Vec<String> {
    let mut meaning = escape(key.meaning.say(language));
    if !key.only_for.is_empty() {
        let only = Words { nl: "Alleen bij", en: "Only for" }.say(language);
        meaning.push_str(&format!(" {only}: {}.", escape(&key.only_for.join(", "))));
    }
    let because = Words { nl: "omdat", en: "because" }.say(language);
    let range = format!("{}; {because} {}", needs(key, language), key.because.say(language));
    let values = default(key, &defaults.stated(key), usize::MAX, language);
    let values: Vec<String> = values.iter().map(|value| escape(value)).collect();
    let role = format!("<span class=\"word\">{}</span>", key.role.words().say(language));
    vec![code(key.path), meaning, role, escape(&range), values.join("<br>")]
}
