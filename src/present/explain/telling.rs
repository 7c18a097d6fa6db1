//! What happened to a client, a sentence per event, and who decided it.

use super::sight::fill;
use super::{Voice, decided};
use crate::explain::event::{Event, Line};
use crate::explain::story::Story;
use crate::month::answer::Answer;
use crate::policy::clause::Standing;
use crate::units::{MONTHS_PER_YEAR, Minutes, Month};

/// The provider of a lot, or that it is out of contract.
fn of_lot(lot: u32, story: &Story, voice: Voice) -> String {
    match story.providers.get(lot as usize).copied().flatten() {
        Some(key) => voice.provider(key),
        None => voice.pick("buiten contract", "out of contract").to_string(),
    }
}

/// Who decided.
pub fn who(event: &Event, story: &Story, voice: Voice) -> String {
    let client = || voice.pick("cliënt", "client").to_string();
    let municipality = || voice.pick("gemeente", "municipality").to_string();
    match event {
        Event::Need { .. } | Event::GaveUp { .. } | Event::BrokenOff { .. } | Event::Looks => client(),
        Event::FoundInCare { .. } | Event::RunEnds => "–".to_string(),
        Event::Appeals { .. } => client(),
        Event::TurnedAway { seen, .. } | Event::LetIn { seen, .. } => voice.holder(seen.holder).to_string(),
        Event::Asked { holder, .. } | Event::Exempted { holder } => voice.holder(*holder).to_string(),
        Event::Refused { why: Answer::IntakeStopped, .. }
        | Event::Waits { why: Answer::IntakeStopped | Answer::StopImposed, .. }
        | Event::Refused { why: Answer::StopImposed, .. } => municipality(),
        Event::PlacedOut { .. } | Event::Crisis { .. } => municipality(),
        Event::BeyondNorm { .. } => voice.pick("contract", "contract").to_string(),
        Event::Finished { by: Some(holder), .. } => voice.holder(*holder).to_string(),
        Event::Refused { lot, .. }
        | Event::Waits { lot, .. }
        | Event::Listed { lot }
        | Event::Starts { lot, .. }
        | Event::Care { lot, .. }
        | Event::GoesOn { lot, .. }
        | Event::Split { lot }
        | Event::ListLost { lot }
        | Event::Transferred { from: lot, .. }
        | Event::Finished { lot, .. } => of_lot(*lot, story, voice),
    }
}

fn answer(why: Answer, voice: Voice) -> &'static str {
    match why {
        Answer::Listed => voice.pick("zet op de lijst", "puts it on its list"),
        Answer::ListClosed => voice.pick(
            "de lijst is dicht: wachten zou te lang duren",
            "its list is closed: the wait would be too long",
        ),
        Answer::ProviderHolds => voice.pick(
            "neemt niemand aan: een begin maakt dit jaar verlies, en een stop is afgesproken",
            "takes on nobody: a start makes a loss this year, and a stop was agreed",
        ),
        Answer::IntakeStopped => voice.pick(
            "instroom is in dit segment gestopt vanwege het budget",
            "intake is stopped in this segment because of the budget",
        ),
        Answer::StopImposed => voice.pick(
            "de instroom bij deze aanbieder is gestopt, omdat zijn plafond nadert",
            "intake at this provider is stopped, because its ceiling comes near",
        ),
        Answer::NotWorthIt => voice.pick(
            "deze cliënt is hem minder waard dan de plaats die hij inneemt, en weigeren kost weinig",
            "this client is worth less to it than the place it takes, and refusing costs little",
        ),
        Answer::WaitsForJanuary => voice.pick(
            "laat wachten tot januari, als een begin meer brengt",
            "lets it wait for January, when a start brings more",
        ),
        Answer::NoRoom => voice.pick("er is nog geen plaats", "there is no room yet"),
    }
}

pub(super) fn back(back: Option<Month>, voice: Voice) -> String {
    let Some(month) = back else {
        return voice.pick(" De cliënt komt niet terug.", " It does not come back.").to_string();
    };
    let when = crate::explain::When::of(voice.scenario, month);
    let last = (voice.scenario.run.warmup_years + voice.scenario.run.years) * MONTHS_PER_YEAR;
    if month.0 >= last {
        return voice
            .pick(" De cliënt komt na deze jaren terug.", " It comes back after these years.")
            .to_string();
    }
    fill(voice.pick(" De cliënt komt terug in {0}.", " It comes back in {0}."), &[&voice.short_when(when)])
}

/// Perceived severity against the bar.
pub(super) fn bar(perceived: f64, strictness: f64, tightening: f64, voice: Voice) -> String {
    let mut said = fill(
        voice.pick(
            "schat de zwaarte op {0}; nodig is ten minste {1}",
            "judges severity at {0}; needed is {1} or more",
        ),
        &[&voice.number(perceived, 2), &voice.number(strictness + tightening, 2)],
    );
    if tightening > 0.0 {
        said.push_str(&fill(
            voice.pick(", waarvan {0} uit zuinigheid", ", of which {0} to save money"),
            &[&voice.number(tightening, 2)],
        ));
    }
    said
}

