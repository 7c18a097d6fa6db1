//! Checked values → one contract per segment, with the checks that take more than one clause.

use super::Values;
use super::problem::Problem;
use super::problem::text;
use crate::language::Text;
use crate::policy::clause::{
    Availability, Basis, CLASSES, Capitation, Clause, DurationNorm, DutyToAccept, HourlyTariff, Indexation,
    LumpSum, MonthlyMaximum, NormBudget, OutcomePay, PooledCeiling, Profile, Reach, ReportingDuty,
    RevenueCeiling, Sanction, SharedSavings, Sharing, Signal, Step, StepTariff, Tier, TrajectoryFee, Unit,
    Units, VolumeCeiling,
};
use crate::policy::contract::Contract;
use combination::{Misfit, lone_half, misfit, pays};

mod combination;

/// One contract per segment, from the clauses that apply to it in the order of the file.
pub(super) fn contracts(values: &Values, names: &[String], problems: &mut Vec<Problem>) -> Vec<Contract> {
    let mut contracts = vec![Contract::default(); names.len()];
    for path in values.elements("contract.clause") {
        let clause = clause(values, &path, problems);
        let chosen = values.names(&format!("{path}.segments"));
        for (name, contract) in names.iter().zip(&mut contracts) {
            if chosen.is_empty() || chosen.contains(name) {
                let found = misfit(contract, &clause, budget_inhabitant(values, name));
                problems.extend(found.map(|it| say(values, &format!("{path}.kind"), name, &it)));
                contract.clauses.push(clause.clone());
            }
        }
    }
    for (name, contract) in names.iter().zip(&contracts) {
        let half = |path: &String| {
            let kind = values.word(&format!("{path}.kind"));
            matches!(kind, "sanction" | "duty to accept")
        };
        if let (Some(misfit), Some(path)) =
            (lone_half(contract), values.elements("contract.clause").into_iter().find(half))
        {
            problems.push(say(values, &format!("{path}.kind"), name, &misfit));
        }
        if !pays(contract) {
            problems.push(values.problem_at(
                "contract.clause",
                text(
                    format!("een bepaling die betaalt voor \"{name}\", zoals hourly tariff of lump sum"),
                    format!("a clause that pays for \"{name}\", such as hourly tariff or lump sum"),
                ),
                text("zonder betaling levert niemand zorg", "without pay nobody delivers care"),
            ));
        }
    }
    contracts
}

/// A misfit as a problem at `path`, for the segment called `name`.
fn say(values: &Values, path: &str, name: &str, misfit: &Misfit) -> Problem {
    let [nl, en] = misfit.needs.map(|needs| needs.replace('§', &format!("\"{name}\"")));
    let [because_nl, because_en] = misfit.because;
    values.problem_at(path, text(nl, en), text(because_nl, because_en))
}

/// The budget of a segment in EUR per inhabitant; infinite where it has none, which is a problem of its own.
fn budget_inhabitant(values: &Values, name: &str) -> f64 {
    let path = format!("budget.segment.{name}.eur_year");
    if !values.has(&path) {
        return f64::INFINITY;
    }
    values.number(&path) / values.whole("municipality.inhabitants") as f64
}

