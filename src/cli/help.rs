//! What `--help` says, in both languages; it starts with an example.

use crate::language::{Language, Words};
use clap::Command;

/// A verb: its name (empty for the program itself), how it is used, what it does, an example.
struct VerbHelp {
    name: &'static str,
    usage: Words,
    about: Words,
    example: Words,
}

const fn words(nl: &'static str, en: &'static str) -> Words {
    Words { nl, en }
}

const VERBS: &[VerbHelp] = &[
    VerbHelp {
        name: "",
        usage: words("prikkel [OPDRACHT] [OPTIES]", "prikkel [COMMAND] [OPTIONS]"),
        about: words(
            "Simuleert hoe een gemeente maatschappelijke zorg inkoopt. Zonder opdracht: vergelijkt de meegeleverde regelingen op de standaardgemeente",
            "Simulates how a municipality commissions social care. Without a command: compares the shipped schemes on the default municipality",
        ),
        example: words(
            "prikkel --replicates 100 --out mijn-resultaten",
            "prikkel --replicates 100 --out my-results",
        ),
    },
    VerbHelp {
        name: "run",
        usage: words("prikkel run BESTAND… [OPTIES]", "prikkel run FILE… [OPTIONS]"),
        about: words(
            "Speelt scenario's; meerdere worden vergeleken met de eerste, onder hetzelfde toeval",
            "Plays scenarios; several are compared with the first, under the same luck",
        ),
        example: words(
            "prikkel run huidig.toml plafond.toml --replicates 100",
            "prikkel run current.toml ceiling.toml --replicates 100",
        ),
    },
    VerbHelp {
        name: "experiment",
        usage: words("prikkel experiment [BESTAND…] [OPTIES]", "prikkel experiment [FILE…] [OPTIONS]"),
        about: words(
            "Speelt elke regeling in veel onzekere werelden, en zegt of een stelling klopt",
            "Plays every scheme in many uncertain worlds, and says whether a claim holds",
        ),
        example: words("prikkel experiment mijn-experiment.toml", "prikkel experiment my-experiment.toml"),
    },
    VerbHelp {
        name: "merge",
        usage: words("prikkel merge BESTAND --out MAP [OPTIES]", "prikkel merge FILE --out FOLDER [OPTIONS]"),
        about: words(
            "Maakt één geheel van de delen van een experiment die met --shard zijn gespeeld",
            "Makes one of the parts of an experiment that were played with --shard",
        ),
        example: words(
            "prikkel merge mijn-experiment.toml --out werk",
            "prikkel merge my-experiment.toml --out work",
        ),
    },
    VerbHelp {
        name: "check",
        usage: words("prikkel check BESTAND…", "prikkel check FILE…"),
        about: words(
            "Meldt elk probleem in een scenario, met regel en remedie; er wordt niets gespeeld",
            "Tells every problem in a scenario, with line and remedy; nothing is played",
        ),
        example: words("prikkel check plafond.toml", "prikkel check ceiling.toml"),
    },
    VerbHelp {
        name: "evidence",
        usage: words("prikkel evidence [OPTIES]", "prikkel evidence [OPTIONS]"),
        about: words(
            "Toetst het model aan gepubliceerde uitkomsten, en toont wat het niet kan",
            "Tests the model against published results, and shows what it cannot do",
        ),
        example: words("prikkel evidence --out mijn-toets", "prikkel evidence --out my-check"),
    },
    VerbHelp {
        name: "keys",
        usage: words("prikkel keys [PAD]", "prikkel keys [PATH]"),
        about: words(
            "Noemt elke sleutel van een scenario: eenheid, bereik, standaardwaarde, betekenis, bron",
            "Lists every scenario key: unit, range, default, meaning, source",
        ),
        example: words("prikkel keys contract", "prikkel keys contract"),
    },
    VerbHelp {
        name: "explain",
        usage: words(
            "prikkel explain BESTAND [--provider P --month M | --official N --month M | --client C] [OPTIES]",
            "prikkel explain FILE [--provider P --month M | --official N --month M | --client C] [OPTIONS]",
        ),
        about: words(
            "Legt uit waarom een aanbieder deed wat hij deed, of wat een ambtenaar of een cliënt meemaakte",
            "Explains why a provider did what it did, or what happened to an official or a client",
        ),
        example: words(
            "prikkel explain ceilings --provider youth/6 --month 2-07",
            "prikkel explain ceilings --provider youth/6 --month 2-07",
        ),
    },
    VerbHelp {
        name: "report",
        usage: words("prikkel report MAP", "prikkel report FOLDER"),
        about: words(
            "Schrijft één pagina met alle tabellen, grafieken, methoden en het model",
            "Writes one page with all tables, charts, methods and the model",
        ),
        example: words("prikkel report output/main", "prikkel report output/main"),
    },
    VerbHelp {
        name: "schema",
        usage: words("prikkel schema", "prikkel schema"),
        about: words(
            "Toont het JSON Schema van scenariobestanden, voor aanvulling in een editor",
            "Prints the JSON Schema of scenario files, for completion in editors",
        ),
        example: words("prikkel schema > prikkel.schema.json", "prikkel schema > prikkel.schema.json"),
    },
    VerbHelp {
        name: "briefing",
        usage: words("prikkel briefing RESULTATEN", "prikkel briefing OUTPUT"),
        about: words(
            "Maakt de raadspagina van resultaten die klaar zijn, opnieuw en in de gevraagde taal",
            "Makes the council page of finished results, anew and in the language that is asked",
        ),
        example: words("prikkel briefing output/main --lang nl", "prikkel briefing output/main --lang nl"),
    },
    VerbHelp {
        name: "scenarios",
        usage: words("prikkel scenarios [MAP]", "prikkel scenarios [FOLDER]"),
        about: words(
            "Schrijft de meegeleverde scenario's naar een map, om te veranderen; overschrijft nooit een bestand",
            "Writes the shipped scenarios to a folder, to change them; never overwrites a file",
        ),
        example: words("prikkel scenarios mijn-scenarios", "prikkel scenarios my-scenarios"),
    },
];

