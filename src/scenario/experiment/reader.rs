//! Levers, schemes and design of an experiment, from its checked keys.

use super::combinations;
use super::table::Drawn;
use super::{Design, Experiment, Goal, Level, Lever, Sampling, Scheme, Stop};
use crate::language::Text;
use crate::scenario::chain::{Chain, follow_beside};
use crate::scenario::file::{Library, Node, Parsed, Source};
use crate::scenario::keys::KEYS;
use crate::scenario::problem::{Problem, gather, sort, text};
use crate::scenario::{Values, build, resolve};

/// A file whose own keys are in order.
pub(super) struct Reader {
    pub source: Source,
    pub values: Values,
    pub common: Option<Node>,
    /// Tables that were read.
    pub tables: Vec<Source>,
    pub changes: Vec<Vec<Option<Node>>>,
    pub problems: Vec<Problem>,
}

impl Reader {
    pub fn read(mut self, library: &dyn Library) -> Result<Experiment, Vec<Problem>> {
        let levers = self.levers();
        let base = follow_beside(KEYS, Some(&self.source.name), self.values.line("base"), 1, library);
        let schemes = if base.problems.is_empty() { self.schemes(&levers, &base) } else { Vec::new() };
        match (&base.problems[..], base.files.is_empty()) {
            // That there is no such file is told where it is named.
            ([missing, ..], true) => self.problem("base", missing.needs.clone(), missing.because.clone()),
            (found, _) => self.problems.extend(found.iter().cloned()),
        }
        let uncertain =
            schemes.first().map(|first| self.uncertain(&first.resolved.values)).unwrap_or_default();
        let drawn = schemes.first().and_then(|first| self.table(&first.resolved.values, library));
        let (uncertain, table) = match drawn {
            Some(Drawn { uncertain, worlds, source }) => {
                self.tables.push(source);
                (uncertain, worlds)
            }
            None => (uncertain, Vec::new()),
        };
        let claim = if schemes.is_empty() { None } else { self.claim(&schemes) };
        let own = std::iter::once(self.source.clone()).chain(std::mem::take(&mut self.tables));
        let sources = own.chain(base.files.into_iter().map(|it| it.source));
        let design = self.design();
        let worlds = if table.is_empty() { design.worlds } else { table.len() as u32 };
        let experiment = Experiment {
            id: crate::scenario::id(&self.source.name),
            title: text(self.values.line("title.nl"), self.values.line("title.en")),
            design: Design { worlds, ..design },
            schemes,
            uncertain,
            table,
            claim,
            goals: self.goals(),
            place: self.values.place("design.sampling"),
            sources: sources.collect(),
        };
        self.nothing_to_draw(&experiment);
        self.nothing_to_decide(&experiment);
        if self.problems.is_empty() {
            return Ok(experiment);
        }
        sort(&mut self.problems);
        Err(self.problems)
    }

    pub fn problem(&mut self, path: &str, needs: Text, because: Text) {
        let problem = self.values.problem_at(path, needs, because);
        self.problems.push(problem);
    }

    fn goals(&self) -> Vec<Goal> {
        let goal = |path: String| {
            let line = |key: &str| self.values.line(&format!("{path}.{key}"));
            let enough = format!("{path}.enough");
            Goal {
                words: text(line("nl"), line("en")),
                indicator: line("indicator").to_string(),
                sign: if self.values.word(&format!("{path}.better")) == "higher" { 1.0 } else { -1.0 },
                threshold: self.values.has(&enough).then(|| self.values.number(&enough)),
                place: self.values.place(&format!("{path}.indicator")),
            }
        };
        self.values.elements("goal").into_iter().map(goal).collect()
    }

    fn design(&self) -> Design {
        let whole = |key: &str| self.values.whole(&format!("design.{key}")) as u32;
        Design {
            worlds: whole("worlds"),
            sampling: match self.values.word("design.sampling") {
                "sobol" => Sampling::Sobol,
                "morris" => Sampling::Morris,
                "saltelli" => Sampling::Saltelli,
                "table" => Sampling::Table,
                _ => Sampling::LatinHypercube,
            },
            replicates: whole("replicates"),
            stop: if self.values.word("design.stop") == "decided" { Stop::Decided } else { Stop::Never },
            seed: self.values.whole("design.seed") as u64,
        }
    }

