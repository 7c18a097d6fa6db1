//! Checked values → a typed [`Scenario`], with the checks that take more than one key.

use super::admission::admission;
use super::budget::budget;
use super::contracts::contracts;
use super::contributions::{contributions, income_shares};
use super::facts::{Market, Member, Municipality, ProviderGroup, RunLength, Scenario, Segment, Stay};
use super::problem::{Problem, text};
use super::region::{region, together};
use super::relation::{events, interests, steering, team, ties};
use super::rights::{access, gatekeeping, rights};
use super::shape::ROUTE_NAMES;
use super::{Resolved, Values};
use crate::behaviour::{
    Behaviour, coding::Coding, demand::Demand, duration::Duration, entry::Entry, habit::Habit,
    income::Income, quality::Quality, referral::Referral, selection::Selection, staffing::Staffing,
    trust::Trust, volume::Volume,
};
use crate::language::Text;
use crate::policy::clause::Clause;
use crate::policy::contract::Contract;
use crate::policy::{Beginning, Policy};

/// Builds the scenario.
///
/// # Errors
/// Every problem that takes more than one key to see.
pub fn build(resolved: &Resolved) -> Result<Scenario, Vec<Problem>> {
    let values = &resolved.values;
    let mut problems = Vec::new();
    let names = values.children("segment");
    let groups = values.children("market.group");
    let segments: Vec<Segment> =
        names.iter().map(|name| segment(values, name, &groups, &mut problems)).collect();
    if segments.is_empty() {
        problems.push(values.problem_at(
            "title.nl",
            text(
                "ten minste één segment: een tabel [segment.\"naam\"]",
                "at least one segment: a table [segment.\"name\"]",
            ),
            text(
                "zonder segment is er geen zorg om in te kopen",
                "without a segment there is no care to commission",
            ),
        ));
    }
    let municipality = municipality(values, &mut problems);
    let region = region(values, &mut problems);
    let named = Named { names: &names, segments: &segments, groups: &groups, members: &region.members };
    let policy = policy(values, &named, &mut problems);
    // The root is one of the files of this scenario: its own problems were found there, and are not said twice.
    let policy_before = self::policy(&resolved.root, &named, &mut Vec::new());
    problems.extend(turned_to_a_task(values, &policy, &policy_before));
    let scenario = Scenario {
        id: resolved.id.clone(),
        title: title(values, "title"),
        run: RunLength {
            years: values.whole("run.years") as u32,
            warmup_years: values.whole("run.warmup_years") as u32,
            replicates: values.whole("run.replicates") as u32,
            seed: values.whole("run.seed") as u64,
        },
        municipality,
        region,
        segments,
        market: market(values, groups),
        policy,
        policy_before,
        behaviour: behaviour(values),
    };
    if problems.is_empty() { Ok(scenario) } else { Err(problems) }
}

fn title(values: &Values, path: &str) -> Text {
    text(values.line(&format!("{path}.nl")), values.line(&format!("{path}.en")))
}

fn municipality(values: &Values, problems: &mut Vec<Problem>) -> Municipality {
    let number = |key: &str| values.number(&format!("municipality.{key}"));
    Municipality {
        inhabitants: values.whole("municipality.inhabitants") as u32,
        need_growth_year: number("need_growth_share_year"),
        need_shock_sd: number("need_shock_sd"),
        wage_growth_year: number("wage_growth_share_year"),
        wage_shock_sd: number("wage_shock_sd"),
        tariff_growth_year: number("tariff_growth_share_year"),
        out_of_contract_premium: number("out_of_contract_premium_share"),
        crisis_surcharge_euros: number("crisis_surcharge_eur"),
        income_shares: income_shares(values, problems),
    }
}

