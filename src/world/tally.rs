//! The counts of a month in a segment: whole numbers, so that they add up exactly in any order.

use crate::policy::access::ROUTES;
use crate::policy::contribution::BANDS;
use crate::policy::team::CONTACTS_MAX;
use crate::world::severity::SEVERITIES;

/// Months of waiting that are counted apart; the last class holds all longer waits.
pub const WAIT_CLASSES: usize = 37;

/// Months of completed care that are counted apart, for the median; the last class holds all longer.
pub const DURATION_MONTHS: usize = 121;

/// One millionth: the unit in which shares are summed.
pub const MILLION: f64 = 1_000_000.0;

macro_rules! tally {
    ($($(#[$doc:meta])* $field:ident),* $(,)?; $($(#[$list_doc:meta])* $list:ident: $length:expr),* $(,)?) => {
        /// The counts of a month in a segment.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Tally {
            $($(#[$doc])* pub $field: i64,)*
            $($(#[$list_doc])* pub $list: [i64; $length],)*
        }

        impl Default for Tally {
            fn default() -> Tally {
                Tally { $($field: 0,)* $($list: [0; $length],)* }
            }
        }

        impl Tally {
            /// Adds the counts of another month or segment.
            pub fn add(&mut self, other: &Tally) {
                $(self.$field += other.$field;)*
                $(self.$list.iter_mut().zip(&other.$list).for_each(|(mine, theirs)| *mine += theirs);)*
            }
        }
    };
}

tally! {
    /// Clients who applied, for the first time or again.
    applied,
    /// Clients who were turned away.
    turned_away,
    /// Of whom with light help by the holder of access itself, who do not come back.
    helped,
    /// Minutes of assessments by those who hold a right: of applicants, and of requests to change or extend.
    assessment_minutes,
    /// Requests to extend an assignment.
    extensions_asked,
    /// Of which refused.
    extensions_refused,
    /// Requests for more than was assigned.
    changes_asked,
    /// Of which granted.
    changes_granted,
    /// Appeals against a refusal.
    appeals,
    /// Of which won.
    appeals_won,
    /// Clients who were exempted from a bound.
    exceptions,
    /// Clients whose extension was refused, and who were assigned anew by another way.
    rerouted,
    /// Refusals by providers.
    refusals,
    /// Of which because the case was worth too little to the provider.
    selected_out,
    /// People in need who stay away because they would have to pay more than under the reference.
    stayed_away,
    /// Clients in care who stopped because of a new contribution.
    stopped_for_fee,
    /// Clients who gave up waiting.
    gave_up,
    /// Clients whose wait became a crisis.
    crises,
    /// Clients who were placed out of contract.
    placed_out,
    /// Clients who started care.
    starts,
    /// Starts of clients who had been in care before.
    repeat_starts,
    /// Starts of clients with a specific assignment or in crisis.
    exempt_starts,
    /// Starts that were booked in a heavier profile than the true one.
    overcoded,
    /// Trajectories that were closed half-way and opened anew.
    splits,
    /// Clients whose care went on to the next threshold of minutes.
    stretched,
    /// Sanctions that a breach set off.
    sanctions,
    /// Contracted providers at the end of the month, those under notice included.
    contracted,
    /// Providers that stopped.
    exits,
    /// Providers that came.
    entries,
    /// Clients who had to change provider.
    transfers,
    /// Trajectories that closed, whose outcome was measured.
    closed,
    /// Millionths of measured outcome of those.
    measured,
    /// Clients who are in care for the first time in the calendar year.
    served,
    /// Clients whose care was completed.
    finished,
    /// Clients who broke off care.
    broken_off,
    /// Clients who wait at the end of the month.
    waiting,
    /// Clients in care at the end of the month.
    in_care,
    /// Clients who got care in the month.
    client_months,
    /// Minutes delivered.
    delivered,
    /// Minutes delivered by contracted providers.
    delivered_contracted,
    /// Minutes delivered and declared.
    declared,
    /// Minutes delivered beyond a norm for the duration of care.
    beyond,
    /// Minutes that clients with need left would get in optimal care.
    optimal,
    /// Minutes above the optimum, and all minutes after care had done its work.
    over,
    /// Minutes below the optimum.
    short,
    /// Minutes of staff that contracted providers kept.
    staffed,
    /// Full-time staff, in thousandths.
    staff_thousandths,
    /// Cents paid by the municipality.
    spend,
    /// Of which for exempt care.
    spend_exempt,
    /// Of which out of contract.
    spend_external,
    /// Cents that the budget allows, a twelfth a month.
    budget,
    /// Cents that carrying out measures cost.
    steering,
    /// Cents that officials cost.
    commissioning,
    /// Minutes of work that were asked of the team.
    team_asked,
    /// Of which stayed undone.
    team_undone,
    /// Millionths of alignment of the team, summed over months.
    alignment,
    /// Months in which there was a team.
    team_months,
    /// People of working providers who talk with a team, summed over months.
    contacts,
    /// Of whom those who know their counterpart.
    contacts_known,
    /// Ties that broke because somebody left.
    ties_lost,
    /// What nobody foresaw.
    events,
    /// Of which became a dispute.
    disputes,
    /// Minutes that talks and audits took of providers.
    burden_minutes,
    /// Minutes that providers reported about clients.
    reported,
    /// Lots that were asked, informally, to hold back.
    promises_asked,
    /// Of which did.
    promises_kept,
    /// Agreements that lots gave up though nothing released them.
    promises_broken,
    /// Millionths of what the municipality sees of quality that are real, summed over lots and months.
    sight_real,
    /// Millionths of outcome by which what it knows differs from what is, summed over lots and months.
    sight_lag,
    /// Those lots.
    sight_lots,
    /// Months in which access was tighter than agreed.
    tightened,
    /// Months in which the tariff was lower than agreed.
    tariff_cut,
    /// Months in which intake was stopped.
    intake_stopped,
    /// Months in which an overrun was accepted.
    accepted,
    /// Cents that clients pay themselves.
    contributions,
    /// Cents of production above a ceiling that nobody paid.
    unpaid,
    /// Cents received by contracted providers.
    revenue,
    /// Cents spent by contracted providers.
    cost,
    /// Months waited by those who started.
    waited,
    /// Starts of urgent clients.
    urgent_starts,
    /// Months that those waited.
    urgent_waited,
    /// Months of care of those whose care was completed.
    stayed,
    /// Millionths of need taken away, over those who left care.
    recovered,
    /// Millionths of need left, over those whose care was completed.
    residual,
    /// Millionths of a month of need taken away.
    healed;
    /// Applications by route.
    applied_by_route: ROUTES.len(),
    /// Of which by clients who had applied before: after care, or after they were turned away.
    applied_again_by_route: ROUTES.len(),
    /// Clients who were turned away, by route.
    turned_away_by_route: ROUTES.len(),
    /// Of those turned away, helped lightly at the door, by route.
    helped_by_route: ROUTES.len(),
    /// Clients who gave up waiting, by route.
    gave_up_by_route: ROUTES.len(),
    /// Starts by route.
    starts_by_route: ROUTES.len(),
    /// Latent need that arose and did not apply, by the route it would have taken.
    latent_by_route: ROUTES.len(),
    /// Latent need that applied because somebody was near, by route; among those who applied.
    surfaced_by_route: ROUTES.len(),
    /// Millionths of trust of providers, by how many of their people talk with the municipality: one, two, three.
    trust_by_size: CONTACTS_MAX,
    /// Those providers.
    providers_by_size: CONTACTS_MAX,
    /// Clients in care at the end of the month, by income band.
    in_care_by_band: BANDS.len(),
    /// Clients who applied and people who stayed away because of their contribution, by severity.
    in_need_by_severity: SEVERITIES.len(),
    /// Who was turned away without help, gave up, stayed away or stopped because of a contribution, by severity.
    without_help_by_severity: SEVERITIES.len(),
    /// Clients who started care, by severity.
    starts_by_severity: SEVERITIES.len(),
    /// Months waited by those, by severity.
    waited_by_severity: SEVERITIES.len(),
    /// Those who started by months waited.
    waits: WAIT_CLASSES,
    /// Those whose care was completed by months of care.
    stays: DURATION_MONTHS,
}

/// A share as a whole number of millionths.
pub fn millionths(share: f64) -> i64 {
    (share * MILLION).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tallies_add_up_field_by_field() {
        let mut left = Tally { starts: 2, ..Tally::default() };
        left.waits[3] = 1;
        let mut right = Tally { starts: 5, spend: 9, ..Tally::default() };
        right.waits[3] = 4;
        left.add(&right);
        assert_eq!((left.starts, left.spend, left.waits[3]), (7, 9, 5));
    }
}
