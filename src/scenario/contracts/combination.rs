//! Which clauses go together in one contract, and what to do about those that do not.

use crate::policy::clause::{Basket, Clause, Role, Units};
use crate::policy::contract::Contract;

/// The most that base payments of different kinds may add up to: more pays the same care twice.
const MOST_PAID: f64 = 1.25;

/// The most that a lump sum may be, over the budget of its segment or last year's revenue: more was meant for all care together.
const MOST_SUM: f64 = 2.0;

/// Whether a clause pays for care.
pub(super) fn pays(contract: &Contract) -> bool {
    baskets(contract).next().is_some()
}

fn baskets(contract: &Contract) -> impl Iterator<Item = Basket> + '_ {
    contract.clauses.iter().filter_map(|clause| match clause.role() {
        Role::Payment(basket) => Some(basket),
        Role::Adjustment | Role::Bound | Role::Settlement | Role::Duty => None,
    })
}

/// Why a clause does not fit those above it, in Dutch and English; § stands for the segment, once: problems that differ in it only are
/// told as one.
pub(super) struct Misfit {
    pub(super) needs: [&'static str; 2],
    pub(super) because: [&'static str; 2],
}

/// What is wrong with `clause` after the clauses that `contract` already holds.
///
/// `budget_inhabitant` is the budget of the segment in EUR per inhabitant: what a sum per inhabitant is compared with.
pub(super) fn misfit(contract: &Contract, clause: &Clause, budget_inhabitant: f64) -> Option<Misfit> {
    let same = |other: &Clause| std::mem::discriminant(other) == std::mem::discriminant(clause);
    let has = |role: Role| contract.clauses.iter().any(|other| other.role() == role);
    let twice = contract.clauses.iter().any(same);
    match clause.role() {
        Role::Payment(basket) => misfit_payment(contract, clause, basket, budget_inhabitant),
        Role::Bound | Role::Adjustment | Role::Settlement if !pays(contract) => Some(Misfit {
            needs: [
                "een betalende bepaling voor § die hier boven staat",
                "a clause that pays for § above this one",
            ],
            because: [
                "deze bepaling werkt op wat ervoor staat",
                "this clause works on what stands before it",
            ],
        }),
        Role::Bound if baskets(contract).all(|basket| matches!(basket, Basket::Task | Basket::Capacity)) => {
            Some(Misfit {
                needs: [
                    "niets: laat § weg uit de segments van deze bepaling, of haal haar weg",
                    "nothing: leave § out of the segments of this clause, or take it away",
                ],
                because: [
                    "wat wordt betaald hangt daar niet af van wat wordt gedaan, en is zo zijn eigen plafond",
                    "what is paid does not hang on what is done there, and so is its own ceiling",
                ],
            })
        }
        Role::Bound if clause.is_shared() && contract.is_pooled() => Some(Misfit {
            needs: [
                "voor § ten hoogste één plafond dat met anderen wordt gedeeld",
                "for § at most one ceiling that is shared with others",
            ],
            because: [
                "geld dat het ene plafond weigert kan het andere niet verdelen",
                "money that one ceiling refuses the other cannot share out",
            ],
        }),
        Role::Settlement if twice => Some(ONCE),
        Role::Adjustment | Role::Duty if twice => Some(ONCE),
        Role::Adjustment if has(Role::Settlement) => Some(LAST),
        Role::Bound if has(Role::Settlement) => Some(LAST),
        Role::Adjustment | Role::Duty | Role::Bound | Role::Settlement => {
            does_nothing(contract, clause).or_else(|| needs_hours(contract, clause))
        }
    }
}

/// A clause that changes nothing where it stands.
fn does_nothing(contract: &Contract, clause: &Clause) -> Option<Misfit> {
    let by_time = |basket: Basket| matches!(basket, Basket::Hours | Basket::Clients);
    match clause {
        Clause::OutcomePay(pay) if pay.contingent <= 0.0 && pay.bonus <= 0.0 => Some(Misfit {
            needs: [
                "voor § een contingent_share of bonus_share boven 0",
                "for § a contingent_share or bonus_share above 0",
            ],
            because: [
                "zonder beide hangt er niets af van het resultaat",
                "without either nothing hangs on the outcome",
            ],
        }),
        Clause::DurationNorm(_) if pays(contract) && !baskets(contract).any(by_time) => Some(Misfit {
            needs: [
                "voor § een betaling per uur of per cliënt en maand, of geef deze bepaling andere segments",
                "for § a payment per hour or per client and month, or give this clause other segments",
            ],
            because: [
                "een norm voor de duur doet niets waar tijd niet wordt betaald",
                "a norm for duration does nothing where time is not paid",
            ],
        }),
        _ => None,
    }
}

const ONCE: Misfit = Misfit {
    needs: ["voor § ten hoogste één bepaling van deze soort", "at most one clause of this kind for §"],
    because: ["twee ervan zeggen elk iets anders", "two of them say different things"],
};

const LAST: Misfit = Misfit {
    needs: ["een plek vóór de bonus-malus van §", "a place before the shared savings of §"],
    because: [
        "de bonus-malus rekent af over alles wat ervoor staat",
        "shared savings settle all that stands before them",
    ],
};

/// Whether a payment pays for what another pays for already.
fn misfit_payment(
    contract: &Contract,
    clause: &Clause,
    basket: Basket,
    budget_inhabitant: f64,
) -> Option<Misfit> {
    let overlaps = |other: Basket| {
        let hours = |it: Basket| matches!(it, Basket::Hours | Basket::TrajectoriesByMinutes);
        let trajectories = |it: Basket| matches!(it, Basket::Trajectories | Basket::TrajectoriesByMinutes);
        other == basket || hours(other) && hours(basket) || trajectories(other) && trajectories(basket)
    };
    if contract.clauses.iter().any(|other| other.role() == Role::Settlement) {
        return Some(LAST);
    }
    if baskets(contract).any(overlaps) {
        return Some(Misfit {
            needs: [
                "voor § één betaling voor dezelfde uren, trajecten, cliënten of taak: haal er een weg",
                "for § one payment for the same hours, trajectories, clients or task: take one away",
            ],
            because: ["hetzelfde zou twee keer worden betaald", "the same would be paid twice"],
        });
    }
    if share_paid(clause, budget_inhabitant) > MOST_SUM && matches!(clause, Clause::LumpSum(_)) {
        return Some(Misfit {
            needs: [
                "voor § een som van hoogstens twee keer de begroting van dat segment",
                "for § a sum of at most twice the budget of that segment",
            ],
            because: [
                "deze bepaling betaalt haar som voor elk segment apart",
                "this clause pays its sum for each segment apart",
            ],
        });
    }
    let all: f64 = contract.clauses.iter().chain([clause]).map(|it| share_paid(it, budget_inhabitant)).sum();
    (pays(contract) && all > MOST_PAID).then_some(Misfit {
        needs: [
            "voor § betalingen die samen hoogstens 1,25 keer de prijs van normale zorg zijn: verlaag ze, of geef een ervan andere segments",
            "for § payments that together are at most 1.25 times the price of normal care: lower them, or give one of them other segments",
        ],
        because: [
            "dezelfde zorg zou twee keer worden betaald",
            "the same care would be paid twice",
        ],
    })
}

/// About what share of the price of normal care a payment pays by itself.
fn share_paid(clause: &Clause, budget_inhabitant: f64) -> f64 {
    match clause {
        Clause::HourlyTariff(it) => it.tiers[0].level,
        Clause::StepTariff(it) => it.steps[it.steps.len() / 2].level,
        Clause::TrajectoryFee(it) => it.level,
        Clause::LumpSum(it) => it.level + it.euros_inhabitant / budget_inhabitant,
        Clause::Capitation(it) => it.level,
        Clause::Availability(it) => it.level * it.agreed,
        Clause::OutcomePay(_)
        | Clause::Indexation(_)
        | Clause::Sanction(_)
        | Clause::DutyToAccept(_)
        | Clause::ReportingDuty(_)
        | Clause::NormBudget(_)
        | Clause::DurationNorm(_)
        | Clause::VolumeCeiling(_)
        | Clause::RevenueCeiling(_)
        | Clause::PooledCeiling(_)
        | Clause::SharedSavings(_) => 0.0,
    }
}

/// A duty without a sanction has no price, and a sanction without a duty is never set off: what is missing from a whole contract.
pub(super) fn lone_half(contract: &Contract) -> Option<Misfit> {
    let sanction = contract.clauses.iter().any(|clause| matches!(clause, Clause::Sanction(_)));
    match (contract.refusal_found().is_some(), sanction) {
        (true, false) => Some(Misfit {
            needs: [
                "voor § ook een bepaling van de soort sanction",
                "for § also a clause of the kind sanction",
            ],
            because: [
                "een acceptatieplicht zonder sanctie verandert niets",
                "a duty to accept without a sanction changes nothing",
            ],
        }),
        (false, true) => Some(Misfit {
            needs: [
                "voor § ook een bepaling van de soort duty to accept, met een detect_share",
                "for § also a clause of the kind duty to accept, with a detect_share",
            ],
            because: [
                "een sanctie volgt op een weigering die is gevonden",
                "a sanction follows a refusal that was found",
            ],
        }),
        (true, true) | (false, false) => None,
    }
}

/// A clause that looks at declared hours needs a payment for which hours are declared.
fn needs_hours(contract: &Contract, clause: &Clause) -> Option<Misfit> {
    let looks = match clause {
        Clause::VolumeCeiling(ceiling) => ceiling.units == Units::Hours,
        Clause::ReportingDuty(duty) => duty.detect_share > 0.0 || duty.audit_found_share > 0.0,
        other => other.counts_hours(),
    };
    (looks && !contract.declares_hours()).then_some(Misfit {
        needs: [
            "voor § een hourly tariff of step tariff die hier boven staat",
            "for § an hourly tariff or step tariff above this one",
        ],
        because: [
            "zonder declaratie van uren zijn er geen uren te tellen",
            "where no hours are declared there are none to count",
        ],
    })
}