fn segment(values: &Values, name: &str, groups: &[String], problems: &mut Vec<Problem>) -> Segment {
    let path = |key: &str| format!("segment.{name}.{key}");
    let number = |key: &str| values.number(&path(key));
    let by_route =
        |key: &str| ROUTE_NAMES.map(|route| values.number(&format!("segment.{name}.route.{route}.{key}")));
    let route_shares = by_route("share");
    let all = (route_shares.iter().sum::<f64>() * 1e4).round() / 1e4;
    if (all - 1.0).abs() > 1e-6 {
        problems.push(values.problem_at(
            &path("route.desk.share"),
            text(
                format!("delen van desk, gp en institution die samen 1 zijn; nu {all}"),
                format!("shares of desk, gp and institution that add up to 1; now {all}"),
            ),
            text("elke cliënt komt langs precies één route", "every client comes by exactly one route"),
        ));
    }
    let group = values.line(&path("group"));
    let place = groups.iter().position(|known| known == group);
    if place.is_none() {
        let known = groups.join(", ");
        problems.push(values.problem_at(
            &path("group"),
            text(
                format!("een naam onder [market.group]: {known}"),
                format!("a name under [market.group]: {known}"),
            ),
            text("zonder aanbieders is er geen zorg", "without providers there is no care"),
        ));
    }
    Segment {
        id: name.to_string(),
        title: title(values, &path("title")),
        group: place.unwrap_or(0),
        incidence_per_1000_year: number("incidence_per_1000_year"),
        stay: match values.word(&path("residential")) {
            "no" => Stay::AtHome,
            "yes" => Stay::Residential,
            other => unreachable!("the list of keys has no stay called {other}"),
        },
        costly_share: number("costly_share"),
        costly_factor: number("costly_factor"),
        route_shares,
        severity_sd: number("severity_sd"),
        optimal_hours_month: number("optimal_hours_month"),
        duration_median_months: by_route("duration_median_months"),
        duration_sd: by_route("duration_sd"),
        duration_max_months: number("duration_max_months"),
        tariff: number("tariff_eur_hour"),
        staff_cost: number("staff_cost_eur_hour"),
        other_cost: number("other_cost_eur_hour"),
        overhead_cost: number("overhead_cost_eur_hour"),
        relapse_factor: number("relapse_factor"),
        provider_clients_min: number("provider_clients_min"),
        contribution_reference: number("contribution_reference_eur_month"),
    }
}

fn market(values: &Values, groups: Vec<String>) -> Market {
    let number = |key: &str| values.number(&format!("market.{key}"));
    let group = |id: String| {
        let whole = |key: &str| values.whole(&format!("market.group.{id}.{key}")) as u32;
        let [providers, broad_providers, potential_entrants] =
            ["providers", "broad_providers", "potential_entrants"].map(whole);
        ProviderGroup { id, providers, broad_providers, potential_entrants }
    };
    Market {
        groups: groups.into_iter().map(group).collect(),
        size_exponent: number("size_exponent"),
        capacity_factor: number("capacity_factor"),
        cost_sd: number("cost_sd"),
        small_overhead_share: number("small_overhead_share"),
        large_staff: number("large_staff_fte"),
        productive_hours_year: number("productive_hours_year"),
        reserve_months_median: number("reserve_median_months"),
        reserve_sd: number("reserve_sd"),
    }
}

/// Within a contract pay by effort or output cannot become pay for a task.
fn turned_to_a_task(values: &Values, policy: &Policy, before: &Policy) -> Option<Problem> {
    let pays_task =
        |contract: &Contract| contract.clauses.iter().any(|clause| matches!(clause, Clause::LumpSum(_)));
    let turned =
        policy.contracts.iter().zip(&before.contracts).any(|(new, old)| pays_task(new) && !pays_task(old));
    (policy.begins == Beginning::Amendment && turned).then(|| {
        values.problem_at(
            "contract.begins",
            text("\"new\", of een regeling zonder vaste som", "\"new\", or a scheme without a lump sum"),
            text(
                "binnen een contract mag inspannings- of outputgericht niet taakgericht worden (toelichting contractstandaarden, art. 1.4)",
                "within a contract pay by effort or output may not become pay for a task (explanation of the contract standards, art. 1.4)",
            ),
        )
    })
}

/// What a policy is about.
struct Named<'a> {
    names: &'a [String],
    segments: &'a [Segment],
    groups: &'a [String],
    members: &'a [Member],
}

fn policy(values: &Values, named: &Named, problems: &mut Vec<Problem>) -> Policy {
    let names = named.names;
    let contracts = contracts(values, names, problems);
    let budget = budget(values, names, &contracts, problems);
    let steering = steering(values, &contracts, problems);
    Policy {
        contracts,
        begins: match values.word("contract.begins") {
            "new" => Beginning::NewContract,
            "amended" => Beginning::Amendment,
            other => unreachable!("the list of keys has no beginning called {other}"),
        },
        contributions: contributions(values, named.segments),
        rights: rights(values, problems),
        access: access(values, problems),
        admission: admission(values, names, named.groups, problems),
        team: team(values, &steering, problems),
        steering,
        region: together(values, named.members, names, &budget, problems),
        budget,
    }
}

