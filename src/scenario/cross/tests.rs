//! What laying a design over a scheme promises.

use super::*;
use crate::language::Language;
use crate::scenario::embedded::SHIPPED;
use crate::scenario::problem::say_all;
use crate::scenario::sample::{BASE, SAMPLE, Shelf};
use crate::scenario::{Embedded, Resolved, Scenario, Source, Unreadable, build, read, read_over, resolve};

const SCHEME: &str = "extends = \"base.toml\"\n[title]\nnl = \"vaste som\"\nen = \"lump sum\"\n\
    [[contract.clause]]\nkind = \"lump sum\"\n";

/// The first of `files` with the second laid over it.
fn crossed(files: &[(&str, &str)]) -> Result<Resolved, Vec<Problem>> {
    resolve(SAMPLE, lay(SAMPLE, files[0].0, files[1].0, &Shelf(files)))
}

fn complaints(files: &[(&str, &str)]) -> String {
    crossed(files)
        .map_or_else(|problems| say_all(&problems, Language::English), |_| "no problems".to_string())
}

#[test]
fn what_a_design_and_its_bases_state_above_the_shared_base_is_laid_over_the_scheme() {
    let middle = "extends = \"base.toml\"\nrun.years = 3\nmunicipality.inhabitants = 7\n";
    let design =
        "extends = \"middle.toml\"\n[title]\nnl = \"wijkteam\"\nen = \"local team\"\n[run]\nyears = 4\n";
    let files =
        [("scheme.toml", SCHEME), ("design.toml", design), ("middle.toml", middle), ("base.toml", BASE)];
    let resolved = crossed(&files).expect("nothing is stated twice");
    let (values, root) = (&resolved.values, &resolved.root);
    assert_eq!(resolved.id, "scheme+design");
    assert_eq!(
        (values.line("title.nl"), values.line("title.en")),
        ("vaste som, wijkteam", "lump sum, local team")
    );
    assert_eq!((values.whole("run.years"), values.whole("municipality.inhabitants")), (4, 7));
    assert_eq!((root.whole("run.years"), root.count("contract.clause")), (5, 2));
    assert_eq!((values.count("contract.clause"), values.word("contract.clause[1].kind")), (1, "lump sum"));
    assert_eq!(values.place("run.years").to_string(), "design.toml:6:9");
    let names: Vec<&str> = resolved.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["design.toml", "middle.toml", "scheme.toml", "base.toml"]);
}

#[test]
fn a_base_of_the_same_text_is_shared_and_another_is_not() {
    let design = "extends = \"copy.toml\"\nrun.years = 4\n";
    let with = |copy: &str| {
        complaints(&[
            ("scheme.toml", SCHEME),
            ("design.toml", design),
            ("copy.toml", copy),
            ("base.toml", BASE),
        ])
    };
    assert_eq!(with(BASE), "no problems");
    let said = with(&BASE.replace("100_000", "50_000"));
    assert_eq!(
        said,
        "design.toml\n  needs    a file that rests on the same base as scheme.toml: base.toml\n  \
         because  of a file at --cross that counts what it states above this base, and this file rests on copy.toml\n"
    );
}

#[test]
fn a_design_with_a_contract_of_its_own_or_a_key_of_the_scheme_is_refused() {
    let scheme = format!("run.years = 2\n{SCHEME}");
    let design = format!("run.years = 3\n{SCHEME}");
    assert_eq!(
        complaints(&[("scheme.toml", &scheme), ("design.toml", &design), ("base.toml", BASE)]),
        "design.toml:1:13  run.years = 3\n  \
         needs    a key that the scheme does not state itself: leave out run.years here, or in scheme.toml\n  \
         because  scheme.toml:1:13 says 2; which of the two counts cannot be guessed\n\
         design.toml:6:12  contract.clause\n  \
         needs    no contract in a file at --cross; make a scheme of these clauses\n  \
         because  it would replace the contract of every scheme, and then they would no longer differ\n"
    );
}

/// The shipped scenarios, and one file of the test.
struct Beside(&'static str);

impl Library for Beside {
    fn open(&self, from: Option<&str>, name: &str) -> Result<Source, Unreadable> {
        match name {
            "design.toml" => Ok(Source { name: name.to_string(), text: self.0.to_string() }),
            _ => Embedded.open(from.filter(|from| *from != "design.toml"), name),
        }
    }
}

fn built(resolved: Result<Resolved, Vec<Problem>>) -> Scenario {
    build(&resolved.expect("it can be read")).expect("it is in order")
}

#[test]
fn the_shared_base_laid_over_a_scheme_changes_nothing_but_its_name() {
    let base = SHIPPED[0].0;
    for (scheme, _) in SHIPPED {
        let alone = built(read(scheme, &Embedded));
        let crossed = built(read_over(scheme, base, &Embedded));
        assert_ne!(crossed.id, alone.id);
        assert_eq!(
            Scenario { id: alone.id.clone(), title: alone.title.clone(), ..crossed },
            alone,
            "{scheme}"
        );
    }
}

#[test]
fn a_design_over_the_base_is_the_design_and_over_a_scheme_changes_its_own_keys_only() {
    let library = Beside(
        "extends = \"default-municipality.toml\"\ntitle.nl = \"streng\"\ntitle.en = \"strict\"\n\
        access.desk.strictness = 0.5\n",
    );
    let design = built(read("design.toml", &library));
    let over_base = built(read_over(SHIPPED[0].0, "design.toml", &library));
    assert_eq!(Scenario { id: design.id.clone(), title: design.title.clone(), ..over_base }, design);
    let mut scheme = built(read("lump-sum.toml", &library));
    let crossed = built(read_over("lump-sum.toml", "design.toml", &library));
    assert_ne!(crossed.policy, scheme.policy);
    scheme.policy.access.gates[0].strictness = 0.5;
    assert_eq!((&crossed.policy, &crossed.policy_before), (&scheme.policy, &scheme.policy_before));
}
