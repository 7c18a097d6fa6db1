//! The story of a client as people read it: month, who decided, what and why, what it cost.

use super::Voice;
use super::layout::{WIDTH, heading, sentence, wrapped};
use super::telling::{tell, who};
use crate::explain::event::{Attribution, Line};
use crate::explain::name;
use crate::explain::story::Story;
use crate::units::Cents;

/// The story, without its inputs.
pub fn story(story: &Story, voice: Voice) -> String {
    let title = format!(
        "{} · {} {} · {}\n{}",
        voice.scenario.title.say(voice.language),
        voice.pick("cliënt", "client"),
        name::client(voice.scenario, story.key),
        voice.segment(story.key.segment()),
        voice.run()
    );
    let rows: Vec<[String; 4]> = story.lines.iter().map(|line| row(line, story, voice)).collect();
    let headings = [
        voice.pick("maand", "month"),
        voice.pick("wie beslist", "who decides"),
        voice.pick("wat en waarom", "what and why"),
        voice.pick("kosten", "cost"),
    ]
    .map(str::to_string);
    let wide = |column: usize| {
        let cells = rows.iter().chain([&headings]).map(|row| row[column].chars().count());
        cells.max().unwrap_or(0)
    };
    let widths = [wide(0), wide(1), WIDTH.saturating_sub(wide(0) + wide(1) + wide(3) + 8).max(30), wide(3)];
    let lines: String = std::iter::once(&headings).chain(&rows).map(|row| laid_out(row, widths)).collect();
    format!("{title}\n{lines}{}", costs(story, voice))
}

fn row(line: &Line, story: &Story, voice: Voice) -> [String; 4] {
    let (first, last) = line.when;
    let when = match first == last {
        true => voice.short_when(first),
        false if first.year >= 1 => format!("{}…{:02}", voice.short_when(first), last.month),
        false => format!("{}…{:02}", voice.short_when(first), last.month),
    };
    let cost = line.cost.map_or_else(String::new, |(cents, _)| voice.cents(cents));
    [when, who(&line.event, story, voice), tell(line, story, voice), cost]
}

fn laid_out(row: &[String; 4], widths: [usize; 4]) -> String {
    let mut text = String::new();
    for (place, part) in wrapped(&row[2], widths[2]).iter().enumerate() {
        let (when, who, cost) =
            if place == 0 { (&row[0], &row[1], &row[3]) } else { (&EMPTY, &EMPTY, &EMPTY) };
        let line = format!(
            "  {when:<first$}  {who:<second$}  {part:<third$}  {cost:>fourth$}",
            first = widths[0],
            second = widths[1],
            third = widths[2],
            fourth = widths[3]
        );
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

static EMPTY: String = String::new();

fn costs(story: &Story, voice: Voice) -> String {
    let total: Cents = story.lines.iter().filter_map(|line| line.cost).map(|(cents, _)| cents).sum();
    let mut text = heading(&format!(
        "{} {}",
        voice.pick("Samen heeft dit de gemeente gekost:", "Together this cost the municipality:"),
        voice.cents(total)
    ));
    let used = |how: Attribution| story.lines.iter().any(|line| line.cost.is_some_and(|(_, it)| it == how));
    for how in [
        Attribution::Declared,
        Attribution::Share,
        Attribution::OutOfContract,
        Attribution::Surcharge,
        Attribution::Unpaid,
    ] {
        if used(how) {
            text.push_str(&sentence(attribution(how, voice)));
        }
    }
    text
}

fn attribution(how: Attribution, voice: Voice) -> &'static str {
    match voice.language {
        crate::language::Language::Dutch => match how {
            Attribution::Declared => {
                "Zorg per uur: gedeclareerde uren keer het tarief. Wat een plafond onbetaald laat is er niet afgetrokken."
            }
            Attribution::Share => {
                "Zorg onder een ander contract: een aandeel. De cliënt krijgt naar uren zijn deel van wat de aanbieder die maand kreeg, ook als dat niets was."
            }
            Attribution::OutOfContract => "Zorg buiten contract: uren keer het tarief met de toeslag daarop.",
            Attribution::Surcharge => "Een crisis: een toeslag, één keer.",
            Attribution::Unpaid => "Voorbij een norm betaalt niemand: de aanbieder draagt de uren zelf.",
        },
        crate::language::Language::English => match how {
            Attribution::Declared => {
                "Care by the hour: declared hours times the tariff. What a ceiling leaves unpaid is not taken off."
            }
            Attribution::Share => {
                "Care under another contract: a share. The client is given its part, by hours, of what the provider was paid that month, even if that was nothing."
            }
            Attribution::OutOfContract => {
                "Care out of contract: hours times the tariff with the premium on it."
            }
            Attribution::Surcharge => "A crisis: a surcharge, once.",
            Attribution::Unpaid => "Beyond a norm nobody pays: the provider bears the hours itself.",
        },
    }
}
