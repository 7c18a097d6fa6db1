//! What may be typed.

use super::experiment::Work;
use super::help;
use crate::experiment::batch::Shard;
use crate::language::Language;
use crate::store::Formats;
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;

/// More replicates than this is a typing error.
pub const REPLICATES_MAX: u32 = 1_000_000;

/// More parts than this are a typing error.
pub const SHARDS_MAX: u64 = 9_999;

/// More threads than this is a typing error.
pub const THREADS_MAX: u16 = 512;

#[derive(Debug, Parser)]
#[command(name = "prikkel", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, infer_long_args = false)]
struct Typed {
    #[command(subcommand)]
    verb: Option<TypedVerb>,
    #[command(flatten)]
    flags: Flags,
    #[arg(long, global = true, value_parser = language_code)]
    lang: Option<Language>,
    #[arg(short, long, global = true)]
    quiet: bool,
    #[arg(short = 'h', long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum TypedVerb {
    Run {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
        #[arg(long, num_args = 1.., value_name = "FILE")]
        cross: Vec<String>,
        #[command(flatten)]
        flags: Flags,
    },
    Experiment {
        #[arg(value_name = "FILE")]
        files: Vec<String>,
        #[arg(long, value_parser = shard)]
        shard: Option<Shard>,
        #[arg(long, conflicts_with = "shard", allow_negative_numbers = true)]
        only: Option<u64>,
        #[command(flatten)]
        flags: Flags,
    },
    Merge {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
        #[command(flatten)]
        flags: Flags,
    },
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<String>,
    },
    Briefing {
        #[arg(value_name = "OUTPUT")]
        folder: PathBuf,
    },
    Evidence {
        #[command(flatten)]
        flags: Flags,
    },
    Keys {
        path: Option<String>,
    },
    Explain(Question),
    Report {
        #[arg(required = true, value_name = "OUTPUT")]
        output: PathBuf,
    },
    Schema,
    Scenarios {
        folder: Option<PathBuf>,
    },
}

/// What is asked of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub struct Question {
    /// The scenario.
    #[arg(required = true, value_name = "FILE")]
    pub file: String,
    /// The provider: its number in the order of markets and size, or its name.
    #[arg(long, allow_hyphen_values = true)]
    pub provider: Option<String>,
    /// The official: the name of the seat, or its number in the team.
    #[arg(long, allow_hyphen_values = true)]
    pub official: Option<String>,
    /// The segment, where the provider works in several.
    #[arg(long)]
    pub segment: Option<String>,
    /// The reported month.
    #[arg(long, allow_hyphen_values = true)]
    pub month: Option<String>,
    /// The client.
    #[arg(long)]
    pub client: Option<String>,
    /// The seed; else that of the scenario.
    #[arg(long, allow_negative_numbers = true)]
    pub seed: Option<u64>,
    /// The replicate; else 0.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(0..=1_000_000_000))]
    pub replicate: Option<u32>,
}

/// How to run.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub struct Flags {
    /// The seed; else that of the first scenario.
    #[arg(long, allow_negative_numbers = true)]
    pub seed: Option<u64>,
    /// Replicates per scheme; else that of the first scenario.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(1..=i64::from(REPLICATES_MAX)))]
    pub replicates: Option<u32>,
    /// The number of the first replicate.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u32).range(0..=1_000_000_000))]
    pub first_replicate: Option<u32>,
    /// Threads; else as many as the machine has.
    #[arg(long, allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=i64::from(THREADS_MAX)))]
    pub threads: Option<u16>,
    /// The output folder.
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Whether to replace results that exist.
    #[arg(long)]
    pub force: bool,
    /// Whether to say what would be run, and run nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// In which forms results are written; else as CSV.
    #[arg(long, value_parser = formats)]
    pub format: Option<Formats>,
    /// How to show progress.
    #[arg(long, value_parser = progress_style)]
    pub progress: Option<ProgressStyle>,
}

