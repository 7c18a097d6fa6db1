//! `prikkel briefing`: the council page of finished results, made again from their tables, in the language that is asked.

use super::limits::NOT_MODELLED;
use super::scenarios::{self, Cast};
use super::screen::Screen;
use super::{Exit, messages};
use crate::experiment::{Comparison, Plan, Statistics};
use crate::language::Text;
use crate::present::briefing::{self, Basis};
use crate::present::chart::drawn;
use crate::store::{Earlier, read_results, replay, save_briefing};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Reads the results in `folder`, and writes their council page beside them.
pub fn briefing(folder: &Path, screen: &mut Screen) -> Exit {
    let results = match read_results(folder) {
        Ok(results) => results,
        Err(unfit) => {
            screen.complain_as_is(&unfit.say(screen.language));
            return Exit::WrongUse;
        }
    };
    // An experiment names no scenarios.
    let job = Earlier::of(&results.manifest).filter(|earlier| !earlier.names.is_empty());
    let Some(earlier) = job else { return refuse(&messages::page_of_experiment(folder), screen) };
    let Some(cast) = scenarios::read(&earlier.names, &earlier.cross, screen) else {
        return Exit::InvalidScenario;
    };
    if let Some(name) = earlier.changed(&cast.sources) {
        return refuse(&messages::changed_since(&name), screen);
    }
    let comparison = match again(folder, &earlier, &cast) {
        Ok(comparison) => comparison,
        Err(words) => return refuse(&words, screen),
    };
    let language = screen.language;
    let drawings: Vec<_> =
        drawn(&comparison).map(|chart| (chart.key, (chart.draw)(&comparison, language))).collect();
    let basis = Basis {
        evidence: &cast.evidence,
        not_modelled: NOT_MODELLED,
        command: &earlier.command,
        version: &earlier.version,
    };
    let page = briefing::page(&comparison, &drawings, &basis, language);
    match save_briefing(folder, results.manifest, &page) {
        Ok(path) => {
            screen.answer(&messages::briefed(&path));
            Exit::Fine
        }
        Err(trouble) => {
            screen.complain_as_is(&trouble.say(language));
            Exit::Failed
        }
    }
}

fn refuse(words: &Text, screen: &Screen) -> Exit {
    screen.complain(words);
    Exit::WrongUse
}

/// The comparison of these runs, as it was when they were played.
fn again(folder: &Path, earlier: &Earlier, cast: &Cast) -> Result<Comparison, Text> {
    let stop = AtomicBool::new(false);
    let plan = Plan {
        scenarios: &cast.scenarios,
        first_replicate: earlier.first_replicate,
        replicates: earlier.replicates,
        seed: earlier.seed,
        threads: 1,
        stop: &stop,
    };
    let mut statistics = Statistics::new(plan.scenarios);
    replay(folder, plan.scenarios, plan.replicates, &mut |run| statistics.take(run))
        .map_err(|unread| messages::unread(&unread))?;
    Ok(Comparison { cross: cast.cross.clone(), ..statistics.comparison(&plan) })
}
