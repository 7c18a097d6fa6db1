//! The story of one client: what each phase of each month did to it, who decided it, why, and what it cost.

pub use super::event::Story;
use super::event::{Attribution, Event, Line, Seen, joined};
use super::place::{Place, find, terms};
use super::{Replay, Watcher, When, name};
use crate::month::access::assessment;
use crate::month::agreed;
use crate::month::answer::Answer;
use crate::month::discharge::has_finished;
use crate::month::extend::Reply;
use crate::month::matching::crisis_surcharge;
use crate::month::{Phase, Setting};
use crate::policy::clause::{Clause, Standing};
use crate::policy::rights::{CaseDecision, Form, Holder, SystemDecision};
use crate::units::{Cents, Minutes, Month};
use crate::world::World;
use crate::world::clients::{Applicant, ClientKey, InCare, NO_LOT, Waiting};

/// Why there is no story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoStory {
    /// The run failed with this sentence.
    Failed(String),
    /// There is no such client: this many clients share its segment and month.
    NoSuchClient(u32),
}

/// Follows `key` through all months of the run.
///
/// # Errors
/// Why there is no story.
pub fn story(replay: &mut Replay, key: ClientKey) -> Result<Story, NoStory> {
    let mut follower = Follower::new(key);
    follower.meet(replay);
    for _ in replay.world.month.0..name::last_month(replay.scenario) {
        replay.play_month(&mut follower).map_err(NoStory::Failed)?;
    }
    if follower.lines.is_empty() {
        return Err(NoStory::NoSuchClient(follower.namesakes));
    }
    if !matches!(find(&replay.world, key), Place::Nowhere) {
        let last = Month(replay.world.month.0 - 1);
        follower.tell(When::of(replay.scenario, last), Event::RunEnds);
    }
    let lots = &replay.world.lots;
    let provider =
        |lot: usize| (lot < lots.contracted).then(|| replay.world.providers.key[lots.provider[lot] as usize]);
    Ok(Story { key, lines: follower.lines, providers: lots.all().map(provider).collect() })
}

/// The month of care that is still to be paid.
#[derive(Clone, Copy)]
struct Owed {
    line: usize,
    lot: usize,
    minutes: u32,
    standing: Standing,
}

struct Follower {
    key: ClientKey,
    lines: Vec<Line>,
    namesakes: u32,
    was: Place,
    heard: Vec<(u32, Answer)>,
    replies: Vec<(Holder, Reply)>,
    treated: Option<InCare>,
    received_before: Cents,
    owed: Option<Owed>,
}

impl Follower {
    fn new(key: ClientKey) -> Follower {
        Follower {
            key,
            lines: Vec::new(),
            namesakes: 0,
            was: Place::Nowhere,
            heard: Vec::new(),
            replies: Vec::new(),
            treated: None,
            received_before: Cents::ZERO,
            owed: None,
        }
    }

    /// Those who were in care when the run started.
    fn meet(&mut self, replay: &Replay) {
        let world = &replay.world;
        if self.key.arrival().is_none() {
            let own = |key: &&ClientKey| key.segment() == self.key.segment();
            self.namesakes = world.care.key.iter().filter(own).count() as u32;
        }
        if let Place::InCare(row) = find(world, self.key) {
            let event = Event::FoundInCare {
                lot: row.lot,
                severity: row.severity,
                hours: Minutes(i64::from(row.optimal_minutes)).hours(),
                months: row.need_at_onset,
                months_before: -row.started,
            };
            self.tell(When::of(replay.scenario, world.month), event);
        }
    }

    fn tell(&mut self, when: When, event: Event) {
        self.lines.push(Line { when: (when, when), event, cost: None });
    }

    /// Tells months that are alike in one line.
    fn tell_on(&mut self, when: When, event: Event) {
        if let Some(last) = self.lines.last_mut()
            && last.when.1.year == when.year
            && let Some(joined) = joined(last.event, event)
        {
            (last.event, last.when.1) = (joined, when);
            return;
        }
        self.tell(when, event);
    }

    fn applies(&mut self, world: &World, setting: &Setting, when: When) {
        let arrived = |it: &&Applicant| {
            it.who.episode == 0
                && it.who.key.segment() == self.key.segment()
                && it.who.key.arrival() == self.key.arrival()
        };
        if self.key.arrival() == Some(world.month) {
            self.namesakes = world.applicants.iter().filter(arrived).count() as u32;
        }
        let Place::Applies(it) = find(world, self.key) else { return };
        if it.appeals {
            self.tell(when, Event::Appeals { severity: it.who.severity });
            return;
        }
        let segment = &setting.scenario.segments[usize::from(it.who.segment)];
        let event = Event::Need {
            severity: it.who.severity,
            hours: it.who.severity * segment.optimal_hours_month,
            months: it.who.need,
            episode: it.who.episode,
            relapse: it.repeat,
        };
        self.tell(when, event);
    }

