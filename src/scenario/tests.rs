//! The promises of reading a scenario.

#![expect(clippy::float_cmp, reason = "what is read is exactly what was written")]

use super::evidence::{Confidence, Grade};
use super::problem::{say_all, text};
use super::sample::{BASE, SAMPLE, Shelf, change, complaints, read};
use super::{Embedded, Library, read_with};
use crate::language::Language;
use insta::assert_snapshot;

const TARIFF: &str = "segment.youth ambulatory light.tariff_eur_per_hour";

#[test]
fn a_file_without_problems_is_read() {
    let resolved = read(&[("scenarios/base.toml", BASE)]).unwrap();
    let values = &resolved.values;
    assert_eq!(resolved.id, "base");
    assert_eq!(values.line("title.en"), "Default municipality");
    assert_eq!(values.whole("municipality.inhabitants"), 100_000);
    assert_eq!(values.children("segment"), ["youth ambulatory light", "day care"]);
    assert_eq!(values.number(TARIFF), 82.0);
    assert_eq!(values.count("contract.clause"), 2);
    assert_eq!(values.elements("contract.clause"), ["contract.clause[1]", "contract.clause[2]"]);
    assert_eq!(values.word("contract.clause[2].kind"), "revenue ceiling");
    assert_eq!(values.names("contract.clause[1].segments"), ["youth ambulatory light"]);
    assert!(values.names("contract.clause[2].segments").is_empty());
}

#[test]
fn the_shipped_scenarios_have_no_problems() {
    for (name, _) in super::embedded::SHIPPED {
        if let Err(problems) = super::read(name, &Embedded) {
            panic!("{}", say_all(&problems, Language::English));
        }
    }
}

