//! Schemes, worlds and design of an experiment, from its checked keys.

use super::space::Space;
use super::table::Drawn;
use super::{Design, Experiment, Goal, Sampling, Scheme, Stop};
use crate::language::Text;
use crate::scenario::Values;
use crate::scenario::chain::follow_beside;
use crate::scenario::file::{Library, Node, Source};
use crate::scenario::keys::KEYS;
use crate::scenario::problem::{Problem, sort, text};

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
        let base = follow_beside(KEYS, Some(&self.source.name), self.values.line("base"), 1, library);
        let space = self.space(&base);
        let mut schemes = if base.problems.is_empty() { self.schemes(&space) } else { Vec::new() };
        let search = self.search(&space);
        schemes.truncate(if search.is_some() { 1 } else { schemes.len() });
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
            levers: space.levers,
            schemes,
            uncertain,
            table,
            claim,
            goals: self.goals(),
            search,
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

    fn goals(&mut self) -> Vec<Goal> {
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
        let goals: Vec<Goal> = self.values.elements("goal").into_iter().map(goal).collect();
        for (place, goal) in goals.iter().enumerate() {
            if goals[..place].iter().any(|other| other.indicator == goal.indicator) {
                self.problem(
                    &format!("goal[{}].indicator", place + 1),
                    text("een andere uitkomst", "another outcome"),
                    text("hierover gaat al een doel", "a goal is about this one already"),
                );
            }
        }
        goals
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
            combine: self.combine(),
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

    /// Every scheme, built once so that what is wrong with it is told before anything is played.
    fn schemes(&mut self, space: &Space) -> Vec<Scheme> {
        let mut schemes = Vec::new();
        for levels in self.combinations(&space.levers) {
            match space.scheme(&levels) {
                Ok(scheme) => schemes.push(scheme),
                Err(problems) => self.problems.extend(problems),
            }
        }
        sort(&mut self.problems);
        schemes
    }
}
