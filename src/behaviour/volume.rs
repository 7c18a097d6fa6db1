//! How many hours a client gets: self-interest against professional norm.
//!
//! A client-month with optimal hours q* and delivered q has net benefit B(q) = b (q − q²/(2q*)), highest at q*
//! (Ellis & McGuire 1986, Journal of Health Economics 5). The provider maximises U = m q + α B(q), so with
//! k = α b, the *professional curvature* in EUR/h,
//!
//! > **q/q* = 1 + m/k**,  m = (1 − θ) ρ − c_eff.
//!
//! ρ is what one more hour brings under the contract, θ the share of the municipality's euro that the provider counts as its
//! own, c_eff = c_var + c_staff ψ(u) what an hour costs it. Staff is paid anyway, so an idle hour is cheap: ψ falls to 0 with
//! utilisation u. Overhead is fixed and stays out, which is why even a provider without profit gains from volume.

/// Assumptions about volume.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Volume {
    /// Median over providers of k, in EUR per hour.
    pub curvature_median: f64,
    /// Standard deviation of ln k over providers.
    pub curvature_sd: f64,
    /// The lowest ratio q/q* that professionals will deliver.
    pub ratio_min: f64,
    /// The highest ratio q/q* that a client will take.
    pub ratio_max: f64,
    /// Utilisation at which staff is fully occupied, 0 to 1.
    pub utilisation_target: f64,
    /// How steeply the cost of an hour falls with idleness: ψ = (u/u_target)^p.
    pub idle_exponent: f64,
    /// The extra cost of overtime: ψ = 1 + o (u/u_target − 1) above the target.
    pub overtime_cost: f64,
    /// The highest ψ.
    pub overtime_cost_max: f64,
    /// How far an empty reserve lowers the weight of the norm: k falls to (1 − s) k.
    pub stress_share: f64,
    /// κ: how far full control by the municipality lowers it: k falls to (1 − κ √c) k. What crowds out is to be controlled at all, so
    /// that the first control does most of it (Falk & Kosfeld 2006); the root is an assumption.
    pub crowding_out: f64,
}

impl Volume {
    /// ψ(u): how much of the cost of an hour of staff the provider feels at utilisation `utilisation` ≥ 0.
    pub fn felt_staff_cost(&self, utilisation: f64) -> f64 {
        let occupied = utilisation / self.utilisation_target;
        if occupied <= 1.0 {
            libm::pow(occupied, self.idle_exponent)
        } else {
            (1.0 + self.overtime_cost * (occupied - 1.0)).min(self.overtime_cost_max)
        }
    }

    /// k under financial stress and control: `stress` is 0 with a full reserve and 1 with an empty one, `control` 0 at a distance and
    /// 1 under full control.
    pub fn curvature(&self, own: f64, stress: f64, control: f64) -> f64 {
        own * (1.0 - self.stress_share * stress) * (1.0 - self.crowding_out * libm::sqrt(control))
    }

    /// q/q* where hours above the optimum bring less than those below: `over` is the margin of an hour above it, at most
    /// `margin`. Between the two margins lies the optimum itself.
    pub fn best_ratio_watched(&self, margin: f64, over: f64, curvature: f64) -> f64 {
        if over > 0.0 {
            self.best_ratio(over, curvature)
        } else {
            self.best_ratio(margin.min(0.0), curvature)
        }
    }

    /// α B′(q) = k (1 − q/q*): what the client's benefit of one more hour weighs for the provider at `ratio`, in EUR.
    pub fn felt_benefit(ratio: f64, curvature: f64) -> f64 {
        curvature * (1.0 - ratio)
    }

    /// q/q* that is best for the provider: the first-order condition, clipped to what people do and take.
    pub fn best_ratio(&self, margin: f64, curvature: f64) -> f64 {
        (1.0 + margin / curvature).clamp(self.ratio_min, self.ratio_max)
    }
}

