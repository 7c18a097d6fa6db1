//! A contract: an ordered list of clauses. A scheme is a contract per segment; nothing else in the code knows how it pays.

use super::clause::{
    Activity, Amount, Clause, DurationNorm, Earned, Marginal, MonthlyMaximum, Reach, Reads, ReportingDuty,
    RevenueCeiling, Role, Signal, StepTariff, Terms, TrajectoryFee, Unit,
};

/// An ordered list of clauses: payments first, bounds after what they bound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contract {
    /// The clauses in the order in which they work.
    pub clauses: Vec<Clause>,
}

/// Finds the clause of one kind, of which a contract has at most one.
macro_rules! the_clause {
    ($self:ident, $kind:ident) => {
        $self.clauses.iter().find_map(|clause| if let Clause::$kind(it) = clause { Some(it) } else { None })
    };
}

impl Contract {
    /// What is paid for `activity`: posted at spread 0, expected at a spread above 0.
    pub fn pay(&self, activity: &Activity, terms: &Terms) -> Amount {
        self.clauses.iter().fold(Amount::default(), |before, clause| clause.pay(activity, terms, before))
    }

    /// What one more unit of every count would bring: the derivative of [`Contract::pay`].
    pub fn marginal(&self, activity: &Activity, terms: &Terms) -> Marginal {
        self.look(activity, terms).1
    }

    /// What is paid, and what one more unit of every count would bring.
    pub fn look(&self, activity: &Activity, terms: &Terms) -> (Amount, Marginal) {
        let mut gradient = Marginal::default();
        let mut amount = Amount::default();
        for clause in &self.clauses {
            clause.marginal(activity, terms, amount, &mut gradient);
            amount = clause.pay(activity, terms, amount);
        }
        (amount, gradient)
    }

    /// Every clause with the amount that reaches it, and the gradient after it: what it adds to one more unit is the
    /// gradient after it less the one before.
    pub fn gradients(
        &self,
        activity: &Activity,
        terms: &Terms,
    ) -> impl Iterator<Item = (&Clause, Amount, Marginal)> {
        let mut gradient = Marginal::default();
        self.amounts(activity, terms).map(move |(clause, before)| {
            clause.marginal(activity, terms, before, &mut gradient);
            (clause, before, gradient)
        })
    }

    /// What one more unit of every count would bring *next* year through levels that follow this year or room that is
    /// carried over, if next year is like this one. None where nothing does.
    pub fn next_year(&self, activity: &Activity, terms: &Terms) -> Option<Marginal> {
        if !self.clauses.iter().any(Clause::minds_next_year) {
            return None;
        }
        let (mut gradient, mut amount) = (Marginal::default(), Amount::default());
        let mut later = Marginal::default();
        for clause in &self.clauses {
            let [bound, exempt] = clause.next_year(activity, terms, amount);
            for (mine, now) in later.by.iter_mut().flatten().zip(gradient.by.iter().flatten()) {
                mine[0] += bound * now[0];
                mine[1] += exempt * now[1];
            }
            clause.marginal(activity, terms, amount, &mut gradient);
            amount = clause.pay(activity, terms, amount);
        }
        Some(later)
    }

    /// Every clause with the amount that reaches it.
    pub fn amounts(&self, activity: &Activity, terms: &Terms) -> impl Iterator<Item = (&Clause, Amount)> {
        let mut amount = Amount::default();
        self.clauses.iter().map(move |clause| {
            let before = amount;
            amount = clause.pay(activity, terms, before);
            (clause, before)
        })
    }

    /// What the work to date earned above what it would at a list tariff of `tariff`, where it was paid at `terms` until now: with it
    /// beside the lower tariff the year to date pays what it did, and what follows pays less. `activity` is certain, without spread.
    pub fn earned_before(&self, activity: &Activity, terms: &Terms, tariff: f64) -> Earned {
        let mut earned = terms.earned_before;
        let lower = Terms { tariff, ..*terms };
        for clause in &self.clauses {
            if let Role::Payment(basket) = clause.role() {
                let pays = |terms: &Terms| clause.pay(activity, terms, Amount::default()).euros;
                let (was, is) = (pays(terms), pays(&lower));
                for (standing, euros) in earned[basket as usize].iter_mut().enumerate() {
                    *euros += was[standing] - is[standing];
                }
            }
        }
        earned
    }

    /// Whether anything in it pays a share of the list tariff.
    pub fn pays_by_tariff(&self) -> bool {
        self.clauses.iter().any(Clause::pays_by_tariff)
    }

    /// Whether anything takes off what lies above a limit.
    pub fn is_bounded(&self) -> bool {
        self.clauses.iter().any(|clause| clause.role() == Role::Bound)
    }

    /// What bounds take off, in EUR.
    pub fn unpaid(&self, activity: &Activity, terms: &Terms) -> f64 {
        self.amounts(activity, terms)
            .filter(|(clause, _)| clause.role() == Role::Bound)
            .map(|(clause, before)| before.total() - clause.pay(activity, terms, before).total())
            .sum()
    }

