//! `prikkel explain`: why a provider did what it did, or what happened to a client, in a run that is played again.

use super::arguments::Question;
use super::screen::Screen;
use super::{Exit, messages, scenarios};
use crate::explain::lot::{NoDecision, decision};
use crate::explain::official::official;
use crate::explain::story::{NoStory, story};
use crate::explain::{Replay, find, name};
use crate::language::Text;
use crate::present::explain::{self as said, Voice};
use crate::random::Luck;
use crate::scenario::problem::closest;
use crate::scenario::{Resolved, Scenario, Values};
use crate::units::Month;

/// How many of the largest providers of each segment are listed.
const MOST: usize = 2;

/// Answers the question.
pub fn explain(question: &Question, screen: &mut Screen) -> Exit {
    let Some((scenario, Resolved { values, .. })) = scenarios::read_resolved(&question.file, screen) else {
        return Exit::InvalidScenario;
    };
    let (seed, replicate) = (question.seed.unwrap_or(scenario.run.seed), question.replicate.unwrap_or(0));
    let luck = Luck::new(seed, replicate);
    let mut replay = Replay::new(&scenario, &luck);
    let voice = Voice { scenario: &scenario, language: screen.language, run: (seed, replicate) };
    let asked = match (&question.provider, &question.client, &question.official) {
        (Some(provider), None, None) => about_provider(question, provider, &mut replay, &values, voice),
        (None, Some(client), None) => about_client(question, client, &mut replay, &values, voice),
        (None, None, Some(official)) => about_official(question, official, &mut replay, &values, voice),
        (Some(_), Some(_), _) | (Some(_), _, Some(_)) | (_, Some(_), Some(_)) => {
            Err(Trouble::Use(messages::one_of_three()))
        }
        (None, None, None) if question.month.is_some() || question.segment.is_some() => {
            Err(Trouble::Use(messages::month_of_whom()))
        }
        (None, None, None) => find::choices(&mut replay, MOST)
            .map(|choices| said::ask(&choices, &question.file, voice))
            .map_err(Trouble::Run),
    };
    match asked {
        Ok(text) => {
            screen.result(&text);
            Exit::Fine
        }
        Err(Trouble::Use(text)) => {
            screen.complain(&text);
            Exit::WrongUse
        }
        Err(Trouble::Run(words)) => {
            screen.complain_as_is(&words);
            Exit::Failed
        }
    }
}

/// Why there is no answer.
enum Trouble {
    /// It was asked in a wrong way.
    Use(Text),
    /// The run failed.
    Run(String),
}

fn about_provider(
    question: &Question,
    called: &str,
    replay: &mut Replay,
    values: &Values,
    voice: Voice,
) -> Result<String, Trouble> {
    let scenario = voice.scenario;
    let provider = name::find_provider(scenario, &replay.world, called).ok_or_else(|| {
        let names: Vec<String> =
            replay.world.providers.key.iter().map(|key| name::provider(scenario, *key)).collect();
        let near = closest(called, names.iter().map(String::as_str));
        let markets: Vec<&str> = scenario.market.groups.iter().map(|group| group.id.as_str()).collect();
        Trouble::Use(messages::no_provider(called, names.len(), &markets.join(", "), near))
    })?;
    let (month, typed) = which_month(scenario, question)?;
    let segments: Vec<usize> = replay
        .world
        .lots
        .of_provider(provider)
        .into_iter()
        .map(|lot| usize::from(replay.world.lots.segment[lot]))
        .collect();
    let segment = which_segment(scenario, question, called, &segments)?;
    let found = decision(replay, month, provider, segment).map_err(|why| match why {
        NoDecision::Failed(words) => Trouble::Run(words),
        NoDecision::NotThere => Trouble::Use(messages::provider_closed(called, typed)),
    })?;
    Ok(said::decision(&found, voice) + &said::decision_inputs(values, segment, voice))
}

/// The month that was asked for, and how it was typed.
fn which_month<'a>(scenario: &Scenario, question: &'a Question) -> Result<(Month, &'a str), Trouble> {
    let months = scenario.run.years * crate::units::MONTHS_PER_YEAR;
    let Some(typed) = &question.month else { return Err(Trouble::Use(messages::which_month(months))) };
    let month = name::find_month(scenario, typed)
        .ok_or_else(|| Trouble::Use(messages::no_month(typed, months, scenario.run.years)))?;
    Ok((month, typed))
}

fn about_official(
    question: &Question,
    called: &str,
    replay: &mut Replay,
    values: &Values,
    voice: Voice,
) -> Result<String, Trouble> {
    let scenario = voice.scenario;
    let seat = name::find_official(scenario, called).ok_or_else(|| {
        let names: Vec<&str> = scenario.policy.team.officials.iter().map(|it| it.name.as_str()).collect();
        let near = closest(called, names.iter().copied());
        Trouble::Use(messages::no_official(called, &names, near))
    })?;
    if question.segment.is_some() {
        return Err(Trouble::Use(messages::official_of_all_segments()));
    }
    let (month, _) = which_month(scenario, question)?;
    let found = official(replay, month, seat).map_err(Trouble::Run)?;
    Ok(said::official(&found, voice) + &said::official_inputs(values, &found.name, voice))
}

/// The segment that was asked for: it may be left out where the provider works in one only.
fn which_segment(
    scenario: &Scenario,
    question: &Question,
    called: &str,
    own: &[usize],
) -> Result<usize, Trouble> {
    let names = || own.iter().map(|it| name::segment(scenario, *it)).collect::<Vec<_>>();
    match (&question.segment, own) {
        (None, [one]) => Ok(*one),
        (None, _) => Err(Trouble::Use(messages::which_segment(called, &names()))),
        (Some(typed), _) => {
            name::find_segment(scenario, typed).filter(|segment| own.contains(segment)).ok_or_else(|| {
                let names = names();
                let near = closest(typed, names.iter().map(String::as_str));
                Trouble::Use(messages::no_segment(typed, called, &names, near))
            })
        }
    }
}

fn about_client(
    question: &Question,
    called: &str,
    replay: &mut Replay,
    values: &Values,
    voice: Voice,
) -> Result<String, Trouble> {
    if question.month.is_some() || question.segment.is_some() {
        return Err(Trouble::Use(messages::story_of_all_months()));
    }
    let scenario = voice.scenario;
    let last = name::last_month(scenario) - 1;
    let key = name::find_client(scenario, called)
        .ok_or_else(|| Trouble::Use(messages::no_client_id(called, &name::segment(scenario, 0), last)))?;
    let told = story(replay, key).map_err(|why| match why {
        NoStory::Failed(words) => Trouble::Run(words),
        NoStory::NoSuchClient(others) => Trouble::Use(messages::no_client(called, others, &question.file)),
    })?;
    Ok(said::story(&told, voice) + &said::client_inputs(values, &told, voice))
}
