//! Who may decide what: the matrix decision × holder, and how specific an assignment is.
//!
//! Decisions about a client are held per way into care, because the law differs per way: behind a GP there is no municipal
//! decision (Jeugdwet art. 2.6-1e), a certified institution determines which help it needs (art. 3.5). Decisions about the
//! system are held once. Who holds a decision decides by its own [`Gate`](super::access::Gate).
//!
//! An assignment decides whether a limit exists at all:
//!
//! | form | names | limit on volume | above a cap |
//! |---|---|---|---|
//! | specific | product, volume, period | hours a month | always paid |
//! | aspecific with budget | a category and a budget | hours in all | the cap binds |
//! | aspecific | a category | none | the cap binds |
//! | generic | a budget | hours in all | the cap binds |
//!
//! Source: contract standards Jeugd and Wmo (2025), art. 1.5; Regeling Jeugdwet § 6c; iJw 3.2 (assignment 301).

use super::access::ROUTES;
use crate::language::Words;

/// Who may hold a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// The municipality's own desk.
    Desk = 0,
    /// A local team without staff of providers.
    Team = 1,
    /// A local team in which staff of providers decides.
    ProviderTeam = 2,
    /// The general practitioner, with the other medical referrers.
    Gp = 3,
    /// The certified institution for child protection and probation.
    Institution = 4,
    /// The court.
    Court = 5,
    /// The municipality and the provider together.
    Joint = 6,
    /// An office of the region.
    Region = 7,
    /// The provider itself.
    Provider = 8,
    /// The client.
    Client = 9,
}

/// All holders, in the order of their numbers.
pub const HOLDERS: [Holder; 10] = [
    Holder::Desk,
    Holder::Team,
    Holder::ProviderTeam,
    Holder::Gp,
    Holder::Institution,
    Holder::Court,
    Holder::Joint,
    Holder::Region,
    Holder::Provider,
    Holder::Client,
];

impl Holder {
    /// Whether it decides for the municipality: what that adds to save money binds it.
    pub const fn acts_for_municipality(self) -> bool {
        match self {
            Holder::Desk | Holder::Team | Holder::ProviderTeam | Holder::Joint | Holder::Region => true,
            Holder::Gp | Holder::Institution | Holder::Court | Holder::Provider | Holder::Client => false,
        }
    }

    /// Its word in scenario files.
    pub const fn word(self) -> &'static str {
        match self {
            Holder::Desk => "desk",
            Holder::Team => "team",
            Holder::ProviderTeam => "provider_team",
            Holder::Gp => "gp",
            Holder::Institution => "institution",
            Holder::Court => "court",
            Holder::Joint => "joint",
            Holder::Region => "region",
            Holder::Provider => "provider",
            Holder::Client => "client",
        }
    }

    /// What people read for it.
    pub const fn label(self) -> Words {
        let (nl, en) = match self {
            Holder::Desk => ("gemeentelijke toegang", "municipal desk"),
            Holder::Team => ("neutraal wijkteam", "neutral team"),
            Holder::ProviderTeam => ("wijkteam van aanbieders", "provider-staffed team"),
            Holder::Gp => ("huisarts", "GP"),
            Holder::Institution => ("gecertificeerde instelling", "certified institution"),
            Holder::Court => ("rechter", "court"),
            Holder::Joint => ("gemeente en aanbieder samen", "municipality and provider together"),
            Holder::Region => ("regio", "region"),
            Holder::Provider => ("aanbieder", "provider"),
            Holder::Client => ("cliënt", "client"),
        };
        Words { nl, en }
    }
}

/// A decision about one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseDecision {
    /// Whether the client gets care at all.
    Access = 0,
    /// With which provider.
    Choice = 1,
    /// Which product or profile.
    Product = 2,
    /// How many hours a month.
    Volume = 3,
    /// For how long.
    Duration = 4,
    /// Whether care goes on when its assignment runs out.
    Extension = 5,
}

/// All of them, in the order of their numbers.
pub const CASE_DECISIONS: [CaseDecision; 6] = [
    CaseDecision::Access,
    CaseDecision::Choice,
    CaseDecision::Product,
    CaseDecision::Volume,
    CaseDecision::Duration,
    CaseDecision::Extension,
];

impl CaseDecision {
    /// Its word in scenario files.
    pub fn word(self) -> &'static str {
        match self {
            CaseDecision::Access => "access",
            CaseDecision::Choice => "choice",
            CaseDecision::Product => "product",
            CaseDecision::Volume => "volume",
            CaseDecision::Duration => "duration",
            CaseDecision::Extension => "extension",
        }
    }
}

