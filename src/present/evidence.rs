//! The table of published results: what was claimed, what was expected, what came out, and what the model cannot do.

use super::number;
use super::table::fold;
use crate::experiment::evidence::{Expected, Finding, Form, Level, Order, Outcome, Row};
use crate::language::{Language, Text, Words};
use comfy_table::{ContentArrangement, Table, presets};

/// The line above the table.
pub fn header(order: &Order) -> Text {
    let (runs, replicates, seed) = (order.runs(), order.replicates, order.seed);
    Text {
        nl: format!("gepubliceerde uitkomsten: {runs} runs, {replicates} per opzet, startgetal {seed}"),
        en: format!("published results: {runs} runs, {replicates} per setting, seed {seed}"),
    }
}

/// Why one run is not enough.
pub fn one_run_is_no_interval() -> Text {
    Text {
        nl: "deze tabel heeft per opzet ten minste twee runs nodig: een betrouwbaarheidsinterval ontstaat pas bij twee".into(),
        en: "this table takes at least two runs per setting: there is no interval with fewer".into(),
    }
}

/// Where the table was written.
pub fn saved(path: &str) -> Text {
    Text { nl: format!("Tabel: {path}"), en: format!("Table: {path}") }
}

/// Everything, at most `width` columns wide: what holds, what is not reproduced and why, the sources, the counts.
pub fn table(findings: &[Finding], language: Language, width: usize) -> String {
    let say = |nl: &'static str, en: &'static str| Words { nl, en }.say(language);
    let mut text = String::new();
    let holds = |finding: &&Finding| matches!(finding.outcome, Outcome::Holds);
    let good: Vec<&Finding> = findings.iter().filter(holds).collect();
    let open: Vec<&Finding> =
        findings.iter().filter(|it| matches!(it.outcome, Outcome::NotReproduced(_))).collect();
    let wrong: Vec<&Finding> = findings.iter().filter(|it| it.is_wrong()).collect();
    let blocks = [
        (say("Wat het model reproduceert", "What the model reproduces"), &good),
        (say("Wat het model niet reproduceert", "What the model does not reproduce"), &open),
        (say("Anders dan verklaard", "Not as declared"), &wrong),
    ];
    for (title, rows) in blocks.iter().filter(|(_, rows)| !rows.is_empty()) {
        text.push_str(&format!("{title}\n\n{}\n", grid(rows, language, width)));
        for finding in rows.iter() {
            if let Some(because) = because(finding) {
                text.push_str(&fold(&format!("{}: {}", finding.row.id, because.say(language)), width));
            }
        }
        if rows.iter().any(|finding| because(finding).is_some()) {
            text.push('\n');
        }
    }
    text.push_str(&sources(findings, language));
    text.push_str(&fold(say(LEVELS.nl, LEVELS.en), width));
    text.push_str(&fold(&counts(good.len(), open.len(), wrong.len(), language), width));
    text
}

const LEVELS: Words = Words {
    nl: "A precies, een formule · B binnen een band · C teken of volgorde: het hele 95 %-interval ligt aan de goede kant. F gevonden in de bron, R uit het geheugen, D afgeleid. Alle rijen gebruiken de gedragsparameters van de standaardgemeente, behalve wat een opzet vastlegt (scenarios/evidence) of een rij laat verlopen.",
    en: "A exact, a closed form · B within a band · C sign or order: the whole 95 % interval lies on its side. F found in the source, R recalled, D derived. All rows use the behavioural parameters of the default municipality, except what a setting fixes (scenarios/evidence) or a row sweeps.",
};

fn counts(good: usize, open: usize, wrong: usize, language: Language) -> String {
    match language {
        Language::Dutch => format!(
            "{} rijen: {good} kloppen, {open} niet gereproduceerd en als zodanig verklaard, {wrong} anders dan verklaard",
            good + open + wrong
        ),
        Language::English => format!(
            "{} rows: {good} hold, {open} not reproduced and declared so, {wrong} not as declared",
            good + open + wrong
        ),
    }
}

fn because(finding: &Finding) -> Option<Words> {
    match finding.outcome {
        Outcome::NotReproduced(because) => Some(because),
        Outcome::HoldsAgainstWord(because) => Some(because),
        Outcome::Holds | Outcome::Fails => None,
    }
}

