//! What clap could not understand → a sentence in the reader's language, with the remedy.

use super::screen::Screen;
use super::{Exit, help, messages};
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Tells the reader; requests for help and version are no mistakes.
pub fn tell(error: &Error, screen: &mut Screen) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            screen.result(&error.render().to_string());
            Exit::Fine
        }
        _ => {
            screen.complain(&sentence(error));
            Exit::WrongUse
        }
    }
}

fn sentence(error: &Error) -> crate::language::Text {
    let found = |kind| words(error, kind);
    let argument = found(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let name = argument.unwrap_or_default();
            let flag = name.split([' ', '=']).next().unwrap_or(&name).to_owned();
            let value = found(ContextKind::InvalidValue).unwrap_or_default();
            messages::bad_value(&flag, &value, help::needs(&identifier(&flag)))
        }
        ErrorKind::UnknownArgument => {
            messages::unknown_flag(&argument.unwrap_or_default(), found(ContextKind::SuggestedArg).as_deref())
        }
        ErrorKind::InvalidSubcommand => messages::unknown_verb(
            &found(ContextKind::InvalidSubcommand).unwrap_or_default(),
            found(ContextKind::SuggestedSubcommand).as_deref(),
        ),
        ErrorKind::MissingRequiredArgument => missing(&argument.unwrap_or_default()),
        ErrorKind::ArgumentConflict if argument.is_none() => messages::useless_flags(),
        ErrorKind::ArgumentConflict => messages::flag_twice(&argument.unwrap_or_default()),
        ErrorKind::InvalidUtf8 => messages::not_text(),
        _ => messages::not_understood(error.render().to_string().trim()),
    }
}

/// What a verb needs and did not get: a folder with results, or else a file.
fn missing(argument: &str) -> crate::language::Text {
    if ["<MAP>", "<FOLDER>"].contains(&argument) { messages::no_output() } else { messages::no_file() }
}

/// `--first-replicate` → `first_replicate`.
fn identifier(flag: &str) -> String {
    flag.trim_start_matches('-').replace('-', "_")
}

fn words(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::arguments;
    use super::*;
    use crate::language::Language;
    use std::ffi::OsString;

    fn complaint(line: &str) -> String {
        let typed: Vec<_> = line.split(' ').map(OsString::from).collect();
        let error = arguments::parse(&typed, Language::English).expect_err("this may not be typed");
        sentence(&error).en
    }

    #[test]
    fn complaints_name_the_value_and_the_remedy() {
        for (line, words) in [
            (
                "prikkel --replicates 0",
                "--replicates 0 cannot be used: it needs a whole number from 1 to 1000000",
            ),
            (
                "prikkel --seed abc",
                "--seed abc cannot be used: it needs a whole number from 0 to 18446744073709551615",
            ),
            (
                "prikkel --threads 1000000",
                "--threads 1000000 cannot be used: it needs a whole number from 1 to 512",
            ),
            ("prikkel --lang fr", "--lang fr cannot be used: it needs nl or en"),
            ("prikkel --out", "--out lacks a value: it needs a folder"),
            (
                "prikkel --sead 3",
                "there is no --sead; did you mean --seed? prikkel --help shows what there is",
            ),
            (
                "prikkel rum x",
                "there is no command rum; did you mean run? prikkel --help shows what there is",
            ),
            ("prikkel x.toml", "there is no command x.toml; to play a scenario file: prikkel run x.toml"),
            ("prikkel run", "no scenario file was given; for example: prikkel run my-scheme.toml"),
            ("prikkel report", "no folder with results was given; for example: prikkel report output/main"),
            ("prikkel --seed 1 --seed 2", "--seed was given more than once"),
            (
                "prikkel --seed 1 keys",
                "this command runs nothing, so flags for runs have no meaning here; leave them out",
            ),
        ] {
            assert_eq!(complaint(line), words);
        }
    }
}
