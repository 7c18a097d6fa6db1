//! What those who hold a right decided about a client: access, requests, exceptions, and what was assigned.

use super::Voice;
use super::sight::fill;
use super::telling::{back, bar, hours};
use crate::explain::event::{Again, Event, Seen, Terms};
use crate::month::extend::Reply;
use crate::policy::rights::{Form, Holder};

/// The sentence of a decision.
pub(super) fn tell(event: &Event, voice: Voice) -> String {
    match *event {
        Event::Appeals { severity } => fill(
            voice.pick(
                "Legt de afwijzing voor aan de rechter: zwaarte {0}.",
                "Takes the refusal to the court: severity {0}.",
            ),
            &[&voice.number(severity, 2)],
        ),
        Event::TurnedAway { seen, back: again } => {
            let words = fill(voice.pick("Wijst af: {0}.", "Turns away: {0}."), &[&judged(&seen, voice)]);
            let door = match again {
                Some((_, Again::By(route))) if route != seen.route => fill(
                    voice.pick(" Probeert het dan via de {0}.", " It then tries the {0}."),
                    &[voice.route(route)],
                ),
                Some((_, Again::Court)) => voice.pick(" Gaat in beroep.", " It appeals.").to_string(),
                _ => String::new(),
            };
            words + &back(again.map(|(month, _)| month), voice) + &door
        }
        Event::LetIn { seen, form, urgent } => {
            let first =
                if urgent { voice.pick(" Gaat voor als dringend.", " Goes first as urgent.") } else { "" };
            fill(
                voice.pick("Laat toe: {0}. Toewijzing {1}.{2}", "Lets in: {0}. Assignment {1}.{2}"),
                &[&judged(&seen, voice), of_form(form, voice), first],
            )
        }
        Event::Asked { holder, reply } => replied(holder, reply, voice),
        Event::Exempted { .. } => voice
            .pick(
                "Maakt een uitzondering op de grens: de toewijzing wordt specifiek, en wordt altijd betaald.",
                "Makes an exception to the bound: the assignment becomes specific, and is always paid.",
            )
            .to_string(),
        _ => String::new(),
    }
}

/// How the holder of access came to its judgement.
fn judged(seen: &Seen, voice: Voice) -> String {
    if seen.strictness + seen.tightening <= 0.0 {
        return voice.pick("iedereen mag binnen", "there is no bar").to_string();
    }
    let bar = bar(seen.perceived, seen.strictness, seen.tightening, voice);
    let took = voice.pick("na {0} uur onderzoek: {1}", "after {0} hours of assessment: {1}");
    fill(took, &[&voice.number(seen.hours, 1), &bar])
}

fn of_form(form: Form, voice: Voice) -> &'static str {
    match form {
        Form::Specific => voice.pick(
            "specifiek: met een volume, dat altijd wordt betaald",
            "specific: with a volume, which is always paid",
        ),
        Form::AspecificWithBudget => voice.pick(
            "aspecifiek met een budget: vrij in uren tot het op is, en grenzen gelden",
            "aspecific with a budget: free in hours until it is used up, and bounds apply",
        ),
        Form::Aspecific => voice.pick(
            "zonder volume: de aanbieder bepaalt de uren, en grenzen gelden",
            "without a volume: the provider decides the hours, and bounds apply",
        ),
        Form::Generic => voice.pick(
            "generiek: alleen een budget, en grenzen gelden",
            "generic: a budget only, and bounds apply",
        ),
    }
}

fn replied(holder: Holder, reply: Reply, voice: Voice) -> String {
    let court = holder == Holder::Court;
    match reply {
        Reply::Extended { months } if court => fill(
            voice.pick(
                "Geeft de cliënt gelijk: de zorg loopt nog {0}.",
                "Finds for the client: care runs another {0}.",
            ),
            &[&voice.months(months)],
        ),
        Reply::Extended { months } => fill(
            voice.pick("Verlengt de toewijzing met {0}.", "Extends the assignment by {0}."),
            &[&voice.months(months)],
        ),
        Reply::Raised { from, to } => fill(
            voice.pick(
                "De aanbieder vraagt meer uren: van {0} naar {1} van wat nodig is.",
                "The provider asks for more hours: from {0} to {1} of what is needed.",
            ),
            &[&voice.share(from), &voice.share(to)],
        ),
        Reply::NotRaised => voice
            .pick(
                "De aanbieder vraagt meer uren; die komen er niet.",
                "The provider asks for more hours; none are given.",
            )
            .to_string(),
        Reply::Refused { months } => fill(
            voice.pick(
                "{0}: ziet niets meer nodig ({1} maanden). Een laatste maand volgt.",
                "{0}: sees nothing left to do ({1} months). A last month follows.",
            ),
            &[
                if court {
                    voice.pick("Geeft de cliënt ongelijk", "Finds against the client")
                } else {
                    voice.pick("Weigert verlenging", "Refuses to extend")
                },
                &voice.number(months, 1),
            ],
        ),
        Reply::Rerouted { route } => fill(
            voice.pick(
                "Weigert verlenging; de aanbieder laat de cliënt opnieuw toewijzen via de {0}.",
                "Refuses to extend; the provider has the client assigned anew by the {0}.",
            ),
            &[voice.route(route)],
        ),
        Reply::Appealed => voice
            .pick(
                "Weigert verlenging; de cliënt gaat in beroep, en de zorg gaat zolang door.",
                "Refuses to extend; the client appeals, and care goes on meanwhile.",
            )
            .to_string(),
    }
}

/// What was assigned when care started, and by whom.
pub(super) fn terms(terms: &Terms, limit: Option<f64>, voice: Voice) -> String {
    let mut said = String::new();
    if terms.chooser != Holder::Client {
        said.push_str(&fill(
            voice.pick(" De aanbieder is gekozen door: {0}.", " The provider was chosen by: {0}."),
            &[voice.holder(terms.chooser)],
        ));
    }
    if let Some(limit) = limit {
        said.push_str(&fill(
            voice.pick(
                " Toegewezen is {0} van wat nodig is (bepaald door: {1}).",
                " Assigned is {0} of what is needed (set by: {1}).",
            ),
            &[&voice.share(limit), voice.holder(terms.volume)],
        ));
    }
    if let Some(minutes) = terms.budget_minutes {
        said.push_str(&fill(
            voice.pick(" Het budget is goed voor {0} uur ({1}).", " The budget is good for {0} hours ({1})."),
            &[&hours(i64::from(minutes), voice), voice.holder(terms.volume)],
        ));
    }
    if let Some(months) = terms.months {
        said.push_str(&fill(
            voice.pick(" De toewijzing loopt {0} ({1}).", " The assignment runs {0} ({1})."),
            &[&voice.months(months), voice.holder(terms.duration)],
        ));
    }
    said
}