fn grid(rows: &[&Finding], language: Language, width: usize) -> String {
    let say = |nl: &'static str, en: &'static str| Words { nl, en }.say(language);
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .set_header([
            say("rij", "row"),
            "",
            say("bewering", "claim"),
            say("gemeten", "measured"),
            say("verwacht", "expected"),
            say("gevonden", "got"),
            say("oordeel", "verdict"),
        ]);
    for finding in rows {
        let row = finding.row;
        table.add_row([
            row.id.to_owned(),
            row.level.letter().to_owned(),
            format!("{} [{}]", row.claim.say(language), row.source.grade),
            row.measured.say(language).to_owned(),
            expected(finding, language),
            got(finding, language),
            verdict(finding).say(language).to_owned(),
        ]);
    }
    table.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn verdict(finding: &Finding) -> Words {
    match finding.outcome {
        Outcome::Holds => Words { nl: "klopt", en: "holds" },
        Outcome::NotReproduced(_) => Words { nl: "niet", en: "not" },
        Outcome::Fails => Words { nl: "FAALT", en: "FAILS" },
        Outcome::HoldsAgainstWord(_) => Words { nl: "KLOPT TOCH", en: "HOLDS NOW" },
    }
}

/// Every source once, with its rows.
fn sources(findings: &[Finding], language: Language) -> String {
    let mut text = format!("{}\n", Words { nl: "Bronnen", en: "Sources" }.say(language));
    let mut told: Vec<(&str, &str)> = Vec::new();
    for finding in findings {
        let source = finding.row.source;
        if told.contains(&(source.work, source.address)) {
            continue;
        }
        told.push((source.work, source.address));
        let same =
            |it: &&Finding| (it.row.source.work, it.row.source.address) == (source.work, source.address);
        let ids: Vec<&str> = findings.iter().filter(same).map(|it| it.row.id).collect();
        let gap = if source.address.is_empty() { "" } else { ": " };
        text.push_str(&format!("- {}{gap}{} ({})\n", source.work, source.address, ids.join(", ")));
    }
    text.push('\n');
    text
}

/// What is expected: a bound, a band, or nothing.
fn expected(finding: &Finding, language: Language) -> String {
    expected_of(finding.row, language)
}

/// The same of a row that was not measured.
pub(super) fn expected_of(row: &Row, language: Language) -> String {
    let unit = unit(row.form);
    let say = |value: f64| plain(scaled(value, row.form), language);
    match row.expected {
        Expected::Nothing => "–".to_owned(),
        Expected::Between(_, high) if row.level == Level::Exact => format!("≤ {}{unit}", say(high)),
        Expected::Between(low, high) => {
            format!("{} {} {}{unit}", say(low), Words { nl: "tot", en: "to" }.say(language), say(high))
        }
        Expected::Above(level) => format!("> {}{unit}", say(level)),
        Expected::Below(level) => format!("< {}{unit}", say(level)),
    }
}

/// What was measured, with its interval in the digits that its width supports.
fn got(finding: &Finding, language: Language) -> String {
    let Some(got) = finding.got else { return "–".to_owned() };
    let form = finding.row.form;
    let [mean, low, high] = [got.mean, got.low, got.high].map(|value| scaled(value, form));
    let half = 0.5 * (high - low);
    if half <= 0.0 {
        return format!("{}{}", plain(mean, language), unit(form));
    }
    let decimals = [5.0, 0.5, 0.05].iter().filter(|width| half < **width).count();
    let say = |value: f64| number::digits(value, decimals as i32, language);
    let to = Words { nl: "tot", en: "to" }.say(language);
    format!("{}{} ({} {to} {})", say(mean), unit(form), say(low), say(high))
}

fn scaled(value: f64, form: Form) -> f64 {
    match form {
        Form::Share => value * 100.0,
        Form::Number => value,
    }
}

fn unit(form: Form) -> &'static str {
    match form {
        Form::Share => " %",
        Form::Number => "",
    }
}

/// A number without chance in two digits; what is tiny and not 0 as a power of ten.
fn plain(value: f64, language: Language) -> String {
    let size = value.abs();
    if size > 0.0 && size < 0.01 {
        return format!("{value:.0e}").replace('-', "\u{2212}");
    }
    let whole = (value - value.round()).abs() < 1e-9;
    number::digits(value, if whole { 0 } else { 2 }, language)
}

/// The rows of `evidence.csv`, the header first. Numbers are plain, shares are shares of one.
pub fn cells(findings: &[Finding], language: Language) -> Vec<Vec<String>> {
    let header = [
        "row",
        "level",
        "claim",
        "source",
        "address",
        "grade",
        "measured",
        "expected_low",
        "expected_high",
        "got",
        "got_low",
        "got_high",
        "outcome",
        "because",
    ];
    let plain = |value: f64| if value.is_finite() { value.to_string() } else { String::new() };
    let mut rows = vec![header.map(String::from).to_vec()];
    for finding in findings {
        let row = finding.row;
        let (low, high) = match row.expected {
            Expected::Between(low, high) => (low, high),
            Expected::Above(low) => (low, f64::INFINITY),
            Expected::Below(high) => (f64::NEG_INFINITY, high),
            Expected::Nothing => (f64::NAN, f64::NAN),
        };
        let got = finding.got.map_or([f64::NAN; 3], |got| [got.mean, got.low, got.high]);
        let outcome = match finding.outcome {
            Outcome::Holds => "holds",
            Outcome::NotReproduced(_) => "not reproduced",
            Outcome::Fails => "fails",
            Outcome::HoldsAgainstWord(_) => "holds against declaration",
        };
        rows.push(vec![
            row.id.to_owned(),
            row.level.letter().to_owned(),
            row.claim.say(language).to_owned(),
            row.source.work.to_owned(),
            row.source.address.to_owned(),
            row.source.grade.to_string(),
            row.measured.say(language).to_owned(),
            plain(low),
            plain(high),
            plain(got[0]),
            plain(got[1]),
            plain(got[2]),
            outcome.to_owned(),
            because(finding).map_or(String::new(), |words| words.say(language).to_owned()),
        ]);
    }
    rows
}
