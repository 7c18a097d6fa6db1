//! THE list: every key a scenario file may hold. It drives the check, `prikkel keys`, and the schema for editors.
//!
//! To add a key, add a row; the tests below say what is wrong with it. In a path, `*` stands for a name that the
//! designer chooses, and `[]` for the elements of a list of tables: `segment.*.tariff_eur_per_hour`,
//! `contract.clause[].tiers[].level`.

use super::problem::{first_few, fixed, text};
use crate::language::{Text, Words};

/// Every key of a scenario.
pub const KEYS: &[Key] = &[
    setting("title.nl", line())
        .meaning(
            "Naam van het scenario in het Nederlands, twee tot vijf woorden",
            "Name of the scenario in Dutch, two to five words",
        )
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    setting("title.en", line())
        .meaning(
            "Naam van het scenario in het Engels, twee tot vijf woorden",
            "Name of the scenario in English, two to five words",
        )
        .because("tabellen en grafieken dragen deze naam", "tables and charts carry this name"),
    setting("run.years", whole("jaren", "years", 1, 50))
        .meaning(
            "Hoeveel jaren worden gemeten, na het inspelen",
            "How many years are measured, after the warm-up",
        )
        .because("verder vooruit zegt het model niets", "further ahead the model says nothing"),
    setting("run.warmup_months", whole("maanden", "months", 0, 120))
        .meaning(
            "Hoeveel maanden het model inspeelt voordat er wordt gemeten",
            "How many months the model plays before anything is measured",
        )
        .because("langer inspelen verandert niets meer", "a longer warm-up changes nothing more")
        .or_whole(24),
    fact("municipality.inhabitants", whole("inwoners", "inhabitants", 1, 20_000_000))
        .meaning("Inwoners van de gemeente", "Inhabitants of the municipality")
        .because("meer mensen passen niet in het geheugen", "more people do not fit in memory"),
    lever("segment.*.tariff_eur_per_hour", number("euro per uur", "euro per hour", 0.0, 1_000.0))
        .meaning("Wat de gemeente per uur zorg betaalt", "What the municipality pays for an hour of care")
        .because("een tarief is geen boete en geen maandloon", "a tariff is no fine and no monthly wage"),
    assumption(
        "behaviour.volume.curvature_median_eur_per_hour",
        number("euro per uur, per uur", "euro per hour, per hour", 0.01, 10_000.0),
    )
    .meaning(
        "Hoe sterk een aanbieder eraan hecht om niet van de passende hoeveelheid af te wijken; mediaan",
        "How much a provider minds straying from the fitting volume; median",
    )
    .because("bij 0 zou elke prikkel onbegrensd werken", "at 0 any incentive would work without bound")
    .or_number(20.0),
    lever("contract.clause[].kind", choice(CLAUSES))
        .meaning("Wat voor bepaling dit is", "What sort of clause this is")
        .because(
            "alleen deze bepalingen kan het model uitvoeren",
            "only these clauses can be carried out by the model",
        ),
    lever("contract.clause[].segments", names("segment"))
        .meaning(
            "Voor welke segmenten de bepaling geldt; zonder deze sleutel voor alle",
            "The segments to which the clause applies; without this key, all of them",
        )
        .because("een bepaling geldt voor zorg die bestaat", "a clause applies to care that exists")
        .optional(),
    lever(
        "contract.clause[].level",
        number("een deel van de omzet van vorig jaar", "a share of last year's revenue", 0.0, 3.0),
    )
    .only_for(&["revenue ceiling"])
    .meaning("Hoogte van het plafond", "Height of the ceiling")
    .because("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care"),
    lever(
        "contract.clause[].paid_share",
        number("een deel van het tarief", "a share of the tariff", 0.0, 1.0),
    )
    .only_for(&["revenue ceiling"])
    .meaning(
        "Welk deel van het tarief boven het plafond wordt betaald",
        "The share of the tariff that is paid above the ceiling",
    )
    .because("meer dan het tarief betalen is geen plafond", "to pay more than the tariff is no ceiling")
    .or_number(0.0),
    lever(
        "contract.clause[].tiers[].up_to_share",
        number("een deel van het contract", "a share of the contract", 0.0, 10.0),
    )
    .only_for(&["hourly tariff"])
    .meaning(
        "Tot welk deel van het contract deze trede loopt",
        "Up to which share of the contract this step runs",
    )
    .because("treden liggen boven nul", "steps lie above zero"),
    lever(
        "contract.clause[].tiers[].level",
        number("een deel van het tarief", "a share of the tariff", 0.0, 2.0),
    )
    .only_for(&["hourly tariff"])
    .meaning(
        "Welk deel van het tarief in deze trede wordt betaald",
        "The share of the tariff that is paid in this step",
    )
    .because("een aanbieder betaalt niet om te werken", "a provider does not pay to work"),
];

