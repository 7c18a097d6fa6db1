//! What can be asked of a run, with names to type.

use super::Voice;
use super::layout::{Row, heading, sentence, table};
use super::sight::fill;
use crate::explain::find::{Choices, LotRow, Reason};
use crate::explain::name;

/// What can be asked about the scenario that was called `file`.
pub fn ask(choices: &Choices, file: &str, voice: Voice) -> String {
    let Some(first) = choices.lots.first() else { return String::new() };
    let title = format!("{}\n{}", voice.scenario.title.say(voice.language), voice.run());
    let how = fill(
        voice.pick(
            "Vraag waarom een aanbieder deed wat hij deed: een naam of een nummer van 1 tot en met {0}, en een maand van 1 tot en met {1}, of 2-07 voor juli van jaar 2. Of vraag naar de weg van een cliënt.",
            "Ask why a provider did what it did: a name or a number from 1 to {0}, and a month from 1 to {1}, or 2-07 for July of year 2. Or ask what happened to a client.",
        ),
        &[&choices.providers.to_string(), &(voice.scenario.run.years * 12).to_string()],
    );
    let mut text = title + &heading(voice.pick("Wat u kunt vragen", "What you can ask")) + &sentence(&how);
    text.push_str(&format!(
        "\n  prikkel explain {file} --provider {} --segment {} --month 1-07\n",
        voice.provider(first.key),
        name::segment(voice.scenario, first.segment)
    ));
    if let Some(official) = voice.scenario.policy.team.officials.first() {
        text.push_str(&format!("  prikkel explain {file} --official \"{}\" --month 1-07\n", official.name));
    }
    if let Some((key, _)) = choices.clients.first() {
        text.push_str(&format!("  prikkel explain {file} --client {}\n", name::client(voice.scenario, *key)));
    }
    let row = |row: &LotRow| Row {
        label: format!("{}  {}", voice.provider(row.key), name::segment(voice.scenario, row.segment)),
        cells: vec![voice.number(row.capacity, 0), row.clients.to_string()],
    };
    let rows: Vec<Row> = choices.lots.iter().map(row).collect();
    let headings =
        [voice.pick("uur personeel per maand", "hours of staff a month"), voice.pick("cliënten", "clients")];
    text.push_str(&heading(voice.pick(
        "De grootste aanbieders per segment, als het beleid begint",
        "The largest providers of each segment, as the policy begins",
    )));
    text.push_str(&table(&headings, &rows));
    text.push_str(&heading(voice.pick("Cliënten met een verhaal", "Clients with something to tell")));
    let called = |key| name::client(voice.scenario, key);
    let wide = choices.clients.iter().map(|(key, _)| called(*key).len()).max().unwrap_or(0);
    for (key, reason) in &choices.clients {
        text.push_str(&format!("  {:wide$}  {}\n", called(*key), why(*reason, voice)));
    }
    text
}

fn why(reason: Reason, voice: Voice) -> String {
    match reason {
        Reason::WaitedLong(months) => {
            fill(voice.pick("wachtte het langst: {0}", "waited longest: {0}"), &[&voice.months(months)])
        }
        Reason::Refused(1) => voice.pick("werd een keer geweigerd", "was refused once").to_string(),
        Reason::Refused(times) => {
            fill(voice.pick("werd {0} keer geweigerd", "was refused {0} times"), &[&times.to_string()])
        }
        Reason::Crisis => voice.pick("kwam wachtend in crisis", "fell into crisis while waiting").to_string(),
        Reason::TurnedAway => {
            voice.pick("werd afgewezen en komt terug", "was turned away and comes back").to_string()
        }
        Reason::Transferred => voice
            .pick(
                "kreeg een andere aanbieder, omdat de eerste stopte",
                "changed provider, as the first one stopped",
            )
            .to_string(),
        Reason::Overcoded => voice
            .pick("werd in een te zwaar profiel geboekt", "was booked in too heavy a profile")
            .to_string(),
        Reason::BeyondNorm => voice.pick("bleef langer dan de norm", "stayed beyond a norm").to_string(),
        Reason::Relapsed => voice.pick("kwam terug na zorg", "came back after care").to_string(),
        Reason::NotExtended => voice.pick("kreeg geen verlenging", "was refused an extension").to_string(),
        Reason::Rerouted => voice
            .pick(
                "kreeg geen verlenging, en kwam langs een andere weg terug",
                "was refused an extension, and came in by another way",
            )
            .to_string(),
        Reason::Appealed => voice.pick("ging in beroep", "appealed").to_string(),
        Reason::Exempted => {
            voice.pick("werd van een grens uitgezonderd", "was exempted from a bound").to_string()
        }
    }
}
