//! Checked values → income bands, what clients pay themselves, and who is helped at the door.

use super::Values;
use super::facts::Segment;
use super::problem::{Problem, text};
use crate::policy::contribution::{BANDS, Contribution};

/// The names of the income bands in files, in the order of `BANDS`.
const BAND_NAMES: [&str; BANDS.len()] = ["low", "middle", "high"];

/// The shares of the income bands.
pub(super) fn income_shares(values: &Values, problems: &mut Vec<Problem>) -> [f64; BANDS.len()] {
    let shares = BAND_NAMES.map(|band| values.number(&format!("municipality.income.{band}_share")));
    let all = (shares.iter().sum::<f64>() * 1e4).round() / 1e4;
    if (all - 1.0).abs() > 1e-6 {
        problems.push(values.problem_at(
            "municipality.income.low_share",
            text(
                format!("delen van low, middle en high die samen 1 zijn; nu {all}"),
                format!("shares of low, middle and high that add up to 1; now {all}"),
            ),
            text("iedereen heeft één inkomen", "everyone has one income"),
        ));
    }
    shares
}

/// What clients pay, per segment; where nothing is stated, what they paid when the incidence was observed.
pub(super) fn contributions(values: &Values, segments: &[Segment]) -> Vec<Contribution> {
    let fee = |segment: &Segment, band: &str| {
        let path = format!("segment.{}.contribution.{band}_eur_month", segment.id);
        if values.has(&path) { values.number(&path) } else { segment.contribution_reference }
    };
    let of = |segment| Contribution { euros_month: BAND_NAMES.map(|band| fee(segment, band)) };
    segments.iter().map(of).collect()
}

/// Who turns nobody away has nobody to help instead of letting in.
pub(super) fn check_help(values: &Values, route: &str, problems: &mut Vec<Problem>) {
    let helps = format!("access.{route}.helps_share");
    let strictness = values.number(&format!("access.{route}.strictness"));
    let tightens = values
        .elements("budget.rule")
        .iter()
        .any(|rule| values.word(&format!("{rule}.kind")) == "tighten access");
    if values.number(&helps) > 0.0 && strictness <= 0.0 && !(route == "desk" && tightens) {
        problems.push(values.problem_at(
            &helps,
            text(
                format!("access.{route}.strictness boven 0, of hier 0"),
                format!("access.{route}.strictness above 0, or 0 here"),
            ),
            text(
                "wie niemand afwijst, heeft niemand om in plaats van zorg zelf te helpen",
                "who turns nobody away has nobody to help instead of care",
            ),
        ));
    }
}
