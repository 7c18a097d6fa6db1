//! The JSON Schema (draft 2020-12) of a scenario file, made from the list of keys: editors complete and check with it.
//!
//! A schema sees one file, not its base: what a base may hold is not required here, and names of segments are not
//! compared. `prikkel check` does both.

use crate::scenario::evidence::{Confidence, Grade};
use crate::scenario::key::{Key, Kind, Need};
use crate::scenario::keys::KEYS;
use crate::scenario::shape::Branch;
use serde_json::{Map, Value, json};

/// The schema of scenario files.
pub fn schema() -> Value {
    schema_of(KEYS)
}

fn schema_of(keys: &'static [Key]) -> Value {
    let mut root = table(&Branch::of(keys));
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("Prikkel scenario");
    root["properties"]["extends"] = json!({
        "type": "string",
        "description": "The scenario file that this one changes; this file states only what differs.",
    });
    root["$defs"] = definitions();
    root
}

fn definitions() -> Value {
    let grades: Vec<&str> = Grade::ALL.iter().map(|grade| grade.letter()).collect();
    let confidences: Vec<&str> = Confidence::ALL.iter().map(|confidence| confidence.letter()).collect();
    json!({
        "source": { "type": "string", "description": "Who says so." },
        "grade": {
            "enum": grades,
            "description": "How the value was come by: found, recalled, derived or assumption.",
        },
        "confidence": { "enum": confidences, "description": "How sure its author is: high, medium or low." },
    })
}

fn node(branch: &Branch) -> Value {
    match (branch.leaf, &branch.element) {
        (Some(key), _) => leaf(key),
        (None, Some(element)) => json!({ "type": "array", "items": element_table(element) }),
        (None, None) if branch.is_by_route() => by_route(branch),
        (None, None) => table(branch),
    }
}

/// One value per way into care, or one that holds for every way.
fn by_route(branch: &Branch) -> Value {
    let one = branch.names.first().map_or(Value::Bool(false), |(_, below)| node(below));
    json!({ "anyOf": [table(branch), one] })
}

