//! Phase 5: every provider looks ahead to December under its own contract, and chooses hours, duration, effort, intake and
//! staff.
//!
//! Nothing here knows how a scheme is called: all follows from what the contract says one more hour, month, start,
//! outcome and finish would bring.

use super::Setting;
use super::agreed::Sharers;
use super::outlook::View;
use super::promise::{held_back, promise, report_minutes};
use crate::behaviour::habit::{self, Strategy};
use crate::behaviour::staffing::Outlook;
use crate::behaviour::volume::margin;
use crate::policy::clause::{CLASSES, Count, STANDINGS, STANDINGS_PAID, Standing};
use crate::units::{Cents, MONTHS_PER_YEAR, Minutes};
use crate::world::World;
use crate::world::providers::Offer;
use crate::world::tally::{MILLION, millionths};

/// Lets every contracted lot decide.
pub fn decide(world: &mut World, setting: &Setting) {
    let sharers = Sharers::ahead(world, setting);
    let shortfalls = shortfalls(world, setting);
    let models = models(world, setting);
    let change_share = setting.scenario.behaviour.habit.change_share_month();
    let mut worth = CaseWorth::new(setting.scenario.segments.len());
    let lots = world.lots.contracted().filter(|lot| world.providers.open[world.lots.provider[*lot] as usize]);
    for lot in lots.collect::<Vec<_>>() {
        let provider = world.lots.provider[lot] as usize;
        let view = View::of(world, setting, &sharers, shortfalls[provider], lot);
        let share = world.providers.strategy[provider].change_share(change_share);
        choose_care(world, setting, lot, &view, &models, share);
        choose_effort(world, setting, lot, &view, share);
        make_offer(world, lot, &view);
        let intake = choose_intake(world, setting, lot, &view);
        choose_staff(world, setting, lot, &view);
        worth.add(world, lot, &view, &intake);
    }
    world.case_worth = worth.means();
}

/// What one more case is worth to the providers of each segment, weighed by their staff. Whole numbers, free of order.
struct CaseWorth(Vec<(i128, i128)>);

impl CaseWorth {
    fn new(segments: usize) -> CaseWorth {
        CaseWorth(vec![(0, 0); segments])
    }

    /// Adds a lot: what a bound case brings over what it costs as the provider feels it, as a share of what it brings.
    fn add(&mut self, world: &World, lot: usize, view: &View, intake: &Intake) {
        let ratio = world.lots.ratio[lot][Standing::Bound as usize];
        let brings = (1.0 - view.joint_interest) * intake.revenue;
        let worth = if brings > 0.0 { (1.0 - view.cost() * ratio / brings).clamp(0.0, 1.0) } else { 0.0 };
        let staff = i128::from(Minutes::from_hours(world.lots.capacity[lot]).0);
        let (sum, weight) = &mut self.0[usize::from(world.lots.segment[lot])];
        *sum += staff * i128::from(millionths(worth));
        *weight += staff;
    }

    fn means(self) -> Vec<f64> {
        let mean = |(sum, weight)| if weight > 0 { sum as f64 / weight as f64 / MILLION } else { 0.0 };
        self.0.into_iter().map(mean).collect()
    }
}

/// R₀/R of every provider over all its lots: whole cents, free of order.
pub fn shortfalls(world: &World, setting: &Setting) -> Vec<f64> {
    if setting.scenario.behaviour.income.recoup_share <= 0.0 {
        return vec![1.0; world.providers.len()];
    }
    let mut sums = vec![(Cents::ZERO, Cents::ZERO); world.providers.len()];
    let lots = &world.lots;
    for lot in lots.contracted() {
        let (used_to, expects) = &mut sums[lots.provider[lot] as usize];
        *used_to += Cents::from_euros(lots.reference[lot].revenue * world.climate.tariff_index);
        *expects += lots.revenue_outlook[lot];
    }
    let over = |(used_to, expects): (Cents, Cents)| {
        if expects > Cents::ZERO { used_to.euros() / expects.euros() } else { 1.0 }
    };
    sums.into_iter().map(over).collect()
}

/// What someone who copies sees: hours and duration of the colleague in the segment that earns most on its revenue.
pub type Model = Option<([f64; 3], [f64; 3])>;

