//! `prikkel evidence`: the published results, and whether the model reproduces them.

use super::arguments::{Flags, ProgressStyle};
use super::interrupt::Interrupt;
use super::progress::Reporter;
use super::screen::Screen;
use super::{Exit, help, messages};
use crate::experiment::Halt;
use crate::experiment::evidence::{Ended, Finding, Lab, Order, REPLICATES, SEED};
use crate::present::evidence as present;
use crate::store::{Replace, may_save, save_table};
use std::path::Path;

/// The table as a file, in the folder of `--out`.
const FILE: &str = "evidence.csv";

/// Plays the settings, prints the table, and fails where a row is not as declared.
pub fn run(flags: &Flags, screen: &mut Screen) -> Exit {
    let replicates = flags.replicates.unwrap_or(REPLICATES);
    if replicates < 2 {
        let needs = help::needs("replicates");
        screen.complain(&messages::bad_value("--replicates", &replicates.to_string(), needs));
        screen.complain(&present::one_run_is_no_interval());
        return Exit::WrongUse;
    }
    if flags.format.is_some() {
        screen.complain(&messages::flag_does_nothing("--format", "evidence"));
        return Exit::WrongUse;
    }
    if let Some(folder) = &flags.out
        && let Err(trouble) = may_save(folder, FILE, replace(flags))
    {
        screen.complain_as_is(&trouble.say(screen.language));
        return Exit::WrongUse;
    }
    let interrupt = Interrupt::listen();
    let order = Order {
        first_replicate: flags.first_replicate.unwrap_or(0),
        replicates,
        seed: flags.seed.unwrap_or(SEED),
        threads: flags.threads.map_or_else(super::job::cores, usize::from),
        stop: interrupt.flag(),
    };
    screen.remark(&present::header(&order));
    if flags.dry_run {
        return Exit::Fine;
    }
    let style = flags.progress.unwrap_or(ProgressStyle::Auto);
    let lab = {
        let reporter = Reporter::new(style, order.runs(), screen);
        Lab::open(&order, &mut |now| reporter.tell(now))
    };
    match lab {
        Ok(lab) => show(&lab.findings(), flags, screen),
        Err(Ended::Failed(words)) => {
            screen.complain_as_is(&words);
            Exit::Failed
        }
        Err(Ended::Halted(Halt::Threads(cause))) => {
            screen.complain(&messages::no_threads(&cause));
            Exit::WrongUse
        }
        Err(Ended::Halted(Halt::Sink(words))) => {
            screen.complain_as_is(&words);
            Exit::Failed
        }
        Err(Ended::Halted(Halt::Stopped)) => {
            screen.complain(&messages::stopped());
            Exit::Stopped
        }
    }
}

fn show(findings: &[Finding], flags: &Flags, screen: &mut Screen) -> Exit {
    let (language, width) = (screen.language, screen.width());
    screen.result(&present::table(findings, language, width));
    if let Some(folder) = &flags.out
        && let Err(exit) = save(findings, folder, flags, screen)
    {
        return exit;
    }
    verdict(findings)
}

/// A row that is not as declared fails the command, be it an excuse that is stale.
fn verdict(findings: &[Finding]) -> Exit {
    if findings.iter().any(Finding::is_wrong) { Exit::Failed } else { Exit::Fine }
}

fn replace(flags: &Flags) -> Replace {
    if flags.force { Replace::Asked } else { Replace::Never }
}

fn save(findings: &[Finding], folder: &Path, flags: &Flags, screen: &Screen) -> Result<(), Exit> {
    match save_table(folder, FILE, &present::cells(findings, screen.language), replace(flags)) {
        Ok(path) => {
            screen.remark(&present::saved(&path.display().to_string()));
            Ok(())
        }
        Err(trouble) => {
            screen.complain_as_is(&trouble.say(screen.language));
            Err(Exit::WrongUse)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::evidence::{Declared, Expected, Row, rows};
    use crate::stats::Interval;

    #[test]
    fn a_row_that_is_not_as_declared_ends_with_3() {
        let at = |value: f64| Some(Interval { mean: value, low: value, high: value });
        let sign = |row: &&Row| matches!(row.expected, Expected::Above(_));
        let good = rows().find(|row| sign(row) && row.declared == Declared::Holds).expect("there is one");
        let open = rows().find(|row| sign(row) && row.declared != Declared::Holds).expect("there is one");
        let exit = |first, second| verdict(&[Finding::of(good, first), Finding::of(open, second)]);
        assert_eq!(exit(at(9.0), at(-9.0)), Exit::Fine);
        assert_eq!(exit(at(-9.0), at(-9.0)), Exit::Failed);
        assert_eq!(exit(at(9.0), at(9.0)), Exit::Failed);
        assert_eq!(Exit::Failed.code(), 3);
    }
}