fn clause(values: &Values, path: &str, problems: &mut Vec<Problem>) -> Clause {
    let number = |key: &str| values.number(&format!("{path}.{key}"));
    let whole = |key: &str| values.whole(&format!("{path}.{key}")) as u32;
    let word = |key: &str| values.word(&format!("{path}.{key}"));
    let basis = || match word("basis") {
        "fixed" => Basis::Fixed,
        "last year" => Basis::LastYear,
        other => unknown(other),
    };
    let signal = || Signal {
        share: number("signal_share"),
        decision_lag_months: whole("decision_lag_months"),
        raise_share: number("raise_share"),
    };
    match word("kind") {
        "hourly tariff" => Clause::HourlyTariff(HourlyTariff {
            tiers: tiers(values, path, problems),
            unit: unit(values, path),
            maximum: match word("monthly_maximum") {
                "assigned" => MonthlyMaximum::Assigned,
                "weeks touched" => MonthlyMaximum::WeeksTouched,
                "six weeks" => MonthlyMaximum::Weeks(6.0),
                other => unknown(other),
            },
        }),
        "step tariff" => Clause::StepTariff(StepTariff { steps: steps(values, path, problems) }),
        "trajectory fee" => Clause::TrajectoryFee(TrajectoryFee {
            level: number("fee_share"),
            start_share: number("start_share"),
            profiles: profiles(values, path, problems),
        }),
        "lump sum" => {
            let euros_inhabitant = number("eur_inhabitant");
            let past = if values.has(&format!("{path}.sum_share")) {
                number("sum_share")
            } else if euros_inhabitant > 0.0 {
                0.0
            } else {
                1.0
            };
            Clause::LumpSum(LumpSum { level: past, euros_inhabitant })
        }
        "capitation" => Clause::Capitation(Capitation { level: number("month_share") }),
        "availability" => Clause::Availability(Availability {
            level: number("availability_share"),
            agreed: number("agreed_share"),
        }),
        "outcome pay" => Clause::OutcomePay(OutcomePay {
            contingent: number("contingent_share"),
            bonus: number("bonus_share"),
            benchmark: number("benchmark_outcome"),
        }),
        "indexation" => Clause::Indexation(Indexation { corrected_share: number("corrected_share") }),
        "sanction" => Clause::Sanction(Sanction {
            discount: number("discount_share"),
            months: whole("discount_months"),
        }),
        "duty to accept" => Clause::DutyToAccept(DutyToAccept { detect_share: number("detect_share") }),
        "reporting duty" => Clause::ReportingDuty(ReportingDuty {
            minutes_month: number("report_minutes_month"),
            detect_share: number("detect_share"),
            audit_found_share: number("audit_found_share"),
        }),
        "norm budget" => Clause::NormBudget(NormBudget {
            level: number("norm_share"),
            exception_share: number("exception_share"),
            paid_share: number("paid_share"),
        }),
        "duration norm" => Clause::DurationNorm(DurationNorm {
            months: whole("norm_months"),
            exception_share: number("exception_share"),
        }),
        "volume ceiling" => Clause::VolumeCeiling(VolumeCeiling {
            units: match word("units") {
                "hours" => Units::Hours,
                "places" => Units::Places,
                "starts" => Units::Starts,
                other => unknown(other),
            },
            level: number("ceiling_share"),
            paid_share: number("paid_share"),
            signal: signal(),
        }),
        "revenue ceiling" => Clause::RevenueCeiling(RevenueCeiling {
            level: number("ceiling_share"),
            basis: basis(),
            reach: match word("reach") {
                "segment" => Reach::Segment,
                "provider" => Reach::Provider,
                other => unknown(other),
            },
            paid_share: number("paid_share"),
            carried_share: number("carried_share"),
            signal: signal(),
        }),
        "pooled ceiling" => Clause::PooledCeiling(PooledCeiling {
            level: number("ceiling_share"),
            basis: basis(),
            sharing: match word("sharing") {
                "point value" => Sharing::PointValue,
                "first come first served" => Sharing::FirstCome,
                other => unknown(other),
            },
            floor_share: number("floor_share"),
        }),
        "shared savings" => Clause::SharedSavings(SharedSavings {
            level: number("benchmark_share"),
            basis: basis(),
            savings_share: number("savings_share"),
            loss_share: number("loss_share"),
            corridor_from: number("corridor_from_share"),
            corridor_to: corridor_end(values, path, problems),
            quality_gate: number("quality_gate_outcome"),
        }),
        other => unknown(other),
    }
}

fn unknown<T>(word: &str) -> T {
    unreachable!("the list of keys and the reader of clauses differ about \"{word}\"")
}

fn unit(values: &Values, path: &str) -> Unit {
    let piece = values.whole(&format!("{path}.piece_minutes")) as u32;
    let minutes = match values.word(&format!("{path}.unit")) {
        "minute" => 1,
        "hour" => 60,
        "day-part" => 240,
        "24 hours" => 1_440,
        "piece" => piece,
        other => unknown(other),
    };
    Unit { minutes }
}

