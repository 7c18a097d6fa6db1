//! A problem in a scenario: where it stands, what was found there, what is needed, and why.
//!
//! A problem speaks to the designer of a policy, not to a programmer. What was found is quoted from the file and is
//! therefore the same in every language; the rest exists in each.

use crate::language::{Language, Text, Words};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// A place in a scenario file. Places sort by file (the file that was asked for, then its base, then the base of that),
/// then by line and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    rank: u32,
    /// The file, as shown to users.
    pub file: Arc<str>,
    /// The line, from 1; 0 stands for the file as a whole.
    pub line: u32,
    /// The column, from 1, counted in characters.
    pub column: u32,
}

impl Place {
    /// A place in the file that is `rank` steps along `extends` away from the one that was asked for.
    pub(super) fn new(rank: u32, file: Arc<str>, line: u32, column: u32) -> Place {
        Place { rank, file, line, column }
    }

    /// A file as a whole.
    pub(super) fn whole_file(rank: u32, file: &str) -> Place {
        Place::new(rank, Arc::from(file), 0, 0)
    }

    /// Orders places by how near they are to the designer: a place in a file nearer to the one that was asked for is larger, and of two
    /// in one file the one further down.
    pub(super) fn nearness(&self) -> (std::cmp::Reverse<u32>, u32) {
        (std::cmp::Reverse(self.rank), self.line)
    }

    /// Whether both places are on one line of one file.
    pub(super) fn same_line(&self, other: &Place) -> bool {
        self.file == other.file && self.line == other.line
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}", self.file),
            line => write!(out, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// Something in a scenario that must change before it can be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What stands there, as in the file: a key, with its value where the value is at fault.
    pub found: String,
    /// What may stand there.
    pub needs: Text,
    /// Why, with a suggestion where one is at hand.
    pub because: Text,
}

impl Problem {
    /// The problem as people read it: three lines, without a newline at the end.
    pub fn say(&self, language: Language) -> String {
        let (needs, because) = (NEEDS.say(language), BECAUSE.say(language));
        let width = needs.chars().count().max(because.chars().count());
        let found = if self.found.is_empty() { String::new() } else { format!("  {}", self.found) };
        format!(
            "{}{found}\n  {needs:width$}  {}\n  {because:width$}  {}",
            self.place,
            self.needs.say(language),
            self.because.say(language),
        )
    }
}

const NEEDS: Words = Words { nl: "nodig", en: "needs" };
const BECAUSE: Words = Words { nl: "omdat", en: "because" };

/// Every problem as people read it, one below the other.
pub fn say_all(problems: &[Problem], language: Language) -> String {
    problems.iter().map(|problem| problem.say(language) + "\n").collect()
}

/// Puts problems in the order of the files and of the places in them, and drops repetitions.
///
/// One problem can be met twice: in the base by itself and in the scenario that was made from it.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    let mut seen = BTreeSet::new();
    problems.retain(|problem| seen.insert((problem.place.clone(), problem.found.clone())));
}

/// As [`sort`], and problems at one place that differ in one name only become one: a clause that fails for every
/// segment is one mistake and not five.
pub fn gather(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by(|a, b| a.place.cmp(&b.place));
    let mut gathered: Vec<Problem> = Vec::new();
    for problem in problems {
        let alike = gathered.last_mut().filter(|last| {
            (&last.place, &last.found, &last.because) == (&problem.place, &problem.found, &problem.because)
        });
        match alike.and_then(|last| Some((joined(&last.needs, &problem.needs)?, last))) {
            Some((needs, last)) => last.needs = needs,
            None => gathered.push(problem),
        }
    }
    gathered
}

/// Two needs that differ in one quoted name, as one with both names; None if they differ in more.
fn joined(first: &Text, second: &Text) -> Option<Text> {
    if first == second {
        return Some(first.clone());
    }
    Some(Text { nl: both_names(&first.nl, &second.nl)?, en: both_names(&first.en, &second.en)? })
}

/// `for "a", "b": x` and `for "c": x` → `for "a", "b", "c": x`.
fn both_names(first: &str, second: &str) -> Option<String> {
    let names = |said: &str| Some((said.find('"')?, said.rfind('"')?));
    let ((from, to), (start, end)) = (names(first)?, names(second)?);
    let alike = first[..from] == second[..start] && first[to + 1..] == second[end + 1..];
    alike.then(|| format!("{}, {}", &first[..=to], &second[start..]))
}