fn behaviour(values: &Values) -> Behaviour {
    let number = |key: &str| values.number(&format!("behaviour.{key}"));
    let whole = |key: &str| values.whole(&format!("behaviour.{key}")) as u32;
    Behaviour {
        volume: Volume {
            curvature_median: number("volume.curvature_median_eur_hour"),
            curvature_sd: number("volume.curvature_sd"),
            ratio_min: number("volume.ratio_min"),
            ratio_max: number("volume.ratio_max"),
            utilisation_target: number("volume.utilisation_target"),
            idle_exponent: number("volume.idle_exponent"),
            overtime_cost: number("volume.overtime_cost"),
            overtime_cost_max: number("volume.overtime_cost_max"),
            stress_share: number("volume.stress_share"),
            crowding_out: number("volume.crowding_out_share"),
        },
        duration: Duration {
            curvature_month: number("duration.curvature_share_month"),
            shift_max_months: number("duration.shift_max_months"),
        },
        habit: Habit {
            change_share_quarter: number("habit.change_share_quarter"),
            optimising_share: number("habit.optimising_share"),
            imitating_share: number("habit.imitating_share"),
            fixed_share: number("habit.fixed_share"),
        },
        staffing: Staffing {
            hire_share_month: number("staffing.hire_share_month"),
            shrink_share_month: number("staffing.shrink_share_month"),
            queue_horizon_months: number("staffing.queue_horizon_months"),
            unpaid_slack_places: number("staffing.unpaid_slack_places"),
            forecast_error: number("staffing.forecast_error_sd"),
            reserve_target_months: number("staffing.reserve_target_months"),
            next_year_weight: number("staffing.next_year_weight"),
        },
        referral: Referral {
            known_providers: whole("referral.known_providers"),
            favourite_share: number("referral.favourite_share"),
            distance_weight: number("referral.distance_weight"),
            wait_weight: number("referral.wait_weight"),
            reputation_weight: number("referral.reputation_weight"),
            list_max_months: number("referral.list_max_months"),
            refusals_max: whole("referral.refusals_max"),
        },
        demand: Demand {
            growth_share_month: number("demand.growth_share_month"),
            growth_share_max: number("demand.growth_share_max"),
            dropout_share_month: number("demand.dropout_share_month"),
            crisis_share_month: number("demand.crisis_share_month"),
            break_off_share_month: number("demand.break_off_share_month"),
            urgent_severity: number("demand.urgent_severity"),
            relapse_share: number("demand.relapse_share"),
            relapse_by_residual: number("demand.relapse_by_residual"),
            relapse_mean_months: number("demand.relapse_mean_months"),
            relapse_severity_share: number("demand.relapse_severity_share"),
            return_share: number("demand.return_share"),
            return_mean_months: number("demand.return_mean_months"),
            return_severity_share: number("demand.return_severity_share"),
            latent_ratio: number("demand.latent_ratio"),
            latent_severity_share: number("demand.latent_severity_share"),
            contribution_elasticity: number("demand.contribution_elasticity"),
        },
        gatekeeping: gatekeeping(values),
        trust: Trust {
            base: number("trust.base_share"),
            base_sd: number("trust.base_sd"),
            talk_gain: number("trust.talk_gain_share"),
            breach_cost: number("trust.breach_cost_share"),
            decay_share_month: number("trust.decay_share_month"),
            joint_interest_max: number("trust.joint_interest_max_share"),
            concession_max: number("trust.concession_max_share"),
        },
        ties: ties(values),
        interests: interests(values),
        events: events(values),
        selection: Selection {
            interest_share: number("selection.interest_share"),
            error_sd: number("selection.error_sd"),
            scarce_months: number("selection.scarce_months"),
            refusal_cost_euros: number("selection.refusal_cost_eur"),
            timing_share: number("selection.timing_share"),
        },
        coding: Coding {
            profile_interest_share: number("coding.profile_interest_share"),
            profile_cost: number("coding.profile_cost"),
            threshold_interest_share: number("coding.threshold_interest_share"),
            split_interest_share: number("coding.split_interest_share"),
            split_cost: number("coding.split_cost"),
        },
        quality: Quality {
            response_share: number("quality.response_share"),
            effort_cost_share: number("quality.effort_cost_share"),
            substitution: number("quality.substitution"),
            measured_weight: number("quality.measured_weight"),
            healing_gain: number("quality.healing_gain_share"),
            signal_gain: number("quality.signal_gain"),
            measure_error_sd: number("quality.measure_error_sd"),
        },
        income: Income { recoup_share: number("income.recoup_share") },
        entry: Entry {
            exit_share_month: number("entry.exit_share_month"),
            transfer_loss_share: number("entry.transfer_loss_share"),
            staff_follows_share: number("entry.staff_follows_share"),
            entry_share_month: number("entry.entry_share_month"),
            entry_margin_share: number("entry.entry_margin_share"),
            award_error_sd: number("entry.award_error_sd"),
        },
    }
}
