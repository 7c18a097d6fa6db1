//! The schemes of an experiment on its first two goals, with intervals, and those that no other beats on averages.

use super::Drawing;
use super::canvas::{Anchor, FAINT, GREY, INK, Point, SOFT, Type, regular, width};
use super::quality::{Spot, covered, labels, mark, scale, step};
use super::sheet::{Caption, INNER, MARGIN, Sheet};
use crate::experiment::robust::{Decision, GoalAnswer};
use crate::indicators::{INDICATORS, Indicator, position};
use crate::language::Language::{self, Dutch, English};
use crate::present::number::{self, Format};
use crate::scenario::experiment::{Experiment, Goal};
use plotters::prelude::RGBColor;

pub(in crate::present) const KEY: &str = "schemes_on_goals";

/// Of more schemes than this only the front is named.
const NAMED: usize = 14;
const HEIGHT: f64 = 400.0;
const AXIS: f64 = 84.0;
const TICK: Type = regular(12.0, SOFT);
const UNIT: Type = regular(13.0, INK);

/// Whether there are two goals with answers.
pub(in crate::present) fn shows(decision: &Decision) -> bool {
    decision.goals.len() > 1 && decision.goals[0].standings.len() > 1
}

pub(in crate::present) fn draw(
    experiment: &Experiment,
    decision: &Decision,
    caution: &str,
    language: Language,
) -> Drawing {
    let mut spots = spots(experiment, decision, language);
    let x = scale(spots.iter().map(|spot| spot.spend), 6).onto(MARGIN + AXIS, MARGIN + INNER - 12.0);
    let mut sheet = Sheet::open(caption(experiment, decision, language), language);
    let top = sheet.y + 22.0;
    let y = scale(spots.iter().map(|spot| spot.recovery), 5).onto(top + HEIGHT, top);
    axes(&mut sheet, [&experiment.goals[0], &experiment.goals[1]], [&x, &y], language);
    spots.iter_mut().for_each(|spot| spot.place = (x.at(spot.spend.mean), y.at(spot.recovery.mean)));
    let stairs =
        if decision.goals.len() == 2 { stairs(&spots, experiment.goals[0].sign) } else { Vec::new() };
    sheet.canvas.dashes(&stairs, GREY, 1.2, 4.0);
    spots.iter().for_each(|spot| mark(&mut sheet.canvas, spot, &x, &y));
    let marks = spots.iter().flat_map(|spot| covered(spot, &x, &y));
    let taken = marks.chain(stairs.windows(2).map(step)).collect();
    let many = spots.len() > NAMED;
    spots.retain(|spot| !many || !spot.beaten);
    labels(&mut sheet.canvas, &spots, taken, [x.from, y.to, x.to, y.from]);
    sheet.y = top + HEIGHT + 60.0;
    sheet.close_as(caution, &facts(experiment, decision, language))
}

fn row(goal: &Goal) -> &'static Indicator {
    &INDICATORS[position(&goal.indicator)]
}

fn spots(experiment: &Experiment, decision: &Decision, language: Language) -> Vec<Spot> {
    let goals = [&decision.goals[0], &decision.goals[1]];
    let spot = |scheme: usize| Spot {
        place: (0.0, 0.0),
        spend: goals[0].standings[scheme].mean,
        recovery: goals[1].standings[scheme].mean,
        name: experiment.schemes[scheme].title.say(language).to_string(),
        beaten: !decision.front.contains(&scheme),
    };
    (0..goals[0].standings.len()).map(spot).collect()
}

/// Along the front from the best on the first goal: better on the second only at the cost of the first.
fn stairs(spots: &[Spot], sign: f64) -> Vec<Point> {
    let mut front: Vec<&Spot> = spots.iter().filter(|spot| !spot.beaten).collect();
    front.sort_by(|a, b| (sign * b.spend.mean).total_cmp(&(sign * a.spend.mean)));
    let mut stairs: Vec<Point> = Vec::new();
    for spot in front {
        if let Some((_, level)) = stairs.last().copied() {
            stairs.push((spot.place.0, level));
        }
        stairs.push(spot.place);
    }
    stairs
}