/// A text in both languages.
pub fn text(nl: impl Into<String>, en: impl Into<String>) -> Text {
    Text { nl: nl.into(), en: en.into() }
}

/// Fixed words as a text.
pub(super) fn fixed(words: Words) -> Text {
    text(words.nl, words.en)
}

/// `because`, followed by "did you mean …?" where there is a suggestion.
pub(super) fn suggesting(because: Text, suggestion: Option<&str>) -> Text {
    match suggestion {
        None => because,
        Some(it) => {
            text(format!("{}; bedoelt u {it}?", because.nl), format!("{}; did you mean {it}?", because.en))
        }
    }
}

/// The one of `words` that was probably meant by `written`, or None if none is close.
///
/// Close means: the same but for case, spaces and hyphens; or `written` with a unit behind it (`tariff` for
/// `tariff_eur_per_hour`); or at most a third of its letters wrong.
pub fn closest<'a>(written: &str, words: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = |word: &str| word.to_lowercase().replace(['-', ' '], "_");
    let meant = plain(written);
    let allowed = (meant.chars().count() / 3).max(1);
    words
        .into_iter()
        .filter_map(|word| {
            let candidate = plain(word);
            let unit_left_out = meant.len() > 2 && candidate.starts_with(&format!("{meant}_"));
            let wrong = if unit_left_out { 1 } else { strsim::damerau_levenshtein(&meant, &candidate) };
            (wrong <= allowed && wrong < candidate.chars().count()).then_some((wrong, word))
        })
        .min_by_key(|(wrong, _)| *wrong)
        .map(|(_, word)| word)
}

/// Items between commas, the first `most` of them.
pub fn first_few<S: AsRef<str>>(items: &[S], most: usize) -> String {
    let shown: Vec<&str> = items.iter().take(most).map(AsRef::as_ref).collect();
    let more = if items.len() > most { ", …" } else { "" };
    shown.join(", ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negative_ceiling() -> Problem {
        Problem {
            place: Place::new(0, Arc::from("scenarios/ceiling.toml"), 12, 9),
            found: "contract.clause[1].level = -0.95".to_string(),
            needs: text(
                "een deel van de omzet van vorig jaar, van 0 tot en met 3",
                "a share of last year's revenue, from 0 to 3",
            ),
            because: suggesting(
                text("een aanbieder kan geen zorg schuldig zijn", "a provider cannot owe care"),
                Some("0.95"),
            ),
        }
    }

    #[test]
    fn a_problem_reads_as_the_house_says() {
        assert_eq!(
            negative_ceiling().say(Language::English),
            "scenarios/ceiling.toml:12:9  contract.clause[1].level = -0.95\n\
             \x20 needs    a share of last year's revenue, from 0 to 3\n\
             \x20 because  a provider cannot owe care; did you mean 0.95?"
        );
        assert_eq!(
            negative_ceiling().say(Language::Dutch),
            "scenarios/ceiling.toml:12:9  contract.clause[1].level = -0.95\n\
             \x20 nodig  een deel van de omzet van vorig jaar, van 0 tot en met 3\n\
             \x20 omdat  een aanbieder kan geen zorg schuldig zijn; bedoelt u 0.95?"
        );
    }

    #[test]
    fn one_mistake_that_hits_many_segments_is_told_once() {
        let about = |name: &str| Problem {
            needs: text(format!("een som voor \"{name}\" hierboven"), format!("a sum for \"{name}\" above")),
            because: text("x", "y"),
            ..negative_ceiling()
        };
        let other = Problem { needs: text("anders", "otherwise"), ..about("a") };
        let gathered = gather(vec![about("a"), about("b"), about("c"), other]);
        let needs: Vec<&str> = gathered.iter().map(|problem| problem.needs.en.as_str()).collect();
        assert_eq!(needs, ["a sum for \"a\", \"b\", \"c\" above", "otherwise"]);
    }

    #[test]
    fn only_a_close_word_is_suggested() {
        let words = ["level", "kind", "tariff_eur_per_hour"];
        assert_eq!(closest("levle", words), Some("level"));
        assert_eq!(closest("Kind", words), Some("kind"));
        assert_eq!(closest("tariff", words), Some("tariff_eur_per_hour"));
        assert_eq!(closest("budget", words), None);
        assert_eq!(closest("", words), None);
    }
}
