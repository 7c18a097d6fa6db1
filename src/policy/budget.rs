//! The council's budget per segment, and what the municipality does when it comes under pressure.
//!
//! The municipality does not see what is spent today: claims reach it after a lag. It forecasts the year, compares that
//! with the budget, and its rules act a month or more later. What a rule does on its own authority costs trust.

/// What a rule watches, for one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// Forecast spend of the year over the budget of the year, reserves that were drawn included.
    Forecast,
    /// Claims to date over the budget of the year.
    Claims,
    /// Clients waiting over clients in care.
    Queue,
}

/// What a rule does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Response {
    /// Talks with the providers of the segment: trust grows, nothing is imposed.
    Talk,
    /// The desk turns away clients below a severity that lies `strictness` higher, until January.
    TightenAccess {
        /// Added to the strictness of the municipal desk, in units of severity (mean 1).
        strictness: f64,
    },
    /// No starts of bound care in the segment, until January or until the rule's level is no longer reached.
    StopIntake,
    /// The general reserve makes up the forecast overrun, as far as `budget_share` of the year's budget and the reserve reach.
    DrawOnReserve {
        /// The most that is drawn in a year, as a share of the budget.
        budget_share: f64,
    },
}

/// A rule: when `watch` stands above `above`, `response` follows `lag_months` later.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// What is watched.
    pub watch: Watch,
    /// The level above which the rule acts.
    pub above: f64,
    /// What follows.
    pub response: Response,
    /// Months between seeing and acting.
    pub lag_months: u32,
}

/// The council's budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// Budget of the first reported year per segment, in EUR.
    pub euros_year: Vec<f64>,
    /// Growth of the budget per year, as a share.
    pub growth_year: f64,
    /// General reserve for social care at the start of the first reported year, in EUR.
    pub reserve_euros: f64,
    /// Months before a claim is known to the municipality.
    pub claims_lag_months: u32,
    /// Months between two looks at the rules: 3 is quarterly steering.
    pub steer_every_months: u32,
    /// The rules, in the order in which they are looked at.
    pub rules: Vec<Rule>,
}

impl Budget {
    /// The budget of `segment` in reported year `year` (from 0), in EUR.
    pub fn year(&self, segment: usize, year: i32) -> f64 {
        self.euros_year[segment] * libm::pow(1.0 + self.growth_year, f64::from(year))
    }
}
