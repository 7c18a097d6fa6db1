//! What a lot chose, what it would have chosen without each term, and what follows for intake and staff.

use super::Voice;
use super::layout::{Row, heading, sentence, table};
use super::sight::{both, fill, standings, strategy};
use crate::behaviour::quality::USUAL_EFFORT;
use crate::explain::lot::{CareChoice, Decision};
use crate::explain::without::Term;
use crate::month::decide::BestCare;

/// What client-months and trajectories bring, where anything does.
pub fn cases(of: &Decision, voice: Voice) -> String {
    let mut rows = Vec::new();
    for (place, term) in of.care[0].clauses.iter().enumerate() {
        let named = voice.clause(&term.clause);
        let any = |number: &dyn Fn(&CareChoice) -> f64| of.care.iter().any(|care| number(care) != 0.0);
        let month = |care: &CareChoice| care.clauses[place].month;
        let trajectory = |care: &CareChoice| care.clauses[place].trajectory;
        if any(&month) {
            let label = fill(
                voice.pick("{0}: een cliënt een maand in zorg", "{0}: a client in care for a month"),
                &[named],
            );
            rows.push(both(label, of, voice, month));
        }
        if any(&trajectory) {
            let label = fill(
                voice.pick(
                    "{0}: een traject van gemiddelde zwaarte, bij de uren van nu",
                    "{0}: a trajectory of average severity, at present hours",
                ),
                &[named],
            );
            rows.push(both(label, of, voice, trajectory));
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    let title =
        voice.pick("Wat het contract verder betaalt, in euro", "What else the contract pays, in euros");
    format!("{}{}", heading(title), table(&standings(voice), &rows))
}

/// What new cases are worth, and which it takes.
pub fn worth(of: &Decision, voice: Voice) -> String {
    let takes = |it: bool| if it { voice.pick("ja", "yes") } else { voice.pick("nee", "no") };
    let rows: Vec<Row> = of
        .cases
        .iter()
        .map(|case| Row {
            label: fill(
                voice.pick("een nieuwe cliënt van zwaarte {0}", "a new client of severity {0}"),
                &[&voice.number(case.severity, 1)],
            ),
            cells: case
                .worth
                .iter()
                .flat_map(|(euros, it)| [voice.signed(*euros, 0), takes(*it).to_string()])
                .collect(),
        })
        .collect();
    let [first, second] = standings(voice);
    let taken = voice.pick("wil hij hebben", "wants it");
    let title = voice.pick(
        "Wat een nieuwe cliënt hem waard is, in euro, baat voor de cliënt meegeteld (gemiddelde zwaarte is 1)",
        "What a new client is worth to it, in euros, benefit to the client included (mean severity is 1)",
    );
    format!("{}{}", heading(title), table(&[first, taken, second, taken], &rows))
}

fn ratio(value: f64, voice: Voice) -> String {
    format!("{}%", voice.number(100.0 * value, 1))
}

/// `+0,4 mnd`: months longer than needed.
fn stay(value: f64, voice: Voice) -> String {
    voice.signed(value, 2)
}

/// What it did, what was best, and what it chose.
pub fn chosen(of: &Decision, voice: Voice) -> String {
    let [first, second] = standings(voice);
    let months = voice.pick("maanden", "months");
    let headings = [first, months, second, months];
    let row = |label: &str, pick: fn(&CareChoice) -> (f64, f64)| Row {
        label: label.to_string(),
        cells: of
            .care
            .iter()
            .flat_map(|care| {
                let (hours, past) = pick(care);
                [ratio(hours, voice), stay(past, voice)]
            })
            .collect(),
    };
    let mut rows = vec![
        row(voice.pick("zoals hij deed", "as it did"), |care| care.before),
        row(voice.pick("het beste voor de aanbieder", "best for the provider"), |care| {
            (care.best.ratio, care.best.overstay)
        }),
    ];
    if of.copies {
        rows.push(row(voice.pick("wat hij nadoet", "what it copies"), |care| care.aim));
    }
    rows.push(row(voice.pick("wat hij koos", "what it chose"), |care| care.chosen));
    let title = voice.pick(
        "Wat hij koos: uren als deel van wat nodig is, en maanden zorg langer dan nodig",
        "What it chose: hours as a share of what is needed, and months of care longer than needed",
    );
    let bound = &of.care[0];
    let formula = fill(
        voice.pick(
            "Het beste is 1 + m/k; gewoon: 1 + ({0} / {1}) = {2}. Een maand langer brengt {3} per uur dat nodig is, en daarom {4} maanden.",
            "Best is 1 + m/k; ordinary: 1 + ({0} / {1}) = {2}. A month longer brings {3} per hour of need, and so {4} months.",
        ),
        &[
            &voice.number(bound.best.margin, 2),
            &voice.number(of.curvature.0, 0),
            &ratio(bound.best.ratio_at_margin, voice),
            &voice.euros(bound.best.margin_month, 2),
            &stay(bound.best.overstay, voice),
        ],
    );
    let mut text = format!("{}{}{}", heading(title), table(&headings, &rows), sentence(&formula));
    let volume = &voice.scenario.behaviour.volume;
    let free = 1.0 + bound.best.margin / of.curvature.0;
    if free < volume.ratio_min || free > volume.ratio_max {
        text.push_str(&sentence(&fill(
            voice.pick(
                "Minder dan {0} en meer dan {1} geeft niemand: daar stopt het.",
                "Nobody gives less than {0} or more than {1}: there it stops.",
            ),
            &[&voice.share(volume.ratio_min), &voice.share(volume.ratio_max)],
        )));
    }
    if (bound.best.ratio - bound.best.ratio_at_margin).abs() > 1e-9 {
        text.push_str(&sentence(&fill(
            voice.pick(
                "Om weggevallen omzet goed te maken wordt dat {0}.",
                "To make up for lost revenue that becomes {0}.",
            ),
            &[&ratio(bound.best.ratio, voice)],
        )));
    }
    text.push_str(&sentence(&strategy(of, voice)));
    text
}

fn term(term: Term, of: &Decision, voice: Voice) -> String {
    match term {
        Term::Clause(place) => {
            let named = voice.clause(&of.care[0].clauses[place].clause);
            fill(voice.pick("zonder {0}", "without the {0}"), &[named])
        }
        Term::Bounds => voice.pick("zonder alle grenzen", "without all bounds").to_string(),
        Term::NextYear => voice
            .pick(
                "zonder vooruitkijken naar het plafond van volgend jaar",
                "without looking ahead to next year's ceiling",
            )
            .to_string(),
        Term::Thresholds => {
            voice.pick("zonder drempels in minuten", "without thresholds of minutes").to_string()
        }
        Term::Trust => voice.pick("zonder vertrouwen (θ = 0)", "without trust (θ = 0)").to_string(),
        Term::Detection => {
            voice.pick("zonder kans op ontdekking", "without a chance of being found").to_string()
        }
        Term::Cost => voice.pick("als een uur niets kostte", "if an hour cost nothing").to_string(),
        Term::IdleStaff => voice
            .pick("als personeel altijd voor vol telde (ψ = 1)", "if staff always counted in full (ψ = 1)")
            .to_string(),
        Term::Benefit => voice
            .pick("zonder norm en baat van de cliënt", "without the norm and the benefit of clients")
            .to_string(),
        Term::Stress => voice.pick("zonder financiële druk", "without financial stress").to_string(),
        Term::Income => {
            voice.pick("zonder omzet te willen goedmaken", "without making up for lost revenue").to_string()
        }
    }
}

/// Whether what is chosen would be the very same.
#[expect(clippy::float_cmp, reason = "a term that is off changes no digit")]
fn same(left: &BestCare, right: &BestCare) -> bool {
    left.ratio == right.ratio && left.overstay == right.overstay
}

/// What would be best if one thing were absent.
pub fn without(of: &Decision, voice: Voice) -> String {
    let [first, second] = standings(voice);
    let months = voice.pick("maanden", "months");
    let as_it_is = Row {
        label: voice.pick("zoals het is", "as it is").to_string(),
        cells: of
            .care
            .iter()
            .flat_map(|care| [ratio(care.best.ratio, voice), stay(care.best.overstay, voice)])
            .collect(),
    };
    let mut rows = vec![as_it_is];
    let mut nothing = Vec::new();
    for (place, absent) in of.care[0].without.iter().enumerate() {
        let label = term(absent.term, of, voice);
        if of.care.iter().all(|care| same(&care.without[place].best, &care.best)) {
            nothing.push(label);
            continue;
        }
        let cells = of.care.iter().flat_map(|care| {
            let best = care.without[place].best;
            if same(&best, &care.best) {
                return ["=".to_string(), "=".to_string()];
            }
            [ratio(best.ratio, voice), stay(best.overstay, voice)]
        });
        rows.push(Row { label, cells: cells.collect() });
    }
    let title = voice.pick(
        "Wat het beste zou zijn als één ding er niet was",
        "What would be best if one thing were absent",
    );
    let mut text = format!("{}{}", heading(title), table(&[first, months, second, months], &rows));
    if !nothing.is_empty() {
        text.push_str(&sentence(&fill(
            voice.pick("Niets verandert: {0}.", "Nothing changes: {0}."),
            &[&nothing.join("; ")],
        )));
    }
    text
}

/// Whether it lets clients start, and why.
pub fn intake(of: &Decision, voice: Voice) -> String {
    let it = &of.intake;
    let mut said = fill(
        voice.pick(
            "Nog een gewone cliënt laten beginnen brengt {0} en kost {1} per uur dat nodig is, met personeel voor vol geteld.",
            "Letting one more ordinary client start brings {0} and costs {1} per hour of need, with staff counted in full.",
        ),
        &[&voice.euros(it.revenue, 2), &voice.euros(it.cost, 2)],
    );
    let loses = it.cost > it.revenue;
    let follows = match (loses, of.stop_agreed, it.holds, it.delays) {
        _ if of.stop_imposed => voice.pick(
            "Of dat loont doet er niet toe: een opnamestop is opgelegd. Alleen crises en specifieke toewijzingen beginnen.",
            "Whether that pays does not matter: an intake stop was imposed. Only crises and specific assignments start.",
        ),
        (_, _, true, _) => voice.pick(
            "Dat is verlies, en een stop is afgesproken: hij laat niemand beginnen.",
            "That is a loss, and a stop was agreed: it holds back starts.",
        ),
        (_, _, _, true) => voice.pick(
            "Dat is verlies, en in januari brengt een begin meer: wie op de lijst staat wacht tot januari.",
            "That is a loss, and January brings more: those on its list wait for January.",
        ),
        (true, false, ..) => voice.pick(
            "Dat is verlies, maar er is geen stop afgesproken: wie past, begint.",
            "That is a loss, but no stop was agreed: whoever fits in starts.",
        ),
        (true, true, ..) | (false, true, ..) => voice.pick(
            "Een stop is afgesproken, maar een begin maakt geen verlies: wie past, begint.",
            "A stop was agreed, but a start makes no loss: whoever fits in starts.",
        ),
        (false, false, ..) => {
            voice.pick("Dat loont: wie past, begint.", "That pays: whoever fits in starts.")
        }
    };
    said.push(' ');
    said.push_str(follows);
    if let Some(january) = it.january {
        said.push_str(&fill(
            if it.delays {
                voice.pick(" In januari brengt het {0}.", " In January it brings {0}.")
            } else {
                voice.pick(
                    " In januari zou het {0} brengen: daar wacht hij niet op.",
                    " In January it would bring {0}: that is not worth waiting for.",
                )
            },
            &[&voice.euros(january, 2)],
        ));
    }
    format!("{}{}", heading(voice.pick("Instroom", "Intake")), sentence(&said))
}

/// What it plans its staff on.
pub fn staff(of: &Decision, voice: Voice) -> String {
    let (wanted, next) = of.staff_wanted;
    let pays = of.staff.payback >= 1.0;
    let why = if pays {
        fill(
            voice.pick(
                "Zorg brengt {0} van wat het kost: personeel volgt cliënten en lijst.",
                "Care brings {0} of what it costs: staff follows clients and list.",
            ),
            &[&voice.share(of.staff.payback)],
        )
    } else {
        fill(
            voice.pick(
                "Zorg brengt {0} van wat het kost: personeel volgt alleen wie in zorg is, zolang de omzet het draagt ({1} uur).",
                "Care brings {0} of what it costs: staff follows only those in care, as far as revenue carries it ({1} hours).",
            ),
            &[&voice.share(of.staff.payback), &voice.number(of.staff.affordable, 0)],
        )
    };
    let ready = fill(
        voice.pick(
            " Betaling voor beschikbaarheid dekt {0} van wat een uur personeel kost dat klaarstaat: zoveel van het personeel dat anders weg zou gaan blijft.",
            " Pay for availability covers {0} of what an hour of staff costs that stands ready: so much of the staff that would else go stays.",
        ),
        &[&voice.share(of.staff.kept_pay.min(1.0))],
    );
    let why = if of.staff.kept_pay > 0.0 { why + &ready } else { why };
    let follows = fill(
        voice.pick(
            "De aanbieder wil {0} uur per maand en heeft er {1}; na deze maand {2}, want werven en afvloeien gaan langzaam.",
            "It wants {0} hours a month and has {1}; after this month {2}, as hiring and letting go are slow.",
        ),
        &[&voice.number(wanted, 0), &voice.number(of.staff.kept, 0), &voice.number(next, 0)],
    );
    let mut text = heading(voice.pick("Personeel", "Staff")) + &sentence(&why) + &sentence(&follows);
    if of.effort != USUAL_EFFORT {
        text.push_str(&sentence(&fill(
            voice.pick(
                "Inzet op wat wordt gemeten: {0} van gewoon; op wat niet wordt gemeten: {1}.",
                "Effort on what is measured: {0} of usual; on what is not measured: {1}.",
            ),
            &[&voice.share(of.effort[0]), &voice.share(of.effort[1])],
        )));
    }
    text
}