pub(super) fn hours(minutes: i64, voice: Voice) -> String {
    voice.number(Minutes(minutes).hours(), 0)
}

/// What happened, in a sentence or two.
pub fn tell(line: &Line, story: &Story, voice: Voice) -> String {
    let lot = |lot: u32| of_lot(lot, story, voice);
    match line.event {
        Event::Need { severity, hours, months, episode, relapse } => {
            let words = match (episode, relapse) {
                (0, _) => voice.pick("Er ontstaat een zorgvraag", "A need arises"),
                (_, true) => voice.pick("De zorgvraag komt terug na zorg", "The need comes back after care"),
                (_, false) => voice.pick("Vraagt opnieuw, na eerder te zijn afgewezen", "Asks again, after it was turned away"),
            };
            fill(
                voice.pick(
                    "{0}: zwaarte {1} (gemiddeld is 1), {2} uur per maand nodig, {3} maanden lang.",
                    "{0}: severity {1} (the mean is 1), {2} hours a month needed, for {3} months.",
                ),
                &[words, &voice.number(severity, 2), &voice.number(hours, 1), &voice.number(months, 1)],
            )
        }
        Event::FoundInCare { lot: at, severity, hours, months, months_before } => fill(
            voice.pick(
                "Is bij het begin van de run al {0} in zorg bij {1}: zwaarte {2}, {3} uur per maand nodig, {4} maanden lang.",
                "Is in care at {1} for {0} already when the run starts: severity {2}, {3} hours a month needed, for {4} months.",
            ),
            &[
                &voice.months(months_before.max(0) as u32),
                &lot(at),
                &voice.number(severity, 2),
                &voice.number(hours, 1),
                &voice.number(months, 1),
            ],
        ),
        Event::Appeals { .. }
        | Event::TurnedAway { .. }
        | Event::LetIn { .. }
        | Event::Asked { .. }
        | Event::Exempted { .. } => decided::tell(&line.event, voice),
        Event::Refused { lot: at, why: why @ (Answer::IntakeStopped | Answer::StopImposed) } => fill(
            voice.pick("{1} mag de cliënt niet aannemen: {0}.", "{1} may not take it on: {0}."),
            &[answer(why, voice), &lot(at)],
        ),
        Event::Refused { why, .. } => {
            fill(voice.pick("Weigert: {0}.", "Refuses: {0}."), &[answer(why, voice)])
        }
        Event::Listed { .. } => voice.pick("Zet de cliënt op de lijst.", "Puts the client on its list.").to_string(),
        Event::PlacedOut { refusals } => fill(
            voice.pick(
                "Plaatst buiten contract, na {0} weigeringen.",
                "Places out of contract, after {0} refusals.",
            ),
            &[&refusals.to_string()],
        ),
        Event::Looks => voice
            .pick("Zoekt verder: nog op geen lijst.", "Keeps looking: on no list yet.")
            .to_string(),
        Event::Waits { why, lot: at } => {
            let listed = voice.pick("Wacht op de lijst van {1}: {0}.", "Waits on the list of {1}: {0}.");
            fill(listed, &[answer(why, voice), &lot(at)])
        }
        Event::GaveUp { waited } => fill(
            voice.pick("Geeft het op, na {0} wachten.", "Gives up, after waiting for {0}."),
            &[&voice.months(waited)],
        ),
        Event::Crisis { waited, .. } => fill(
            voice.pick(
                "Het wachten wordt na {0} een crisis: zorg begint meteen, en wordt altijd betaald.",
                "After {0} waiting becomes a crisis: care starts at once, and is always paid.",
            ),
            &[&voice.months(waited)],
        ),
        Event::Starts { .. } => starts(&line.event, voice),
        Event::Care { .. } => care(&line.event, voice),
        Event::BeyondNorm { .. } => voice
            .pick(
                "De zorg duurt zo lang als de norm: vanaf nu wordt er niet voor betaald.",
                "Care has lasted as long as the norm: from now on nothing is paid for it.",
            )
            .to_string(),
        Event::GoesOn { minutes, .. } => fill(
            voice.pick(
                "De zorg is klaar, maar gaat door tot {0} uur: daar ligt de volgende drempel, en die betaalt meer.",
                "Care is done, but goes on to {0} hours: there lies the next threshold, which pays more.",
            ),
            &[&hours(i64::from(minutes), voice)],
        ),
        Event::Split { .. } => voice
            .pick(
                "Sluit het traject halverwege en opent een nieuw: twee keer een prijs.",
                "Closes the trajectory half-way and opens a new one: a fee twice.",
            )
            .to_string(),
        Event::Transferred { from, to } => fill(
            voice.pick(
                "{0} stopt; {1} neemt over, en een deel van de vooruitgang gaat verloren.",
                "{0} stops; {1} takes over, and part of the progress is lost.",
            ),
            &[&lot(from), &lot(to)],
        ),
        Event::ListLost { lot: at } => {
            fill(voice.pick("{0} stopt: de cliënt zoekt opnieuw.", "{0} stops: the client looks again."), &[&lot(at)])
        }
        Event::Finished { back: month, .. } => finished(&line.event, voice) + &back(month, voice),
        Event::BrokenOff { left, back: month, .. } => {
            let words = fill(
                voice.pick("Breekt de zorg af; {0} van de behoefte blijft over.", "Breaks off care; {0} of the need is left."),
                &[&voice.share(left)],
            );
            words + &back(month, voice)
        }
        Event::RunEnds => voice.pick("Hier eindigt de run.", "The run ends here.").to_string(),
    }
}