const CLAUSES: &[(&str, Words)] = &[
    ("hourly tariff", Words { nl: "uurtarief", en: "hourly tariff" }),
    ("trajectory fee", Words { nl: "trajectprijs", en: "trajectory fee" }),
    ("lump sum", Words { nl: "vast bedrag", en: "lump sum" }),
    ("revenue ceiling", Words { nl: "omzetplafond", en: "revenue ceiling" }),
];

/// One key of a scenario.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Where it stands.
    pub path: &'static str,
    /// What may stand behind it.
    pub kind: Kind,
    /// Whether it is decided, known or assumed.
    pub role: Role,
    /// Whether it must be there.
    pub need: Need,
    /// The words of the nearest key `kind` (beside it, or in a table around it) for which this key exists; empty
    /// means for all.
    pub only_for: &'static [&'static str],
    /// What it means.
    pub meaning: Words,
    /// Why its range is what it is: ends the sentence "… because".
    pub because: Words,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A number with its unit in plain words; both ends are allowed.
    Number {
        /// Such as "a share of last year's revenue". A unit that begins with "a share" can be mistaken for per cents.
        unit: Words,
        /// The lowest allowed.
        low: f64,
        /// The highest allowed.
        high: f64,
    },
    /// A whole number with its unit.
    Whole {
        /// Such as "months".
        unit: Words,
        /// The lowest allowed.
        low: i64,
        /// The highest allowed.
        high: i64,
    },
    /// One of these words, each with what people read for it.
    Choice(&'static [(&'static str, Words)]),
    /// A line of text.
    Line,
    /// A list of names that the designer gave to tables.
    Names {
        /// The path of the table that holds them: `segment`.
        of: &'static str,
    },
}

/// What a key is to the designer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// How the simulation is carried out.
    Setting,
    /// How things are.
    Fact,
    /// What the designer decides.
    Lever,
    /// What we take people to do.
    Assumption,
}

impl Role {
    /// The word that people read.
    pub fn words(self) -> Words {
        match self {
            Role::Setting => Words { nl: "instelling", en: "setting" },
            Role::Fact => Words { nl: "feit", en: "fact" },
            Role::Lever => Words { nl: "knop", en: "lever" },
            Role::Assumption => Words { nl: "aanname", en: "assumption" },
        }
    }
}

/// Whether a key must be there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// Without it there is no scenario.
    Always,
    /// Without it, this number holds.
    Number(f64),
    /// Without it, this whole number holds.
    Whole(i64),
    /// Without it, this word or line holds.
    Word(&'static str),
    /// It may be left out, and the builder asks whether it is there.
    Optional,
}

/// A number between two ends, both allowed; an infinite end is no end.
pub const fn number(nl: &'static str, en: &'static str, low: f64, high: f64) -> Kind {
    Kind::Number { unit: Words { nl, en }, low, high }
}

/// A whole number between two ends, both allowed.
pub const fn whole(nl: &'static str, en: &'static str, low: i64, high: i64) -> Kind {
    Kind::Whole { unit: Words { nl, en }, low, high }
}

