//! What an official did in a month, and whom the person in that seat knows.

use super::Voice;
use super::layout::{Row, heading, sentence, table};
use super::people::person;
use super::sight::fill;
use crate::behaviour::ties::KNOWN;
use crate::explain::official::{Acquaintance, OfficialMonth};
use crate::language::Words;
use crate::policy::team::{TASKS, Task};

/// How many ties are shown one by one.
const MOST: usize = 12;

/// The month of an official.
pub fn official(of: &OfficialMonth, voice: Voice) -> String {
    let mut text = format!("{}\n{}", voice.scenario.title.say(voice.language), voice.run());
    text.push_str(&heading(&format!(
        "{} ({}), {}",
        of.name,
        of.role.label().say(voice.language),
        voice.when(of.when)
    )));
    text.push_str(&sentence(&who(of, voice)));
    text.push_str(&work(of, voice));
    text.push_str(&ties(of, voice));
    text
}

fn who(of: &OfficialMonth, voice: Voice) -> String {
    let hours = voice.number(of.hours_month, 0);
    match (of.filled, of.there_months) {
        (false, _) => fill(
            voice.pick(
                "De plaats is leeg: de {0} uur per maand zijn er niet, en wie hier zat nam de banden mee.",
                "The seat is empty: its {0} hours a month are not there, and whoever sat here took the ties along.",
            ),
            &[&hours],
        ),
        (true, Some(months)) => fill(
            voice.pick("Hier sinds {1}, met {0} uur per maand.", "Here for {1}, with {0} hours a month."),
            &[&hours, &voice.months(months)],
        ),
        (true, None) => fill(
            voice.pick(
                "Hier al voor het begin, met {0} uur per maand.",
                "Here since before the start, with {0} hours a month.",
            ),
            &[&hours],
        ),
    }
}

const fn w(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

fn task_words(task: Task) -> Words {
    match task {
        Task::Authorisations => w("toewijzingen nog eens bekijken", "second looks at cases"),
        Task::Dialogues => w("gesprekken met aanbieders", "talks with providers"),
        Task::Audits => w("controle van dossiers", "audits of files"),
        Task::Coordination => w("afstemmen met collega's", "coordination with colleagues"),
    }
}

/// Hours by task, in the order in which they are done.
fn work(of: &OfficialMonth, voice: Voice) -> String {
    let mut text = heading(voice.pick(
        "De uren van deze maand, in de volgorde waarin het team werkt",
        "The hours of this month, in the order in which the team works",
    ));
    let row = |task: Task| {
        let place = task as usize;
        let own = if of.does[place] { voice.number(of.spent[place], 1) } else { "–".to_string() };
        let (asked, undone) = (of.team.0[place], of.team.1[place]);
        Row {
            label: task_words(task).say(voice.language).to_string(),
            cells: vec![own, voice.number(asked, 1), voice.number(undone, 1)],
        }
    };
    let rows: Vec<Row> = voice.scenario.policy.team.priority.into_iter().map(row).collect();
    text.push_str(&table(
        &[
            voice.pick("zelf", "own"),
            voice.pick("team gevraagd", "team asked"),
            voice.pick("niet gedaan", "undone"),
        ],
        &rows,
    ));
    let left = (of.hours_month - of.spent.iter().sum::<f64>()).max(0.0);
    let undone: f64 =
        TASKS.into_iter().filter(|task| of.does[*task as usize]).map(|task| of.team.1[task as usize]).sum();
    let said = match (of.filled, left < 0.05, undone > 0.05) {
        (false, ..) => None,
        (true, true, true) => Some(voice.pick(
            "Alle uren zijn op, en er blijft werk liggen.",
            "All hours are used up, and work stays undone.",
        )),
        (true, true, false) => Some(voice.pick("Alle uren zijn op.", "All hours are used up.")),
        (true, false, _) => Some(voice.pick("Over: {0} uur.", "Left: {0} hours.")),
    };
    text.push_str(&said.map_or_else(String::new, |said| sentence(&fill(said, &[&voice.number(left, 1)]))));
    let (alignment, there) = of.alignment;
    text.push_str(&sentence(&fill(
        voice.pick(
            "Van het team zijn er {1}; het zit voor {0} op één lijn. Toezeggingen tellen voor zoveel.",
            "{1} of the team are there; it is aligned for {0}. Promises count for that much.",
        ),
        &[&voice.share(alignment), &there.to_string()],
    )));
    text
}

fn ties(of: &OfficialMonth, voice: Voice) -> String {
    let mut text = heading(voice.pick("Wie deze ambtenaar kent", "Whom this official knows"));
    let (known, strangers): (Vec<&Acquaintance>, Vec<&Acquaintance>) =
        of.known.iter().partition(|it| it.tie > KNOWN);
    let met = of.known.iter().filter(|it| it.met > 0.0).count();
    text.push_str(&sentence(&fill(
        voice.pick(
            "Gesprekspartner voor {0} mensen van aanbieders: {1} bekenden, {2} onbekenden. Deze maand sprak hij er {3}.",
            "Counterpart of {0} people of providers: {1} known, {2} strangers. Talked with {3} of them this month.",
        ),
        &[&of.known.len().to_string(), &known.len().to_string(), &strangers.len().to_string(), &met.to_string()],
    )));
    let gives = fill(
        voice.pick(
            "In deze rol geeft iemand voor {0} toe aan wie hij kent en meer vraagt; dat telt alleen zover het team niet op één lijn zit.",
            "Somebody in this role gives in for {0} to who is known and asks for more; it counts only as far as the team is not aligned.",
        ),
        &[&voice.share(of.gives_in)],
    );
    text.push_str(&sentence(&gives));
    let row = |it: &&Acquaintance| {
        let mut label = format!("{}, {}", voice.provider(it.key), person(it.slot, voice).to_lowercase());
        if it.disputes {
            label.push_str(voice.pick(" (geschil)", " (dispute)"));
        }
        Row {
            label,
            cells: vec![voice.number(it.tie, 2), voice.number(it.met, 1), voice.number(it.favour, 2)],
        }
    };
    let rows: Vec<Row> = known.iter().take(MOST).map(row).collect();
    if !rows.is_empty() {
        text.push_str(&table(
            &[
                voice.pick("band", "tie"),
                voice.pick("uren contact", "hours of contact"),
                voice.pick("krijgt gedaan", "could get"),
            ],
            &rows,
        ));
    }
    if known.len() > MOST {
        let more = (known.len() - MOST).to_string();
        text.push_str(&sentence(&fill(
            voice.pick("… en {0} met een zwakkere band.", "… and {0} with a weaker tie."),
            &[&more],
        )));
    }
    text
}
