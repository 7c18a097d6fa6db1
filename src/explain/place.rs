//! Where a client is in the world, and what was assigned to it.

use super::event::{Again, Terms};
use crate::month::Setting;
use crate::policy::rights::{CaseDecision, Form, Holder};
use crate::units::Month;
use crate::world::World;
use crate::world::clients::{Applicant, ClientKey, InCare, Waiting};

/// Where a client is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Nowhere,
    Applies(Applicant),
    Waits(Waiting),
    InCare(InCare),
    ComesBack(Month, Again),
}

pub(super) fn find(world: &World, key: ClientKey) -> Place {
    if let Some(applicant) = world.applicants.iter().find(|it| it.who.key == key) {
        return Place::Applies(*applicant);
    }
    if let Some(waiting) = world.waiting.iter().find(|it| it.who.key == key) {
        return Place::Waits(*waiting);
    }
    if let Some(place) = world.care.key.iter().position(|it| *it == key) {
        return Place::InCare(world.care.row(place));
    }
    let back = world.coming_back.iter().enumerate().find_map(|(month, those)| {
        let it = those.iter().find(|it| it.who.key == key)?;
        let again = if it.appeals { Again::Court } else { Again::By(it.who.route) };
        Some(Place::ComesBack(Month(month as u32), again))
    });
    back.unwrap_or(Place::Nowhere)
}

/// What was assigned when care started, and by whom.
pub(super) fn terms(setting: &Setting, row: &InCare) -> Terms {
    let holder = |decision| setting.policy.rights.of(decision, row.route);
    let duration = holder(CaseDecision::Duration);
    let extension = holder(CaseDecision::Extension);
    Terms {
        route: row.route,
        chooser: holder(CaseDecision::Choice),
        volume: if row.form == Form::Aspecific { Holder::Provider } else { holder(CaseDecision::Volume) },
        duration: if duration == Holder::Provider { extension } else { duration },
        months: (row.ends != u32::MAX).then(|| (i64::from(row.ends) - i64::from(row.started)).max(0) as u32),
        budget_minutes: (row.budget_minutes != u32::MAX).then_some(row.budget_minutes),
    }
}