    /// Worlds that do not differ are one world, and ranges of one world are drawn once.
    fn nothing_to_draw(&mut self, experiment: &Experiment) {
        if experiment.uncertain.is_empty() && experiment.design.worlds > 1 && self.problems.is_empty() {
            self.problem(
                "design.worlds",
                text("1, of [[uncertain]] met een key of under", "1, or [[uncertain]] with a key or under"),
                text(
                    "zonder iets onzekers zijn alle werelden dezelfde",
                    "without anything uncertain all worlds are the same",
                ),
            );
        }
    }

    /// A batch that stops when tests are decided, and has none.
    fn nothing_to_decide(&mut self, experiment: &Experiment) {
        if experiment.design.stop == Stop::Decided && experiment.claim.is_none() && self.problems.is_empty() {
            self.problem(
                "design.stop",
                text("\"never\", of een [claim] met een toets", "\"never\", or a [claim] with a test"),
                text("zonder toets is er niets te beslissen", "without a test there is nothing to decide"),
            );
        }
    }

    fn levers(&mut self) -> Vec<Lever> {
        let mut levers: Vec<Lever> = Vec::new();
        for path in self.values.elements("lever") {
            let mut levels: Vec<Level> = Vec::new();
            for path in self.values.elements(&format!("{path}.level")) {
                let line = |key: &str| self.values.line(&format!("{path}.{key}"));
                let level = Level { name: line("name").to_string(), title: text(line("nl"), line("en")) };
                if levels.iter().any(|other| other.name == level.name) {
                    self.problem(
                        &format!("{path}.name"),
                        text("een andere naam", "another name"),
                        text(
                            "zo heet al een stand van deze knop",
                            "a level of this lever is called so already",
                        ),
                    );
                }
                levels.push(level);
            }
            if levels.is_empty() {
                self.problem(
                    &format!("{path}.name"),
                    text("ten minste één [[lever.level]]", "at least one [[lever.level]]"),
                    text("een knop zonder standen kiest niets", "a lever without levels decides nothing"),
                );
            }
            let name = self.values.line(&format!("{path}.name")).to_string();
            if levers.iter().any(|other| other.name == name) {
                self.problem(
                    &format!("{path}.name"),
                    text("een andere naam", "another name"),
                    text("zo heet al een knop", "a lever is called so already"),
                );
            }
            levers.push(Lever { name, levels });
        }
        levers
    }

    /// Every scheme, built once so that what is wrong with it is told before anything is played.
    fn schemes(&mut self, levers: &[Lever], base: &Chain) -> Vec<Scheme> {
        let mut schemes = Vec::new();
        for levels in combinations(levers, self.values.word("design.combine") == "one at a time") {
            match self.scheme(levers, &levels, base) {
                Ok(scheme) => schemes.push(scheme),
                Err(problems) => self.problems.extend(problems),
            }
        }
        sort(&mut self.problems);
        schemes
    }

    fn scheme(&self, levers: &[Lever], levels: &[usize], base: &Chain) -> Result<Scheme, Vec<Problem>> {
        let mut chain = Chain { files: Vec::new(), ..base.clone() };
        // The file that is nearest comes first: later levers, then earlier ones, then what all schemes change.
        let chosen = levels.iter().enumerate().rev().map(|(lever, level)| &self.changes[lever][*level]);
        for change in chosen.chain([&self.common]).flatten() {
            chain.add(Parsed::of_tree(self.source.clone(), change.clone()));
        }
        chain.files.extend(base.files.iter().cloned());
        let mut resolved = resolve(KEYS, chain)?;
        build(&resolved).map_err(gather)?;
        let chosen = || levers.iter().zip(levels).map(|(lever, level)| &lever.levels[*level]);
        let joined = |say: fn(&Level) -> &str, mark: &str| chosen().map(say).collect::<Vec<_>>().join(mark);
        let title = match levels.len() {
            0 => text(self.values.line("title.nl"), self.values.line("title.en")),
            _ => text(joined(|it| &it.title.nl, ", "), joined(|it| &it.title.en, ", ")),
        };
        let id = match levels.len() {
            0 => resolved.id.clone(),
            _ => joined(|it| &it.name, " + "),
        };
        // They are kept once, with the experiment, and not copied for every run.
        resolved.sources.clear();
        Ok(Scheme { id, title, resolved })
    }
}
