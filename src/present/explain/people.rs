//! Who of the provider knows whom of the municipality, and what that makes of trust.

use super::Voice;
use super::layout::{heading, sentence};
use super::sight::fill;
use crate::explain::lot::{Decision, Relations, TieTerm};
use crate::language::Words;
use crate::policy::team::CONTACTS_MAX;

/// The section on people; nothing where no team is modelled.
pub fn people(of: &Decision, voice: Voice) -> String {
    let relations = &of.relations;
    if relations.ties.is_empty() {
        return String::new();
    }
    let mut text = heading(voice.pick("Wie wie kent", "Who knows whom"));
    for (place, tie) in relations.ties.iter().enumerate() {
        text.push_str(&sentence(&told(place, tie, voice)));
    }
    text.push_str(&sentence(&sum(relations, voice)));
    if relations.disputes {
        text.push_str(&sentence(voice.pick(
            "Er loopt een geschil: zolang telt geen euro van de gemeente als eigen geld.",
            "There is a dispute: meanwhile no euro of the municipality counts as its own.",
        )));
    }
    if let Some(promise) = &relations.promise {
        let kept = match promise.kept {
            true => voice.pick("komt die na", "keeps it"),
            false => voice.pick("komt die niet na", "does not keep it"),
        };
        let said = voice.pick(
            "Informele afspraak over volume: hij {3}. Nakomen kost {0} tot het zou opvallen; de relatie is hem {1} per maand waard, en rust op {2} band(en).",
            "Informal agreement on volume: it {3}. Keeping it costs {0} until it would be noticed; the relationship is worth {1} a month to it, and rests on {2} tie(s).",
        );
        let values = [voice.euros(promise.cost, 0), voice.euros(promise.value, 0), promise.ties.to_string()];
        text.push_str(&sentence(&fill(said, &[&values[0], &values[1], &values[2], kept])));
    }
    text
}

const PEOPLE: [Words; CONTACTS_MAX] = [
    Words { nl: "Accountmanager", en: "Account manager" },
    Words { nl: "Zorgmanager", en: "Care lead" },
    Words { nl: "Directeur", en: "Director" },
];

/// Somebody of a provider, by place.
pub(super) fn person(slot: usize, voice: Voice) -> &'static str {
    voice.pick(PEOPLE[slot].nl, PEOPLE[slot].en)
}

/// One tie.
fn told(place: usize, of: &TieTerm, voice: Voice) -> String {
    let (name, role) = &of.official;
    let person = person(place, voice);
    let role = format!("{name} ({})", role.label().say(voice.language));
    let since = match (of.filled.0, of.there_months) {
        (false, _) => voice.pick("die plaats is leeg", "that seat is empty").to_string(),
        (true, Some(months)) => {
            fill(voice.pick("er {0} maanden", "there for {0} months"), &[&months.to_string()])
        }
        (true, None) => voice.pick("er al voor het begin", "there since before the start").to_string(),
    };
    let own = if of.filled.1 { "" } else { voice.pick(" (vertrokken)", " (left)") };
    fill(
        voice.pick(
            "{0}{4} – {1}, {2}: band {3}, {5} uur contact vorige maand.",
            "{0}{4} – {1}, {2}: tie {3}, {5} hours of contact last month.",
        ),
        &[person, &role, &since, &voice.number(of.tie, 2), own, &voice.number(of.met, 1)],
    )
}

fn sum(of: &Relations, voice: Voice) -> String {
    fill(
        voice.pick(
            "Vertrouwen in de gemeente {0}; met deze banden, en een team dat voor {1} op één lijn zit, {2}.",
            "Trust in the municipality {0}; with these ties, and a team that is aligned for {1}, {2}.",
        ),
        &[&voice.share(of.trust.0), &voice.share(of.alignment), &voice.share(of.trust.1)],
    )
}