    fn assessed(&mut self, world: &World, setting: &Setting, when: When) {
        let Place::Applies(it) = self.was else { return };
        let judged = assessment(world, setting, &it);
        let seen = Seen {
            route: it.who.route,
            holder: judged.holder,
            hours: judged.hours,
            perceived: judged.perceived,
            strictness: judged.strictness,
            tightening: judged.tightening,
        };
        let event = match find(world, self.key) {
            Place::Waits(row) => Event::LetIn { seen, form: row.form, urgent: row.urgent },
            Place::ComesBack(month, again) => Event::TurnedAway { seen, back: Some((month, again)) },
            _ => Event::TurnedAway { seen, back: None },
        };
        self.tell(when, event);
    }

    fn matched(&mut self, world: &World, setting: &Setting, when: When) {
        let Place::Waits(was) = self.was else { return };
        let mut waits = None;
        for (lot, answer) in std::mem::take(&mut self.heard) {
            match answer {
                Answer::Listed => self.tell(when, Event::Listed { lot }),
                _ if was.lot == NO_LOT && waits.is_none() && !self.is_listed(lot) => {
                    self.tell(when, Event::Refused { lot, why: answer });
                }
                _ => waits = Some((lot, answer)),
            }
        }
        let waited = world.month.0 - was.since.0;
        self.exempted(world, setting, when, &was);
        match find(world, self.key) {
            Place::Waits(is) if is.lot == NO_LOT => self.tell_on(when, Event::Looks),
            Place::Waits(_) => {
                if let Some((lot, why)) = waits {
                    self.tell_on(when, Event::Waits { lot, why });
                }
            }
            Place::InCare(row) => self.starts(world, setting, when, (&was, &row), waited),
            _ => self.tell(when, Event::GaveUp { waited }),
        }
    }

    /// Whether the client was exempted from a bound this month.
    fn exempted(&mut self, world: &World, setting: &Setting, when: When, was: &Waiting) {
        let form = match find(world, self.key) {
            Place::Waits(is) => is.form,
            Place::InCare(row) => row.form,
            _ => return,
        };
        if was.form != Form::Specific && form == Form::Specific {
            let holder = setting.policy.rights.over(SystemDecision::Exception);
            self.tell(when, Event::Exempted { holder });
        }
    }

    /// Whether the last thing that was told is that this lot put the client on its list.
    fn is_listed(&self, lot: u32) -> bool {
        self.lines.last().is_some_and(|line| line.event == Event::Listed { lot })
    }

    fn starts(
        &mut self,
        world: &World,
        setting: &Setting,
        when: When,
        (was, row): (&Waiting, &InCare),
        waited: u32,
    ) {
        let lot = row.lot;
        let external = lot as usize >= world.lots.contracted;
        if was.falls_into_crisis(world.month) {
            self.tell(when, Event::Crisis { lot, waited });
            let surcharge = (crisis_surcharge(world, setting), Attribution::Surcharge);
            self.lines.last_mut().expect("a line was just told").cost = Some(surcharge);
        } else if external && was.lot == NO_LOT {
            self.tell(when, Event::PlacedOut { refusals: was.refusals });
        }
        let contract = &setting.policy.contracts[usize::from(row.segment)];
        let fee = contract.trajectory_fee().filter(|_| !external);
        let event = Event::Starts {
            lot,
            waited,
            grown: row.need / row.need_at_onset - 1.0,
            limit: row.limit.is_finite().then_some(row.limit),
            profile: fee
                .filter(|fee| fee.profiles.len() > 1)
                .map(|fee| (row.class, fee.true_profile(row.severity))),
            splits: row.split_at > f64::NEG_INFINITY,
            terms: terms(setting, row),
        };
        self.tell(when, event);
    }

    /// What was heard about requests of a client in care.
    fn answered(&mut self, when: When) {
        for (holder, reply) in std::mem::take(&mut self.replies) {
            self.tell(when, Event::Asked { holder, reply });
        }
    }