fn axes(sheet: &mut Sheet, goals: [&Goal; 2], [x, y]: [&super::axis::Scale; 2], language: Language) {
    let colour: RGBColor = FAINT;
    let across = Format::axis(row(goals[0]).unit, x.high.abs().max(x.low.abs()), x.step, language);
    let every = x.every(|tick| width(&across.full(tick), TICK)) as i64;
    for tick in x.ticks() {
        sheet.canvas.line(&[(x.at(tick), y.from), (x.at(tick), y.to)], colour, 1.0);
        if (tick / x.step).round() as i64 % every == 0 {
            sheet.canvas.text((x.at(tick), y.from + 18.0), Anchor::Middle, TICK, &across.full(tick));
        }
    }
    let up = Format::axis(row(goals[1]).unit, y.high.abs().max(y.low.abs()), y.step, language);
    for tick in y.ticks() {
        sheet.canvas.line(&[(x.from, y.at(tick)), (x.to, y.at(tick))], colour, 1.0);
        sheet.canvas.text((x.from - 8.0, y.at(tick) + 4.0), Anchor::End, TICK, &up.full(tick));
    }
    let better = |goal: &Goal| match (goal.sign > 0.0, language) {
        (true, Dutch) => "hoger is beter",
        (false, Dutch) => "lager is beter",
        (true, English) => "higher is better",
        (false, English) => "lower is better",
    };
    let [along, above] = goals.map(|goal| format!("{} ({})", goal.words.say(language), better(goal)));
    sheet.canvas.text((x.to, y.from + 38.0), Anchor::End, UNIT, &format!("{along} →"));
    sheet.canvas.text((MARGIN, y.to - 16.0), Anchor::Start, UNIT, &format!("↑ {above}"));
}

fn caption(experiment: &Experiment, decision: &Decision, language: Language) -> Caption {
    let count = decision.goals.len();
    let many = decision.goals[0].standings.len() > NAMED;
    let subtitle = match (count, language) {
        (2, Dutch) => "Gemiddelden over werelden. Blauwe stip: door geen andere overtroffen op beide doelen samen, op de gemiddelden; grijze ring: wel. Streeplijn: het front.".to_string(),
        (2, English) => "Means over worlds. Blue dot: beaten by no other on both goals together, on averages; grey ring: beaten. Dashed line: the front.".to_string(),
        (_, Dutch) => format!("Gemiddelden over werelden, op de eerste twee van {count} doelen. Blauwe stip: door geen andere overtroffen op alle {count} doelen samen, op de gemiddelden; grijze ring: wel."),
        (_, English) => format!("Means over worlds, on the first two of {count} goals. Blue dot: beaten by no other on all {count} goals together, on averages; grey ring: beaten."),
    };
    let footer = match (many, language) {
        (false, Dutch) => {
            "De kruisen zijn 95%-intervallen. Een verschil kan duidelijk zijn al overlappen zij, want alle regelingen speelden in dezelfde werelden. De assen beginnen niet bij 0."
        }
        (true, Dutch) => {
            "De kruisen zijn 95%-intervallen. Alleen het front heeft namen; alle regelingen staan in decisions.csv. De assen beginnen niet bij 0."
        }
        (false, English) => {
            "The crosses are 95% intervals. A difference can be clear though they overlap, as all schemes were played in the same worlds. The axes do not start at 0."
        }
        (true, English) => {
            "The crosses are 95% intervals. Only the front is named; all schemes are in decisions.csv. The axes do not start at 0."
        }
    };
    let title = title(experiment, decision, language);
    Caption { key: KEY, title, subtitle, footer: footer.to_string() }
}

/// Whether the best on a goal is clearly so: every paired difference with it is clear of 0.
fn clearly(of: &GoalAnswer) -> bool {
    of.standings.iter().filter_map(|standing| standing.behind).all(|behind| !behind.holds(0.0))
}

fn title(experiment: &Experiment, decision: &Decision, language: Language) -> String {
    let goals = [0, 1].map(|goal| (&experiment.goals[goal], &decision.goals[goal]));
    let name = |of: &GoalAnswer| {
        let title = experiment.schemes[of.best].title.say(language);
        match language {
            Dutch => format!("‘{title}’"),
            English => format!("“{title}”"),
        }
    };
    let words = goals.map(|(goal, _)| goal.words.say(language));
    finding(words, goals.map(|(_, of)| name(of)), goals.map(|(_, of)| clearly(of)), language)
}