fn table(branch: &Branch) -> Value {
    let properties: Map<String, Value> =
        branch.names.iter().map(|(name, below)| (name.to_string(), node(below))).collect();
    let mut table = json!({ "type": "object", "properties": properties });
    match &branch.any {
        Some(any) => {
            table["additionalProperties"] = node(any);
            table["propertyNames"] = json!({ "pattern": r#"^[^\s.\[\]"']([^.\[\]"']*[^\s.\[\]"'])?$"# });
        }
        None => table["additionalProperties"] = json!(false),
    }
    let by_kind = kinds(branch);
    if !by_kind.is_empty() {
        table["allOf"] = json!(by_kind);
    }
    table
}

/// The table of an element of a list: lists are not merged with a base, so that what must be there, must be here.
fn element_table(branch: &Branch) -> Value {
    let mut table = table(branch);
    table["required"] = json!(required(branch, None));
    table
}

/// The keys directly in a table that must be there: for all kinds, or for this kind only.
fn required(branch: &Branch, kind: Option<&str>) -> Vec<&'static str> {
    let wanted = |key: &Key| match kind {
        None => key.only_for.is_empty(),
        Some(kind) => key.only_for.contains(&kind),
    };
    let must = |branch: &Branch| branch.leaf.is_some_and(|key| key.need == Need::Always && wanted(key));
    branch.names.iter().filter(|(_, below)| must(below)).map(|(name, _)| *name).collect()
}

/// What each kind forbids and requires beside it.
fn kinds(branch: &Branch) -> Vec<Value> {
    let key = branch.names.iter().find(|(name, _)| *name == "kind").and_then(|(_, below)| below.leaf);
    let Some(Kind::Choice(words)) = key.map(|key| key.kind) else { return Vec::new() };
    let rule = |word: &&str| {
        let forbidden: Map<String, Value> = branch
            .names
            .iter()
            .filter(|(_, below)| !below.exists_for(Some(word)))
            .map(|(name, _)| (name.to_string(), json!(false)))
            .collect();
        json!({
            "if": { "properties": { "kind": { "const": word } }, "required": ["kind"] },
            "then": { "properties": forbidden, "required": required(branch, Some(word)) },
        })
    };
    words.iter().map(|(word, _)| word).map(rule).collect()
}

/// A value, plain or with what it rests on.
fn leaf(key: &Key) -> Value {
    let plain = plain(key.kind);
    let mut stated = json!({
        "value": plain.clone(),
        "source": { "$ref": "#/$defs/source" },
        "grade": { "$ref": "#/$defs/grade" },
        "confidence": { "$ref": "#/$defs/confidence" },
    });
    if matches!(key.kind, Kind::Number { .. } | Kind::Whole { .. }) {
        let mut end = plain.clone();
        end["type"] = json!("number");
        stated["range_low"] = end.clone();
        stated["range_high"] = end;
    }
    let mut leaf = json!({
        "description": description(key),
        "anyOf": [
            plain,
            { "type": "object", "properties": stated, "required": ["value"], "additionalProperties": false },
        ],
    });
    match key.need {
        Need::Number(number) => leaf["default"] = json!(number),
        Need::Whole(whole) => leaf["default"] = json!(whole),
        Need::Word(word) => leaf["default"] = json!(word),
        Need::Always | Need::Optional => {}
    }
    leaf
}

fn plain(kind: Kind) -> Value {
    match kind {
        Kind::Number { low, high, .. } => {
            let mut number = json!({ "type": "number" });
            if low.is_finite() {
                number["minimum"] = json!(low);
            }
            if high.is_finite() {
                number["maximum"] = json!(high);
            }
            number
        }
        Kind::Whole { low, high, .. } => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Kind::Choice(words) => {
            let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            json!({ "enum": words })
        }
        Kind::Line => json!({ "type": "string", "pattern": r"\S" }),
        Kind::Names { .. } => json!({ "type": "array", "items": { "type": "string" }, "uniqueItems": true }),
    }
}

fn description(key: &Key) -> String {
    let mut said = format!("{} ({}): {}.", key.meaning.en, key.role.words().en, key.needs().en);
    if !key.only_for.is_empty() {
        said.push_str(&format!(" Only for: {}.", key.only_for.join(", ")));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::sample::{BASE, SAMPLE};

    fn errors(toml: &str) -> Vec<String> {
        let document: Value = toml::from_str(toml).unwrap();
        let validator = jsonschema::draft202012::new(&schema_of(SAMPLE)).unwrap();
        validator.iter_errors(&document).map(|error| error.instance_path().to_string()).collect()
    }

    #[test]
    fn the_schema_is_itself_valid() {
        assert!(jsonschema::draft202012::meta::is_valid(&schema()));
        assert!(jsonschema::draft202012::meta::is_valid(&schema_of(SAMPLE)));
    }

    #[test]
    fn a_file_without_problems_fits_the_schema() {
        assert_eq!(errors(BASE), Vec::<String>::new());
        assert_eq!(errors("extends = \"base.toml\"\nrun.years = 3"), Vec::<String>::new());
    }

    #[test]
    fn an_editor_flags_what_the_check_would() {
        assert_eq!(errors("run.yaers = 3"), ["/run"]);
        assert_eq!(errors("run.years = 0"), ["/run/years"]);
        assert_eq!(errors("run.years = { value = 3, grade = \"B\" }"), ["/run/years"]);
        assert_eq!(errors("[segment.\"a b\"]\ntariff = 3"), ["/segment/a b"]);
        assert_eq!(errors("[segment.\"a.b\"]\ntariff_eur_per_hour = 3"), ["/segment"]);
        assert_eq!(
            errors("[[contract.clause]]\nkind = \"lump sum\"\nlevel = 1"),
            ["/contract/clause/0/level"]
        );
        assert_eq!(errors("[[contract.clause]]\nkind = \"revenue ceiling\""), ["/contract/clause/0"]);
    }

    #[test]
    fn an_editor_shows_what_a_key_means() {
        let schema = schema_of(SAMPLE);
        let level = &schema["properties"]["contract"]["properties"]["clause"]["items"]["properties"]["level"];
        assert_eq!(
            level["description"],
            "Height of the ceiling (lever): a share of last year's revenue, from 0 to 3. Only for: revenue ceiling."
        );
    }
}
