//! What experiments answer: claim, answer, interval, the share of worlds in which it holds, and where it does not.

mod choice;
mod effects;
mod matters;
mod page;
mod pictures;
mod rows;
mod search;

pub use choice::decision_cells;
pub use effects::effect_cells;
pub use matters::matters_cells;
pub use page::page;
pub use pictures::pictures;
pub use rows::{cells, one_run};
pub use search::{Sought, search_cells};

use super::number::{self, digits, whole};
use super::table::fold;
use crate::experiment::claims::{Answer, ClaimAnswer, Driver, TestAnswer, Worlds};
use crate::experiment::discovery::Limit;
use crate::experiment::effects::Effect;
use crate::experiment::robust::Decision;
use crate::indicators::{INDICATORS, Unit, position};
use crate::language::{Language, Text, Words};
use crate::scenario::experiment::{Experiment, Stop, Test};
use crate::scenario::key::{Key, show};
use crate::scenario::keys::KEYS;
use crate::stats::Interval;
use comfy_table::{ContentArrangement, Table, presets};

/// An experiment that was played, and what it answers.
pub struct Played<'a> {
    /// The experiment.
    pub experiment: &'a Experiment,
    /// Replicates.
    pub replicates: u32,
    /// Runs that failed.
    pub failed: u64,
    /// What may be said about its claim; None where nothing is claimed.
    pub answer: Option<ClaimAnswer>,
    /// Which scheme serves which goal; None where there are no goals.
    pub decision: Option<Decision>,
    /// What each lever does by itself; none where there are not several that meet evenly.
    pub effects: Vec<Effect>,
    /// The search that found its schemes, if one did.
    pub sought: Option<Sought>,
    /// The command that plays the same again.
    pub command: String,
}

/// What is said before the first run.
pub fn header(experiment: &Experiment, replicates: u32, threads: usize) -> Text {
    let say = |language: Language| {
        let count = |number: u64| whole(number, language);
        let runs = experiment.runs_of(replicates);
        let [schemes, worlds, replicates] =
            [experiment.schemes.len() as u64, experiment.worlds(), u64::from(replicates)].map(count);
        let (title, keys, runs) = (experiment.title.say(language), experiment.uncertain.len(), count(runs));
        match language {
            Language::Dutch => format!(
                "{title}: {schemes} regelingen × {worlds} werelden × {replicates} runs = {runs} runs; {keys} onzekere getallen; startgetal {}; {threads} threads",
                experiment.design.seed
            ),
            Language::English => format!(
                "{title}: {schemes} schemes × {worlds} worlds × {replicates} runs = {runs} runs; {keys} uncertain numbers; seed {}; {threads} threads",
                experiment.design.seed
            ),
        }
    };
    Text { nl: say(Language::Dutch), en: say(Language::English) }
}

/// The answer on the screen.
pub fn told(played: &Played, language: Language, width: usize) -> String {
    let mut text = claim_told(played, language, width);
    for said in beside(played, language) {
        text.push_str(&fold(&said, width));
    }
    if let Some(decision) = played.decision.as_ref().filter(|of| !of.goals.is_empty()) {
        text.push_str(&format!("\n{}", fold(choice::STANDINGS.say(language), width)));
        let rows = choice::standings(played.experiment, decision, language);
        text.push_str(&format!("{}\n", screen_table(&rows, width)));
    }
    text
}

/// A table for a terminal, the first row being the header.
fn screen_table(rows: &[Vec<String>], width: usize) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(width.min(usize::from(u16::MAX)) as u16).set_header(&rows[0]).add_rows(&rows[1..]);
    table.trim_fmt()
}

/// What is said beside the claim: of levers, and of goals.
fn beside(played: &Played, language: Language) -> Vec<String> {
    let sought = played.sought.iter().flat_map(|sought| search::told(played.experiment, sought, language));
    let mut said: Vec<String> = sought.collect();
    said.extend(effects::told(played.experiment, &played.effects, language));
    said.extend(played.decision.iter().flat_map(|of| choice::told(played.experiment, of, language)));
    said
}

