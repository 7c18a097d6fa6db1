//! Which scheme serves which goal when nobody knows which world it will be.

use super::{cell, named, percent};
use crate::experiment::robust::{Decision, GoalAnswer};
use crate::indicators::{INDICATORS, Indicator, position};
use crate::language::{Language, Words};
use crate::present::number;
use crate::scenario::experiment::{Experiment, Goal};
use crate::stats::Interval;

/// How many numbers that would be worth knowing are named.
const MOST: usize = 3;

/// Of more schemes than this the first are named, and the others counted; the table has all.
const NAMED: usize = 8;

/// A sentence or two per goal, then all goals together.
pub(super) fn told(experiment: &Experiment, decision: &Decision, language: Language) -> Vec<String> {
    let goals = experiment.goals.iter().zip(&decision.goals);
    let mut said: Vec<String> = goals.map(|(goal, of)| one(experiment, goal, of, language)).collect();
    said.extend(enough(experiment, decision, language));
    if experiment.goals.len() > 1 {
        let front =
            listed(decision.front.iter().map(|scheme| title(experiment, *scheme, language)), language);
        said.push(match language {
            Language::Dutch => {
                format!("Door geen andere op alle doelen samen overtroffen, op de gemiddelden: {front}.")
            }
            Language::English => format!("Beaten by no other on all goals together, on averages: {front}."),
        });
    }
    said
}

/// What stands in the table.
pub(super) const STANDINGS: Words = Words {
    nl: "Gemiddelden over alle werelden, met hun interval. Alle regelingen zijn in dezelfde werelden gespeeld: een verschil kan duidelijk zijn al overlappen de intervallen.",
    en: "Means over all worlds, with their interval. All schemes were played in the same worlds: a difference can be clear though intervals overlap.",
};

/// A row per scheme, the best on the first goal first: its name, and the mean over worlds of every goal with its interval; the first row is
/// the header.
pub(super) fn standings(
    experiment: &Experiment,
    decision: &Decision,
    language: Language,
) -> Vec<Vec<String>> {
    let goals = || experiment.goals.iter().zip(&decision.goals);
    let scheme = Words { nl: "Regeling", en: "Scheme" }.say(language).to_owned();
    let header = std::iter::once(scheme).chain(goals().map(|(goal, _)| goal.words.say(language).to_owned()));
    let one = |scheme: usize| {
        let name = experiment.schemes[scheme].title.say(language).to_owned();
        let size = |(goal, of): (&Goal, &GoalAnswer)| {
            number::estimate(row(goal).unit, &of.standings[scheme].mean, language)
        };
        std::iter::once(name).chain(goals().map(size)).collect()
    };
    let first = |scheme: usize| experiment.goals[0].sign * decision.goals[0].standings[scheme].mean.mean;
    let mut order: Vec<usize> = (0..experiment.schemes.len()).collect();
    order.sort_by(|a, b| first(*b).total_cmp(&first(*a)).then(a.cmp(b)));
    std::iter::once(header.collect()).chain(order.into_iter().map(one)).collect()
}

/// The first few, and how many more there are.
fn listed(all: impl ExactSizeIterator<Item = String>, language: Language) -> String {
    let more = all.len().saturating_sub(NAMED);
    let named: Vec<String> = all.take(NAMED).collect();
    let named = named.join(", ");
    match (more, language) {
        (0, _) => named,
        (_, Language::Dutch) => format!("{named} en nog {more} (zie decisions.csv)"),
        (_, Language::English) => format!("{named} and {more} more (see decisions.csv)"),
    }
}

fn title(experiment: &Experiment, scheme: usize, language: Language) -> String {
    let title = experiment.schemes[scheme].title.say(language);
    match language {
        Language::Dutch => format!("‘{title}’"),
        Language::English => format!("“{title}”"),
    }
}

fn row(goal: &Goal) -> &'static Indicator {
    &INDICATORS[position(&goal.indicator)]
}

fn one(experiment: &Experiment, goal: &Goal, of: &GoalAnswer, language: Language) -> String {
    let name = |scheme: usize| title(experiment, scheme, language);
    let unit = row(goal).unit;
    let say = |value: f64| number::plain(unit, value, language);
    let [best, safest, sorry] = [of.best, of.safest, of.least_regret].map(|scheme| &of.standings[scheme]);
    let (best, worst, regret) = (say(best.mean.mean), say(safest.worst), say(sorry.regret));
    let words = goal.words.say(language);
    let mut text = match language {
        Language::Dutch => format!(
            "{words}: gemiddeld het best {} ({best}){}; in de slechtste wereld {} ({worst}); de minste spijt achteraf {} (hoogstens {regret}).",
            name(of.best),
            close(experiment, of, language),
            name(of.safest),
            name(of.least_regret)
        ),
        Language::English => format!(
            "{words}: best on average {} ({best}){}; in the worst world {} ({worst}); least to regret afterwards {} (at most {regret}).",
            name(of.best),
            close(experiment, of, language),
            name(of.safest),
            name(of.least_regret)
        ),
    };
    text.push(' ');
    text.push_str(&known(experiment, of, &say(of.perfect_information), language));
    text
}

