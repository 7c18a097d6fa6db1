//! What the designer decides: pure functions of what they are handed, without state and without luck.
//!
//! A policy has three parts, the three ways in which a municipality can act: who may decide ([`rights`], [`access`]), what pays
//! ([`contract`], [`clause`]) and what bounds ([`budget`], and the ceilings among the clauses). Municipalities that buy together
//! also decide whose money it is ([`region`]).

pub mod access;
pub mod budget;
pub mod clause;
pub mod contract;
pub mod lawful;
pub mod region;
pub mod rights;

use access::Access;
use budget::Budget;
use contract::Contract;
use region::Region;
use rights::Rights;

/// A whole policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// One contract per segment, in the order of the segments.
    pub contracts: Vec<Contract>,
    /// Who may decide what.
    pub rights: Rights,
    /// How each holder of a right decides.
    pub access: Access,
    /// The council's budget and what is done when it comes under pressure.
    pub budget: Budget,
    /// How municipalities buy together, where there are several.
    pub region: Region,
}