fn claim_told(played: &Played, language: Language, width: usize) -> String {
    let (Some(claim), Some(answer)) = (&played.experiment.claim, &played.answer) else {
        return nothing_claimed(played, language);
    };
    let mut text = fold(claim.words.say(language), width);
    text.push_str(&fold(&verdict(played.experiment, answer, language), width));
    for (test, of) in claim.tests.iter().zip(&answer.tests) {
        text.push_str(&fold(&format!("- {}", test_line(test, of, language)), width));
    }
    text.push_str(&fold(&shares(played.experiment, &answer.worlds, language), width));
    for (test, of) in claim.tests.iter().zip(&answer.tests) {
        let said = matters::told(played.experiment, test, of, language);
        text.push_str(&said.map(|said| fold(&said, width)).unwrap_or_default());
    }
    let said = [hangs_on, overturned].map(|say| say(played.experiment, answer, language));
    said.iter().flatten().for_each(|sentence| text.push_str(&fold(sentence, width)));
    if let Some(stopped) = stopped(played, answer, language) {
        text.push_str(&fold(&stopped, width));
    }
    if let Some(missing) = missing(answer, language) {
        text.push_str(&fold(&missing, width));
    }
    text
}

fn nothing_claimed(played: &Played, language: Language) -> String {
    let title = played.experiment.title.say(language);
    if played.decision.is_some() {
        return format!("{title}\n");
    }
    match language {
        Language::Dutch => format!("{title}: er is niets gesteld; de runs staan in runs.csv\n"),
        Language::English => format!("{title}: nothing is claimed; the runs are in runs.csv\n"),
    }
}

fn answer_words(answer: Answer) -> Words {
    match answer {
        Answer::Holds => Words { nl: "klopt", en: "holds" },
        Answer::Fails => Words { nl: "klopt niet", en: "does not hold" },
        Answer::Unclear => Words { nl: "niet duidelijk", en: "not clear" },
    }
}

/// The answer in a sentence.
pub(super) fn verdict(experiment: &Experiment, answer: &ClaimAnswer, language: Language) -> String {
    let over = match (experiment.uncertain.is_empty(), language) {
        (true, Language::Dutch) => "bij de gewone aannames",
        (true, Language::English) => "under the usual assumptions",
        (false, Language::Dutch) => "gemiddeld over alle werelden",
        (false, Language::English) => "on average over all worlds",
    };
    let word = answer_words(answer.answer).say(language);
    match language {
        Language::Dutch => format!("Antwoord: {word}, {over}."),
        Language::English => format!("Answer: {word}, {over}."),
    }
}

/// A test with its number: what it compares, the difference and its interval, whether it holds, and in how many worlds.
pub(super) fn test_line(test: &Test, of: &TestAnswer, language: Language) -> String {
    let share = percent(of.worlds.share().mean, language);
    let beside = match (test.weighs, language) {
        (true, _) => "",
        (false, Language::Dutch) => " (telt niet mee)",
        (false, Language::English) => " (does not weigh)",
    };
    let words = format!("{}{beside}", test.words.say(language));
    let size = size(test, &of.sum, language);
    let answer = answer_words(of.answer).say(language);
    match (language, of.worlds.all()) {
        (_, 0 | 1) => format!("{words}: {size}; {answer}"),
        (Language::Dutch, _) => format!("{words}: {size}; {answer}; zo in {share} van de werelden"),
        (Language::English, _) => format!("{words}: {size}; {answer}; so in {share} of worlds"),
    }
}

/// What was tested: a value, or a difference with its sign.
fn size(test: &Test, sum: &Interval, language: Language) -> String {
    let row = &INDICATORS[position(&test.indicator)];
    let year = match row.unit {
        Unit::EurosPerYear | Unit::ClientsPerYear | Unit::EventsPerYear | Unit::HoursPerYear => {
            Words { nl: " per jaar", en: " a year" }.say(language)
        }
        _ => "",
    };
    let label = row.label.say(language);
    let number = if test.terms.len() == 1 {
        number::estimate(row.unit, sum, language)
    } else {
        number::difference(row.unit, sum, language)
    };
    format!("{label} {number}{year}")
}

pub(super) fn percent(share: f64, language: Language) -> String {
    format!("{}%", digits(100.0 * share, 0, language))
}

