//! What the designer decides: pure functions of what they are handed, without state and without luck.
//!
//! A policy has three parts, the three ways in which a municipality can act: who may decide and who is admitted ([`rights`],
//! [`access`], [`admission`]), what pays ([`contract`], [`clause`], and what clients pay: [`contribution`]) and what bounds
//! ([`budget`], and the ceilings among the clauses). Municipalities that buy together also decide whose money it is ([`region`]).

pub mod access;
pub mod admission;
pub mod budget;
pub mod clause;
pub mod contract;
pub mod contribution;
pub mod lawful;
pub mod region;
pub mod rights;
pub mod steering;
pub mod team;

use access::{Access, Gate, Route};
use admission::Admission;
use budget::Budget;
use contract::Contract;
use contribution::Contribution;
use region::Region;
use rights::{CaseDecision, Holder, Rights};
use steering::Steering;
use team::Team;

/// How a scheme begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Beginning {
    /// With a new contract.
    #[default]
    NewContract,
    /// With a change of a running one, which is a decision taken alone unless tariffs are decided together.
    Amendment,
}

/// A whole policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// One contract per segment, in the order of the segments.
    pub contracts: Vec<Contract>,
    /// What clients pay themselves, per segment.
    pub contributions: Vec<Contribution>,
    /// How it begins.
    pub begins: Beginning,
    /// Who may decide what.
    pub rights: Rights,
    /// How each holder of a right decides.
    pub access: Access,
    /// Which providers are contracted, and how they leave.
    pub admission: Admission,
    /// The council's budget and what is done when it comes under pressure.
    pub budget: Budget,
    /// How municipalities buy together, where there are several.
    pub region: Region,
    /// How the municipality steers beside its rules.
    pub steering: Steering,
    /// Who does that.
    pub team: Team,
}

impl Policy {
    /// How whoever decides this about clients who come by `route` decides.
    pub fn gate(&self, decision: CaseDecision, route: Route) -> &Gate {
        self.access.of(self.rights.of(decision, route))
    }

    /// Who decides on access by `route` for the inhabitants of `municipality`, who may have a desk of their own.
    pub fn access_holder(&self, route: Route, municipality: usize) -> Holder {
        let decides = self.rights.of(CaseDecision::Access, route);
        match route {
            Route::MunicipalDesk => self.region.access_of(municipality).unwrap_or(decides),
            Route::GeneralPractitioner | Route::CertifiedInstitution => decides,
        }
    }

    /// What `municipality` adds for its own inhabitants to the strictness of `holder`, if that decides for it.
    pub fn own_strictness(&self, holder: Holder, municipality: usize) -> f64 {
        if holder.acts_for_municipality() { self.region.strictness_of(municipality) } else { 0.0 }
    }
}
