//! What one lot saw when it decided, term by term; what it chose; and what it would have chosen otherwise.

use super::without::{Without, terms, without};
use super::{Replay, When};
use crate::behaviour::habit::Strategy;
use crate::behaviour::staffing::Outlook;
use crate::month::Setting;
use crate::month::agreed::Sharers;
use crate::month::decide::{BestCare, Intake, best_care, decide, intake, models, shortfalls, staff_outlook};
use crate::month::judge::judge;
use crate::month::outlook::View;
use crate::month::promise::{Promise, promise};
use crate::policy::clause::{Activity, Clause, Count, STANDINGS_PAID, Standing, Terms};
use crate::policy::team::Role;
use crate::units::Month;
use crate::world::World;

/// What one clause does to what one more hour brings.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseTerm {
    /// The clause.
    pub clause: Clause,
    /// What it adds to what one more hour brings, in EUR; below 0 where it takes off.
    pub hour: f64,
    /// What it adds to what an hour above the optimum brings on top of that: below 0 where such hours may be found.
    pub over: f64,
    /// What it adds to what one more client-month brings, in EUR.
    pub month: f64,
    /// What it adds to what a trajectory of an average case brings by starting and closing, with the hours that are given
    /// now and a full recovery, in EUR.
    pub trajectory: f64,
}

/// A tie of the provider with the municipality.
#[derive(Clone, Debug, PartialEq)]
pub struct TieTerm {
    /// The name of the official's seat, and what it is there for.
    pub official: (String, Role),
    /// Months that whoever sits there has been there; None for an empty seat, and for who was there before the run.
    pub there_months: Option<u32>,
    /// Whether the seat is filled, and whether that of the other side is.
    pub filled: (bool, bool),
    /// How strong the tie is, 0 to 1.
    pub tie: f64,
    /// Hours of contact in the month before.
    pub met: f64,
}

/// What the people of the provider and of the municipality are to each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relations {
    /// Ties, in the order of the provider's people; empty where no team is modelled.
    pub ties: Vec<TieTerm>,
    /// Trust in the municipality as such, and with what people add to it.
    pub trust: (f64, f64),
    /// How far the team is aligned.
    pub alignment: f64,
    /// Whether there is a dispute.
    pub disputes: bool,
    /// The informal agreement on volume, if one was asked.
    pub promise: Option<Promise>,
}

/// Who knows whom.
fn relations(world: &World, setting: &Setting, provider: usize, promise: Option<Promise>) -> Relations {
    let (people, now) = (&world.people, world.month);
    let team = &setting.policy.team;
    let tie = |place: usize| {
        let seat = people.counterpart[place]?;
        let (official, sits) = (&team.officials[seat], people.officials[seat]);
        let there = sits.is_filled(now).then(|| u32::try_from(sits.since).ok()).flatten();
        Some(TieTerm {
            official: (official.name.clone(), official.role),
            there_months: there.map(|since| now.0.saturating_sub(since)),
            filled: (sits.is_filled(now), people.contacts[place].is_filled(now)),
            tie: people.tie[place],
            met: people.met[place],
        })
    };
    Relations {
        ties: people.of(provider).filter_map(tie).collect(),
        trust: (world.providers.trust[provider], world.providers.felt[provider]),
        alignment: people.alignment,
        disputes: people.relations[provider].dispute_until.is_some(),
        promise,
    }
}

/// A ceiling as the provider sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CeilingTerm {
    /// The place of its clause in the contract.
    pub clause: usize,
    /// The probability that the year ends above it; None for a pool, whose value per euro falls bit by bit.
    pub hit: Option<f64>,
    /// The share of it that the year is expected to use; by all together for a pool.
    pub used: f64,
    /// The ceiling in EUR; None where it counts units.
    pub euros: Option<f64>,
}

/// What was chosen for care of one standing, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct CareChoice {
    /// The standing.
    pub standing: Standing,
    /// Every clause of the contract, in its order.
    pub clauses: Vec<ClauseTerm>,
    /// What the clauses together bring for one more hour this year, in EUR: the marginal revenue that was used.
    pub this_year: f64,
    /// What one more hour brings next year, as far as next year counts.
    pub next_year: f64,
    /// What one more hour brings by the thresholds of a step tariff.
    pub thresholds: f64,
    /// ρ: all of it together.
    pub revenue: f64,
    /// What an hour above the optimum costs because it may be found.
    pub found: f64,
    /// What a client-month brings per optimal hour of it.
    pub month_per_hour: f64,
    /// What is best for the provider.
    pub best: BestCare,
    /// Where it moves to: what is best, or what it copies.
    pub aim: (f64, f64),
    /// q/q* and L* before it decided.
    pub before: (f64, f64),
    /// q/q* and L* that it chose.
    pub chosen: (f64, f64),
    /// What would be best without each term.
    pub without: Vec<Without>,
}