/// m = (1 − θ) ρ − c_eff, in EUR per hour.
pub fn margin(revenue: f64, joint_interest: f64, cost: f64) -> f64 {
    (1.0 - joint_interest) * revenue - cost
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Volume = Volume {
        curvature_median: 200.0,
        curvature_sd: 0.5,
        ratio_min: 0.0,
        ratio_max: f64::INFINITY,
        utilisation_target: 0.9,
        idle_exponent: 2.0,
        overtime_cost: 1.0,
        overtime_cost_max: 1.5,
        stress_share: 0.3,
        crowding_out: 0.0,
    };

    #[test]
    fn zero_margin_gives_exactly_the_optimum() {
        for curvature in [1.0, 37.5, 200.0, 1e6] {
            assert_eq!(FREE.best_ratio(0.0, curvature), 1.0);
        }
    }

    #[test]
    fn the_ratio_is_one_plus_margin_over_curvature() {
        for margin in [-60.0, -12.5, 0.0, 25.0, 80.0] {
            for curvature in [50.0, 120.0, 200.0, 800.0] {
                let expected = f64::max(0.0, 1.0 + margin / curvature);
                assert!((FREE.best_ratio(margin, curvature) - expected).abs() < 1e-12);
            }
        }
        // The design's own examples.
        assert!((FREE.best_ratio(25.0, 200.0) - 1.125).abs() < 1e-12);
        assert!((FREE.best_ratio(-60.0, 200.0) - 0.7).abs() < 1e-12);
    }

    /// The ratio is where U = m q + α B(q) is highest: a search over a fine grid finds the same.
    #[test]
    fn the_ratio_maximises_the_providers_utility() {
        let (optimum, curvature) = (7.0, 150.0);
        for margin in [-40.0, -5.0, 0.0, 22.5, 60.0] {
            let utility = |hours: f64| margin * hours + curvature * (hours - hours * hours / (2.0 * optimum));
            let best = (0..20_000)
                .map(|step| f64::from(step) * 0.001)
                .fold(0.0, |best: f64, hours| if utility(hours) > utility(best) { hours } else { best });
            assert!((best - optimum * FREE.best_ratio(margin, curvature)).abs() <= 0.001);
        }
    }

    /// Validation row V4: with B(q) = bq − ½dq² and cost c, share r of cost reimbursed gives q = (b − (1 − r)c/α)/d,
    /// and the share that gives the social optimum is r* = 1 − α.
    #[test]
    fn ellis_and_mcguire_for_every_share_of_cost_reimbursed() {
        let (alpha, b, c, d) = (0.6, 4.0, 1.0, 1.0);
        let optimum = b / d;
        for step in 0..=100 {
            let share = f64::from(step) / 100.0;
            // One more unit brings r c and costs c; the curvature of α(bq − ½dq²) written as k (q − q²/2q*) is k = α b.
            let ratio = FREE.best_ratio(margin(share * c, 0.0, c), alpha * b);
            let published = (b - (1.0 - share) * c / alpha) / d;
            assert!((ratio * optimum - published).abs() < 1e-12, "r = {share}");
        }
        // The patient pays nothing in B; the social optimum counts cost: b − dq = c, so q = 3, reached at r* = 1 − α.
        let social = (b - c) / d;
        let at = |share: f64| optimum * FREE.best_ratio(margin(share * c, 0.0, c), alpha * b);
        let best = (0..=100)
            .map(|step| f64::from(step) / 100.0)
            .min_by(|left, right| (at(*left) - social).abs().total_cmp(&(at(*right) - social).abs()));
        assert_eq!(best, Some(0.4));
        assert!(
            (at(0.0) - 2.333_333_333).abs() < 1e-9
                && (at(0.4) - 3.0).abs() < 1e-12
                && (at(1.0) - 4.0).abs() < 1e-12
        );
    }

    #[test]
    fn idle_staff_is_free_and_full_staff_costs_what_it_costs() {
        assert_eq!(FREE.felt_staff_cost(0.0), 0.0);
        assert!((FREE.felt_staff_cost(0.9) - 1.0).abs() < 1e-12);
        assert!(FREE.felt_staff_cost(1.2) > 1.0 && FREE.felt_staff_cost(9.0) <= 1.5);
    }

    #[test]
    fn found_hours_stop_over_provision_at_the_optimum() {
        let at = |margin: f64, over: f64| FREE.best_ratio_watched(margin, over, 200.0);
        assert_eq!(at(25.0, 25.0), FREE.best_ratio(25.0, 200.0));
        assert_eq!(at(25.0, 10.0), FREE.best_ratio(10.0, 200.0));
        assert_eq!(at(25.0, -10.0), 1.0);
        assert_eq!(at(-10.0, -60.0), FREE.best_ratio(-10.0, 200.0));
    }

    #[test]
    fn stress_off_is_exactly_off() {
        let calm = Volume { stress_share: 0.0, ..FREE };
        assert_eq!(calm.curvature(173.0, 1.0, 1.0), 173.0);
    }

    #[test]
    fn control_crowds_out_the_norm_and_without_control_nothing_is_crowded_out() {
        let crowded = Volume { crowding_out: 0.2, ..FREE };
        assert_eq!(crowded.curvature(173.0, 0.5, 0.0), FREE.curvature(173.0, 0.5, 1.0));
        assert!((crowded.curvature(100.0, 0.0, 0.25) - 90.0).abs() < 1e-12);
        assert!((crowded.curvature(100.0, 0.0, 1.0) - 80.0).abs() < 1e-12);
        // Where nothing is found, more control only weakens the norm: who gains by an hour gives more, who loses by it less.
        let faint = Volume { crowding_out: 0.01, ..FREE };
        let at = |margin: f64, control: f64| faint.best_ratio(margin, faint.curvature(200.0, 0.0, control));
        assert!(at(25.0, 1.0) > at(25.0, 0.5) && at(25.0, 0.5) > at(25.0, 0.0));
        assert!(at(-25.0, 1.0) < at(-25.0, 0.5) && at(-25.0, 0.5) < at(-25.0, 0.0));
        assert_eq!(at(25.0, 0.0), FREE.best_ratio(25.0, 200.0));
    }
}