fn starts(event: &Event, voice: Voice) -> String {
    let Event::Starts { waited, grown, limit, profile, splits, terms, .. } = *event else {
        return String::new();
    };
    let mut said = match waited {
        0 => voice.pick("De zorg begint meteen", "Care starts at once").to_string(),
        _ => fill(
            voice.pick("De zorg begint, na {0} wachten", "Care starts, after waiting for {0}"),
            &[&voice.months(waited)],
        ),
    };
    if grown > 0.0 {
        said.push_str(&fill(
            voice.pick("; de behoefte groeide met {0}", "; the need grew by {0}"),
            &[&voice.share(grown)],
        ));
    }
    said.push('.');
    said.push_str(&decided::terms(&terms, limit, voice));
    if let Some((class, truth)) = profile {
        let words = if class == truth {
            voice.pick(" Geboekt in het eigen profiel ({0}).", " Booked in its own profile ({0}).")
        } else {
            voice.pick(
                " Geboekt in profiel {0}; het eigen profiel is {1}.",
                " Booked in profile {0}; its own profile is {1}.",
            )
        };
        said.push_str(&fill(words, &[&(class + 1).to_string(), &(truth + 1).to_string()]));
    }
    if splits {
        said.push_str(voice.pick(
            " De aanbieder wil het traject halverwege knippen.",
            " The provider means to split the trajectory half-way.",
        ));
    }
    said
}

fn care(event: &Event, voice: Voice) -> String {
    let Event::Care { standing, minutes, optimal, short_of_plan, needless, limited, .. } = *event else {
        return String::new();
    };
    let share = minutes as f64 / optimal as f64;
    let mut said = fill(
        voice.pick("Geeft {0} uur, waar {1} nodig is ({2})", "Gives {0} hours, where {1} are needed ({2})"),
        &[&hours(minutes, voice), &hours(optimal, voice), &voice.share(share)],
    );
    if needless {
        said.push_str(voice.pick("; de zorg is al klaar", "; care is done already"));
    }
    if short_of_plan > 0 {
        said.push_str(&fill(
            voice.pick(
                "; {0} uur minder dan gepland, omdat er te weinig personeel is",
                "; {0} hours less than planned, for lack of staff",
            ),
            &[&voice.number(Minutes(short_of_plan).hours(), 1)],
        ));
    } else if limited {
        said.push_str(voice.pick("; meer is niet toegewezen", "; no more is assigned"));
    } else if (share - 1.0).abs() >= 0.005 {
        said.push_str(voice.pick("; zoveel koos de aanbieder", "; as the provider chose"));
    }
    if standing == Standing::Beyond {
        said.push_str(voice.pick("; onbetaald", "; unpaid"));
    }
    said.push('.');
    said
}

fn finished(event: &Event, voice: Voice) -> String {
    let Event::Finished { past, left, by, refused, .. } = *event else {
        return String::new();
    };
    let months = voice.number(past, 1);
    if refused {
        return fill(
            voice.pick(
                "De zorg eindigt met haar toewijzing; {0} van de behoefte blijft over.",
                "Care ends with its assignment; {0} of the need is left.",
            ),
            &[&voice.share(left)],
        );
    }
    if by.is_some() {
        return fill(
            voice.pick(
                "Ziet dat de zorg klaar is en beëindigt die, {0} maanden na het nodige.",
                "Sees that care is done and ends it, {0} months past what was needed.",
            ),
            &[&months],
        );
    }
    if left > 0.0 {
        return fill(
            voice.pick(
                "Stopt terwijl {0} van de behoefte overblijft: doorgaan loont niet.",
                "Stops with {0} of the need left: going on does not pay.",
            ),
            &[&voice.share(left)],
        );
    }
    fill(
        voice.pick(
            "Rondt de zorg af, {0} maanden na het nodige.",
            "Completes care, {0} months past what was needed.",
        ),
        &[&months],
    )
}
