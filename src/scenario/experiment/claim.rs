//! What an experiment claims, and what tests it.

use super::reader::Reader;
use super::{Claim, Scheme, Test};
use crate::scenario::problem::{closest, first_few, suggesting, text};

impl Reader {
    pub fn claim(&mut self, schemes: &[Scheme]) -> Option<Claim> {
        let tests = self.values.elements("claim.test");
        let said = ["claim.nl", "claim.en"].map(|path| self.values.has(path));
        match (said, tests.is_empty()) {
            ([false, false], true) => return None,
            ([true, true], false) => {}
            _ => {
                self.problem(
                    "claim",
                    text("nl, en en ten minste één [[claim.test]]", "nl, en and at least one [[claim.test]]"),
                    text(
                        "een stelling heeft woorden in twee talen, en iets dat haar toetst",
                        "a claim has words in two languages, and something that tests it",
                    ),
                );
                return None;
            }
        }
        let words = text(self.values.line("claim.nl"), self.values.line("claim.en"));
        let tests: Vec<Test> = tests.iter().filter_map(|path| self.test(path, schemes)).collect();
        if !tests.is_empty() && tests.iter().all(|test| !test.weighs) {
            self.problem(
                "claim",
                text("ten minste één toets die meetelt", "at least one test that weighs"),
                text("zonder zo'n toets klopt elke stelling", "without one any claim holds"),
            );
        }
        Some(Claim { words, tests })
    }

    fn test(&mut self, path: &str, schemes: &[Scheme]) -> Option<Test> {
        let names = ["scheme", "against", "than", "than_against"];
        let stated = names.map(|name| self.values.has(&format!("{path}.{name}")));
        if !matches!(stated, [true, _, false, false] | [true, true, true, true]) {
            self.problem(
                path,
                text("scheme, scheme en against, of alle vier", "scheme, scheme and against, or all four"),
                text(
                    "than en than_against horen bij elkaar, en bij against",
                    "than and than_against belong together, and with against",
                ),
            );
            return None;
        }
        let mut terms = Vec::new();
        for ((name, sign), stated) in names.into_iter().zip([1.0, -1.0, -1.0, 1.0]).zip(stated) {
            if stated {
                terms.push((self.scheme_at(&format!("{path}.{name}"), schemes)?, sign));
            }
        }
        let line = |key: &str| self.values.line(&format!("{path}.{key}")).to_string();
        Some(Test {
            words: text(line("nl"), line("en")),
            indicator: line("indicator"),
            equal_within: self.optional(&format!("{path}.equal_within")),
            known_to: self.optional(&format!("{path}.known_to")),
            weighs: self.values.word(&format!("{path}.weighs")) == "yes",
            place: self.values.place(&format!("{path}.indicator")),
            terms,
            sign: if self.values.word(&format!("{path}.is")) == "higher" { 1.0 } else { -1.0 },
            by: self.values.number(&format!("{path}.by")),
        })
    }

    fn optional(&self, path: &str) -> Option<f64> {
        self.values.has(path).then(|| self.values.number(path))
    }

    fn scheme_at(&mut self, path: &str, schemes: &[Scheme]) -> Option<usize> {
        let name = self.values.line(path).to_string();
        let found = schemes.iter().position(|scheme| scheme.id == name);
        if found.is_none() {
            let ids: Vec<String> = schemes.iter().map(|scheme| format!("\"{}\"", scheme.id)).collect();
            let near =
                closest(&name, schemes.iter().map(|scheme| scheme.id.as_str())).map(|it| format!("\"{it}\""));
            let few = first_few(&ids, 6);
            self.problem(
                path,
                text(
                    format!("een regeling van dit experiment: {few}"),
                    format!("a scheme of this experiment: {few}"),
                ),
                suggesting(text("zo heet er geen", "none is called so"), near.as_deref()),
            );
        }
        found
    }
}
