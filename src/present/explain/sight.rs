//! What a lot saw when it chose: its clients and money, and what an hour brings and costs it, a line per term.

use super::Voice;
use super::layout::{Row, heading, sentence, table};
use crate::behaviour::habit::Strategy;
use crate::behaviour::volume::Volume;
use crate::explain::lot::{CareChoice, ClauseTerm, Decision};
use crate::policy::clause::Role;

/// Which provider, segment and month.
pub fn title(of: &Decision, voice: Voice) -> String {
    let (provider, segment) = (voice.provider(of.key), voice.segment(of.segment));
    format!(
        "{} · {} {provider} · {segment} · {}\n{}",
        voice.scenario.title.say(voice.language),
        voice.pick("aanbieder", "provider"),
        voice.when(of.when),
        voice.run()
    )
}

/// A number of clients or hours, whole.
fn count(value: f64, voice: Voice) -> String {
    voice.number(value, 0)
}

/// Its staff, clients, money and ceilings.
pub fn sees(of: &Decision, voice: Voice) -> String {
    let (clients, list) = of.clients;
    let (staff, committed, queued) = of.hours;
    let hours = voice.pick(
        "De aanbieder heeft personeel voor {0} uur per maand. Cliënten in zorg: {1}, {2} uur; op de lijst: {3}, {4} uur; samen {5} van het personeel.",
        "It has staff for {0} hours a month. Clients in care: {1}, {2} hours; on its list: {3}, {4} hours; together {5} of its staff.",
    );
    let hours = fill(
        hours,
        &[
            &count(staff, voice),
            &clients.to_string(),
            &count(committed, voice),
            &list.to_string(),
            &count(queued, voice),
            &voice.share(of.utilisation),
        ],
    );
    let year = fill(
        voice.pick(
            "Hij verwacht dit jaar {0} van de gemeente. Zijn reserve is {1} maanden omzet; financiële druk {2}.",
            "It expects {0} from the municipality this year. Its reserve is {1} months of revenue; financial stress {2}.",
        ),
        &[&voice.euros(of.year_revenue, 0), &voice.number(of.stress.1, 1), &voice.share(of.stress.0)],
    );
    let short = fill(
        voice.pick(
            "Hij was {0} keer de omzet gewend die hij nu verwacht.",
            "It was used to {0} times the revenue that it expects now.",
        ),
        &[&voice.number(of.shortfall, 2)],
    );
    let mut text = heading(voice.pick("Wat de aanbieder ziet", "What it sees"));
    text.push_str(&sentence(&hours));
    text.push_str(&sentence(&year));
    if of.shortfall > 1.0 {
        text.push_str(&sentence(&short));
    }
    for ceiling in &of.ceilings {
        let named = voice.clause(&of.care[0].clauses[ceiling.clause].clause);
        let euros = ceiling.euros.filter(|euros| euros.is_finite());
        let level = euros.map_or_else(String::new, |euros| {
            format!(" {} {}", voice.pick("van", "of"), voice.euros(euros, 0))
        });
        let said = match ceiling.hit {
            Some(hit) => fill(
                voice.pick(
                    "Hij verwacht {2} van het {0}{1} te gebruiken; de kans dat het jaar erboven eindigt is {3}.",
                    "It expects to use {2} of the {0}{1}; the chance that the year ends above it is {3}.",
                ),
                &[named, &level, &voice.share(ceiling.used), &voice.share(hit)],
            ),
            None => fill(
                voice.pick(
                    "Allen samen gebruiken naar verwachting {2} van het {0}{1}.",
                    "All together are expected to use {2} of the {0}{1}.",
                ),
                &[named, &level, &voice.share(ceiling.used)],
            ),
        };
        text.push_str(&sentence(&said));
    }
    text
}

/// Puts the parts where `{0}`, `{1}` … stand.
pub fn fill(words: &str, parts: &[&str]) -> String {
    parts
        .iter()
        .enumerate()
        .fold(words.to_string(), |text, (place, part)| text.replace(&format!("{{{place}}}"), part))
}

/// The headings of the two columns: bound and exempt care.
pub fn standings(voice: Voice) -> [&'static str; 2] {
    match voice.language {
        crate::language::Language::Dutch => ["gewoon", "specifiek"],
        crate::language::Language::English => ["ordinary", "specific"],
    }
}