/// In which share of the uncertain range it holds.
pub(super) fn shares(experiment: &Experiment, worlds: &Worlds, language: Language) -> String {
    let share = worlds.share();
    let [mean, low, high] = [share.mean, share.low, share.high].map(|it| percent(it, language));
    let part = |count: u64| percent(count as f64 / worlds.all().max(1) as f64, language);
    let (all, clear, not) = (whole(worlds.all(), language), part(worlds.holds), part(worlds.fails));
    let usual = experiment.uncertain.is_empty();
    match (language, worlds.all()) {
        (Language::Dutch, 0) => "Geen wereld gaf een antwoord.".to_string(),
        (Language::English, 0) => "No world gave an answer.".to_string(),
        (Language::Dutch, 1) if usual => "Er is één wereld gespeeld: die van de gewone aannames.".to_string(),
        (Language::English, 1) if usual => "One world was played: that of the usual assumptions.".to_string(),
        (Language::Dutch, 1) => {
            "Eén getrokken wereld gaf een antwoord: over de andere zegt dat niets.".to_string()
        }
        (Language::English, 1) => {
            "One drawn world gave an answer: that says nothing of the others.".to_string()
        }
        (Language::Dutch, _) => format!(
            "Het geldt in {mean} van {all} werelden binnen de onzekere bereiken ({low} tot {high}): duidelijk in {clear}, duidelijk niet in {not}; in de andere beslist het toeval."
        ),
        (Language::English, _) => format!(
            "It holds in {mean} of {all} worlds within the uncertain ranges ({low} to {high}): clearly in {clear}, clearly not in {not}; in the others chance decides."
        ),
    }
}

/// In which worlds it is otherwise, in words; None where nothing tells them apart.
pub(super) fn overturned(
    experiment: &Experiment,
    answer: &ClaimAnswer,
    language: Language,
) -> Option<String> {
    let worlds = &answer.worlds;
    if worlds.all() < 2 {
        return None;
    }
    let region = answer.region.as_ref()?;
    let and = Words { nl: " en ", en: " and " }.say(language);
    let limits: Vec<String> =
        region.limits.iter().map(|limit| limit_words(experiment, limit, language)).collect();
    let (limits, density) = (limits.join(and), percent(region.density, language));
    let rare = if answer.region_fails { 1.0 - worlds.share().mean } else { worlds.share().mean };
    let (coverage, base) = (percent(region.coverage, language), percent(rare, language));
    Some(match (language, answer.region_fails) {
        (Language::Dutch, true) => format!(
            "Wat het omkeert: {limits}. Daar geldt het in {density} van de werelden niet (van alle: {base}); {coverage} van de werelden waar het niet geldt ligt daar."
        ),
        (Language::English, true) => format!(
            "What overturns it: {limits}. There it does not hold in {density} of worlds (of all: {base}); {coverage} of the worlds where it does not hold lie there."
        ),
        (Language::Dutch, false) => format!(
            "Waar het wel geldt: {limits}. Daar geldt het in {density} van de werelden (van alle: {base}); {coverage} van de werelden waar het geldt ligt daar."
        ),
        (Language::English, false) => format!(
            "Where it does hold: {limits}. There it holds in {density} of worlds (of all: {base}); {coverage} of the worlds where it holds lie there."
        ),
    })
}

/// On what the claim hangs most; that nothing stands out, where the answer is not the same everywhere.
pub(super) fn hangs_on(experiment: &Experiment, answer: &ClaimAnswer, language: Language) -> Option<String> {
    let worlds = &answer.worlds;
    // Worlds that were drawn to see what matters say so themselves.
    if worlds.all() < 2 || answer.tests.iter().any(|test| test.matters.is_some()) {
        return None;
    }
    let words = |driver: &Driver| {
        let name = named(&experiment.uncertain[driver.dimension].path, language);
        let way = match (language, driver.correlation > 0.0) {
            (Language::Dutch, true) => "hoger spreekt ervoor",
            (Language::Dutch, false) => "hoger spreekt ertegen",
            (Language::English, true) => "higher speaks for it",
            (Language::English, false) => "higher speaks against it",
        };
        format!("{name}: {way}, {} {}", RANK.say(language), digits(driver.correlation, 2, language))
    };
    let listed: Vec<String> = answer.drivers.iter().take(MOST).map(words).collect();
    let same = worlds.holds_by_mean == 0 || worlds.holds_by_mean == worlds.all();
    match (language, listed.is_empty(), same) {
        (_, true, true) => None,
        (Language::Dutch, true, false) => Some(format!(
            "Geen van de {} onzekere getallen valt op: waar het anders is, komt door veel kleine dingen samen, of door toeval.",
            experiment.uncertain.len()
        )),
        (Language::English, true, false) => Some(format!(
            "None of the {} uncertain numbers stands out: where it is otherwise comes of many small things together, or of chance.",
            experiment.uncertain.len()
        )),
        (Language::Dutch, false, _) => Some(format!("Het hangt het meest aan: {}.", listed.join("; "))),
        (Language::English, false, _) => Some(format!("It hangs most on: {}.", listed.join("; "))),
    }
}