/// Whom those who copy would copy, per segment; None where nobody copies or earns.
pub fn models(world: &World, setting: &Setting) -> Vec<Model> {
    let mut best: Vec<Option<(f64, u16, usize)>> = vec![None; setting.scenario.segments.len()];
    if setting.scenario.behaviour.habit.imitating_share <= 0.0 {
        return vec![None; best.len()];
    }
    for lot in world.lots.contracted().filter(|lot| world.lots.clients[*lot] > 0) {
        let provider = world.lots.provider[lot] as usize;
        let (revenue, cost) = (world.providers.revenue_month[provider], world.providers.cost_month[provider]);
        if !world.providers.open[provider] || revenue <= 0.0 || cost <= 0.0 {
            continue;
        }
        let earns = 1.0 - cost / revenue;
        let key = world.providers.key[provider];
        let place = &mut best[usize::from(world.lots.segment[lot])];
        // On a tie the lower key, so that the order of lots moves nothing.
        let better =
            |(most, other, _): (f64, u16, usize)| earns.total_cmp(&most).then(other.cmp(&key)).is_gt();
        if place.is_none_or(better) {
            *place = Some((earns, key, lot));
        }
    }
    let looks = |(_, _, lot): (f64, u16, usize)| (world.lots.ratio[lot], world.lots.overstay[lot]);
    best.into_iter().map(|found| found.map(looks)).collect()
}

/// Hours and duration that are best for the provider, for care of one standing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestCare {
    /// m: the margin of one more hour, in EUR.
    pub margin: f64,
    /// The same above the optimum, where hours may be found.
    pub margin_over: f64,
    /// q/q* at the margin.
    pub ratio_at_margin: f64,
    /// q/q* after the income effect.
    pub ratio: f64,
    /// The margin of one more month, in EUR per optimal hour of it.
    pub margin_month: f64,
    /// L*, in months.
    pub overstay: f64,
}

/// The closed forms of `behaviour`, for what the provider sees.
pub fn best_care(setting: &Setting, view: &View, standing: Standing, now: f64) -> BestCare {
    let behaviour = &setting.scenario.behaviour;
    let revenue = view.hour(standing);
    let hour = margin(revenue, view.joint_interest, view.cost());
    let over = margin(revenue - view.found(standing), view.joint_interest, view.cost());
    let at_margin = behaviour.volume.best_ratio_watched(hour, over, view.curvature);
    let paid = view.paid_at_margin(standing);
    let ratio = behaviour
        .income
        .recoup(at_margin, now, view.shortfall, paid)
        .clamp(behaviour.volume.ratio_min, behaviour.volume.ratio_max);
    let month = view.month_per_hour(standing);
    // Thresholds are minded when care ends, client by client: a month more brings no part of them by itself.
    let by_steps = (1.0 - view.joint_interest) * view.by_steps(standing);
    let stay = |hour: f64| (hour - by_steps) * at_margin + month;
    let beyond = stay(over);
    let margin_month = if beyond > 0.0 || over >= hour { beyond } else { stay(hour).min(0.0) };
    BestCare {
        margin: hour,
        margin_over: over,
        ratio_at_margin: at_margin,
        ratio,
        margin_month,
        overstay: behaviour.duration.best_overstay(margin_month, view.curvature),
    }
}

/// Intensity and duration: approached by habit, or copied.
fn choose_care(world: &mut World, setting: &Setting, lot: usize, view: &View, models: &[Model], share: f64) {
    let strategy = world.providers.strategy[world.lots.provider[lot] as usize];
    // Care stands beyond a norm only where there is one.
    let standings =
        if view.contract.duration_norm().is_some() { &STANDINGS[..] } else { &STANDINGS_PAID[..] };
    let model = models[usize::from(world.lots.segment[lot])].filter(|_| strategy == Strategy::Imitating);
    let mut minds = false;
    for standing in standings.iter().copied() {
        let place = standing as usize;
        let now = world.lots.ratio[lot][place];
        let best = best_care(setting, view, standing, now);
        if standing == Standing::Bound {
            minds = mind_promise(world, setting, lot, view, &best);
        }
        let (ratio, overstay) = match model {
            Some((ratios, overstays)) => (ratios[place], overstays[place]),
            None => (best.ratio, best.overstay),
        };
        let ratio = if minds { held_back(ratio, setting.policy.steering.volume_promise) } else { ratio };
        let lots = &mut world.lots;
        lots.ratio[lot][place] = habit::step(now, ratio, share);
        lots.overstay[lot][place] = habit::step(lots.overstay[lot][place], overstay, share);
    }
}

