//! What is said about a question that `prikkel explain` cannot answer: found, needed, because.

use super::text;
use crate::language::Text;

/// What was found, what is needed, and why, with a suggestion.
fn problem(found: &str, needs: [&str; 2], because: [&str; 2], near: Option<&str>) -> Text {
    let meant = |words: &str| near.map_or_else(String::new, |near| format!("; {words} {near}?"));
    text(
        format!("{found}\n  nodig  {}\n  omdat  {}{}", needs[0], because[0], meant("bedoelt u")),
        format!("{found}\n  needs    {}\n  because  {}{}", needs[1], because[1], meant("did you mean")),
    )
}

/// More than one of a provider, a client and an official.
pub fn one_of_three() -> Text {
    problem(
        "--provider --client --official",
        ["één van de drie", "one of the three"],
        [
            "een uitleg gaat over één aanbieder, één cliënt of één ambtenaar",
            "an explanation is about one provider, one client or one official",
        ],
        None,
    )
}

/// An official that does not exist.
pub fn no_official(called: &str, names: &[&str], near: Option<&str>) -> Text {
    let list = names.join(", ");
    let (needs, because) = if names.is_empty() {
        (
            [
                "een scenario met ambtenaren: [team.official.\"naam\"], zoals commissioning-team".to_string(),
                "a scenario with officials: [team.official.\"name\"], such as commissioning-team".to_string(),
            ],
            [
                "in dit scenario is niemand van de gemeente gemodelleerd",
                "in this scenario nobody of the municipality is modelled",
            ],
        )
    } else {
        (
            [format!("een van: {list}; of een nummer"), format!("one of: {list}; or a number")],
            ["zo heet niemand in dit team", "nobody in this team is called so"],
        )
    };
    problem(&format!("--official {called}"), [&needs[0], &needs[1]], because, near)
}

/// A segment with an official.
pub fn official_of_all_segments() -> Text {
    problem(
        "--segment",
        ["geen --segment bij --official", "no --segment with --official"],
        ["een ambtenaar werkt voor alle segmenten", "an official works for all segments"],
        None,
    )
}

/// A month or a segment of nobody.
pub fn month_of_whom() -> Text {
    problem(
        "prikkel explain",
        ["--provider of --official bij een maand", "--provider or --official with a month"],
        [
            "alleen wat een aanbieder of een ambtenaar doet hoort bij een maand",
            "only what a provider or an official does belongs to a month",
        ],
        None,
    )
}

/// A month with a client.
pub fn story_of_all_months() -> Text {
    problem(
        "--client",
        ["geen --month en geen --segment", "no --month and no --segment"],
        [
            "een cliënt heeft één segment, en zijn verhaal loopt door alle maanden",
            "a client has one segment, and its story runs through all months",
        ],
        None,
    )
}

/// A provider that does not exist.
pub fn no_provider(called: &str, count: usize, markets: &str, near: Option<&str>) -> Text {
    problem(
        &format!("--provider {called}"),
        [
            &format!("een nummer van 1 tot en met {count}, of markt/nummer; markten: {markets}"),
            &format!("a number from 1 to {count}, or market/number; markets: {markets}"),
        ],
        ["zo heet geen aanbieder in dit scenario", "no provider of this scenario is called so"],
        near,
    )
}

/// No month was given.
pub fn which_month(months: u32) -> Text {
    problem(
        "--provider / --official",
        [
            &format!("ook --month: 1 tot en met {months}, of 2-07 voor juli van jaar 2"),
            &format!("--month too: 1 to {months}, or 2-07 for July of year 2"),
        ],
        ["elke maand is anders", "every month is another"],
        None,
    )
}

/// A month that is not reported.
pub fn no_month(typed: &str, months: u32, years: u32) -> Text {
    problem(
        &format!("--month {typed}"),
        [
            &format!("een maand van 1 tot en met {months}, of jaar-maand van 1-01 tot en met {years}-12"),
            &format!("a month from 1 to {months}, or year-month from 1-01 to {years}-12"),
        ],
        [
            "1 is de eerste maand die wordt gemeten; de aanloop ervoor speelt ander beleid",
            "1 is the first month that is reported; the warm-up before it plays another policy",
        ],
        None,
    )
}

/// A provider with several segments.
pub fn which_segment(called: &str, own: &[String]) -> Text {
    let list = own.join(", ");
    problem(
        &format!("--provider {called}"),
        [&format!("ook --segment: {list}"), &format!("--segment too: {list}")],
        ["de aanbieder kiest voor elk segment apart", "the provider chooses for each segment apart"],
        None,
    )
}

/// A segment in which the provider does not work.
pub fn no_segment(typed: &str, called: &str, own: &[String], near: Option<&str>) -> Text {
    let list = own.join(", ");
    problem(
        &format!("--segment {typed}"),
        [&format!("een segment van {called}: {list}"), &format!("a segment of {called}: {list}")],
        ["daar werkt deze aanbieder niet", "this provider does not work there"],
        near,
    )
}

/// A provider that does not work in the month.
pub fn provider_closed(called: &str, month: &str) -> Text {
    problem(
        &format!("--provider {called} --month {month}"),
        ["een maand waarin de aanbieder werkt", "a month in which the provider works"],
        ["hij is dan gestopt, of nog niet begonnen", "by then it has stopped, or has not begun"],
        None,
    )
}

/// Something that is no name of a client.
pub fn no_client_id(called: &str, segment: &str, last: u32) -> Text {
    problem(
        &format!("--client {called}"),
        [
            &format!(
                "segment/maand/nummer, zoals {segment}/30/2; maand van 0 tot en met {last}, aanloop meegeteld, of start"
            ),
            &format!(
                "segment/month/number, such as {segment}/30/2; month from 0 to {last}, warm-up included, or start"
            ),
        ],
        [
            "zo heten cliënten: naar waar en wanneer zij zorg nodig kregen",
            "so clients are called: by where and when they came to need care",
        ],
        None,
    )
}

/// A client who does not exist in this run.
pub fn no_client(called: &str, others: u32, file: &str) -> Text {
    let (nl, en) = match others.checked_sub(1) {
        None => ("een andere maand".to_string(), "another month".to_string()),
        Some(last) => (format!("een nummer van 0 tot en met {last}"), format!("a number from 0 to {last}")),
    };
    problem(
        &format!("--client {called}"),
        [&nl, &en],
        [
            &format!(
                "in deze run zijn er daar {others}; prikkel explain {file} noemt cliënten met een verhaal"
            ),
            &format!(
                "this run has {others} there; prikkel explain {file} names clients with something to tell"
            ),
        ],
        None,
    )
}