/// How to show progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProgressStyle {
    /// A bar on a terminal, lines elsewhere.
    Auto,
    /// A line of JSON now and then.
    Json,
    /// Not at all.
    None,
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verb {
    /// The shipped schemes on the default municipality.
    Main,
    /// These scenarios, each with each of `cross` laid over it.
    Run {
        /// The scenarios.
        files: Vec<String>,
        /// What is laid over them; empty where nothing is.
        cross: Vec<String>,
    },
    /// These experiments, or those that are shipped where none is named.
    Experiment(Vec<String>, Work),
    /// The council page of the results in this folder.
    Briefing(PathBuf),
    /// The published results, and whether the model reproduces them.
    Evidence,
    /// Every problem in these scenarios.
    Check(Vec<String>),
    /// The scenario keys.
    Keys(Option<String>),
    /// Why someone did what it did, in one run.
    Explain(Question),
    /// The report on the results in this folder.
    Report(PathBuf),
    /// The JSON Schema of scenario files.
    Schema,
    /// The shipped scenarios, as files in this folder.
    Scenarios(PathBuf),
}

/// What was asked, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// What was asked.
    pub verb: Verb,
    /// How to run.
    pub flags: Flags,
    /// Whether to keep to results and complaints.
    pub quiet: bool,
}

impl Flags {
    /// These flags, and where they say nothing those that were typed before the verb.
    fn over(self, before: Flags) -> Flags {
        Flags {
            seed: self.seed.or(before.seed),
            replicates: self.replicates.or(before.replicates),
            first_replicate: self.first_replicate.or(before.first_replicate),
            threads: self.threads.or(before.threads),
            out: self.out.or(before.out),
            force: self.force || before.force,
            dry_run: self.dry_run || before.dry_run,
            format: self.format.or(before.format),
            progress: self.progress.or(before.progress),
        }
    }
}

fn language_code(code: &str) -> Result<Language, String> {
    [Language::Dutch, Language::English]
        .into_iter()
        .find(|language| language.code() == code)
        .ok_or_else(|| "nl, en".into())
}

/// `3/8`: the third of eight parts.
fn shard(typed: &str) -> Result<Shard, String> {
    let number = |text: &str| text.parse::<u64>().ok();
    let parts = typed.split_once('/').and_then(|(index, of)| number(index).zip(number(of)));
    let fits = parts.filter(|(index, of)| (1..=*of).contains(index) && *of <= SHARDS_MAX);
    fits.map(|(index, of)| Shard { index: index - 1, of }).ok_or_else(|| "1/8".into())
}

fn formats(names: &str) -> Result<Formats, String> {
    Formats::of(names).ok_or_else(|| "csv,parquet".into())
}

fn progress_style(name: &str) -> Result<ProgressStyle, String> {
    match name {
        "auto" => Ok(ProgressStyle::Auto),
        "json" => Ok(ProgressStyle::Json),
        "none" => Ok(ProgressStyle::None),
        _ => Err("auto, json, none".into()),
    }
}

/// The command as clap knows it, with its help in `language`.
pub fn command(language: Language) -> clap::Command {
    help::translate(Typed::command(), language)
}

/// Reads what was typed.
///
/// # Errors
/// What clap could not understand, and requests for help.
pub fn parse(typed: &[OsString], language: Language) -> Result<Parsed, clap::Error> {
    let mut command = command(language);
    let matches = command.try_get_matches_from_mut(typed)?;
    let typed = Typed::from_arg_matches(&matches)?;
    let (verb, flags) = match typed.verb {
        None => (Verb::Main, typed.flags),
        Some(TypedVerb::Run { files, cross, flags }) => (Verb::Run { files, cross }, flags.over(typed.flags)),
        Some(TypedVerb::Experiment { files, shard, only, flags }) => {
            let whole = Work::Play(shard.unwrap_or(Shard::WHOLE));
            let work = only.map_or(whole, Work::Only);
            (Verb::Experiment(files, work), flags.over(typed.flags))
        }
        Some(TypedVerb::Merge { files, flags }) => {
            (Verb::Experiment(files, Work::Merge), flags.over(typed.flags))
        }
        Some(TypedVerb::Evidence { flags }) => (Verb::Evidence, flags.over(typed.flags)),
        Some(other) if typed.flags != Flags::default() => return Err(useless_flags(&mut command, &other)),
        Some(TypedVerb::Briefing { folder }) => (Verb::Briefing(folder), Flags::default()),
        Some(TypedVerb::Check { files }) => (Verb::Check(files), Flags::default()),
        Some(TypedVerb::Keys { path }) => (Verb::Keys(path), Flags::default()),
        Some(TypedVerb::Explain(question)) => (Verb::Explain(question), Flags::default()),
        Some(TypedVerb::Report { output }) => (Verb::Report(output), Flags::default()),
        Some(TypedVerb::Schema) => (Verb::Schema, Flags::default()),
        Some(TypedVerb::Scenarios { folder }) => {
            (Verb::Scenarios(folder.unwrap_or_else(|| "scenarios".into())), Flags::default())
        }
    };
    Ok(Parsed { verb, flags, quiet: typed.quiet })
}