/// Whether the lot keeps an informal agreement on volume; who does reports less.
fn mind_promise(world: &mut World, setting: &Setting, lot: usize, view: &View, best: &BestCare) -> bool {
    let Some(promise) = promise(world, setting, lot, view, best) else { return false };
    let tally = &mut world.tallies[usize::from(world.lots.segment[lot])];
    tally.promises_asked += 1;
    tally.promises_kept += i64::from(promise.kept);
    if world.lots.keeps_promise[lot] != promise.kept {
        if !promise.kept && promise.believed {
            break_promise(world, setting, lot);
        }
        world.lots.keeps_promise[lot] = promise.kept;
        world.lots.report_month[lot] = Minutes(report_minutes(world, setting, lot).round() as i64);
    }
    promise.kept
}

/// Who gives up an agreement that nothing released it from breaks it, and is found out when the claims of this month are seen.
fn break_promise(world: &mut World, setting: &Setting, lot: usize) {
    let noticed = world.month.0 + setting.policy.budget.claims_lag_months + 1;
    let relation = &mut world.people.relations[world.lots.provider[lot] as usize];
    relation.found_out =
        if relation.found_out > world.month.0 { relation.found_out.min(noticed) } else { noticed };
    world.tallies[usize::from(world.lots.segment[lot])].promises_broken += 1;
}

/// Effort on what is measured and what is not.
fn choose_effort(world: &mut World, setting: &Setting, lot: usize, view: &View, share: f64) {
    let quality = &setting.scenario.behaviour.quality;
    let brings = view.marginal.of(Count::Outcomes, Standing::Bound) * quality.signal_gain;
    let pay = (1.0 - view.joint_interest) * brings;
    let best = quality.effort(pay, view.terms.tariff * view.terms.case_hours);
    for (effort, best) in world.lots.effort[lot].iter_mut().zip(best) {
        *effort = habit::step(*effort, best, share);
    }
}

/// What cases are worth to the provider: what it takes on, and how it books, follows from that until next month.
fn make_offer(world: &mut World, lot: usize, view: &View) {
    let own = 1.0 - view.joint_interest;
    let hours = view.terms.case_hours;
    let told_apart = view.contract.reads().classes;
    for standing in STANDINGS_PAID {
        let ratio = world.lots.ratio[lot][standing as usize];
        let outcome = world.lots.reputation[lot];
        let benefit = view.curvature * (ratio - 0.5 * ratio * ratio) * hours;
        let money = own * view.marginal.of(Count::Hours, standing) * view.claimable(standing) - view.cost();
        let mut classes = [0.0; CLASSES];
        for (class, worth) in classes.iter_mut().enumerate().take(told_apart) {
            *worth = own * view.trajectory(class as u8, standing, outcome);
        }
        world.lots.offer[lot][standing as usize] = Offer {
            classes,
            months: view.month_per_hour(standing) * hours * view.claimable(standing),
            outcome: own * view.marginal.of(Count::Outcomes, standing),
            slope: money * ratio * hours + benefit,
            benefit,
            norm: view.curvature * hours,
        };
    }
    // A sanction falls on the lot that broke its duty.
    world.lots.refusal_cost[lot] = view.contract.refusal_cost(view.expected / f64::from(MONTHS_PER_YEAR));
}

/// What starting one more bound case is worth, and what follows for intake. Money in EUR per hour of optimal care.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intake {
    /// What a case brings.
    pub revenue: f64,
    /// What it costs, with staff at full cost.
    pub cost: f64,
    /// What it would bring if it started in January; None where the provider does not ask itself.
    pub january: Option<f64>,
    /// Whether starts are held back under an agreed stop.
    pub holds: bool,
    /// Whether those on the list wait for January.
    pub delays: bool,
}