/// What a new case of some severity is worth to the lot until next month, and whether it takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CaseTerm {
    /// The severity, as the lot sees it.
    pub severity: f64,
    /// For bound and for exempt care: the worth in EUR, the client's benefit included, and whether it takes the case.
    pub worth: [(f64, bool); 2],
}

/// The severities that are shown: light, average, heavy, very heavy.
const SEVERITIES: [f64; 4] = [0.5, 1.0, 1.5, 2.5];

/// What one lot decided in one month, and on what.
#[derive(Clone, Debug)]
pub struct Decision {
    /// When.
    pub when: When,
    /// The key of its provider.
    pub key: u16,
    /// The segment.
    pub segment: usize,
    /// How its provider changes what it does.
    pub strategy: Strategy,
    /// The share of the way that it goes in a month.
    pub habit_share: f64,
    /// Whether it copies a colleague.
    pub copies: bool,
    /// Clients in care, and on its list.
    pub clients: (u32, u32),
    /// Staff, and hours that clients in care and those on the list ask, per month.
    pub hours: (f64, f64, f64),
    /// (committed + queued) / staff.
    pub utilisation: f64,
    /// Who knows whom.
    pub relations: Relations,
    /// Trust, 0 to 1, and θ.
    pub trust: (f64, f64),
    /// Travel and the like, staff, in EUR per hour, and ψ.
    pub cost: (f64, f64, f64),
    /// Its costs over those that the scenario lists: its own level, and wages.
    pub cost_level: f64,
    /// The list tariff as it is paid now, in EUR per hour.
    pub tariff: f64,
    /// The share that was taken off it this year.
    pub tariff_cut: f64,
    /// k, and k without stress, in EUR per hour.
    pub curvature: (f64, f64),
    /// Financial stress, 0 to 1; the reserve in months of revenue.
    pub stress: (f64, f64),
    /// R₀/R.
    pub shortfall: f64,
    /// What the provider expects to be paid this year, in EUR.
    pub year_revenue: f64,
    /// Its ceilings.
    pub ceilings: Vec<CeilingTerm>,
    /// Hours and duration, for bound and for exempt care.
    pub care: Vec<CareChoice>,
    /// What new cases are worth.
    pub cases: [CaseTerm; 4],
    /// Intake.
    pub intake: Intake,
    /// Whether an intake stop was agreed for this year.
    pub stop_agreed: bool,
    /// Whether the municipality or the region stopped its intake alone, at this provider or in the whole segment.
    pub stop_imposed: bool,
    /// What it plans its staff on.
    pub staff: Outlook,
    /// The staff that it wants, and that it has next month, in hours per month.
    pub staff_wanted: (f64, f64),
    /// Effort on what is measured and what is not.
    pub effort: [f64; 2],
}

/// Why there is nothing to explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDecision {
    /// The run failed with this sentence.
    Failed(String),
    /// The provider has no lot in that segment, or does not work in that month.
    NotThere,
}

