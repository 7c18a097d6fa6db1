//! Plays the runs of a plan on all cores and hands them on in order.
//!
//! Runs are started in the order of their number (replicate by replicate, scheme by scheme) and may finish in any order;
//! a run that is early waits in a small tray until its turn. A new run starts as soon as an earlier one has been handed
//! on, so no core waits for the others, and never more than [`WINDOW_RUNS`] runs are under way or in the tray.

use super::analysis::Statistics;
use super::{Comparison, Halt, Plan, Progress, RunOutcome, Sink};
use crate::indicators::{INDICATORS, MEMBER_INDICATORS, SERIES, Unit};
use crate::run::{self, RunValues};
use crate::scenario::Scenario;
use crate::units::MONTHS_PER_YEAR;
use std::collections::BTreeMap;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// How the names of the threads start on which runs are played: a screen can keep their panics to itself, because they
/// come back as the failure of a run.
pub const RUNNER_THREAD: &str = "prikkel-run";

/// Runs under way or waiting for their turn, per thread and at least: the bound on memory. Wide enough that a run that
/// takes several times as long as the others stops nobody.
pub const WINDOW_RUNS: u64 = 32;

/// Plays one replicate of a scenario.
pub(super) type Play<'a> = &'a (dyn Fn(&Scenario, u64, u32) -> Result<RunValues, String> + Sync);

/// Plays every run of `plan`; the results and their order do not depend on the number of threads.
///
/// A run that fails or panics is handed to `sink` as a failure and counted; the others go on.
///
/// # Errors
/// [`Halt`]: a stop from outside, a sink that could not take a run, or no threads.
///
/// # Panics
/// On a plan without scenarios or replicates, or with scenarios of unlike length: the command line refuses those.
pub fn compare(
    plan: &Plan,
    sink: &mut dyn Sink,
    progress: &mut dyn FnMut(Progress),
) -> Result<Comparison, Halt> {
    compare_with(plan, &run::play, sink, progress)
}

fn compare_with(
    plan: &Plan,
    play: Play,
    sink: &mut dyn Sink,
    progress: &mut dyn FnMut(Progress),
) -> Result<Comparison, Halt> {
    assert!(!plan.scenarios.is_empty() && plan.replicates > 0, "a plan needs a scenario and a replicate");
    let mut line = Line {
        statistics: Statistics::new(plan.scenarios),
        sink,
        progress,
        state: Progress { done: 0, failed: 0, total: plan.runs() },
    };
    let queue = Queue { runs: 0..plan.runs(), threads: plan.threads, stop: plan.stop };
    in_order(&queue, &mut |_| (), &|number, ()| outcome(plan, play, number), &mut |outcome| {
        line.take(&outcome)
    })?;
    Ok(line.statistics.comparison(plan))
}

/// Runs by their numbers, and how they are played.
pub(super) struct Queue<'a> {
    pub runs: Range<u64>,
    pub threads: usize,
    pub stop: &'a AtomicBool,
}

/// Plays the runs of a queue on all cores and hands them to `take` in the order of their numbers, whatever the threads did. `prepare` is
/// asked on the thread of the caller, shortly before a run may start; what it makes goes to the thread that plays it.
pub(super) fn in_order<J: Send, T: Send>(
    queue: &Queue,
    prepare: &mut dyn FnMut(u64) -> J,
    play: &(dyn Fn(u64, J) -> T + Sync),
    take: &mut dyn FnMut(T) -> Result<(), Halt>,
) -> Result<(), Halt> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(queue.threads)
        .thread_name(|number| format!("{RUNNER_THREAD}-{number}"))
        .build()
        .map_err(|error| Halt::Threads(error.to_string()))?;
    let window = WINDOW_RUNS * pool.current_num_threads() as u64;
    let quit = AtomicBool::new(false);
    pool.in_place_scope_fifo(|scope| {
        let (sender, receiver) = channel();
        let mut start = |number: u64| {
            let (job, sender, quit) = (prepare(number), sender.clone(), &quit);
            scope.spawn_fifo(move |_| {
                let stopped = quit.load(Ordering::Relaxed) || queue.stop.load(Ordering::Relaxed);
                let outcome = (!stopped).then(|| play(number, job));
                // Nobody listens any more after a stop: the run is then not wanted.
                let _ = sender.send((number, outcome));
            });
        };
        let end = feed(queue, window, &mut start, &receiver, take);
        // The scope waits for the runs that were started: those that have not begun yet need not begin.
        quit.store(true, Ordering::Relaxed);
        end
    })
}