/// One of these words.
pub const fn choice(words: &'static [(&'static str, Words)]) -> Kind {
    Kind::Choice(words)
}

/// A line of text.
pub const fn line() -> Kind {
    Kind::Line
}

/// A list of names of tables under `of`.
pub const fn names(of: &'static str) -> Kind {
    Kind::Names { of }
}

/// How the simulation is carried out.
pub const fn setting(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Setting)
}

/// How things are.
pub const fn fact(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Fact)
}

/// What the designer decides.
pub const fn lever(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Lever)
}

/// What we take people to do.
pub const fn assumption(path: &'static str, kind: Kind) -> Key {
    Key::new(path, kind, Role::Assumption)
}

impl Key {
    const fn new(path: &'static str, kind: Kind, role: Role) -> Key {
        let silent = Words { nl: "", en: "" };
        Key { path, kind, role, need: Need::Always, only_for: &[], meaning: silent, because: silent }
    }

    /// What it means.
    pub const fn meaning(mut self, nl: &'static str, en: &'static str) -> Key {
        self.meaning = Words { nl, en };
        self
    }

    /// Why its range is what it is.
    pub const fn because(mut self, nl: &'static str, en: &'static str) -> Key {
        self.because = Words { nl, en };
        self
    }

    /// It exists beside these kinds only.
    pub const fn only_for(mut self, kinds: &'static [&'static str]) -> Key {
        self.only_for = kinds;
        self
    }

    /// Without it, this number holds.
    pub const fn or_number(mut self, number: f64) -> Key {
        self.need = Need::Number(number);
        self
    }

    /// Without it, this whole number holds.
    pub const fn or_whole(mut self, whole: i64) -> Key {
        self.need = Need::Whole(whole);
        self
    }

    /// Without it, this word or line holds.
    pub const fn or_word(mut self, word: &'static str) -> Key {
        self.need = Need::Word(word);
        self
    }

    /// It may be left out.
    pub const fn optional(mut self) -> Key {
        self.need = Need::Optional;
        self
    }

    /// Whether it exists beside `kind`; where the kind is not known, it may.
    pub fn exists_for(&self, kind: Option<&str>) -> bool {
        kind.is_none_or(|kind| self.only_for.is_empty() || self.only_for.contains(&kind))
    }

    /// Whether its path has a part that the designer repeats: `*` or `[]`.
    pub fn is_repeated(&self) -> bool {
        self.path.contains("[]") || self.path.split('.').any(|part| part == "*")
    }

    /// What may stand behind it, in words: unit and range.
    pub fn needs(&self) -> Text {
        match self.kind {
            Kind::Number { unit, low, high } => between(unit, ANY, limit(low), limit(high)),
            Kind::Whole { unit, low, high } => between(unit, WHOLE, Some(group(low)), Some(group(high))),
            Kind::Choice(words) => {
                let quoted: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                let list = quoted.join(", ");
                text(format!("een van {list}"), format!("one of {list}"))
            }
            Kind::Line => text("een regel tekst tussen aanhalingstekens", "a line of text between quotes"),
            Kind::Names { of } => text(
                format!("een lijst met namen die onder [{of}] staan"),
                format!("a list of names that stand under [{of}]"),
            ),
        }
    }
}

const ANY: Words = Words { nl: "", en: "" };
const WHOLE: Words = Words { nl: "een heel getal ", en: "a whole number " };

fn between(unit: Words, sort: Words, low: Option<String>, high: Option<String>) -> Text {
    let (nl, en) = match (low, high) {
        (Some(low), Some(high)) => (format!("van {low} tot en met {high}"), format!("from {low} to {high}")),
        (Some(low), None) => (format!("{low} of meer"), format!("{low} or more")),
        (None, Some(high)) => (format!("hoogstens {high}"), format!("{high} at most")),
        (None, None) => ("elk getal".to_string(), "any number".to_string()),
    };
    text(format!("{}, {}{nl}", unit.nl, sort.nl), format!("{}, {}{en}", unit.en, sort.en))
}