/// A row with a number for both kinds of care.
pub fn both(label: String, of: &Decision, voice: Voice, number: impl Fn(&CareChoice) -> f64) -> Row {
    let cells = of.care.iter().map(|care| voice.signed(number(care), 2)).collect();
    Row { label, cells }
}

fn clause_label(term: &ClauseTerm, place: usize, of: &Decision, voice: Voice) -> String {
    let named = voice.clause(&term.clause);
    let hit = of.ceilings.iter().find(|it| it.clause == place).and_then(|it| it.hit);
    match (term.clause.role(), hit) {
        (Role::Payment(_), _) if of.care.iter().all(|care| care.clauses[place].hour == 0.0) => {
            fill(voice.pick("{0}: betaalt niet per uur", "{0}: pays nothing by the hour"), &[named])
        }
        (Role::Payment(_), _) => fill(voice.pick("{0}: betaalt", "{0}: pays"), &[named]),
        (Role::Bound, Some(hit)) => fill(
            voice.pick(
                "{0}: haalt eraf; kans dat het jaar erboven eindigt {1}",
                "{0}: takes off; chance that the year ends above it {1}",
            ),
            &[named, &voice.share(hit)],
        ),
        (Role::Bound, None) => fill(voice.pick("{0}: haalt eraf", "{0}: takes off"), &[named]),
        (Role::Adjustment, _) => fill(voice.pick("{0}: past aan", "{0}: adjusts"), &[named]),
        (Role::Settlement, _) => {
            fill(voice.pick("{0}: verrekent in december", "{0}: settles in December"), &[named])
        }
        (Role::Duty, _) => fill(voice.pick("{0}: een plicht, geen geld", "{0}: a duty, no money"), &[named]),
    }
}

/// What one more hour brings and costs it.
pub fn hour(of: &Decision, voice: Voice) -> String {
    let say = |nl: &str, en: &str| voice.pick(nl, en).to_string();
    let mut rows: Vec<Row> = of.care[0]
        .clauses
        .iter()
        .enumerate()
        .map(|(place, term)| {
            both(clause_label(term, place, of, voice), of, voice, |care| care.clauses[place].hour)
        })
        .collect();
    let any = |number: fn(&CareChoice) -> f64| of.care.iter().any(|care| number(care).abs() > 0.005);
    if any(|care| care.next_year) {
        let weight = voice.share(voice.scenario.behaviour.staffing.next_year_weight);
        let label = fill(
            voice.pick(
                "volgend jaar: wat dit uur met het plafond van dan doet, geteld voor {0}",
                "next year: what this hour does to the ceiling of then, counted for {0}",
            ),
            &[&weight],
        );
        rows.push(both(label, of, voice, |care| care.next_year));
    }
    if any(|care| care.thresholds) {
        rows.push(both(
            say(
                "drempels in minuten die het uur dichterbij brengt",
                "thresholds of minutes that the hour brings nearer",
            ),
            of,
            voice,
            |care| care.thresholds,
        ));
    }
    let theta = of.trust.1;
    rows.push(both(
        say("= opbrengst van één uur meer (ρ)", "= revenue of one more hour (ρ)"),
        of,
        voice,
        |care| care.revenue,
    ));
    let trust = fill(
        voice.pick(
            "vertrouwen {0}: hij telt {1} van de gemeente-euro als eigen geld (θ)",
            "trust {0}: it counts {1} of the municipality's euro as its own (θ)",
        ),
        &[&voice.share(of.trust.0), &voice.share(theta)],
    );
    rows.push(both(trust, of, voice, |care| -theta * care.revenue));
    let (other, staff, felt) = of.cost;
    rows.push(both(
        say("reizen, materiaal en dergelijke", "travel, materials and the like"),
        of,
        voice,
        |_| -other,
    ));
    let staff_label = fill(
        voice.pick(
            "personeel: {0} per uur, bij deze drukte gevoeld voor {1} (ψ)",
            "staff: {0} an hour, felt for {1} when this busy (ψ)",
        ),
        &[&voice.euros(staff, 2), &voice.share(felt)],
    );
    rows.push(both(staff_label, of, voice, |_| -staff * felt));
    rows.push(both(
        say("= marge van één uur meer (m)", "= margin of one more hour (m)"),
        of,
        voice,
        |care| care.best.margin,
    ));
    if any(|care| care.found) {
        rows.push(both(
            say(
                "kans dat een uur boven wat nodig is wordt gevonden",
                "chance that an hour above need is found",
            ),
            of,
            voice,
            |care| -(1.0 - theta) * care.found,
        ));
        rows.push(both(
            say("= marge van een uur boven wat nodig is", "= margin of an hour above need"),
            of,
            voice,
            |care| care.best.margin_over,
        ));
    }
    rows.push(both(
        say(
            "baat voor de cliënt van één uur meer, bij de uren van nu (k × tekort)",
            "benefit to the client of one more hour, at present hours (k × shortage)",
        ),
        of,
        voice,
        |care| Volume::felt_benefit(care.before.0, of.curvature.0),
    ));
    let title = voice.pick(
        "Wat één uur meer de aanbieder brengt en kost, in euro per uur",
        "What one more hour brings and costs it, in euros per hour",
    );
    let legend = voice.pick(
        "gewoon: zorg zonder toegewezen volume, waarvoor grenzen gelden. specifiek: een toewijzing met volume of crisis, altijd betaald.",
        "ordinary: care without an assigned volume, to which bounds apply. specific: an assignment with a volume, or a crisis, always paid.",
    );
    let (now, calm) = of.curvature;
    let mut norm = fill(
        voice.pick(
            "De norm van zijn professionals en de baat van cliënten trekken terug naar wat nodig is met {0} per uur (k): een marge van {1} verschuift de uren met 10%.",
            "The norm of its professionals and the benefit of clients pull back to what is needed with {0} per hour (k): a margin of {1} moves hours by 10%.",
        ),
        &[&voice.euros(now, 0), &voice.euros(0.1 * now, 0)],
    );
    if now < calm {
        norm.push_str(&fill(
            voice
                .pick(" Zonder financiële druk was dat {0}.", " Without financial stress that would be {0}."),
            &[&voice.euros(calm, 0)],
        ));
    }
    let legend = [legend.to_string(), prices(of, voice), norm].map(|said| sentence(&said)).concat();
    format!("{}{}{legend}", heading(title), table(&standings(voice), &rows))
}