/// A decision about the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemDecision {
    /// Who may exempt a client from a bound.
    Exception = 0,
    /// Who stops intake when a ceiling comes near.
    IntakeStop = 1,
    /// Who sets tariffs.
    Tariff = 2,
    /// Who admits providers.
    Admission = 3,
}

/// All of them, in the order of their numbers.
pub const SYSTEM_DECISIONS: [SystemDecision; 4] = [
    SystemDecision::Exception,
    SystemDecision::IntakeStop,
    SystemDecision::Tariff,
    SystemDecision::Admission,
];

impl SystemDecision {
    /// Its word in scenario files.
    pub fn word(self) -> &'static str {
        match self {
            SystemDecision::Exception => "exception",
            SystemDecision::IntakeStop => "intake_stop",
            SystemDecision::Tariff => "tariff",
            SystemDecision::Admission => "admission",
        }
    }
}

/// How specific an assignment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Product, volume and period: always paid.
    Specific,
    /// A category and a budget.
    AspecificWithBudget,
    /// A category: no limit on volume.
    Aspecific,
    /// A budget, whatever the category.
    Generic,
}

impl Form {
    /// Whether it carries a budget that runs out.
    pub fn has_budget(self) -> bool {
        matches!(self, Form::AspecificWithBudget | Form::Generic)
    }
}

/// The shares of the forms among the assignments of one way into care; what is left is aspecific without budget.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forms {
    /// Specific.
    pub specific_share: f64,
    /// Aspecific with a budget.
    pub budget_share: f64,
    /// Generic.
    pub generic_share: f64,
}

impl Forms {
    /// The form that a uniform number picks.
    pub fn pick(&self, uniform: f64) -> Form {
        let with_budget = self.specific_share + self.budget_share;
        if uniform < self.specific_share {
            Form::Specific
        } else if uniform < with_budget {
            Form::AspecificWithBudget
        } else if uniform < with_budget + self.generic_share {
            Form::Generic
        } else {
            Form::Aspecific
        }
    }
}

/// The matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Rights {
    /// Holders of decisions about clients: `cases[decision][way into care]`.
    pub cases: [[Holder; ROUTES.len()]; CASE_DECISIONS.len()],
    /// Holders of decisions about the system.
    pub system: [Holder; SYSTEM_DECISIONS.len()],
    /// The forms of assignments, per way into care.
    pub forms: [Forms; ROUTES.len()],
    /// Severity from which the holder of that right exempts a client from a bound; None for never.
    pub exception_severity: Option<f64>,
}

impl Rights {
    /// Who decides this about clients who come by `route`.
    pub fn of(&self, decision: CaseDecision, route: super::access::Route) -> Holder {
        self.cases[decision as usize][route as usize]
    }

    /// The share of assignments that a bound reaches, where clients come by the ways in these shares.
    pub fn bound_share(&self, route_shares: &[f64; ROUTES.len()]) -> f64 {
        route_shares.iter().zip(&self.forms).map(|(share, forms)| share * (1.0 - forms.specific_share)).sum()
    }

    /// Who decides this about the system.
    pub fn over(&self, decision: SystemDecision) -> Holder {
        self.system[decision as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_picked_in_their_shares_and_the_rest_is_aspecific() {
        let forms = Forms { specific_share: 0.5, budget_share: 0.2, generic_share: 0.1 };
        let count = |form: Form| {
            (0..1_000).filter(|step| forms.pick((f64::from(*step) + 0.5) / 1_000.0) == form).count()
        };
        let all = [Form::Specific, Form::AspecificWithBudget, Form::Aspecific, Form::Generic];
        assert_eq!(all.map(count), [500, 200, 200, 100]);
        let all = Forms { specific_share: 1.0, budget_share: 0.0, generic_share: 0.0 };
        assert_eq!(all.pick(1.0 - 1e-12), Form::Specific);
    }

    #[test]
    fn numbers_are_places() {
        assert!(HOLDERS.iter().enumerate().all(|(place, holder)| *holder as usize == place));
        assert!(CASE_DECISIONS.iter().enumerate().all(|(place, decision)| *decision as usize == place));
        assert!(SYSTEM_DECISIONS.iter().enumerate().all(|(place, decision)| *decision as usize == place));
    }
}