fn limit(end: f64) -> Option<String> {
    end.is_finite().then(|| show(end))
}

/// A number as it may be typed in a file, but with spaces between thousands: `0.95`, `20 000 000`.
///
/// The point stays a point in Dutch, because that is what the file needs; a space reads well in both languages.
pub fn show(number: f64) -> String {
    let short = format!("{number}");
    match short.split_once('.') {
        _ if short.len() > 18 => format!("{number:e}"),
        None => group_digits(&short),
        Some((whole, decimals)) => format!("{}.{decimals}", group_digits(whole)),
    }
}

/// The same for a whole number.
pub fn group(whole: i64) -> String {
    group_digits(&whole.to_string())
}

fn group_digits(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    if digits.len() <= 4 {
        return format!("{sign}{digits}");
    }
    let mut grouped = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

/// The list of keys as a tree, so that a file can be walked along it.
#[derive(Clone, Debug, Default)]
pub struct Branch {
    /// The key that ends here.
    pub leaf: Option<&'static Key>,
    /// The branches that have a name of ours, in the order of the list.
    pub names: Vec<(&'static str, Branch)>,
    /// The branch behind any name that the designer chooses.
    pub any: Option<Box<Branch>>,
    /// The branch of the elements of a list.
    pub element: Option<Box<Branch>>,
}

impl Branch {
    /// The tree of a list.
    pub fn of(keys: &'static [Key]) -> Branch {
        let mut root = Branch::default();
        for key in keys {
            let mut branch = &mut root;
            for part in key.path.split('.') {
                branch = branch.grow(part);
            }
            branch.leaf = Some(key);
        }
        root
    }

    fn grow(&mut self, part: &'static str) -> &mut Branch {
        match part.strip_suffix("[]") {
            Some(list) => self.grow(list).element.get_or_insert_default(),
            None if part == "*" => self.any.get_or_insert_default(),
            None => {
                let at = self.names.iter().position(|(name, _)| *name == part).unwrap_or_else(|| {
                    self.names.push((part, Branch::default()));
                    self.names.len() - 1
                });
                &mut self.names[at].1
            }
        }
    }

    /// The branch behind `name`.
    pub fn get(&self, name: &str) -> Option<&Branch> {
        let ours = self.names.iter().find(|(known, _)| *known == name).map(|(_, branch)| branch);
        ours.or(self.any.as_deref())
    }

    /// The branch at a path such as `contract.clause[1].level`.
    pub fn at(&self, path: &str) -> Option<&Branch> {
        path.split('.').try_fold(self, |branch, part| match part.split_once('[') {
            Some((list, _)) => branch.get(list)?.element.as_deref(),
            None => branch.get(part),
        })
    }

    /// Whether a name of ours stands directly below.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|(known, _)| *known == name)
    }

    /// Every key at or below this branch, in the order of the list.
    pub fn keys(&self) -> Vec<&'static Key> {
        let below = self.names.iter().map(|(_, branch)| branch);
        let below = below.chain(self.any.as_deref()).chain(self.element.as_deref());
        self.leaf.into_iter().chain(below.flat_map(Branch::keys)).collect()
    }

    /// Whether anything at or below this branch exists beside `kind`.
    pub fn exists_for(&self, kind: Option<&str>) -> bool {
        self.keys().iter().any(|key| key.exists_for(kind))
    }

    /// The kinds beside which something at or below this branch exists, for a message.
    pub fn kinds(&self) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for kind in self.keys().iter().flat_map(|key| key.only_for) {
            let quoted = format!("\"{kind}\"");
            if !kinds.contains(&quoted) {
                kinds.push(quoted);
            }
        }
        first_few(&kinds, usize::MAX)
    }
}