    fn delivered(&mut self, world: &World, setting: &Setting, when: When) {
        let (Place::InCare(was), Some(row)) = (self.was, self.treated.take()) else { return };
        let lot = row.lot;
        if row.standing != was.standing {
            self.tell(when, Event::BeyondNorm { lot });
        }
        let minutes = row.minutes - was.minutes;
        let care = Event::Care {
            lot,
            standing: row.standing,
            minutes: i64::from(minutes),
            optimal: i64::from(row.optimal_minutes),
            short_of_plan: i64::from(row.planned_minutes) - i64::from(minutes),
            limited: row.limit < world.lots.ratio[lot as usize][row.standing as usize],
            needless: was.need <= 0.0,
        };
        self.tell_on(when, care);
        let line = self.lines.len() - 1;
        self.owed = Some(Owed { line, lot: lot as usize, minutes, standing: row.standing });
        if row.need <= row.split_at && row.standing != Standing::Beyond {
            self.tell(when, Event::Split { lot });
        }
        let back = match find(world, self.key) {
            Place::InCare(is) => {
                if is.goal_minutes > was.goal_minutes {
                    self.tell(when, Event::GoesOn { lot, minutes: is.goal_minutes });
                }
                return;
            }
            Place::ComesBack(month, _) => Some(month),
            _ => None,
        };
        let left = row.need.max(0.0) / row.need_at_start;
        let event = if has_finished(world, &row) {
            let wanted = world.lots.overstay[lot as usize][row.standing as usize];
            let extension = setting.policy.rights.of(CaseDecision::Extension, row.route);
            let by = (row.tolerated_overstay < wanted).then_some(extension);
            let refused = row.tolerated_overstay == f64::NEG_INFINITY;
            Event::Finished { lot, past: (-row.need).max(0.0), left, by, refused, back }
        } else {
            Event::BrokenOff { lot, left, back }
        };
        self.tell(when, event);
    }

    fn paid(&mut self, world: &World, setting: &Setting) {
        let Some(owed) = self.owed.take() else { return };
        let lots = &world.lots;
        let paid = lots.received_ever[owed.lot] - self.received_before;
        let delivered = lots.delivered_month[owed.lot];
        let share = if delivered.0 > 0 { f64::from(owed.minutes) / delivered.0 as f64 } else { 0.0 };
        let contract = &setting.policy.contracts[usize::from(lots.segment[owed.lot])];
        let tariff = contract.clauses.iter().find_map(|clause| match clause {
            Clause::HourlyTariff(tariff) if tariff.tiers.len() == 1 => Some(tariff.tiers[0].level),
            _ => None,
        });
        let list = agreed::tariff(world, setting, usize::from(lots.segment[owed.lot]));
        let (euros, how) = match (tariff, owed.lot < lots.contracted) {
            (_, false) => (paid.euros() * share, Attribution::OutOfContract),
            _ if owed.standing == Standing::Beyond => (0.0, Attribution::Unpaid),
            (Some(level), true) => {
                let declared = Minutes(i64::from(contract.unit().declared(owed.minutes))).hours();
                (declared * level * list, Attribution::Declared)
            }
            (None, true) => (paid.euros() * share, Attribution::Share),
        };
        let line = &mut self.lines[owed.line];
        let before = line.cost.map_or(Cents::ZERO, |(cents, _)| cents);
        line.cost = Some((before + Cents::from_euros(euros), how));
    }

    fn moved(&mut self, world: &World, when: When) {
        match (self.was, find(world, self.key)) {
            (Place::InCare(was), Place::InCare(is)) if was.lot != is.lot => {
                self.tell(when, Event::Transferred { from: was.lot, to: is.lot });
            }
            (Place::Waits(was), Place::Waits(is)) if was.lot != is.lot => {
                self.tell(when, Event::ListLost { lot: was.lot });
            }
            _ => {}
        }
    }
}

impl Watcher for Follower {
    fn before(&mut self, phase: &Phase, world: &World, _: &Setting) {
        self.was = find(world, self.key);
        if phase.name.en == PAYMENT
            && let Some(owed) = self.owed
        {
            self.received_before = world.lots.received_ever[owed.lot];
        }
    }

    fn heard(&mut self, client: ClientKey, lot: usize, answer: Answer) {
        if client == self.key {
            self.heard.push((lot as u32, answer));
        }
    }

    fn replied(&mut self, client: ClientKey, holder: Holder, reply: Reply) {
        if client == self.key {
            self.replies.push((holder, reply));
        }
    }

    fn treated(&mut self, world: &World) {
        self.treated = match find(world, self.key) {
            Place::InCare(row) => Some(row),
            _ => None,
        };
    }

    fn after(&mut self, phase: &Phase, world: &World, setting: &Setting) {
        let when = When::of(setting.scenario, world.month);
        match phase.name.en {
            "arrivals" => self.applies(world, setting, when),
            "access" => {
                self.assessed(world, setting, when);
                self.answered(when);
            }
            "matching" => self.matched(world, setting, when),
            "delivery" => self.delivered(world, setting, when),
            PAYMENT => self.paid(world, setting),
            "market" => self.moved(world, when),
            _ => {}
        }
    }
}

const PAYMENT: &str = "claims and payment";

#[cfg(test)]
mod tests {
    use crate::month::PHASES;

    #[test]
    fn the_phases_that_are_told_exist() {
        for name in ["arrivals", "access", "matching", "delivery", super::PAYMENT, "market"] {
            assert!(PHASES.iter().any(|phase| phase.name.en == name), "{name}");
        }
    }
}