/// Whether one scheme is clearly best on both goals; or which is on which, and whether clearly.
fn finding(words: [&str; 2], best: [String; 2], clear: [bool; 2], language: Language) -> String {
    let ([first, second], [one, other]) = (words, best);
    match (clear, one == other, language) {
        ([true, true], true, Dutch) => {
            format!("{one} is duidelijk het best op beide doelen: {first}, en {second}")
        }
        ([true, true], true, English) => {
            format!("{one} is clearly best on both goals: {first}, and {second}")
        }
        ([true, true], false, Dutch) => {
            format!("Geen regeling is op beide doelen het best: {one} voor {first}, {other} voor {second}")
        }
        ([true, true], false, English) => {
            format!("No scheme is best on both goals: {one} for {first}, {other} for {second}")
        }
        ([true, false], _, Dutch) => {
            format!("{one} is het best voor {first}; voor {second} is niet duidelijk wie het best is")
        }
        ([true, false], _, English) => {
            format!("{one} is best for {first}; which is best for {second} is not clear")
        }
        ([false, true], _, Dutch) => {
            format!("{other} is het best voor {second}; voor {first} is niet duidelijk wie het best is")
        }
        ([false, true], _, English) => {
            format!("{other} is best for {second}; which is best for {first} is not clear")
        }
        ([false, false], _, Dutch) => {
            format!(
                "Het is niet duidelijk welke regeling het best is voor {first}, en ook niet voor {second}"
            )
        }
        ([false, false], _, English) => {
            format!("It is not clear which scheme is best for {first}, nor for {second}")
        }
    }
}

fn facts(experiment: &Experiment, decision: &Decision, language: Language) -> Vec<String> {
    let fact = |scheme: usize| {
        let goals = experiment.goals.iter().zip(&decision.goals).take(2);
        let said = goals.map(|(goal, of)| {
            let value = number::estimate(row(goal).unit, &of.standings[scheme].mean, language);
            format!("{} {value}", goal.words.say(language))
        });
        let front = match (decision.front.contains(&scheme), language) {
            (true, Dutch) => "; op het front",
            (true, English) => "; on the front",
            (false, _) => "",
        };
        let name = experiment.schemes[scheme].title.say(language);
        format!("{name}: {}{front}.", said.collect::<Vec<_>>().join(", "))
    };
    (0..decision.goals[0].standings.len()).map(fact).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::robust::Standing;
    use crate::stats::Interval;

    fn goal(low: f64) -> GoalAnswer {
        let standing = |behind| Standing {
            mean: Interval { mean: 3.0, low: 2.0, high: 4.0 },
            worst: 1.0,
            regret: 1.0,
            behind,
        };
        let behind = Interval { mean: 1.0, low, high: 2.0 };
        GoalAnswer {
            standings: vec![standing(None), standing(Some(behind))],
            best: 0,
            safest: 0,
            least_regret: 0,
            perfect_information: 0.0,
            information: Vec::new(),
        }
    }

    #[test]
    fn a_scheme_is_best_only_where_every_other_is_clearly_behind() {
        assert!(clearly(&goal(0.01)));
        assert!(!clearly(&goal(-0.01)));
        let say = |clear| finding(["spend", "wait"], ["“a”".into(), "“a”".into()], clear, English);
        assert_eq!(say([true, true]), "“a” is clearly best on both goals: spend, and wait");
        assert_eq!(say([true, false]), "“a” is best for spend; which is best for wait is not clear");
        assert_eq!(say([false, false]), "It is not clear which scheme is best for spend, nor for wait");
    }

    #[test]
    fn the_front_goes_down_in_stairs_whichever_way_is_better() {
        let spot = |x: f64, y: f64, beaten| {
            let interval = |mean| Interval { mean, low: mean, high: mean };
            let name = String::new();
            Spot { place: (x, y), spend: interval(x), recovery: interval(y), name, beaten }
        };
        let spots = [spot(2.0, 5.0, false), spot(1.0, 9.0, false), spot(3.0, 9.0, true)];
        assert_eq!(stairs(&spots, -1.0), [(1.0, 9.0), (2.0, 9.0), (2.0, 5.0)]);
        assert_eq!(stairs(&spots, 1.0), [(2.0, 5.0), (1.0, 5.0), (1.0, 9.0)]);
    }
}
