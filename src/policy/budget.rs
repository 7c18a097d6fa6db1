//! The council's budget per segment, and what the municipality does when it comes under pressure.
//!
//! The municipality does not see what is spent today: claims reach it after a lag. It forecasts the year, compares that
//! with the budget, and its rules act a month or more later. What a rule does on its own authority costs trust.
//!
//! A cut of the tariff reaches all that is paid by it: hours, trajectories, client-months, staff that stands ready. What was agreed
//! in euros stays: lump sums, norms, ceilings, benchmarks; only levels that follow last year feel it, a year later. Care out of
//! contract keeps its price. No tariff may be cut below a fair price, which covers staff, other costs, overhead and indexation.
//!
//! Source: fair price, Uitvoeringsbesluit Wmo 2015 art. 5.4 (as quoted in ECLI:NL:HR:2021:1452) and Besluit Jeugdwet art. 2.3
//! (Stb. 2024, 69).

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
    /// The list tariff of the segment is `cut_share` lower until January, as far as a fair price allows. What was done before keeps its
    /// price. The largest cut holds: a second one of the same size takes nothing more off.
    CutTariff {
        /// The share of the list tariff that is taken off.
        cut_share: f64,
    },
    /// Talks with the providers of the segment as soon as it is decided, and when it acts the part of the cut to which they agree: by
    /// their trust, and no breach of it.
    Renegotiate {
        /// The share of the list tariff that is asked.
        cut_share: f64,
    },
    /// Nothing: the council takes the overrun as it is. While its level is passed, no rule below it decides on anything for that segment.
    Accept,
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
    /// What carrying it out costs the municipality once, per segment, in EUR: it comes out of the reserve.
    pub cost_euros: f64,
}

/// The council's budget.
#[derive(Clone, Debug, PartialEq)]
pub struct Budget {
    /// Budget of the first reported year per segment, in EUR.
    pub euros_year: Vec<f64>,
    /// Growth of the budget per year, as a share.
    pub growth_year: f64,
    /// The share of last year's overrun or underspend that is built into next year's budget: 0 keeps to the council's own path,
    /// 1 makes the budget follow what was spent.
    pub follow_share: f64,
    /// The share of the cost price of an hour (staff, other, overhead) below which no tariff may be cut: the fair price.
    pub fair_price_share: f64,
    /// General reserve for social care at the start of the first reported year, in EUR.
    pub reserve_euros: f64,
    /// Months before a claim is known to the municipality.
    pub claims_lag_months: u32,
    /// Months between two looks at the rules: 3 is quarterly steering.
    pub steer_every_months: u32,
    /// The rules, in the order in which they are looked at.
    pub rules: Vec<Rule>,
}

/// The least that a budget can be, in EUR: it is divided by.
const LEAST: f64 = 1.0;

impl Budget {
    /// What can be taken off a list tariff of `tariff` where an hour costs `cost`, if `wanted` is asked: as a share of it. The fair
    /// price is the floor.
    pub fn fair_cut(&self, wanted: f64, tariff: f64, cost: f64) -> f64 {
        let room = if tariff > 0.0 { 1.0 - self.fair_price_share * cost / tariff } else { 0.0 };
        wanted.min(room).max(0.0)
    }

    /// The council's own path: the budget of `segment` in reported year `year` (from 0) as far as it follows no realisation, in
    /// EUR.
    pub fn path(&self, segment: usize, year: i32) -> f64 {
        self.euros_year[segment] * libm::pow(1.0 + self.growth_year, f64::from(year))
    }

    /// What stands beside the council's own `paths` of a year and the next in the next, where `moved` stood beside it in the first
    /// and S was `spend`, in EUR.
    ///
    /// > B′ = (B + f (S − B)) (1 + g),  f the follow share, g growth.
    ///
    /// With B the path plus M, the path grows by itself, and M′ = (M + f (S − B)) (1 + g): at f = 0 it stays exactly 0.
    pub fn moves(&self, paths: [f64; 2], moved: f64, spend: f64) -> f64 {
        let [path, path_next] = paths;
        let next = (moved + self.follow_share * (spend - (path + moved))) * (1.0 + self.growth_year);
        next.max((LEAST - path_next).min(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(follow_share: f64) -> Budget {
        Budget {
            euros_year: vec![1_000.0],
            growth_year: 0.1,
            follow_share,
            fair_price_share: 1.0,
            reserve_euros: 0.0,
            claims_lag_months: 0,
            steer_every_months: 3,
            rules: Vec::new(),
        }
    }

    #[test]
    fn a_budget_that_follows_nothing_keeps_to_its_path() {
        assert_eq!(budget(0.0).moves([1_210.0, 1_331.0], 0.0, 5_000.0), 0.0);
    }

    #[test]
    fn a_budget_that_follows_wholly_is_last_years_spend_and_growth() {
        let all = budget(1.0);
        let next = all.path(0, 1) + all.moves([all.path(0, 0), all.path(0, 1)], 0.0, 1_300.0);
        assert!((next - 1_300.0 * 1.1).abs() < 1e-9);
        let half = budget(0.5);
        let later =
            half.path(0, 2) + half.moves([half.path(0, 1), half.path(0, 2)], next - half.path(0, 1), 1_430.0);
        assert!((later - 1_430.0 * 1.1).abs() < 1e-9, "spend on the budget leaves it where it grows");
    }

    #[test]
    fn a_cut_stops_at_the_fair_price() {
        let law = budget(0.0);
        assert_eq!(law.fair_cut(0.05, 100.0, 80.0), 0.05);
        assert!((law.fair_cut(0.5, 100.0, 80.0) - 0.2).abs() < 1e-12);
        assert_eq!(
            law.fair_cut(0.05, 80.0, 100.0),
            0.0,
            "a tariff below the fair price is not cut, and not raised"
        );
        assert_eq!(Budget { fair_price_share: 0.0, ..law }.fair_cut(0.5, 100.0, 80.0), 0.5);
    }

    #[test]
    fn a_segment_that_spent_nothing_keeps_a_budget_to_divide_by() {
        let all = budget(1.0);
        assert!(all.path(0, 1) + all.moves([all.path(0, 0), all.path(0, 1)], 0.0, 0.0) >= LEAST);
    }
}