const RANK: Words = Words { nl: "rangcorrelatie", en: "rank correlation" };

/// How many numbers are named.
const MOST: usize = 3;

/// “behaviour.ties.official_leave_share_year above 0.31 (Chance in a year that an official leaves)”.
fn limit_words(experiment: &Experiment, limit: &Limit, language: Language) -> String {
    let uncertain = &experiment.uncertain[limit.dimension];
    let path = &uncertain.path;
    let short = |value: f64| {
        let decimals = 2 - libm::floor(libm::log10(value.abs().max(1e-12))) as i32;
        let step = libm::pow(10.0, f64::from(decimals.clamp(0, 9)));
        show((value * step).round() / step)
    };
    let (low, high) = (limit.low, limit.high);
    let words = match (language, low.is_finite(), high.is_finite()) {
        (Language::Dutch, true, true) => format!("{path} tussen {} en {}", short(low), short(high)),
        (Language::English, true, true) => format!("{path} between {} and {}", short(low), short(high)),
        (Language::Dutch, true, false) => format!("{path} vanaf {}", short(low)),
        (Language::English, true, false) => format!("{path} from {} up", short(low)),
        (Language::Dutch, false, _) => format!("{path} tot {}", short(high)),
        (Language::English, false, _) => format!("{path} up to {}", short(high)),
    };
    explained(words, path, language)
}

/// A path with what its key means.
fn named(path: &str, language: Language) -> String {
    explained(path.to_owned(), path, language)
}

/// What is said of a path, with what its key means.
fn explained(said: String, path: &str, language: Language) -> String {
    match key_of(path) {
        Some(key) => format!("{said} ({})", key.meaning.say(language)),
        None => said,
    }
}

/// A number in a table: exactly, or nothing where it is none.
fn cell(value: f64) -> String {
    if value.is_finite() { format!("{value}") } else { String::new() }
}

/// The key of a concrete path, whose tables may have names of the designer's.
pub(super) fn key_of(path: &str) -> Option<&'static Key> {
    let parts: Vec<&str> = path.split('.').collect();
    let fits = |key: &&Key| {
        let known: Vec<&str> = key.path.split('.').collect();
        known.len() == parts.len()
            && known.iter().zip(&parts).all(|(known, part)| *known == "*" || known == part)
    };
    KEYS.iter().find(fits)
}

/// Where an experiment stopped that stops when all is decided, and what the same luck saved.
pub(super) fn stopped(played: &Played, answer: &ClaimAnswer, language: Language) -> Option<String> {
    let design = &played.experiment.design;
    let (most, played) =
        (whole(u64::from(design.replicates), language), whole(u64::from(answer.replicates), language));
    // Of all tests the one that the same luck helps least, so that “at least” is true of each.
    let saved = answer.tests.iter().filter_map(|test| test.saved).fold(f64::INFINITY, f64::min);
    let luck = match (saved.is_finite(), language) {
        (false, _) => String::new(),
        (true, Language::Dutch) => {
            format!(
                " Zonder hetzelfde toeval voor alle regelingen waren ten minste {} keer zoveel runs nodig.",
                digits(saved, 1, language)
            )
        }
        (true, Language::English) => {
            format!(
                " Without the same luck for all schemes at least {} times as many runs would be needed.",
                digits(saved, 1, language)
            )
        }
    };
    (design.stop == Stop::Decided).then(|| match (answer.decided, language) {
        (true, Language::Dutch) => format!("Gestopt na {played} van hoogstens {most} runs per regeling en wereld: alles wat meetelt is beslist.{luck}"),
        (true, Language::English) => format!("Stopped after {played} of at most {most} runs per scheme and world: all that weighs is decided.{luck}"),
        (false, Language::Dutch) => format!("Na {most} runs per regeling en wereld is niet alles beslist.{luck}"),
        (false, Language::English) => format!("After {most} runs per scheme and world not all is decided.{luck}"),
    })
}

fn missing(answer: &ClaimAnswer, language: Language) -> Option<String> {
    let count = whole(answer.missing, language);
    (answer.missing > 0).then(|| match language {
        Language::Dutch => {
            format!("{count} paren hebben geen waarde: een run mislukte, of er viel niets te meten.")
        }
        Language::English => {
            format!("{count} pairs have no value: a run failed, or there was nothing to measure.")
        }
    })
}