/// Plays `replay` into `month`, and takes apart what `provider` (its place in the columns) decides in `segment`.
///
/// # Errors
/// Why there is nothing to explain.
pub fn decision(
    replay: &mut Replay,
    month: Month,
    provider: usize,
    segment: usize,
) -> Result<Decision, NoDecision> {
    replay.play_to(month).map_err(NoDecision::Failed)?;
    replay.play_to_decisions();
    let setting = replay.setting();
    let before = &replay.world;
    let own = before.lots.of_provider(provider);
    let lot = own.into_iter().find(|lot| usize::from(before.lots.segment[*lot]) == segment);
    let Some(lot) = lot.filter(|_| before.providers.open[provider]) else { return Err(NoDecision::NotThere) };

    let sharers = Sharers::ahead(before, &setting);
    let view = View::of(before, &setting, &sharers, shortfalls(before, &setting)[provider], lot);
    let strategy = before.providers.strategy[provider];
    let model = models(before, &setting)[segment].filter(|_| strategy == Strategy::Imitating);
    let mut after = before.clone();
    decide(&mut after, &setting);

    let behaviour = &setting.scenario.behaviour;
    let care = STANDINGS_PAID.map(|standing| {
        let place = standing as usize;
        let look =
            |world: &crate::world::World| (world.lots.ratio[lot][place], world.lots.overstay[lot][place]);
        let now = look(before);
        let best = best_care(&setting, &view, standing, now.0);
        let this_year = view.this_year.of(Count::Hours, standing);
        let thresholds = view.by_steps(standing);
        let revenue = view.hour(standing);
        let bound_ratio = before.lots.ratio[lot][0];
        CareChoice {
            standing,
            clauses: clause_terms(&view, standing, now.0),
            this_year,
            next_year: view.next_year.as_ref().map_or(0.0, |later| later.of(Count::Hours, standing)),
            thresholds,
            revenue,
            found: view.found(standing),
            month_per_hour: view.month_per_hour(standing),
            aim: model.map_or((best.ratio, best.overstay), |(ratios, stays)| (ratios[place], stays[place])),
            best,
            before: now,
            chosen: look(&after),
            without: terms(view.contract)
                .into_iter()
                .map(|term| without(&setting, &view, standing, now.0, bound_ratio, term))
                .collect(),
        }
    });
    // Intake and staff follow on the hours that were just chosen, with the staff of before.
    let mut chosen = before.clone();
    chosen.lots.ratio[lot] = after.lots.ratio[lot];
    chosen.lots.refusal_cost[lot] = after.lots.refusal_cost[lot];
    let bound = best_care(&setting, &view, Standing::Bound, before.lots.ratio[lot][0]);
    let promised = promise(before, &setting, lot, &view, &bound);
    let staff = staff_outlook(&chosen, &setting, lot, &view);
    let lots = &before.lots;
    let revenue_month = before.providers.revenue_month[provider];
    Ok(Decision {
        when: When::of(replay.scenario, month),
        key: before.providers.key[provider],
        segment,
        strategy,
        habit_share: strategy.change_share(behaviour.habit.change_share_month()),
        copies: model.is_some(),
        clients: (lots.clients[lot], lots.queue[lot]),
        hours: (lots.capacity[lot], lots.committed[lot].hours(), lots.queued[lot].hours()),
        utilisation: view.utilisation,
        relations: relations(before, &setting, provider, promised),
        trust: (before.providers.felt[provider], view.joint_interest),
        cost: (view.other_cost, view.staff_cost, view.felt_staff),
        cost_level: view.staff_cost / view.segment.staff_cost,
        tariff: view.terms.tariff,
        tariff_cut: before.town_hall.tariff_cut[usize::from(lots.segment[lot])],
        curvature: (view.curvature, view.curvature_calm),
        stress: (
            view.stress,
            if revenue_month > 0.0 {
                before.providers.reserve[provider].euros() / revenue_month
            } else {
                0.0
            },
        ),
        shortfall: view.shortfall,
        year_revenue: view.expected,
        ceilings: ceilings(&view),
        care: care.into(),
        cases: SEVERITIES.map(|severity| CaseTerm {
            severity,
            worth: STANDINGS_PAID.map(|standing| {
                let (worth, takes) = judge(&after, &setting, lot, standing, severity);
                (worth.value(severity), takes)
            }),
        }),
        intake: intake(&chosen, &setting, lot, &view),
        stop_agreed: before.lots.stop_agreed[lot],
        stop_imposed: before.lots.stop_imposed[lot]
            || before.town_hall.intake_stopped[usize::from(before.lots.segment[lot])],
        staff_wanted: (staff.target(behaviour.staffing.queue_horizon_months), after.lots.capacity[lot]),
        staff,
        effort: after.lots.effort[lot],
    })
}

/// What each clause adds: the gradient after it less the one before it.
fn clause_terms(view: &View, standing: Standing, ratio: f64) -> Vec<ClauseTerm> {
    let class = view.class_of(1.0, ratio);
    let mut before = [0.0; 4];
    let gradients = view.contract.gradients(&view.forecast, &view.terms);
    gradients
        .map(|(clause, _, gradient)| {
            let seen = View { marginal: gradient, ..view.clone() };
            let after = [
                gradient.of(Count::Hours, standing),
                gradient.of(Count::OverHours, standing),
                gradient.of(Count::ClientMonths, standing),
                seen.trajectory(class, standing, 1.0),
            ];
            let [hour, over, month, trajectory] = [0, 1, 2, 3].map(|place| after[place] - before[place]);
            before = after;
            ClauseTerm { clause: clause.clone(), hour, over, month, trajectory }
        })
        .collect()
}

fn ceilings(view: &View) -> Vec<CeilingTerm> {
    let (activity, terms): (&Activity, &Terms) = (&view.forecast, &view.terms);
    let mut found = Vec::new();
    for (place, (clause, before)) in view.contract.amounts(activity, terms).enumerate() {
        found.extend(match clause {
            Clause::RevenueCeiling(ceiling) => Some(CeilingTerm {
                clause: place,
                hit: Some(ceiling.hit_probability(terms, before)),
                used: ceiling.used(terms, before),
                euros: Some(ceiling.euros(terms)),
            }),
            Clause::VolumeCeiling(ceiling) => Some(CeilingTerm {
                clause: place,
                hit: Some(ceiling.hit_probability(activity, terms)),
                used: ceiling.used(activity, terms),
                euros: None,
            }),
            Clause::PooledCeiling(pool) => Some(CeilingTerm {
                clause: place,
                hit: None,
                used: pool.used(activity, terms, before),
                euros: Some(pool.budget(activity, terms)),
            }),
            _ => None,
        });
    }
    found
}