/// The schemes that cannot be told from the best.
fn close(experiment: &Experiment, of: &GoalAnswer, language: Language) -> String {
    let near = |scheme: &usize| of.standings[*scheme].behind.is_some_and(|behind| behind.holds(0.0));
    let near: Vec<String> =
        (0..of.standings.len()).filter(near).map(|scheme| title(experiment, scheme, language)).collect();
    let count = near.len();
    let near = listed(near.into_iter(), language);
    match (count, language) {
        (0, _) => String::new(),
        (_, Language::Dutch) => format!(", niet te onderscheiden van {near}"),
        (_, Language::English) => format!(", not to be told from {near}"),
    }
}

/// What it would be worth to know.
fn known(experiment: &Experiment, of: &GoalAnswer, everything: &str, language: Language) -> String {
    if of.perfect_information <= 0.0 {
        return Words {
            nl: "In geen enkele wereld is een andere beter: niets weten verandert de keuze.",
            en: "In no world is another one better: nothing that could be known changes the choice.",
        }
        .say(language)
        .to_string();
    }
    let one = |(dimension, worth): &(usize, f64)| {
        let name = named(&experiment.uncertain[*dimension].path, language);
        format!("{name}: {}", percent(worth / of.perfect_information, language))
    };
    let listed: Vec<String> = of.information.iter().take(MOST).map(one).collect();
    match (listed.is_empty(), language) {
        (true, Language::Dutch) => {
            format!(
                "Alles weten is {everything} waard; van geen getal alleen is te zeggen dat weten de keuze verandert."
            )
        }
        (true, Language::English) => {
            format!(
                "To know everything is worth {everything}; of no number alone can it be said that knowing it changes the choice."
            )
        }
        (false, Language::Dutch) => {
            format!("Alles weten is {everything} waard; daarvan brengt het meest: {}.", listed.join("; "))
        }
        (false, Language::English) => {
            format!(
                "To know everything is worth {everything}; of that most comes from: {}.",
                listed.join("; ")
            )
        }
    }
}

/// In which share of worlds each scheme meets every threshold.
fn enough(experiment: &Experiment, decision: &Decision, language: Language) -> Option<String> {
    let shares = decision.satisfies.as_ref()?;
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|a, b| shares[*b].mean.total_cmp(&shares[*a].mean));
    let one = |scheme: usize| {
        let [mean, low, high] =
            [shares[scheme].mean, shares[scheme].low, shares[scheme].high].map(|it| percent(it, language));
        format!("{} {mean} ({low}–{high})", title(experiment, scheme, language))
    };
    let listed = listed(order.into_iter().map(one), language);
    Some(match language {
        Language::Dutch => {
            format!("Goed genoeg voor alle doelen met een grens, in een deel van de werelden: {listed}.")
        }
        Language::English => {
            format!("Good enough for all goals with a limit, in a share of worlds: {listed}.")
        }
    })
}

/// The rows of `decisions.csv`, the first being the header.
pub fn decision_cells(experiment: &Experiment, decision: &Decision) -> Vec<Vec<String>> {
    let header = ["goal", "scheme", "measure", "mean", "low", "high"].map(String::from).to_vec();
    let mut rows = vec![header];
    let mut add = |goal: &str, scheme: &str, measure: &str, values: [f64; 3]| {
        rows.push([goal, scheme, measure].map(String::from).into_iter().chain(values.map(cell)).collect());
    };
    for (goal, of) in experiment.goals.iter().zip(&decision.goals) {
        for (scheme, standing) in experiment.schemes.iter().zip(&of.standings) {
            let ends = |of: &Interval| [of.mean, of.low, of.high];
            let measures = [
                ("mean", Some(ends(&standing.mean))),
                ("worst", Some([standing.worst; 3])),
                ("regret", Some([standing.regret; 3])),
                ("behind_best", standing.behind.as_ref().map(ends)),
            ];
            for (measure, values) in measures {
                values.into_iter().for_each(|values| add(&goal.indicator, &scheme.id, measure, values));
            }
        }
        add(&goal.indicator, "", "EVPI", [of.perfect_information; 3]);
        for (dimension, worth) in &of.information {
            let measure = format!("EVPPI {}", experiment.uncertain[*dimension].path);
            add(&goal.indicator, "", &measure, [*worth; 3]);
        }
    }
    let shares = decision.satisfies.iter().flat_map(|shares| experiment.schemes.iter().zip(shares));
    shares.for_each(|(scheme, share)| {
        add("", &scheme.id, "satisfies_share", [share.mean, share.low, share.high])
    });
    let front = decision.front.iter().map(|scheme| &experiment.schemes[*scheme].id);
    front.for_each(|scheme| add("", scheme, "on_front", [1.0; 3]));
    rows
}