/// A flag for runs was typed before a verb that runs nothing.
fn useless_flags(command: &mut clap::Command, verb: &TypedVerb) -> clap::Error {
    let name = match verb {
        TypedVerb::Run { .. } => "run",
        TypedVerb::Experiment { .. } => "experiment",
        TypedVerb::Merge { .. } => "merge",
        TypedVerb::Briefing { .. } => "briefing",
        TypedVerb::Evidence { .. } => "evidence",
        TypedVerb::Check { .. } => "check",
        TypedVerb::Keys { .. } => "keys",
        TypedVerb::Explain(_) => "explain",
        TypedVerb::Report { .. } => "report",
        TypedVerb::Schema => "schema",
        TypedVerb::Scenarios { .. } => "scenarios",
    };
    command.error(clap::error::ErrorKind::ArgumentConflict, name)
}

/// The reader's language: as typed after `--lang`, else as the environment says, else English.
pub fn language(typed: &[OsString], environment: impl Fn(&str) -> Option<String>) -> Language {
    let words: Vec<_> = typed.iter().map(|word| word.to_string_lossy()).collect();
    let after = words.windows(2).filter(|pair| pair[0] == "--lang").map(|pair| pair[1].to_string());
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang=")).map(String::from);
    let asked = after.chain(joined).find_map(|code| language_code(&code).ok());
    asked.unwrap_or_else(|| {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(environment);
        match set.into_iter().find(|value| !value.is_empty()) {
            Some(value) if value.starts_with("nl") => Language::Dutch,
            _ => Language::English,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn read(line: &str) -> Parsed {
        parse(&typed(line), Language::English).expect("this may be typed")
    }

    #[test]
    fn the_definitions_hold_together() {
        command(Language::Dutch).debug_assert();
        command(Language::English).debug_assert();
    }

    #[test]
    fn flags_mean_the_same_before_and_after_the_verb() {
        let after = read("prikkel run a.toml --seed 3 --force --lang nl --quiet");
        assert_eq!(after, read("prikkel --seed 3 --force --lang nl --quiet run a.toml"));
        assert_eq!((after.flags.seed, after.quiet), (Some(3), true));
        assert_eq!(read("prikkel --seed 3").verb, Verb::Main);
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<String>>();
        let crossed = Verb::Run { files: words(&["a", "b"]), cross: words(&["x", "y"]) };
        assert_eq!(read("prikkel run a b --cross x y --seed 3").verb, crossed);
        assert_eq!(read("prikkel run a --cross x --cross y --seed 3 b").verb, crossed);
        assert!(parse(&typed("prikkel --seed 3 check a.toml"), Language::English).is_err());
    }

    #[test]
    fn the_language_is_asked_for_or_that_of_the_environment() {
        let none = |_: &str| None;
        let dutch = |name: &str| (name == "LANG").then(|| "nl_NL.UTF-8".to_owned());
        let both = |name: &str| Some(if name == "LC_ALL" { "C" } else { "nl_NL" }.to_owned());
        assert_eq!(language(&typed("prikkel"), none), Language::English);
        assert_eq!(language(&typed("prikkel"), dutch), Language::Dutch);
        assert_eq!(language(&typed("prikkel"), both), Language::English);
        assert_eq!(language(&typed("prikkel --lang en"), dutch), Language::English);
        assert_eq!(language(&typed("prikkel run --lang=nl"), none), Language::Dutch);
        assert_eq!(language(&typed("prikkel --lang fr"), dutch), Language::Dutch);
    }
}