/// An argument: its name, what stands for its value, what it does, what values it takes.
struct ArgumentHelp {
    id: &'static str,
    value: Words,
    about: Words,
    needs: Words,
}

const ARGUMENTS: &[ArgumentHelp] = &[
    ArgumentHelp {
        id: "files",
        value: words("BESTAND", "FILE"),
        about: words(
            "Scenariobestanden, of namen van meegeleverde scenario's",
            "Scenario files, or names of shipped scenarios",
        ),
        needs: words("een scenariobestand", "a scenario file"),
    },
    ArgumentHelp {
        id: "cross",
        value: words("BESTAND", "FILE"),
        about: words(
            "Speel elk scenario onder elk van deze, zoals andere beslisrechten (a.toml b.toml --cross x.toml y.toml speelt er vier). Alleen wat zo'n bestand zelf zegt boven de gedeelde basis telt; het noemt geen contract",
            "Play each scenario under each of these, such as other decision rights (a.toml b.toml --cross x.toml y.toml plays four). Only what such a file states itself above the shared base counts; it states no contract",
        ),
        needs: words("een scenariobestand", "a scenario file"),
    },
    ArgumentHelp {
        id: "path",
        value: words("PAD", "PATH"),
        about: words("Alleen de sleutels onder dit pad", "Only the keys under this path"),
        needs: words(
            "een pad zoals contract of behaviour.volume",
            "a path such as contract or behaviour.volume",
        ),
    },
    ArgumentHelp {
        id: "folder",
        value: words("MAP", "FOLDER"),
        about: words("De map; anders: scenarios", "The folder; else: scenarios"),
        needs: words("een map", "a folder"),
    },
    ArgumentHelp {
        id: "output",
        value: words("MAP", "FOLDER"),
        about: words(
            "De map van een berekening die klaar is; het verslag komt daar als report.html",
            "The folder of a job that is done; the report comes there as report.html",
        ),
        needs: words("een map met resultaten", "a folder with results"),
    },
    ArgumentHelp {
        id: "file",
        value: words("BESTAND", "FILE"),
        about: words(
            "Een scenariobestand, of de naam van een meegeleverd scenario",
            "A scenario file, or the name of a shipped scenario",
        ),
        needs: words("een scenariobestand", "a scenario file"),
    },
    ArgumentHelp {
        id: "provider",
        value: words("P", "P"),
        about: words(
            "De aanbieder: markt/nummer, met 1 voor de grootste van die markt (youth/6), of een nummer door alle markten heen",
            "The provider: market/number, with 1 for the largest of that market (youth/6), or a number through all markets",
        ),
        needs: words("een aanbieder zoals youth/6 of 3", "a provider such as youth/6 or 3"),
    },
    ArgumentHelp {
        id: "official",
        value: words("N", "N"),
        about: words(
            "De ambtenaar: de naam van de plaats in het team, of het nummer ervan",
            "The official: the name of the seat in the team, or its number",
        ),
        needs: words(
            "een ambtenaar zoals \"contract manager 1\" of 2",
            "an official such as \"contract manager 1\" or 2",
        ),
    },
    ArgumentHelp {
        id: "segment",
        value: words("NAAM", "NAME"),
        about: words(
            "Het segment, als de aanbieder er in meer dan één werkt",
            "The segment, where the provider works in more than one",
        ),
        needs: words("een segment", "a segment"),
    },
    ArgumentHelp {
        id: "month",
        value: words("M", "M"),
        about: words(
            "De maand: 1 voor de eerste die wordt gemeten, of 2-07 voor juli van jaar 2",
            "The month: 1 for the first that is reported, or 2-07 for July of year 2",
        ),
        needs: words("een maand zoals 19 of 2-07", "a month such as 19 or 2-07"),
    },
    ArgumentHelp {
        id: "client",
        value: words("C", "C"),
        about: words(
            "De cliënt: segment/maand van aankomst/nummer; zonder vraag toont de opdracht er een paar",
            "The client: segment/month of arrival/number; without a question the command shows a few",
        ),
        needs: words("een cliënt zoals guidance/30/2", "a client such as guidance/30/2"),
    },
    ArgumentHelp {
        id: "replicate",
        value: words("NUMMER", "NUMBER"),
        about: words("Welke run van een reeks; anders 0", "Which run of a batch; else 0"),
        needs: words("een geheel getal van 0 tot en met 1000000000", "a whole number from 0 to 1000000000"),
    },
    ArgumentHelp {
        id: "seed",
        value: words("GETAL", "NUMBER"),
        about: words(
            "Het startgetal van het toeval; anders dat van het eerste scenario",
            "The seed of all luck; else that of the first scenario",
        ),
        needs: words(
            "een geheel getal van 0 tot en met 18446744073709551615",
            "a whole number from 0 to 18446744073709551615",
        ),
    },
    ArgumentHelp {
        id: "replicates",
        value: words("AANTAL", "NUMBER"),
        about: words(
            "Hoe vaak elke regeling wordt gespeeld; anders zoals het eerste scenario zegt",
            "How often each scheme is played; else as the first scenario says",
        ),
        needs: words("een geheel getal van 1 tot en met 1000000", "a whole number from 1 to 1000000"),
    },
    ArgumentHelp {
        id: "first_replicate",
        value: words("NUMMER", "NUMBER"),
        about: words(
            "Begin bij dit nummer, om één run van eerder te herhalen; anders 0",
            "Start at this number, to repeat one run of earlier; else 0",
        ),
        needs: words("een geheel getal van 0 tot en met 1000000000", "a whole number from 0 to 1000000000"),
    },
    ArgumentHelp {
        id: "shard",
        value: words("DEEL", "PART"),
        about: words(
            "Speel één deel van zoveel, om te verdelen over machines: 3/8 is het derde van acht",
            "Play one part of so many, to share between machines: 3/8 is the third of eight",
        ),
        needs: words("een deel zoals 3/8", "a part such as 3/8"),
    },
    ArgumentHelp {
        id: "only",
        value: words("NUMMER", "NUMBER"),
        about: words(
            "Speel één run van een experiment opnieuw, en toon wat die mat of waarom die mislukte",
            "Play one run of an experiment again, and show what it measured or why it failed",
        ),
        needs: words("het nummer van een run, zoals in runs.csv", "the number of a run, as in runs.csv"),
    },
    ArgumentHelp {
        id: "threads",
        value: words("AANTAL", "NUMBER"),
        about: words(
            "Hoeveel processorkernen; anders alle. De uitkomst hangt er niet van af",
            "How many processor cores; else all. The results do not depend on it",
        ),
        needs: words("een geheel getal van 1 tot en met 512", "a whole number from 1 to 512"),
    },
    ArgumentHelp {
        id: "out",
        value: words("MAP", "FOLDER"),
        about: words(
            "De map voor de resultaten; anders een vrije naam onder output/",
            "The folder for the results; else a free name under output/",
        ),
        needs: words("een map", "a folder"),
    },
    ArgumentHelp {
        id: "force",
        value: words("", ""),
        about: words(
            "Vervang resultaten die er al zijn, of schrijf naast andere bestanden; die blijven",
            "Replace results that exist, or write beside other files, which stay",
        ),
        needs: words("", ""),
    },
    ArgumentHelp {
        id: "dry_run",
        value: words("", ""),
        about: words(
            "Tel de runs en schat tijd, geheugen en schijf; schrijf niets",
            "Count the runs and estimate time, memory and disk; write nothing",
        ),
        needs: words("", ""),
    },
    ArgumentHelp {
        id: "format",
        value: words("VORM", "FORM"),
        about: words(
            "De vorm van de tabellen: csv, parquet, of beide met een komma ertussen; van een experiment ook ema, voor de EMA workbench. Anders csv",
            "The form of the tables: csv, parquet, or both with a comma between them; of an experiment also ema, for the EMA workbench. Else csv",
        ),
        needs: words(
            "csv, parquet of csv,parquet; bij een experiment ook ema",
            "csv, parquet or csv,parquet; of an experiment also ema",
        ),
    },
    ArgumentHelp {
        id: "progress",
        value: words("auto|json|none", "auto|json|none"),
        about: words(
            "Voortgang: een balk of regels, JSON voor programma's, of niets",
            "Progress: a bar or lines, JSON for programs, or nothing",
        ),
        needs: words("auto, json of none", "auto, json or none"),
    },
    ArgumentHelp {
        id: "lang",
        value: words("nl|en", "nl|en"),
        about: words(
            "Nederlands of Engels; anders de taal van de omgeving",
            "Dutch or English; else the language of the environment",
        ),
        needs: words("nl of en", "nl or en"),
    },
    ArgumentHelp {
        id: "quiet",
        value: words("", ""),
        about: words("Alleen resultaten en fouten", "Results and errors only"),
        needs: words("", ""),
    },
    ArgumentHelp {
        id: "help",
        value: words("", ""),
        about: words("Toont deze hulp", "Shows this help"),
        needs: words("", ""),
    },
    ArgumentHelp {
        id: "version",
        value: words("", ""),
        about: words("Toont de versie", "Shows the version"),
        needs: words("", ""),
    },
];