/// Asks `probe` for the answers 0 to `count`, on all cores; they come back in order, whatever the threads did. One that
/// panics is the failure of that answer.
///
/// # Errors
/// [`Halt`]: a stop from outside, or no threads.
pub fn survey<T: Send>(
    count: usize,
    threads: usize,
    stop: &AtomicBool,
    probe: &(dyn Fn(usize) -> Result<T, String> + Sync),
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<Result<T, String>>, Halt> {
    let mut state = Progress { done: 0, failed: 0, total: count as u64 };
    let mut answers = Vec::with_capacity(count);
    let queue = Queue { runs: 0..count as u64, threads, stop };
    let answer = |number: u64, ()| {
        catch_unwind(AssertUnwindSafe(|| probe(number as usize)))
            .unwrap_or_else(|panic| Err(sentence(panic.as_ref())))
    };
    in_order(&queue, &mut |_| (), &answer, &mut |answer| {
        state.done += 1;
        state.failed += u64::from(answer.is_err());
        progress(state);
        answers.push(answer);
        Ok(())
    })?;
    Ok(answers)
}

/// Keeps the threads fed and empties the tray in order.
fn feed<T>(
    queue: &Queue,
    window: u64,
    start: &mut dyn FnMut(u64),
    receiver: &Receiver<(u64, Option<T>)>,
    take: &mut dyn FnMut(T) -> Result<(), Halt>,
) -> Result<(), Halt> {
    let Range { start: mut next, end } = queue.runs;
    let mut started = next;
    let mut tray: BTreeMap<u64, T> = BTreeMap::new();
    while next < end {
        while started < end.min(next + window) {
            start(started);
            started += 1;
        }
        let (number, outcome) = receiver.recv().expect("this function's caller holds a sender");
        tray.insert(number, outcome.ok_or(Halt::Stopped)?);
        while let Some(outcome) = tray.remove(&next) {
            take(outcome)?;
            next += 1;
        }
        if queue.stop.load(Ordering::Relaxed) {
            return Err(Halt::Stopped);
        }
    }
    Ok(())
}

/// Where finished runs go, one by one.
struct Line<'a> {
    statistics: Statistics,
    sink: &'a mut dyn Sink,
    progress: &'a mut dyn FnMut(Progress),
    state: Progress,
}

impl Line<'_> {
    fn take(&mut self, outcome: &RunOutcome) -> Result<(), Halt> {
        self.statistics.take(outcome);
        self.sink.take(outcome).map_err(Halt::Sink)?;
        self.state.done += 1;
        self.state.failed += u64::from(outcome.result.is_err());
        (self.progress)(self.state);
        Ok(())
    }
}

fn outcome(plan: &Plan, play: Play, number: u64) -> RunOutcome {
    let schemes = plan.scenarios.len() as u64;
    let scenario = (number % schemes) as usize;
    let replicate = plan.first_replicate + u32::try_from(number / schemes).expect("replicates are 32 bits");
    let played = &plan.scenarios[scenario];
    let result = guarded(played, play, plan.seed, replicate);
    RunOutcome { scenario, replicate, result }
}

/// Plays a run: a panic is a failure, and so are values that are no numbers.
pub(super) fn guarded(
    scenario: &Scenario,
    play: Play,
    seed: u64,
    replicate: u32,
) -> Result<RunValues, String> {
    catch_unwind(AssertUnwindSafe(|| play(scenario, seed, replicate)))
        .unwrap_or_else(|panic| Err(sentence(panic.as_ref())))
        .and_then(|values| checked(values, scenario))
}

/// What a panic said.
fn sentence(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panic: {}", text.unwrap_or("no message"))
}

