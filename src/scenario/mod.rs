//! A file's text → a checked scenario, or every problem in it at once.
//!
//! In order: [`mod@file`] makes a tree of a text, `chain` follows `extends` and lays a scenario over its base, `check` walks
//! the result along the list in [`keys`], and [`Values`] is what comes out. The typed `Scenario` is built from
//! [`Resolved`] in `build.rs`, which adds the checks that take more than one key ([`Values::problem_at`]).

mod admission;
mod budget;
mod build;
mod chain;
mod check;
mod contracts;
mod contributions;
mod cross;
pub mod embedded;
pub mod evidence;
pub mod experiment;
mod facts;
pub mod file;
mod judge;
pub mod key;
pub mod keys;
pub mod problem;
mod region;
mod relation;
mod rights;
#[cfg(test)]
pub(crate) mod sample;
pub mod shape;
mod stated;
mod syntax;
#[cfg(test)]
mod tests;
mod values;

pub use build::build;
pub use embedded::Embedded;
pub use facts::{Market, Member, Municipality, ProviderGroup, Region, RunLength, Scenario, Segment, Stay};
pub use file::{Library, Source, Unreadable};
pub use problem::{Place, Problem};
pub use rights::may_hold;
pub use values::{Stated, Value, Values};

use chain::Chain;
use check::{Scope, check};
use key::Key;
use keys::KEYS;

/// A scenario without problems in any of its keys.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// Its name in files: the name of its file without `.toml`.
    pub id: String,
    /// What holds.
    pub values: Values,
    /// What the file at the root of the chain states by itself; the same as `values` where there is no base.
    pub root: Values,
    /// The file that was asked for, its base, the base of that, and so on.
    pub sources: Vec<Source>,
}

/// Reads the scenario called `name` and everything that it rests on.
///
/// # Errors
/// Every problem in it, in the order of the files and of the places in them.
pub fn read(name: &str, library: &dyn Library) -> Result<Resolved, Vec<Problem>> {
    read_with(KEYS, name, library)
}

/// Reads the scenario called `name` with what `over` states by itself laid over it: what `over` and its bases state above
/// the base that both share. Its id is `name+over`, its title that of both.
///
/// # Errors
/// Every problem in either, a contract in `over`, a key that both state, bases that are not shared.
pub fn read_over(name: &str, over: &str, library: &dyn Library) -> Result<Resolved, Vec<Problem>> {
    resolve(KEYS, cross::lay(KEYS, name, over, library))
}

/// [`read`] with another list of keys, so that a test of the machinery does not change with the model.
pub(crate) fn read_with(
    keys: &'static [Key],
    name: &str,
    library: &dyn Library,
) -> Result<Resolved, Vec<Problem>> {
    resolve(keys, chain::follow(keys, name, library))
}

fn resolve(keys: &'static [Key], chain: Chain) -> Result<Resolved, Vec<Problem>> {
    let mut problems = chain.problems.clone();
    let (Some(merged), Some(first), Some(last)) = (chain.merged(), chain.files.first(), chain.files.last())
    else {
        return Err(problems);
    };
    let unreadable_lines = problems.clone();
    let scope = |whole| if unreadable_lines.is_empty() { whole } else { Scope::Partial };
    let (root, root_problems) = check(keys, &last.tree, scope(Scope::Root));
    let (values, found) = match (chain.files.len(), &chain.crossed) {
        (1, None) => (root.clone(), Vec::new()),
        _ => check(keys, &merged, scope(Scope::Merged)),
    };
    // What the reader made of a line that it could not read is no fault of the designer's.
    let follows = |it: &Problem| chain.files.iter().any(|file| file.is_doubtful(&it.place));
    problems.extend(root_problems.into_iter().chain(found).filter(|it| !follows(it)));
    problem::sort(&mut problems);
    told_once(&mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let id = match &chain.crossed {
        None => id(&first.source.name),
        Some(crossed) => format!("{}+{}", id(&crossed.scheme), id(&crossed.file)),
    };
    let sources = chain.files.into_iter().map(|file| file.source).collect();
    Ok(Resolved { id, values, root, sources })
}

/// One value that holds for every way into care is one problem, not one per way.
fn told_once(problems: &mut Vec<Problem>) {
    problems.dedup_by(|again, first| {
        let same = again.place == first.place && again.needs == first.needs && again.because == first.because;
        if same {
            for route in shape::ROUTE_NAMES {
                first.found = first.found.replacen(&format!(".{route} = "), " = ", 1);
            }
        }
        same
    });
}

fn id(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.strip_suffix(".toml").unwrap_or(name).to_string()
}