const EXAMPLE: Words = words("Voorbeeld", "Example");
const USAGE: Words = words("Gebruik", "Usage");
const COMMANDS: Words = words("Opdrachten", "Commands");
const OPTIONS: Words = words("Opties", "Options");
const ARGUMENTS_HEADING: Words = words("Argumenten", "Arguments");

/// What values the argument `id` takes.
pub fn needs(id: &str) -> Option<Words> {
    ARGUMENTS.iter().find(|row| row.id == id).map(|row| row.needs).filter(|needs| !needs.en.is_empty())
}

/// The command with every text in `language`.
pub fn translate(command: Command, language: Language) -> Command {
    let verbs: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let whole = translate_one(command, "", language);
    verbs
        .iter()
        .fold(whole, |whole, name| whole.mut_subcommand(name, |verb| translate_one(verb, name, language)))
}

fn translate_one(command: Command, name: &str, language: Language) -> Command {
    let Some(row) = VERBS.iter().find(|row| row.name == name) else { return command };
    let usage = USAGE.say(language);
    command
        .about(row.about.say(language))
        .before_help(format!("{}: {}", EXAMPLE.say(language), row.example.say(language)))
        .override_usage(row.usage.say(language))
        .help_template(format!("{{before-help}}{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}\n"))
        .subcommand_help_heading(COMMANDS.say(language))
        .mut_args(|argument| translate_argument(argument, language))
}

