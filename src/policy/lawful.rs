//! Which holder may decide what in the Dutch system, and if not, why not.
//!
//! Source: Jeugdwet art. 2.6-1e (referral by a GP), 3.5 (certified institution); contract standards Jeugd and Wmo (2025) art. 1.5 and
//! 3.5.3; procurement in open house (PPRC monitor 2018). Read as a rule of the model: in practice some of these lines are contested.

use super::access::Route;
use super::rights::{CaseDecision, Holder, SystemDecision};
use crate::language::Words;

/// Why `holder` cannot decide this about clients who come by `route`; None where it can.
pub fn case(decision: CaseDecision, route: Route, holder: Holder) -> Option<Words> {
    let municipal = holder.acts_for_municipality();
    match decision {
        CaseDecision::Access => access(route, holder),
        CaseDecision::Choice => {
            let referrer = referrer(route, holder);
            let why = if holder == Holder::Provider { CHOOSES_ITSELF } else { ELSEWHERE };
            (!(municipal || referrer || holder == Holder::Client)).then_some(why)
        }
        CaseDecision::Product | CaseDecision::Volume | CaseDecision::Duration | CaseDecision::Extension => {
            match (route, holder) {
                (_, Holder::Provider | Holder::Joint) => None,
                (_, Holder::Client) => Some(PERSONAL_BUDGET),
                (Route::MunicipalDesk, _) => (!municipal).then_some(ELSEWHERE),
                (_, _) if referrer(route, holder) => None,
                (Route::GeneralPractitioner, _) if municipal => Some(BEHIND_A_GP),
                (Route::CertifiedInstitution, _) if municipal => Some(INSTITUTION_DETERMINES),
                (_, _) => Some(ELSEWHERE),
            }
        }
    }
}

/// Why `holder` cannot decide this about the system; None where it can.
pub fn system(decision: SystemDecision, holder: Holder) -> Option<Words> {
    match (decision, holder) {
        (_, Holder::Desk | Holder::Region) => None,
        (SystemDecision::Exception, Holder::Team | Holder::Joint | Holder::Court) => None,
        (SystemDecision::Exception, _) => Some(UNPAID_UNLESS_AMENDED),
        (SystemDecision::IntakeStop, Holder::Joint) => None,
        (SystemDecision::IntakeStop, _) => Some(NO_STOP_ALONE),
        (SystemDecision::Tariff, Holder::Joint) => None,
        (SystemDecision::Tariff, _) => Some(WHO_PAYS_SETS),
        (SystemDecision::Admission, _) => Some(EQUAL_TREATMENT),
    }
}

/// Whether `holder` is who sends clients by `route`.
fn referrer(route: Route, holder: Holder) -> bool {
    match route {
        Route::MunicipalDesk => false,
        Route::GeneralPractitioner => holder == Holder::Gp,
        Route::CertifiedInstitution => matches!(holder, Holder::Institution | Holder::Court),
    }
}

fn access(route: Route, holder: Holder) -> Option<Words> {
    match (route, holder) {
        (Route::MunicipalDesk, Holder::Provider) => Some(OWN_TURNOVER),
        (Route::MunicipalDesk, Holder::Gp | Holder::Institution | Holder::Court) => Some(ELSEWHERE),
        (Route::MunicipalDesk, _) => None,
        (_, _) if referrer(route, holder) => None,
        (Route::GeneralPractitioner, _) => Some(REFERRAL_IS_ACCESS),
        (Route::CertifiedInstitution, _) => Some(INSTITUTION_DETERMINES),
    }
}

