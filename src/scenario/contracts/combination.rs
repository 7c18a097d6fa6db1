//! Which clauses go together in one contract, and what to do about those that do not.

use crate::policy::clause::{Basket, Clause, Role, Units};
use crate::policy::contract::Contract;

/// The most that base payments of different kinds may add up to: more pays the same care twice.
const MOST_PAID: f64 = 1.25;

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

/// Why a clause does not fit those above it, in Dutch and English; § stands for the segment.
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
                    "voor § ook een betaling per uur, cliënt of traject",
                    "for § also a payment per hour, client or trajectory",
                ],
                because: ["een vaste som is haar eigen plafond", "a lump sum is its own ceiling"],
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
        Role::Adjustment | Role::Duty | Role::Bound | Role::Settlement => needs_hours(contract, clause),
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
    let all: f64 = contract.clauses.iter().chain([clause]).map(|it| share_paid(it, budget_inhabitant)).sum();
    (pays(contract) && all > MOST_PAID).then_some(Misfit {
        needs: [
            "voor § betalingen die samen hoogstens 1.25 keer de prijs van normale zorg zijn: verlaag hun delen",
            "for § payments that together are at most 1.25 times the price of normal care: lower their shares",
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
            needs: ["voor § ook een sanction", "for § a sanction as well"],
            because: [
                "een acceptatieplicht zonder sanctie verandert niets",
                "a duty to accept without a sanction changes nothing",
            ],
        }),
        (false, true) => Some(Misfit {
            needs: ["voor § ook een duty to accept", "for § a duty to accept as well"],
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
        Clause::ReportingDuty(duty) => duty.detect_share > 0.0,
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
