//! What the numbers of a scenario rest on: how many were found, recalled, derived, assumed.

use crate::language::{Language, Words};
use crate::present::number::whole;
use crate::scenario::Values;
use crate::scenario::evidence::{Confidence, Grade};
use crate::scenario::key::{Kind, Role};

/// How many numbers about the world and about behaviour rest on what. What the designer decides is not counted: a
/// decision needs no evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Per grade, in the order of [`Grade::ALL`].
    pub graded: [u64; 4],
    /// Stated in a file without a grade.
    pub ungraded: u64,
    /// Of those with a grade: confidence low.
    pub unsure: u64,
}

/// Counts the numbers that the files of a scenario state.
pub fn evidence(values: &Values) -> Evidence {
    let mut counted = Evidence::default();
    let of_the_world = |role: Role| matches!(role, Role::Fact | Role::Assumption);
    let is_number = |kind: Kind| matches!(kind, Kind::Number { .. } | Kind::Whole { .. });
    for key in values.keys().iter().filter(|key| of_the_world(key.role) && is_number(key.kind)) {
        for stated in values.stated(key) {
            match Grade::ALL.iter().position(|grade| stated.provenance.grade == Some(*grade)) {
                Some(place) => counted.graded[place] += 1,
                None => counted.ungraded += 1,
            }
            counted.unsure += u64::from(stated.provenance.confidence == Some(Confidence::Low));
        }
    }
    counted
}

impl Evidence {
    fn total(&self) -> u64 {
        self.graded.iter().sum::<u64>() + self.ungraded
    }
}

pub(super) fn section(evidence: &Evidence, language: Language) -> String {
    let say = |count: u64| whole(count, language);
    let (total, unsure) = (say(evidence.total()), say(evidence.unsure));
    let opening = match language {
        Language::Dutch => format!(
            "Het model gebruikt {total} getallen over de gemeente en over gedrag. Bij {unsure} daarvan is de zekerheid laag. In het scenariobestand staat waar ze vandaan komen."
        ),
        Language::English => format!(
            "The model uses {total} numbers about the municipality and about behaviour. Confidence in {unsure} of them is low. The scenario file tells where they come from."
        ),
    };
    let rows: String = Grade::ALL
        .iter()
        .zip(evidence.graded)
        .map(|(grade, count)| (meaning(*grade), count))
        // A grade that no number has is said too: that nothing was found is news.
        .chain((evidence.ungraded > 0).then_some((UNGRADED, evidence.ungraded)))
        .map(|(words, count)| {
            format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", words.say(language), say(count))
        })
        .collect();
    let heads = match language {
        Language::Dutch => ["Herkomst", "Aantal getallen"],
        Language::English => ["Origin", "Numbers"],
    };
    let untried = Words {
        nl: "Welke aannames het antwoord zouden veranderen, is in deze berekening niet onderzocht.",
        en: "Which assumptions would change the answer was not examined in this calculation.",
    };
    format!(
        "<p>{opening}</p>\n<table>\n<thead>\n<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n<p>{}</p>\n",
        heads[0],
        heads[1],
        untried.say(language)
    )
}

const UNGRADED: Words = Words { nl: "Gekozen, zonder bron", en: "Chosen, without a source" };

fn meaning(grade: Grade) -> Words {
    match grade {
        Grade::Found => Words { nl: "Gevonden in een openbare bron", en: "Found in a public source" },
        Grade::Recalled => {
            Words { nl: "Bekend uit het vak, niet opgezocht", en: "Known in the field, not looked up" }
        }
        Grade::Derived => Words {
            nl: "Berekend uit getallen die gevonden of bekend zijn",
            en: "Computed from numbers that were found or are known",
        },
        Grade::Assumption => Words {
            nl: "Aanname: gekozen of geijkt, niet gemeten",
            en: "Assumption: chosen or calibrated, not measured",
        },
    }
}