/// What is wrong with a list of keys; for tests, because a list is ours and not the designer's.
pub fn faults(keys: &'static [Key]) -> Vec<String> {
    let root = Branch::of(keys);
    let mut faults = Vec::new();
    for (at, key) in keys.iter().enumerate() {
        let mut fault = |says: &str| faults.push(format!("{}: {says}", key.path));
        if keys[..at].iter().any(|earlier| earlier.path == key.path) {
            fault("stands twice in the list");
        }
        if root.at(key.path).is_none_or(|branch| branch.keys().len() != 1) {
            fault("is a key and a table at once");
        }
        if key
            .path
            .split('.')
            .any(|part| ["value", "extends", "source", "grade", "confidence"].contains(&part))
        {
            fault("uses a word that is taken: value, extends, source, grade, confidence");
        }
        if [key.meaning.nl, key.meaning.en, key.because.nl, key.because.en].contains(&"") {
            fault("has no meaning or no because");
        }
        if !fits(key) {
            fault("has a default that its own range forbids, or an empty range");
        }
        if let Kind::Names { of } = key.kind
            && root.at(of).is_none_or(|branch| branch.any.is_none())
        {
            fault("names tables that no key describes");
        }
        if !key.only_for.iter().all(|kind| kinds_around(&root, key.path).contains(kind)) {
            fault("is only for a kind that does not exist beside it");
        }
    }
    faults
}

/// Whether the default of a key is within its range.
fn fits(key: &Key) -> bool {
    match (key.kind, key.need) {
        (Kind::Number { low, high, .. }, Need::Number(number)) => low <= number && number <= high,
        (Kind::Whole { low, high, .. }, Need::Whole(whole)) => low <= whole && whole <= high,
        (Kind::Choice(words), Need::Word(word)) => words.iter().any(|(known, _)| *known == word),
        (Kind::Line, Need::Word(_)) => true,
        (Kind::Number { low, high, .. }, Need::Always | Need::Optional) => low < high,
        (Kind::Whole { low, high, .. }, Need::Always | Need::Optional) => low < high,
        (_, Need::Always | Need::Optional) => true,
        (_, Need::Number(_) | Need::Whole(_) | Need::Word(_)) => false,
    }
}

/// The words of the nearest `kind` beside or around a path.
fn kinds_around(root: &Branch, path: &str) -> Vec<&'static str> {
    let mut around = path;
    while let Some((table, _)) = around.rsplit_once('.') {
        if let Some(leaf) = root.at(&format!("{table}.kind")).and_then(|branch| branch.leaf)
            && let Kind::Choice(words) = leaf.kind
        {
            return words.iter().map(|(word, _)| *word).collect();
        }
        around = table;
    }
    Vec::new()
}

/// The reason behind a range as a text.
pub(super) fn because(key: &Key) -> Text {
    fixed(key.because)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_no_faults() {
        assert_eq!(faults(KEYS), Vec::<String>::new());
    }

    #[test]
    fn a_faulty_row_is_named() {
        const FAULTY: &[Key] = &[
            lever("a.b", number("euro", "euro", 0.0, 1.0)).meaning("x", "x").because("x", "x").or_number(2.0),
            lever("a.b.c", names("nothing")).meaning("x", "x").because("x", "x").only_for(&["no kind"]),
        ];
        let said = faults(FAULTY).join("\n");
        for fault in ["own range forbids", "key and a table", "no key describes", "does not exist beside"] {
            assert!(said.contains(fault), "{fault} is not in {said}");
        }
    }

    #[test]
    fn a_range_is_said_in_words() {
        let inhabitants = fact("x", whole("inwoners", "inhabitants", 1, 20_000_000));
        assert_eq!(inhabitants.needs().en, "inhabitants, a whole number from 1 to 20 000 000");
        assert_eq!(inhabitants.needs().nl, "inwoners, een heel getal van 1 tot en met 20 000 000");
        let open = fact("x", number("euro", "euro", 0.0, f64::INFINITY));
        assert_eq!(open.needs().en, "euro, 0 or more");
    }
}
