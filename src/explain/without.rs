//! What a lot would choose if one thing were absent: the same choice on a view from which it was taken away.

use crate::month::Setting;
use crate::month::decide::{BestCare, best_care};
use crate::month::outlook::View;
use crate::policy::clause::{Clause, Count, Role, Standing};
use crate::policy::contract::Contract;

/// A norm so weak that nothing is held back by it, in EUR per hour: margins are larger by far.
const NO_NORM: f64 = 1e-9;

/// A thing that can be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// One clause, by its place in the contract.
    Clause(usize),
    /// All bounds of the contract together.
    Bounds,
    /// What this year does to the ceiling of next year.
    NextYear,
    /// Thresholds of minutes.
    Thresholds,
    /// Trust: the part of the municipality's euro that the provider counts as its own.
    Trust,
    /// The chance that needless hours are found.
    Detection,
    /// What an hour costs.
    Cost,
    /// That staff is paid anyway: every hour felt at its full cost.
    IdleStaff,
    /// The norm of professionals and the benefit of the client.
    Benefit,
    /// Financial stress.
    Stress,
    /// The wish to make up for lost revenue.
    Income,
}

/// What would be best for the provider without one term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Without {
    /// The term that is absent.
    pub term: Term,
    /// What would be best.
    pub best: BestCare,
}

/// Every term that a contract and a provider can have, the clauses first.
pub fn terms(contract: &Contract) -> Vec<Term> {
    let moves = |clause: &Clause| clause.role() != Role::Duty;
    let bounds = contract.clauses.iter().filter(|clause| clause.role() == Role::Bound).count();
    let clauses = contract.clauses.iter().enumerate().filter(|(_, clause)| moves(clause));
    let mut terms: Vec<Term> = clauses.map(|(place, _)| Term::Clause(place)).collect();
    if bounds > 1 {
        terms.push(Term::Bounds);
    }
    terms.extend([
        Term::NextYear,
        Term::Thresholds,
        Term::Trust,
        Term::Detection,
        Term::Cost,
        Term::IdleStaff,
        Term::Benefit,
        Term::Stress,
        Term::Income,
    ]);
    terms
}

/// The contract without what `term` takes away; None where it stays as it is.
fn contract_without(contract: &Contract, term: Term) -> Option<Contract> {
    let keeps = |place: usize, clause: &Clause| match term {
        Term::Clause(absent) => place != absent,
        Term::Bounds => clause.role() != Role::Bound,
        _ => true,
    };
    let mut clauses = contract.clauses.clone();
    let mut place = 0;
    clauses.retain(|clause| {
        place += 1;
        keeps(place - 1, clause)
    });
    (clauses.len() < contract.clauses.len()).then_some(Contract { clauses })
}

/// What would be best for care of `standing`, now given at `now`, if `term` were absent.
///
/// `bound_ratio` is at what ratio the lot gives bound care: thresholds are judged by it.
pub fn without(
    setting: &Setting,
    view: &View,
    standing: Standing,
    now: f64,
    bound_ratio: f64,
    term: Term,
) -> Without {
    let contract = contract_without(view.contract, term);
    let mut view = match &contract {
        Some(contract) => view.clone().under(contract, bound_ratio),
        None => view.clone(),
    };
    match term {
        Term::Clause(_) | Term::Bounds => {}
        Term::NextYear => (view.next_year, view.marginal) = (None, view.this_year),
        Term::Thresholds => view.step_hour = 0.0,
        Term::Trust => view.joint_interest = 0.0,
        Term::Detection => view.marginal.by[Count::OverHours.place()] = [[0.0; 2]; 2],
        Term::Cost => (view.other_cost, view.staff_cost) = (0.0, 0.0),
        Term::IdleStaff => view.felt_staff = 1.0,
        Term::Benefit => view.curvature = NO_NORM,
        Term::Stress => view.curvature = view.curvature_calm,
        Term::Income => view.shortfall = 1.0,
    }
    Without { term, best: best_care(setting, &view, standing, now) }
}