const OWN_TURNOVER: Words = Words {
    nl: "een aanbieder alleen mag niet over zijn eigen omzet beslissen: de jeugdhulpplicht en de zorgplicht blijven bij de gemeente; een wijkteam met medewerkers van aanbieders is \"provider_team\"",
    en: "a provider alone may not decide on its own turnover: the duty of care stays with the municipality; a team with staff of providers is \"provider_team\"",
};
const REFERRAL_IS_ACCESS: Words = Words {
    nl: "een verwijzing van de huisarts ís toegang: de gemeente neemt daar geen besluit over (Jeugdwet art. 2.6 lid 1 e)",
    en: "a referral by a GP is access: the municipality takes no decision on it (Jeugdwet art. 2.6-1e)",
};
const INSTITUTION_DETERMINES: Words = Words {
    nl: "de gecertificeerde instelling bepaalt welke hulp nodig is, en overlegt met de gemeente (Jeugdwet art. 3.5)",
    en: "the certified institution determines which help is needed, and consults the municipality (Jeugdwet art. 3.5)",
};
const BEHIND_A_GP: Words = Words {
    nl: "na een verwijzing van de huisarts bepalen aanbieder en ouders de inhoud; de gemeente mag alleen het contract toetsen (Jeugdwet art. 2.6 lid 1 e). Samen kan wel: \"joint\"",
    en: "after a referral by a GP provider and parents set what is done; the municipality may only check the contract (Jeugdwet art. 2.6-1e). Together they can: \"joint\"",
};
const ELSEWHERE: Words = Words {
    nl: "deze beslisser heeft langs deze weg niets te beslissen",
    en: "this holder has nothing to decide on this way into care",
};
const CHOOSES_ITSELF: Words = Words {
    nl: "een aanbieder die kiest, kiest zichzelf; weigeren kan hij wel",
    en: "a provider that chooses, chooses itself; it can refuse",
};
const PERSONAL_BUDGET: Words = Words {
    nl: "een cliënt die dit zelf bepaalt heeft een pgb, en dat zit niet in het model",
    en: "a client who sets this has a personal budget, which the model does not know",
};
const UNPAID_UNLESS_AMENDED: Words = Words {
    nl: "boven een plafond wordt niet betaald, tenzij de gemeente het schriftelijk wijzigt (contractstandaard art. 1.5); de rechter kan haar daartoe dwingen",
    en: "above a ceiling nothing is paid unless the municipality amends it in writing (contract standard art. 1.5); a court can make it do so",
};
const NO_STOP_ALONE: Words = Words {
    nl: "een aanbieder mag de instroom niet alleen stoppen (contractstandaard art. 3.5.3)",
    en: "a provider may not stop intake alone (contract standard art. 3.5.3)",
};
const WHO_PAYS_SETS: Words = Words {
    nl: "wie betaalt stelt het tarief vast, met een reële prijs als ondergrens, of onderhandelt erover: \"joint\"",
    en: "who pays sets the tariff, with a fair price as its floor, or negotiates it: \"joint\"",
};
const EQUAL_TREATMENT: Words = Words {
    nl: "wie inkoopt laat toe, en behandelt gegadigden gelijk: aanbieders beslissen daar niet over mee",
    en: "who buys admits, and treats candidates alike: providers have no say in it",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::access::ROUTES;
    use crate::policy::rights::{CASE_DECISIONS, HOLDERS, SYSTEM_DECISIONS};

    #[test]
    fn somebody_may_decide_everything_and_nobody_everywhere() {
        for decision in CASE_DECISIONS {
            for route in ROUTES {
                assert!(HOLDERS.iter().any(|holder| case(decision, route, *holder).is_none()));
                assert!(HOLDERS.iter().any(|holder| case(decision, route, *holder).is_some()));
            }
        }
        for decision in SYSTEM_DECISIONS {
            assert!(HOLDERS.iter().any(|holder| system(decision, *holder).is_none()));
            assert!(
                system(decision, Holder::Provider).is_some() && system(decision, Holder::Client).is_some()
            );
        }
    }

    #[test]
    fn the_law_of_three_ways() {
        let may = |decision, route, holder| case(decision, route, holder).is_none();
        let (desk, gp, institution) = (ROUTES[0], ROUTES[1], ROUTES[2]);
        // A referral by a GP needs no municipal decision, and gives the municipality none about what follows.
        assert!(may(CaseDecision::Access, gp, Holder::Gp) && !may(CaseDecision::Access, gp, Holder::Desk));
        assert!(
            may(CaseDecision::Extension, gp, Holder::Joint)
                && !may(CaseDecision::Extension, gp, Holder::Desk)
        );
        // A certified institution determines its help.
        assert!(may(CaseDecision::Volume, institution, Holder::Institution));
        assert!(!may(CaseDecision::Volume, institution, Holder::Team));
        // A team may act for the municipality; a provider alone may not let clients in.
        assert!(
            may(CaseDecision::Access, desk, Holder::ProviderTeam)
                && !may(CaseDecision::Access, desk, Holder::Provider)
        );
    }
}