    /// The signal of every ceiling of one provider, with the share of it that is used.
    pub fn signals(&self, activity: &Activity, terms: &Terms) -> impl Iterator<Item = (Signal, f64)> {
        self.amounts(activity, terms).filter_map(|(clause, before)| clause.signal(activity, terms, before))
    }

    /// The bound amount that reaches the first ceiling which this lot shares with others; None without such a ceiling.
    pub fn reaching_pool(&self, activity: &Activity, terms: &Terms) -> Option<f64> {
        if !self.is_pooled() {
            return None;
        }
        self.amounts(activity, terms).find(|(clause, _)| clause.is_shared()).map(|(_, before)| before.bound())
    }

    /// Whether a ceiling is shared by the lots of one provider.
    pub fn pools_lots(&self) -> bool {
        the_clause!(self, RevenueCeiling).is_some_and(|ceiling| ceiling.reach == Reach::Provider)
    }

    /// Whether a ceiling is shared by all providers of the segment.
    pub fn pools_rivals(&self) -> bool {
        the_clause!(self, PooledCeiling).is_some()
    }

    /// What the settlement at the end of the year adds, in EUR.
    pub fn settled(&self, activity: &Activity, terms: &Terms) -> f64 {
        self.amounts(activity, terms)
            .filter(|(clause, _)| clause.role() == Role::Settlement)
            .map(|(clause, before)| clause.pay(activity, terms, before).total() - before.total())
            .sum()
    }

    /// Whether a ceiling is shared with others.
    pub fn is_pooled(&self) -> bool {
        self.clauses.iter().any(Clause::is_shared)
    }

    /// Whether hours are declared under this contract.
    pub fn declares_hours(&self) -> bool {
        self.clauses.iter().any(Clause::counts_hours)
    }

    /// What this contract reads of what was done.
    pub fn reads(&self) -> Reads {
        let steps = self.step_tariff().map_or(1, |tariff| tariff.steps.len());
        let profiles = self.trajectory_fee().map_or(1, |fee| fee.profiles.len());
        Reads { hours: self.declares_hours(), classes: steps.max(profiles) }
    }

    /// In what units care is declared.
    pub fn unit(&self) -> Unit {
        the_clause!(self, HourlyTariff).map_or(Unit::MINUTE, |tariff| tariff.unit)
    }

    /// The most that a specific assignment can claim in a month, as a factor on its own volume.
    pub fn monthly_maximum(&self) -> f64 {
        the_clause!(self, HourlyTariff).map_or(MonthlyMaximum::Assigned, |tariff| tariff.maximum).factor()
    }

    /// The fee per trajectory, if there is one.
    pub fn trajectory_fee(&self) -> Option<&TrajectoryFee> {
        the_clause!(self, TrajectoryFee)
    }

    /// The step tariff, if there is one.
    pub fn step_tariff(&self) -> Option<&StepTariff> {
        the_clause!(self, StepTariff)
    }

    /// The class of a case by the profiles or thresholds of the contract: of its severity, or of the minutes that it takes.
    pub fn class_of(&self, severity: f64, minutes: f64) -> u8 {
        match (self.trajectory_fee(), self.step_tariff()) {
            (Some(fee), _) => fee.true_profile(severity),
            (None, Some(steps)) => steps.class(minutes as u32),
            (None, None) => 0,
        }
    }

    /// The norm for the duration of care, if there is one.
    pub fn duration_norm(&self) -> Option<&DurationNorm> {
        the_clause!(self, DurationNorm)
    }

    /// The duty to report, if there is one.
    pub fn reporting_duty(&self) -> Option<&ReportingDuty> {
        the_clause!(self, ReportingDuty)
    }

    /// The ceiling that lets room be carried over, if there is one.
    pub fn carrying_ceiling(&self) -> Option<&RevenueCeiling> {
        the_clause!(self, RevenueCeiling).filter(|ceiling| ceiling.carried_share > 0.0)
    }

    /// The chance that a refusal which the duty to accept forbids is found; None where there is no such duty.
    pub fn refusal_found(&self) -> Option<f64> {
        the_clause!(self, DutyToAccept).map(|duty| duty.detect_share)
    }

    /// Months of sanction that a breach sets off; 0 without a sanction.
    pub fn sanction_months(&self) -> u32 {
        the_clause!(self, Sanction).map_or(0, |sanction| sanction.months)
    }

    /// What refusing a client that must be accepted is expected to cost, in EUR.
    pub fn refusal_cost(&self, revenue_month: f64) -> f64 {
        let found = self.refusal_found().unwrap_or(0.0);
        found * the_clause!(self, Sanction).map_or(0.0, |sanction| sanction.cost(revenue_month))
    }
}

#[cfg(test)]
mod tests;
