//! Which experiments were named, and every problem in them.

use crate::cli::arguments::Flags;
use crate::cli::messages;
use crate::cli::scenarios::tell;
use crate::cli::screen::Screen;
use crate::experiment::claims::unknown_indicators;
use crate::experiment::sampling::{SOBOL_DIMENSIONS, dimensions};
use crate::indicators::INDICATORS;
use crate::language::Text;
use crate::scenario::embedded::EXPERIMENTS;
use crate::scenario::experiment::{Experiment, read};
use crate::scenario::problem::{closest, first_few, sort};
use crate::scenario::{Place, Problem};
use crate::store::{DiskLibrary, files_in};
use std::path::Path;

/// The files that were named, and whether a folder was: all experiments in it, or those that are shipped where nothing was named.
pub(super) fn named(files: &[String]) -> Result<(Vec<String>, bool), Text> {
    if files.is_empty() {
        return Ok((EXPERIMENTS.iter().map(|(file, _)| (*file).to_owned()).collect(), true));
    }
    let mut names = Vec::new();
    let mut folder = false;
    for file in files {
        match files_in(Path::new(file)) {
            None => names.push(file.clone()),
            Some(found) if found.is_empty() => return Err(messages::no_experiments(file)),
            Some(found) => {
                folder = true;
                names.extend(found);
            }
        }
    }
    Ok((names, folder))
}

/// Every experiment, with the flags that change it; or every problem in all of them.
pub(super) fn read_all(names: &[String], flags: &Flags, screen: &Screen) -> Option<Vec<Experiment>> {
    let (mut experiments, mut problems) = (Vec::new(), Vec::new());
    for name in names {
        match read_one(name) {
            Ok(mut experiment) => {
                experiment.design.seed = flags.seed.unwrap_or(experiment.design.seed);
                experiment.design.replicates = flags.replicates.unwrap_or(experiment.design.replicates);
                experiments.push(experiment);
            }
            Err(found) => problems.extend(found),
        }
    }
    sort(&mut problems);
    if problems.is_empty() {
        return Some(experiments);
    }
    tell(&problems, screen);
    None
}

/// One experiment, or every problem in it.
pub fn read_one(name: &str) -> Result<Experiment, Vec<Problem>> {
    let experiment = read(name, &DiskLibrary)?;
    let problems: Vec<Problem> = unmeasured(&experiment).into_iter().chain(too_wide(&experiment)).collect();
    if problems.is_empty() { Ok(experiment) } else { Err(problems) }
}

/// Tests of what is not measured.
fn unmeasured(experiment: &Experiment) -> Vec<Problem> {
    let known: Vec<&str> = INDICATORS.iter().map(|row| row.key).collect();
    let problem = |(place, named): (&Place, &str)| {
        let near = closest(named, known.iter().copied());
        let few = first_few(&known, 6);
        let meant = |words: &str| near.map_or_else(String::new, |near| format!("; {words} \"{near}\"?"));
        Problem {
            place: place.clone(),
            found: format!("indicator = \"{named}\""),
            needs: Text {
                nl: format!("een uitkomst die wordt gemeten: {few}"),
                en: format!("an outcome that is measured: {few}"),
            },
            because: Text {
                nl: format!("dit wordt niet gemeten{}", meant("bedoelt u")),
                en: format!("this is not measured{}", meant("did you mean")),
            },
        }
    };
    unknown_indicators(experiment).into_iter().map(problem).collect()
}

/// A sequence with more dimensions than there are.
fn too_wide(experiment: &Experiment) -> Option<Problem> {
    let width = dimensions(experiment);
    (width > SOBOL_DIMENSIONS).then(|| Problem {
        place: experiment.place.clone(),
        found: "design.sampling".to_owned(),
        needs: Text {
            nl: "\"latin hypercube\" of \"morris\", of minder onzekere getallen".into(),
            en: "\"latin hypercube\" or \"morris\", or fewer uncertain numbers".into(),
        },
        because: Text {
            nl: format!("een Sobol-reeks heeft hier {SOBOL_DIMENSIONS} dimensies, en er zijn {width} onzekere getallen"),
            en: format!("a Sobol sequence has {SOBOL_DIMENSIONS} dimensions here, and {width} numbers are uncertain"),
        },
    })
}