/// Intake: once a stop was agreed, the provider holds back bound cases that would not pay for their staff. Without
/// agreement it may still let those on its list wait for January. `world` holds the hours that the lot has just chosen.
pub fn intake(world: &World, setting: &Setting, lot: usize, view: &View) -> Intake {
    let ratio = world.lots.ratio[lot][Standing::Bound as usize];
    let revenue = view.case_revenue(Standing::Bound, ratio, world.lots.reputation[lot]);
    let cost = view.case_cost(ratio);
    let loss = cost - revenue;
    let holds = world.lots.stop_agreed[lot] && loss > 0.0;
    let selection = &setting.scenario.behaviour.selection;
    if selection.timing_share <= 0.0 || loss <= 0.0 {
        return Intake { revenue, cost, january: None, holds, delays: false };
    }
    let january = view.case_revenue_january(world, setting, lot, world.lots.reputation[lot]);
    let delay = f64::from(setting.months_left() + 1) / view.segment.duration_mean_months();
    let benefit = view.curvature * (ratio - 0.5 * ratio * ratio);
    let delays = selection.puts_off(
        january - revenue,
        benefit,
        delay.min(1.0),
        view.terms.case_hours,
        world.lots.refusal_cost[lot],
    );
    Intake { revenue, cost, january: Some(january), holds, delays }
}

fn choose_intake(world: &mut World, setting: &Setting, lot: usize, view: &View) -> Intake {
    let intake = intake(world, setting, lot, view);
    world.lots.holds_intake[lot] = intake.holds;
    world.lots.delays_starts[lot] = intake.delays;
    intake
}

/// What a lot plans its staff on: clients and queue where they pay for themselves, else what the expected revenue
/// carries. `world` holds the hours that the lot has just chosen.
pub fn staff_outlook(world: &World, setting: &Setting, lot: usize, view: &View) -> Outlook {
    let behaviour = &setting.scenario.behaviour;
    let lots = &world.lots;
    let usual = lots.usual[lot][Count::ClientMonths.place()];
    let bound_share = if usual[0] + usual[1] > 0.0 { usual[0] / (usual[0] + usual[1]) } else { 1.0 };
    let payback = |standing: Standing| {
        let ratio = lots.ratio[lot][standing as usize];
        view.case_revenue(standing, ratio, lots.reputation[lot]) / view.case_cost(ratio)
    };
    let utilisation_target = behaviour.volume.utilisation_target;
    let kept_hour = view.staff_cost + view.overhead_cost;
    let cost_hour = kept_hour + view.other_cost * utilisation_target;
    // Under notice nobody comes: there is no list, no place to keep free, and nobody to hire for.
    let comes = world.providers.notice[lots.provider[lot] as usize].is_none();
    let free_places = if comes { behaviour.staffing.unpaid_slack_places } else { 0.0 };
    Outlook {
        slack: free_places * view.segment.optimal_hours_month,
        committed: lots.committed[lot].hours(),
        queued: lots.queued[lot].hours(),
        affordable: view.expected / f64::from(MONTHS_PER_YEAR) / cost_hour,
        payback: bound_share * payback(Standing::Bound) + (1.0 - bound_share) * payback(Standing::Exempt),
        utilisation_target,
        kept_pay: view.marginal.of(Count::Capacity, Standing::Exempt) / kept_hour,
        kept: lots.capacity[lot],
        most: if comes { f64::INFINITY } else { lots.capacity[lot] },
    }
}

fn choose_staff(world: &mut World, setting: &Setting, lot: usize, view: &View) {
    let behaviour = &setting.scenario.behaviour;
    let outlook = staff_outlook(world, setting, lot, view);
    let target = outlook.target(behaviour.staffing.queue_horizon_months);
    // One client's hours are the least that a lot keeps staff for: below that it would be no lot.
    let least = view.segment.optimal_hours_month;
    let pool = view.contract.reaching_pool(&view.forecast, &view.terms);
    let lots = &mut world.lots;
    lots.capacity[lot] = behaviour.staffing.step(lots.capacity[lot], target).max(least);
    lots.revenue_outlook[lot] = Cents::from_euros(view.expected);
    if let Some(pool) = pool {
        lots.pool_outlook[lot] = Cents::from_euros(pool);
    }
}
