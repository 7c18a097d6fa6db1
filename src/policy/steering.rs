//! How the municipality steers: from control (it authorises in detail, audits and asks for reports) to at a distance (it talks about
//! performance and joint goals).
//!
//! One lever lies between the two, the share of control c. Of each task so much is asked:
//!
//! | task | asked | brings |
//! |---|---|---|
//! | dialogues | (1 − c) rounds a year with every provider | talks, ties, information; events are settled in them |
//! | audits | c of the files a year | over-provision that the contract claims back: [`ReportingDuty`](super::clause::ReportingDuty) |
//! | authorisations | c hours for every case of those who judge for the municipality | a better estimate |
//! | reports | c minutes per client and month, by providers | nothing by themselves |
//! | coordination | hours between colleagues | promises that count: [`Team`](super::team::Team) |
//!
//! Source: Contractstandaard Wmo 1.2 (talks, material control), Jeugdautoriteit 2023 ch. 10 (burden). What a task takes is an
//! assumption of the scenario.

use crate::units::MONTHS_PER_YEAR;

/// How the municipality steers. All zero is no steering beside the contract and the rules of the budget.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Steering {
    /// c: 0 is at a distance, 1 is control.
    pub control: f64,
    /// Rounds of talks a year with every provider, at a distance.
    pub dialogues_year: f64,
    /// Hours that a round takes of each who takes part, preparation included.
    pub dialogue_hours: f64,
    /// How many people of either side take part in a round, 1 to 3; a small provider has fewer.
    pub contacts: u32,
    /// The share of client files that are audited in a year, under full control.
    pub audit_share_year: f64,
    /// Hours that the audit of a file takes of the municipality, and as many of the provider.
    pub audit_hours: f64,
    /// Hours that an official looks at every case of those who judge for the municipality, under full control.
    pub authorisation_hours: f64,
    /// Minutes that providers report per client and month, under full control.
    pub report_minutes_month: f64,
    /// The share of the hours that alignment takes that is planned for it.
    pub coordination_share: f64,
    /// The share of over-provision that providers are asked, informally, to hold back; nothing enforces it but the relationship.
    pub volume_promise: f64,
    /// The share of reports that who keeps that promise need not make.
    pub relief_share: f64,
}

impl Steering {
    /// Months between two rounds of talks; None where none are planned.
    pub fn dialogue_every_months(&self) -> Option<u32> {
        let year = self.dialogues_year * (1.0 - self.control);
        (year > 0.0).then(|| libm::round(f64::from(MONTHS_PER_YEAR) / year).max(1.0) as u32)
    }

    /// The share of files that is to be audited in a month.
    pub fn audit_share_month(&self) -> f64 {
        self.control * self.audit_share_year / f64::from(MONTHS_PER_YEAR)
    }

    /// Hours that every municipal case is looked at once more.
    pub fn authorisation_hours_case(&self) -> f64 {
        self.control * self.authorisation_hours
    }

    /// Whether it asks no hours of anybody.
    pub fn asks_nothing(&self) -> bool {
        self.dialogue_every_months().is_none()
            && self.audit_share_month() <= 0.0
            && self.authorisation_hours_case() <= 0.0
    }

    /// Minutes that a provider reports per client and month.
    pub fn report_minutes(&self) -> f64 {
        self.control * self.report_minutes_month
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const USUAL: Steering = Steering {
        control: 0.25,
        dialogues_year: 4.0,
        dialogue_hours: 3.0,
        contacts: 2,
        audit_share_year: 0.24,
        audit_hours: 2.0,
        authorisation_hours: 1.0,
        report_minutes_month: 20.0,
        coordination_share: 1.0,
        volume_promise: 0.0,
        relief_share: 0.0,
    };

    #[test]
    fn control_asks_more_of_one_and_less_of_the_other() {
        assert_eq!(USUAL.dialogue_every_months(), Some(4));
        assert!((USUAL.audit_share_month() - 0.005).abs() < 1e-15);
        assert_eq!((USUAL.authorisation_hours_case(), USUAL.report_minutes()), (0.25, 5.0));
        let control = Steering { control: 1.0, ..USUAL };
        assert_eq!(control.dialogue_every_months(), None);
        let distance = Steering { control: 0.0, ..USUAL };
        assert_eq!(distance.dialogue_every_months(), Some(3));
        assert_eq!((distance.audit_share_month(), distance.report_minutes()), (0.0, 0.0));
    }
}