#[test]
fn every_problem_is_reported_at_once_in_the_order_of_the_file() {
    assert_snapshot!(change(r#"
[run]
years = "5"
warmup_months = nan
[municipality]
inhabitans = 3
[[contract.clause]]
kind = "revenue ceiling"
level = -0.95
segments = ["day car"]
"#), @r#"
    mine.toml:4:9  run.years = "5"
      needs    years, a whole number from 1 to 50
      because  between quotes stands text; did you mean 5?
    mine.toml:5:17  run.warmup_months = nan
      needs    months, a whole number from 0 to 120
      because  nan cannot be calculated with: it would spread to every result
    mine.toml:7:1  municipality.inhabitans = 3
      needs    a key of [municipality]: inhabitants
      because  nothing reads this key; did you mean inhabitants?
    mine.toml:10:9  contract.clause[1].level = -0.95
      needs    a share of last year's revenue, from 0 to 3
      because  a provider cannot owe care; did you mean 0.95?
    mine.toml:11:13  contract.clause[1].segments[1] = "day car"
      needs    a name under [segment]: youth ambulatory light, day care
      because  that name is not there; did you mean "day care"?
    "#);
}

#[test]
fn a_designer_who_reads_dutch_is_answered_in_dutch() {
    let mine = "extends = \"base.toml\"\nmunicipality.inhabitans = 3\nrun.years = 2.5\n";
    let problems = read(&[("mine.toml", mine), ("base.toml", BASE)]).unwrap_err();
    assert_snapshot!(say_all(&problems, Language::Dutch), @r"
    mine.toml:2:14  municipality.inhabitans = 3
      nodig  een sleutel van [municipality]: inhabitants
      omdat  niets leest deze sleutel; bedoelt u inhabitants?
    mine.toml:3:13  run.years = 2.5
      nodig  jaren, een heel getal van 1 tot en met 50
      omdat  hier wordt geteld, zonder decimalen
    ");
}

#[test]
fn columns_count_characters_not_bytes() {
    assert!(change("title = { nl = \"Één één\", xx = 1 }").starts_with("mine.toml:2:27  title.xx"));
}

#[test]
fn lines_that_are_no_toml_are_explained_and_the_rest_is_checked() {
    assert_snapshot!(change(r#"
[run]
years = 0,5
warmup_months = 400
[title]
nl = “Plafond”
en =
[municipality
inhabitants = 3
"#), @r#"
    mine.toml:4:10  years = 0,5
      needs    a point before the decimals
      because  a comma separates the items of a list; did you mean 0.5?
    mine.toml:5:17  run.warmup_months = 400
      needs    months, a whole number from 0 to 120
      because  a longer warm-up changes nothing more
    mine.toml:7:6  nl = “Plafond”
      needs    straight quotes: "
      because  a word processor makes them curly
    mine.toml:8:5  en =
      needs    a value after the = sign
      because  nothing stands after it
    mine.toml:9:14  [municipality
      needs    a bracket that closes what opens here
      because  the closing bracket is missing
    "#);
}

#[test]
fn a_key_in_the_wrong_table_is_led_to_the_right_one() {
    assert_snapshot!(change("[run]\ninhabitants = 5\nextends = \"x.toml\""), @r#"
    mine.toml:3:1  run.inhabitants = 5
      needs    a key of [run]: years, warmup_months
      because  nothing reads this key; did you mean municipality.inhabitants?
    mine.toml:4:1  run.extends = "x.toml"
      needs    a key of [run]: years, warmup_months
      because  extends stands at the top, before the first [table]
    "#);
}

#[test]
fn infinity_is_no_number() {
    let said = change("behaviour.volume.curvature_median_eur_per_hour = inf");
    assert!(said.contains("inf cannot be calculated with"), "{said}");
}

#[test]
fn per_cents_are_recognised_in_a_share() {
    let said = change("[[contract.clause]]\nkind = \"revenue ceiling\"\nlevel = 95\n");
    assert!(said.contains("did you mean 0.95?"), "{said}");
}

#[test]
fn a_word_is_suggested_from_its_misspelling_and_from_its_dutch() {
    for (written, meant) in [("revenue cieling", "revenue ceiling"), ("uurtarief", "hourly tariff")] {
        let said = change(&format!("[[contract.clause]]\nkind = \"{written}\"\n"));
        assert!(said.contains(&format!("did you mean \"{meant}\"?")), "{said}");
    }
}

#[test]
fn a_key_of_another_kind_says_for_which_kinds_it_exists() {
    assert_snapshot!(change("[[contract.clause]]\nkind = \"lump sum\"\nlevel = 1\n[[contract.clause.tiers]]\nlevel = 1"), @r#"
    mine.toml:4:1  contract.clause[1].level = 1
      needs    a key that goes with "lump sum"
      because  level exists for "revenue ceiling" only
    mine.toml:5:19  contract.clause[1].tiers
      needs    a key that goes with "lump sum"
      because  tiers exists for "hourly tariff" only
    "#);
}

#[test]
fn a_key_that_only_exists_for_this_kind_can_be_missing() {
    let said = change("[[contract.clause]]\nkind = \"revenue ceiling\"\n");
    assert!(said.starts_with("mine.toml:2:1  contract.clause[1].level\n"), "{said}");
    assert_eq!(change("[[contract.clause]]\nkind = \"lump sum\"\n"), "no problems");
}

#[test]
fn tables_and_lists_and_values_are_told_apart() {
    assert_snapshot!(change("contract.clause = 3\nrun = 5\ntitle.nl = [1]\nmunicipality = { inhabitants = true }\n[segment]\n\"day care\" = 3"), @r#"
    mine.toml:2:19  contract.clause = 3
      needs    a list: header [[contract.clause]]
      because  there can be more than one of these
    mine.toml:3:7  run = 5
      needs    a table: header [run]
      because  keys stand below it: years, warmup_months
    mine.toml:4:12  title.nl = [1]
      needs    a line of text between quotes
      because  this is a list
    mine.toml:5:32  municipality.inhabitants = true
      needs    inhabitants, a whole number from 1 to 20 000 000
      because  this is true or false
    mine.toml:7:14  segment.day care = 3
      needs    a table: header [segment."day care"]
      because  keys stand below it: tariff_eur_per_hour
    "#);
}

#[test]
fn missing_keys_are_named_one_by_one_but_a_misspelt_one_is_named_once() {
    assert_snapshot!(complaints(&[("mine.toml", "[title]\nnl = \"Mijn plan\"\n[run]\nyaers = 3\n")]), @r"
    mine.toml:1:1  title.en
      needs    a line of text between quotes
      because  this key is missing and has no default
    mine.toml:1:1  municipality.inhabitants
      needs    inhabitants, a whole number from 1 to 20 000 000
      because  this key is missing and has no default
    mine.toml:4:1  run.yaers = 3
      needs    a key of [run]: years, warmup_months
      because  nothing reads this key; did you mean years?
    ");
}

#[test]
fn when_much_is_missing_a_base_is_suggested() {
    use super::key::{Key, fact, line};
    const SIX: &[Key] = &[
        fact("a", line()),
        fact("b", line()),
        fact("c", line()),
        fact("d", line()),
        fact("e", line()),
        fact("f", line()),
        fact("g", line()),
    ];
    let problems = read_with(SIX, "mine.toml", &Shelf(&[("mine.toml", "a = \"x\"")])).unwrap_err();
    assert_snapshot!(say_all(&problems, Language::English), @r#"
    mine.toml:1:1  b, c, d, …
      needs    6 more keys, or at the top a base: extends = "default-municipality.toml"
      because  a scenario without a base must state everything itself
    "#);
}

#[test]
fn a_misspelt_segment_is_not_taken_for_a_new_one() {
    assert_snapshot!(change("[segment.\"youth ambulatory lihgt\"]\n"), @r#"
    mine.toml:2:1  segment.youth ambulatory lihgt.tariff_eur_per_hour
      needs    euro per hour, from 0 to 1000
      because  this key is missing and has no default; did you mean "youth ambulatory light"?
    "#);
}

#[test]
fn names_of_tables_fit_in_a_path() {
    let said = change("[segment.\"0.5 day\"]\ntariff_eur_per_hour = 3\n");
    assert!(said.contains("a name without point"), "{said}");
}

#[test]
fn an_empty_file_says_how_to_begin() {
    assert_snapshot!(complaints(&[("mine.toml", "# nothing yet\n")]), @r#"
    mine.toml:1:1
      needs    a scenario; begin with extends = "default-municipality.toml" and a title
      because  this file is empty
    "#);
}

#[test]
fn a_missing_file_and_a_missing_base_are_problems() {
    assert_snapshot!(complaints(&[("mine.toml", "extends = \"bse.toml\"\nrun.yaers = 3")]), @r#"
    mine.toml:1:11  extends = "bse.toml"
      needs    a scenario file (.toml)
      because  there is no such file
    mine.toml:2:5  run.yaers = 3
      needs    a key of [run]: years, warmup_months
      because  nothing reads this key; did you mean years?
    "#);
    let problems = read_with(SAMPLE, "none.toml", &Shelf(&[])).unwrap_err();
    assert_snapshot!(say_all(&problems, Language::Dutch), @r"
    none.toml
      nodig  een scenariobestand (.toml)
      omdat  dit bestand bestaat niet
    ");
    let near = Embedded.open(None, "scenarios/default-municipalty.toml").unwrap_err();
    assert!(near.because.en.contains("did you mean default-municipality.toml?"), "{}", near.because.en);
}

#[test]
fn a_circle_of_bases_is_shown() {
    let files = [
        ("a.toml", "extends = \"b.toml\""),
        ("b.toml", "extends = \"c.toml\""),
        ("c.toml", "extends = \"b.toml\""),
    ];
    assert_snapshot!(complaints(&files), @r#"
    c.toml:1:11  extends = "b.toml"
      needs    a base that does not rest on this file
      because  the files run in a circle: b.toml → c.toml → b.toml
    "#);
}

#[test]
fn a_base_that_is_no_name_is_a_problem() {
    let said = complaints(&[("mine.toml", "extends = [\"a.toml\", \"b.toml\"]")]);
    assert!(said.starts_with("mine.toml:1:11  extends = [\"a.toml\", \"b.toml\"]\n"), "{said}");
}

#[test]
fn a_problem_of_the_base_is_reported_once_below_those_of_the_file() {
    let base = BASE.replace("years = 5", "years = 500\nyaers = 5");
    let files =
        [("mine.toml", "extends = \"base.toml\"\nmunicipality.inhabitants = 0"), ("base.toml", &base)];
    let found: Vec<String> =
        read(&files).unwrap_err().into_iter().map(|it| format!("{}  {}", it.place, it.found)).collect();
    assert_eq!(
        found,
        [
            "mine.toml:2:28  municipality.inhabitants = 0",
            "base.toml:6:9  run.years = 500",
            "base.toml:7:1  run.yaers = 5",
        ]
    );
}

#[test]
fn tables_merge_and_lists_are_replaced_whole() {
    let middle = "extends = \"base.toml\"\nrun.years = 3\nsegment.nieuw.tariff_eur_per_hour = 50\n";
    let mine = "extends = \"middle.toml\"\n[[contract.clause]]\nkind = \"lump sum\"\n";
    let resolved = read(&[("mine.toml", mine), ("middle.toml", middle), ("base.toml", BASE)]).unwrap();
    let (values, root) = (&resolved.values, &resolved.root);
    assert_eq!((values.whole("run.years"), root.whole("run.years")), (3, 5));
    assert_eq!((values.count("contract.clause"), root.count("contract.clause")), (1, 2));
    assert_eq!(values.word("contract.clause[1].kind"), "lump sum");
    assert_eq!(values.children("segment"), ["youth ambulatory light", "day care", "nieuw"]);
    assert_eq!(values.number(TARIFF), 82.0);
    let names: Vec<&str> = resolved.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["mine.toml", "middle.toml", "base.toml"]);
    assert_eq!(values.place("run.years").to_string(), "middle.toml:2:13");
}

#[test]
fn a_changed_value_leaves_the_source_of_the_base_behind() {
    let mine = format!(
        "extends = \"base.toml\"\n[segment.\"youth ambulatory light\"]\n{}",
        "tariff_eur_per_hour = 85\n"
    );
    let resolved = read(&[("mine.toml", &mine), ("base.toml", BASE)]).unwrap();
    let before = resolved.root.provenance(TARIFF);
    assert_eq!(before.source.as_deref(), Some("Tarieventabel 2024"));
    assert_eq!((before.grade, before.confidence), (Some(Grade::Found), Some(Confidence::Medium)));
    assert_eq!((before.range_low, before.range_high), (Some(70.0), Some(95.0)));
    let after = resolved.values.provenance(TARIFF);
    assert_eq!(resolved.values.number(TARIFF), 85.0);
    assert_eq!(after.say(Language::English), "stated in mine.toml:3:23, no source given");
    let default = resolved.values.provenance("run.warmup_months");
    assert_eq!(default.say(Language::English), "default of the program");
}

#[test]
fn what_is_said_about_a_value_is_checked_too() {
    assert_snapshot!(change(r#"
run.years = { value = 5, grade = "B", confidence = 3, sorce = "x" }
run.warmup_months = { value = 5, range_low = 6, range_high = 400 }
title.nl = { source = "x" }
"#), @r#"
    mine.toml:3:34  run.years.grade = "B"
      needs    "F" found, "R" recalled, "D" derived or "A" assumption
      because  it tells a reader how sure a value is
    mine.toml:3:52  run.years.confidence = 3
      needs    "H" high, "M" medium or "L" low
      because  it tells a reader how sure a value is
    mine.toml:3:55  run.years.sorce = "x"
      needs    one of value, source, grade, confidence, range_low, range_high
      because  nothing reads this key; did you mean source?
    mine.toml:4:31  run.warmup_months = 5
      needs    a value between range_low 6 and range_high …
      because  the value lies outside its own range
    mine.toml:4:62  run.warmup_months.range_high = 400
      needs    months, a whole number from 0 to 120
      because  a longer warm-up changes nothing more
    mine.toml:5:12  title.nl
      needs    a line of text between quotes
      because  this is a table without a value
    "#);
}

#[test]
fn defaults_hold_where_files_are_silent() {
    let values = read(&[("base.toml", BASE)]).unwrap().values;
    assert_eq!(values.whole("run.warmup_months"), 24);
    assert_eq!(values.number("contract.clause[2].paid_share"), 0.0);
    assert_eq!(values.number("behaviour.volume.curvature_median_eur_per_hour"), 20.0);
    assert!(!values.has("run.warmup_months"));
    assert!(values.has("run.years") && values.has("contract.clause[2]") && values.has("segment.day care"));
}

#[test]
fn what_nothing_read_is_known() {
    let values = read(&[("base.toml", BASE)]).unwrap().values;
    assert_eq!(values.unread().len(), SAMPLE.len());
    let _ = values.number(TARIFF);
    let _ = values.provenance("run.years");
    assert!(!values.unread().contains(&"segment.*.tariff_eur_per_hour"));
    assert!(values.unread().contains(&"run.years"));
}

#[test]
#[should_panic(expected = "no key run.yaers is in scenario/keys.rs")]
fn reading_a_key_that_does_not_exist_is_our_bug() {
    let _ = read(&[("base.toml", BASE)]).unwrap().values.whole("run.yaers");
}

#[test]
#[should_panic(expected = "counted from 1")]
fn elements_are_counted_from_one() {
    let _ = read(&[("base.toml", BASE)]).unwrap().values.word("contract.clause[0].kind");
}

#[test]
fn the_builder_can_point_at_what_only_it_can_see() {
    let values = read(&[("base.toml", BASE)]).unwrap().values;
    let problem = values.problem_at("contract.clause[2].level", text("x", "a"), text("y", "b"));
    assert_eq!(
        problem.say(Language::English),
        "base.toml:23:9  contract.clause[2].level = 0.95\n  needs    a\n  because  b"
    );
    let absent = values.problem_at("contract.clause[1].level", text("x", "a"), text("y", "b"));
    assert_eq!(absent.place.to_string(), "base.toml:17:1");
}

proptest::proptest! {
    /// Whatever a designer does to a file, the answer is values or problems: never a crash.
    #[test]
    fn no_text_makes_the_reader_crash(cut in 0usize..600, length in 0usize..40, put in "[\\[\\]{}=\"'#,.a0é\n -]{0,6}") {
        let letters: Vec<char> = BASE.chars().collect();
        let cut = cut.min(letters.len());
        let end = (cut + length).min(letters.len());
        let text: String = letters[..cut].iter().copied().chain(put.chars()).chain(letters[end..].iter().copied()).collect();
        let _ = complaints(&[("mine.toml", &text)]);
        let _ = complaints(&[("mine.toml", &format!("extends = \"base.toml\"\n{text}")), ("base.toml", BASE)]);
    }
}