/// A run must fill its tables with numbers: one that does not has failed, and spoils no mean.
fn checked(values: RunValues, scenario: &Scenario) -> Result<RunValues, String> {
    let cells = (scenario.run.years * MONTHS_PER_YEAR) as usize * (scenario.segments.len() + 1);
    let (rows, series) = (values.indicators.len(), values.series.len());
    if rows != INDICATORS.len() || series != cells * SERIES.len() {
        return Err(format!("the run gave {rows} indicators and {series} monthly values"));
    }
    let years = scenario.region.members.len() * scenario.run.years as usize;
    if scenario.region.members.len() > 1 && values.members.len() != years * MEMBER_INDICATORS.len() {
        return Err(format!("the run gave {} values of municipalities", values.members.len()));
    }
    for (row, value) in INDICATORS.iter().zip(&values.indicators) {
        let Some(value) = *value else { continue };
        let answer = value.to_bits() == 0.0_f64.to_bits() || value.to_bits() == 1.0_f64.to_bits();
        if !value.is_finite() || (row.unit == Unit::Probability && !answer) {
            return Err(format!("{} is {value}", row.key));
        }
    }
    match values.series.iter().chain(&values.members).flatten().find(|value| !value.is_finite()) {
        Some(value) => Err(format!("a value of a month or a municipality is {value}")),
        None => Ok(values),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{flat_run, shipped};
    use super::*;

    /// Keeps what came by.
    #[derive(Default)]
    struct Keep(Vec<(u32, usize, Result<f64, String>)>, Option<usize>);

    impl Sink for Keep {
        fn take(&mut self, run: &RunOutcome) -> Result<(), String> {
            if self.1 == Some(self.0.len()) {
                return Err("full".into());
            }
            let value =
                run.result.as_ref().map(|run| run.indicators[0].expect("a value")).map_err(String::clone);
            self.0.push((run.replicate, run.scenario, value));
            Ok(())
        }
    }

    fn plan<'a>(scenarios: &'a [Scenario], threads: usize, stop: &'a AtomicBool) -> Plan<'a> {
        Plan { scenarios, first_replicate: 0, replicates: 150, seed: 7, threads, stop }
    }

    fn uneven(scenario: &Scenario, seed: u64, replicate: u32) -> Result<RunValues, String> {
        let luck = crate::random::Luck::new(seed, replicate);
        let uniform = luck.draws(crate::random::Purpose::Client, 0, 0)[0];
        std::thread::sleep(std::time::Duration::from_micros((uniform * 500.0) as u64));
        match replicate {
            3 => Err("the ledger does not balance".into()),
            4 => panic!("replicate {replicate} broke"),
            5 => Ok(flat_run(scenario, f64::NAN)),
            _ => Ok(flat_run(scenario, uniform)),
        }
    }

    #[test]
    fn runs_come_in_order_whatever_the_threads_do_and_failures_are_kept() {
        let stop = AtomicBool::new(false);
        let scenarios = [shipped(), shipped()];
        let mut seen = Vec::new();
        for threads in [1, 2, 7] {
            let mut keep = Keep::default();
            let mut last = Progress::default();
            let comparison =
                compare_with(&plan(&scenarios, threads, &stop), &uneven, &mut keep, &mut |now| last = now)
                    .expect("it runs to its end");
            assert_eq!(last, Progress { done: 300, failed: 6, total: 300 });
            assert_eq!(comparison.schemes[1].failures, 3);
            assert_eq!(comparison.schemes[1].differences[0].as_ref().expect("pairs").count, 147);
            seen.push((keep.0, format!("{comparison:?}")));
        }
        let order: Vec<_> = seen[0].0.iter().map(|run| (run.0, run.1)).collect();
        assert!(order.is_sorted() && order.len() == 300);
        assert_eq!(seen[0].0[8].2, Err("panic: replicate 4 broke".into()));
        assert_eq!(seen[0].0[10].2, Err("spend is NaN".into()));
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0], seen[2]);
    }

    #[test]
    fn answers_come_in_order_whatever_the_threads_do_and_a_panic_is_the_failure_of_one() {
        let stop = AtomicBool::new(false);
        let probe = |number: usize| match number {
            3 => Err("no".to_owned()),
            4 => panic!("broke"),
            _ => Ok(number * number),
        };
        for threads in [1, 3] {
            let mut last = Progress::default();
            let answers =
                survey(50, threads, &stop, &probe, &mut |now| last = now).expect("it runs to its end");
            assert_eq!(last, Progress { done: 50, failed: 2, total: 50 });
            assert_eq!((answers[3].clone(), answers[49].clone()), (Err("no".into()), Ok(49 * 49)));
            assert_eq!(answers[4], Err("panic: broke".into()));
        }
        stop.store(true, Ordering::Relaxed);
        assert_eq!(survey(5, 1, &stop, &probe, &mut |_| ()).err(), Some(Halt::Stopped));
    }

    #[test]
    fn a_stop_ends_between_runs() {
        let stop = AtomicBool::new(false);
        let scenarios = [shipped()];
        let mut keep = Keep::default();
        let halt = compare_with(&plan(&scenarios, 2, &stop), &uneven, &mut keep, &mut |now| {
            stop.store(now.done >= 10, Ordering::Relaxed);
        });
        assert_eq!(halt.err(), Some(Halt::Stopped));
        assert!(keep.0.len() < 150);
    }

    #[test]
    fn a_sink_that_is_full_ends_the_batch() {
        let stop = AtomicBool::new(false);
        let scenarios = [shipped()];
        let mut keep = Keep(Vec::new(), Some(20));
        let halt = compare_with(&plan(&scenarios, 2, &stop), &uneven, &mut keep, &mut |_| ());
        assert_eq!(halt.err(), Some(Halt::Sink("full".into())));
    }

    #[test]
    fn one_run_of_a_batch_can_be_repeated_by_its_number() {
        let stop = AtomicBool::new(false);
        let scenarios = [shipped()];
        let mut all = Keep::default();
        compare_with(&plan(&scenarios, 2, &stop), &uneven, &mut all, &mut |_| ()).expect("it runs");
        let one = Plan { first_replicate: 37, replicates: 1, ..plan(&scenarios, 1, &stop) };
        let mut again = Keep::default();
        compare_with(&one, &uneven, &mut again, &mut |_| ()).expect("it runs");
        assert_eq!(again.0[0], all.0[37]);
    }
}
