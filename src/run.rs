//! One scenario, one seed → what was measured.

use crate::scenario::Scenario;

/// What a run measured.
#[derive(Clone, Debug, PartialEq)]
pub struct RunValues {
    /// One value per row of `INDICATORS`, over all reported years and segments; None where it has no value.
    pub indicators: Vec<Option<f64>>,
    /// Monthly values of the reported months:
    /// `series[(month × (segments + 1) + segment) × SERIES.len() + row]`; segment 0 is all segments together, segment
    /// n + 1 is `scenario.segments[n]`.
    pub series: Vec<Option<f64>>,
}

/// Plays `scenario` from its warm-up to its last year with the luck of (`seed`, `replicate`).
///
/// # Errors
/// The sentence with which the run failed: a ledger that does not balance names the line that broke it.
pub fn play(scenario: &Scenario, seed: u64, replicate: u32) -> Result<RunValues, String> {
    todo!("{} {seed} {replicate}", scenario.id)
}