fn corridor_end(values: &Values, path: &str, problems: &mut Vec<Problem>) -> f64 {
    let end = values.number(&format!("{path}.corridor_to_share"));
    if end <= values.number(&format!("{path}.corridor_from_share")) {
        problems.push(values.problem_at(
            &format!("{path}.corridor_to_share"),
            text("meer dan corridor_from_share", "more than corridor_from_share"),
            text("anders wordt er nooit iets gedeeld", "else nothing is ever shared"),
        ));
    }
    end
}

fn tiers(values: &Values, path: &str, problems: &mut Vec<Problem>) -> Vec<Tier> {
    let mut tiers = vec![Tier { from: 0.0, level: values.number(&format!("{path}.tariff_share")) }];
    for tier in values.elements(&format!("{path}.tiers")) {
        let from = values.number(&format!("{tier}.from_share"));
        if tiers.last().is_some_and(|before| from <= before.from) {
            problems.push(values.problem_at(
                &format!("{tier}.from_share"),
                text("meer dan bij de trede ervoor", "more than in the tier before it"),
                text("treden lopen op", "tiers ascend"),
            ));
        }
        tiers.push(Tier { from, level: values.number(&format!("{tier}.tariff_share")) });
    }
    tiers
}

fn steps(values: &Values, path: &str, problems: &mut Vec<Problem>) -> Vec<Step> {
    let rows = values.elements(&format!("{path}.steps"));
    let steps: Vec<Step> = rows
        .iter()
        .map(|row| Step {
            from_minutes: values.whole(&format!("{row}.from_minutes")) as u32,
            level: values.number(&format!("{row}.fee_share")),
        })
        .collect();
    let starts: Vec<f64> = steps.iter().map(|step| f64::from(step.from_minutes)).collect();
    check_classes(values, &format!("{path}.steps"), "from_minutes", &starts, problems);
    if steps.is_empty() { vec![Step { from_minutes: 0, level: 1.0 }] } else { steps }
}

fn profiles(values: &Values, path: &str, problems: &mut Vec<Problem>) -> Vec<Profile> {
    let rows = values.elements(&format!("{path}.profiles"));
    if rows.is_empty() {
        return vec![Profile { from_severity: 0.0, level: 1.0 }];
    }
    let profiles: Vec<Profile> = rows
        .iter()
        .map(|row| Profile {
            from_severity: values.number(&format!("{row}.from_severity")),
            level: values.number(&format!("{row}.fee_share")),
        })
        .collect();
    let starts: Vec<f64> = profiles.iter().map(|profile| profile.from_severity).collect();
    check_classes(values, &format!("{path}.profiles"), "from_severity", &starts, problems);
    profiles
}

/// Classes begin at 0, ascend, and are few enough.
fn check_classes(values: &Values, list: &str, key: &str, starts: &[f64], problems: &mut Vec<Problem>) {
    let mut say = |row: usize, needs: Text, because: Text| {
        let path = if starts.is_empty() { list.to_string() } else { format!("{list}[{}].{key}", row + 1) };
        problems.push(values.problem_at(&path, needs, because));
    };
    let from_nothing = text("een eerste rij die bij 0 begint", "a first row that begins at 0");
    match starts.first() {
        Some(0.0) => {}
        Some(_) | None => {
            say(0, from_nothing, text("elk traject hoort ergens bij", "every trajectory belongs somewhere"))
        }
    }
    for (row, pair) in starts.windows(2).enumerate() {
        if pair[1] <= pair[0] {
            say(
                row + 1,
                text("meer dan in de rij ervoor", "more than in the row before it"),
                text("klassen lopen op", "classes ascend"),
            );
        }
    }
    if starts.len() > CLASSES {
        say(
            CLASSES,
            text(format!("hoogstens {CLASSES} rijen"), format!("{CLASSES} rows at most")),
            text("meer klassen telt het model niet", "the model counts no more classes"),
        );
    }
}
