//! How a provider plans: its forecast of the year, its staff, and how it feels its reserve.

/// Assumptions about staffing and planning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staffing {
    /// The most staff that can be hired in a month, as a share of staff: the labour market.
    pub hire_share_month: f64,
    /// The most staff that leaves in a month without being replaced, as a share of staff.
    pub shrink_share_month: f64,
    /// The months in which a provider wants to have worked off its queue.
    pub queue_horizon_months: f64,
    /// Free places that a provider keeps staff for where more care does not pay.
    pub unpaid_slack_places: f64,
    /// Standard deviation of the forecast of the months to come, as a share of them.
    pub forecast_error: f64,
    /// The reserve at which a provider feels no stress, in months of revenue.
    pub reserve_target_months: f64,
    /// What a euro of next year counts for, where this year moves next year's ceiling; 0 is not looking ahead.
    pub next_year_weight: f64,
}

impl Staffing {
    /// Financial stress: 0 with the target reserve or more, 1 with none.
    pub fn stress(&self, reserve: f64, revenue_month: f64) -> f64 {
        if self.reserve_target_months <= 0.0 || revenue_month <= 0.0 {
            return 0.0;
        }
        (1.0 - reserve / (self.reserve_target_months * revenue_month)).clamp(0.0, 1.0)
    }

    /// Next month's capacity, from this month's and the target, within what the labour market allows.
    pub fn step(&self, capacity: f64, target: f64) -> f64 {
        target.clamp(capacity * (1.0 - self.shrink_share_month), capacity * (1.0 + self.hire_share_month))
    }
}

/// What a provider plans its staff on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// Hours per month of the free places that it keeps where more care does not pay.
    pub slack: f64,
    /// Hours per month that its clients in care ask.
    pub committed: f64,
    /// Hours per month that its queue would ask.
    pub queued: f64,
    /// Hours per month of staff that its expected revenue pays for, overhead included.
    pub affordable: f64,
    /// What an hour more of care is expected to bring, over what an hour of staff costs: 1 breaks even.
    pub payback: f64,
    /// Utilisation at which staff is fully occupied.
    pub utilisation_target: f64,
    /// What an hour of staff kept brings by itself, over what it costs: 1 and more, and nobody is let go.
    pub kept_pay: f64,
    /// Present staff, in hours per month.
    pub kept: f64,
    /// The most staff that it would have, in hours per month: what it has where its contract ends, else infinite.
    pub most: f64,
}

impl Outlook {
    /// The capacity to steer for, in hours per month. Where more care pays for itself, staff follows clients and queue,
    /// with the slack that keeps it fully occupied. Where it does not, slack is a cost and a queue no reason to hire: staff
    /// follows the clients in care and a little room, as far as the revenue carries them.
    pub fn target(&self, queue_horizon_months: f64) -> f64 {
        let by_care = if self.payback >= 1.0 {
            (self.committed + self.queued / queue_horizon_months) / self.utilisation_target
        } else {
            (self.committed + self.slack).min(self.affordable)
        };
        // Where staff is paid for being there, the part of its cost that is covered keeps that part of the rest.
        let target = by_care + self.kept_pay.clamp(0.0, 1.0) * (self.kept - by_care).max(0.0);
        target.min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAFFING: Staffing = Staffing {
        hire_share_month: 0.02,
        shrink_share_month: 0.01,
        queue_horizon_months: 6.0,
        unpaid_slack_places: 0.25,
        forecast_error: 0.1,
        reserve_target_months: 2.0,
        next_year_weight: 0.0,
    };

    #[test]
    fn a_frozen_labour_market_freezes_staff() {
        let frozen = Staffing { hire_share_month: 0.0, shrink_share_month: 0.0, ..STAFFING };
        assert_eq!(frozen.step(100.0, 300.0), 100.0);
        assert_eq!(frozen.step(100.0, 3.0), 100.0);
    }

    #[test]
    fn hiring_is_slow_and_letting_go_is_slower() {
        assert_eq!(STAFFING.step(100.0, 300.0), 102.0);
        assert_eq!(STAFFING.step(100.0, 3.0), 99.0);
    }

    #[test]
    fn stress_runs_from_none_to_all() {
        assert_eq!(STAFFING.stress(20.0, 10.0), 0.0);
        assert_eq!(STAFFING.stress(-5.0, 10.0), 1.0);
        assert!((STAFFING.stress(10.0, 10.0) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn unpaid_queues_are_not_hired_for() {
        let outlook = Outlook {
            slack: 7.0,
            committed: 90.0,
            queued: 60.0,
            affordable: 95.0,
            payback: 0.5,
            utilisation_target: 0.9,
            kept_pay: 0.0,
            kept: 200.0,
            most: f64::INFINITY,
        };
        assert!((outlook.target(6.0) - 95.0).abs() < 1e-12);
        assert!((Outlook { affordable: 1e9, ..outlook }.target(6.0) - 97.0).abs() < 1e-12);
        assert!(Outlook { payback: 1.2, ..outlook }.target(6.0) > 100.0);
        // Paid availability keeps the staff that is there.
        assert_eq!(Outlook { kept_pay: 1.0, ..outlook }.target(6.0), 200.0);
        // Who leaves hires nobody, however full it is.
        assert_eq!(Outlook { payback: 1.2, most: 80.0, ..outlook }.target(6.0), 80.0);
    }
}
