//! Prikkel (Dutch for *incentive*) simulates how a municipality commissions social care: providers with an interest in
//! volume, and the design, incentives and bounds that meet them. Schemes are compared under the same luck.
//!
//! This page is the map. It follows the data; every link is checked by `cargo doc`, and `tests/it/house.rs` holds what it
//! says about who imports whom. A reader's guide to the model and the files is in `README.md`.
//!
//! # The way of the data
//!
//! A scenario file becomes a checked [`scenario::Scenario`]. With a seed and a replicate it becomes a [`world::World`],
//! which [`month::play`] moves from month to month along [`month::PHASES`]. Each month leaves whole-number counts
//! ([`world::tally::Tally`]), of which the rows of [`indicators::INDICATORS`] are functions. [`run::play`] returns what one run
//! measured; [`experiment::compare`] plays many, pairs them, and says what may be said about their differences.
//! [`present`] turns that into tables and charts, [`store`] puts them on disk, and [`cli`] is what a person types.
//!
//! | floor | module | what it is for | look first at |
//! |---|---|---|---|
//! | 0 | [`language`] | Dutch and English, side by side | [`language::Words`] |
//! | 0 | [`units`] | whole cents, whole minutes, months | [`units::Cents`] |
//! | 1 | [`random`] | luck, addressed by purpose, entity and month instead of consumed | [`random::Luck`] |
//! | 1 | [`stats`] | means, quantiles, intervals, paired differences, each formula with its source | [`stats::Pairs`] |
//! | 2 | [`policy`] | what the designer decides: clauses, access, contributions, budget, steering, team; pure functions | [`policy::clause::Clause`] |
//! | 2 | [`behaviour`] | what we assume people do: volume, duration, staff, trust, ties; pure functions | [`behaviour::volume`] |
//! | 3 | [`scenario`] | a file's text → a checked scenario, or every problem in it at once | [`scenario::keys::KEYS`] |
//! | 4 | [`world`] | the state: clients, providers, lots and people as columns, and the ledger | [`world::World`] |
//! | 5 | [`month`] | one month, phase by phase: verbs | [`month::PHASES`] |
//! | 6 | [`indicators`] | what we measure: one row per indicator | [`indicators::INDICATORS`] |
//! | 7 | [`explain`] | a run played again and looked at: why a lot chose what it chose, what happened to a client | [`explain::lot::decision`] |
//! | 7 | [`run`] | one scenario, one seed → what was measured | [`run::play`] |
//! | 8 | [`experiment`] | many runs, the only threads; intervals, pairing, verdicts, published results; schemes in worlds: claims, what matters, goals, a search for more | [`experiment::compare`], [`experiment::batch`], [`experiment::claims`], [`experiment::search`], [`experiment::evidence`] |
//! | 9 | [`present`] | results → text: numbers, tables, charts, keys, schema, the report with the model in ODD order; [`present::guard`] takes back what no interval supports; touches no disk | [`present::chart::CHARTS`] |
//! | 10 | [`store`] | the only module that reads or writes files; a file that exists is whole | [`store::Output`] |
//! | 11 | [`cli`] | what was typed → the calls above, and what a terminal shows | [`cli::main`] |
//!
//! # What imports what
//!
//! A module imports from lower floors only, and modules of one floor do not import each other: what was decided
//! ([`policy`]) and what was assumed ([`behaviour`]) are two answers to two questions, and meet in [`month`] only.
//! [`scenario`] knows both, because a scenario *is* a choice of both; [`world`] is populated from it.
//!
//! Floors 0 to 7 are the model. They name no file, clock, thread, screen or output format, their order of summing is fixed, and
//! their `exp`, `ln` and `pow` come from the `libm` crate, so that a seed gives the same bits on every machine. They also
//! build for `wasm32-unknown-unknown`: the same engine can run inside a web page.
//!
//! # Where a scheme is, and is not
//!
//! A contract is an ordered list of clauses ([`policy::contract::Contract`]). Each clause has `pay`, what is posted, and
//! `marginal`, what one more hour, month, start or finish would bring; the second is the derivative of the first, which
//! a property test holds for every clause and for random lists of them. What acts asks the contract: nothing in
//! [`month`] or [`behaviour`] knows what a scheme is called. [`month::outlook::View`] is what a provider sees when it decides;
//! [`month::decide::best_care`] is what it makes of that.
//!
//! # To add something
//!
//! | to add | write | then the machine asks for |
//! |---|---|---|
//! | a contract clause | a file in `policy/clause/`, its variant in [`policy::clause::Clause`], its keys in `scenario/keys/contract.rs`, its reader in `scenario/contracts.rs`, a scenario that uses it | every `match`, its row in the table of clauses in `README.md`; the property test of pay and marginal |
//! | a behaviour | a pure function in [`behaviour`], its keys, its values with source and grade in `scenarios/default-municipality.toml` | limit tests: at 0 it is exactly off |
//! | an indicator | a row in [`indicators::INDICATORS`], and its count in [`world::tally::Tally`] if it needs one | columns, labels and charts follow from the row |
//! | a chart | a file in `present/chart/`, a row in [`present::chart::CHARTS`] | its text alternative, and the promises in `present/chart/tests.rs` |
//! | an experiment | a file in `scenarios/experiments/`, its row in `scenario/embedded.rs` and in the table of claims in `README.md` | [`scenario::experiment`] tells every problem in it |
//! | a way to combine levels | its variant in [`scenario::experiment::Combine`], its schemes in `scenario/experiment/combine.rs` | every `match`; its word in `scenario/keys/experiment.rs` |
//! | a way to draw worlds | its variant in [`scenario::experiment::Sampling`], its points in [`experiment::sampling`] | every `match`; its word in `scenario/keys/experiment.rs` |
//! | a table, or a column of one | its description in `store/columns.rs`, its rows in `store/tables.rs` | the row must fit the description; its line in `docs/data.md` |
//! | a key | a row in [`scenario::keys::KEYS`] | unit, range, meaning and reason in both languages; the schema and `prikkel keys` follow |
//! | a phase | a verb file in `month/`, a row in [`month::PHASES`] | its place in `README.md`; results change, and the commit says which |
//! | a purpose of luck | a number in [`random::Purpose`] that was never used | nothing else moves: luck is addressed |
//! | a published result | a row in a file of `experiment/evidence/`, its setting in `scenarios/evidence/` if it needs one | what it expects, and the reason if the model cannot; `tests/it/evidence.rs` |
//! | a module of the model | its name in `present/report/submodels.rs` | the report tells what its first lines say |
//! | a message | a function in `cli/messages.rs`, or [`language::Words`] where it is said | both languages, or it does not compile |
//! | a module | a line below, with the `cfg` line above floor 7 | its floor in `tests/it/house.rs`, its row in this map |

// A test may compare floats exactly: that a rate of 0 changes nothing is a promise about bits.
#![cfg_attr(test, allow(clippy::float_cmp))]

pub mod behaviour;
#[cfg(not(target_family = "wasm"))]
pub mod cli;
#[cfg(not(target_family = "wasm"))]
pub mod experiment;
pub mod explain;
pub mod indicators;
pub mod language;
pub mod month;
pub mod policy;
#[cfg(not(target_family = "wasm"))]
pub mod present;
pub mod random;
pub mod run;
pub mod scenario;
pub mod stats;
#[cfg(not(target_family = "wasm"))]
pub mod store;
pub mod units;
pub mod world;