/// What an hour is paid, what was taken off it, and what it costs.
fn prices(of: &Decision, voice: Voice) -> String {
    let mut prices = fill(
        voice.pick(
            "Prijzen van nu: het tarief is {0} per uur, en de kosten zijn {1} keer die in het scenario (eigen kostenniveau en loonstijging).",
            "Prices of now: the tariff is {0} an hour, and its costs are {1} times those in the scenario (own cost level and growth of wages).",
        ),
        &[&voice.euros(of.tariff, 2), &voice.number(of.cost_level, 2)],
    );
    if of.tariff_cut > 0.0 {
        prices.push_str(&fill(
            voice.pick(
                " De gemeente heeft het tarief dit jaar met {0} verlaagd, tot januari.",
                " The municipality has lowered the tariff by {0} this year, until January.",
            ),
            &[&voice.share(of.tariff_cut)],
        ));
    }
    prices
}

/// How a provider changes what it does, in a sentence.
pub fn strategy(of: &Decision, voice: Voice) -> String {
    let share = voice.share(of.habit_share);
    match of.strategy {
        Strategy::Adaptive => fill(
            voice.pick(
                "Uit gewoonte gaat hij per maand {0} van de weg van wat hij deed naar wat het beste is.",
                "By habit it goes {0} of the way in a month from what it did to what is best.",
            ),
            &[&share],
        ),
        Strategy::Optimising => {
            voice.pick("Hij doet meteen wat het beste is.", "It does at once what is best.").to_string()
        }
        Strategy::Imitating if of.copies => fill(
            voice.pick(
                "Hij doet de collega na die het meest verdient, en gaat per maand {0} van de weg daarheen.",
                "It copies the colleague who earns most, and goes {0} of the way there in a month.",
            ),
            &[&share],
        ),
        Strategy::Imitating => fill(
            voice.pick(
                "Hij zou de collega nadoen die het meest verdient; nu niemand verdient, gaat hij {0} van de weg naar wat het beste is.",
                "It would copy the colleague who earns most; as nobody earns, it goes {0} of the way to what is best.",
            ),
            &[&share],
        ),
        Strategy::Fixed => {
            voice.pick("Hij verandert nooit wat hij doet.", "It never changes what it does.").to_string()
        }
    }
}