fn translate_argument(argument: clap::Arg, language: Language) -> clap::Arg {
    let Some(row) = ARGUMENTS.iter().find(|row| argument.get_id() == row.id) else { return argument };
    let heading = if argument.is_positional() { ARGUMENTS_HEADING } else { OPTIONS };
    let argument = argument.help(row.about.say(language)).help_heading(heading.say(language));
    if row.value.en.is_empty() { argument } else { argument.value_name(row.value.say(language)) }
}

#[cfg(test)]
mod tests {
    use super::super::arguments::command;
    use super::*;

    #[test]
    fn every_verb_and_argument_has_its_texts() {
        let whole = command(Language::Dutch);
        for verb in whole.get_subcommands() {
            assert!(VERBS.iter().any(|row| row.name == verb.get_name()), "{}", verb.get_name());
        }
        let all = whole.get_subcommands().chain([&whole]).flat_map(Command::get_arguments);
        for argument in all {
            assert!(ARGUMENTS.iter().any(|row| argument.get_id() == row.id), "{}", argument.get_id());
        }
    }

    #[test]
    fn help_starts_with_an_example_and_speaks_one_language() {
        let mut whole = command(Language::Dutch);
        let text = whole.render_help().to_string();
        assert!(text.starts_with("Voorbeeld: prikkel"), "{text}");
        for english in ["Usage", "Options", "Commands", "Arguments", "help", "default"] {
            let plain = text.replace("--help", "");
            assert!(!plain.contains(english), "{english} in {text}");
        }
        for verb in whole.get_subcommands_mut() {
            assert!(verb.render_help().to_string().starts_with("Voorbeeld: prikkel "));
        }
    }
}
