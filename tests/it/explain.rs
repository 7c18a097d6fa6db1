//! `prikkel explain` shows what was decided on, and nothing that resembles it.

use crate::commands::{done, ends, workshop};
use crate::laws::{SEED, shipped, small};
use prikkel::explain::event::Event;
use prikkel::explain::find::{Reason, choices};
use prikkel::explain::lot::{Decision, decision};
use prikkel::explain::name;
use prikkel::explain::official::official;
use prikkel::explain::story::story;
use prikkel::explain::without::Term;
use prikkel::explain::{Replay, When};
use prikkel::month::answer::Answer;
use prikkel::month::extend::Reply;
use prikkel::month::{PHASES, Setting};
use prikkel::policy::clause::{Basis, Clause, PooledCeiling, ReportingDuty, RevenueCeiling, Sharing};
use prikkel::policy::team::TASKS;
use prikkel::random::Luck;
use prikkel::scenario::Scenario;
use prikkel::units::Month;
use prikkel::world::clients::ClientKey;

const SCHEMES: [&str; 4] = ["ceilings", "lump-sum", "trajectory-fee", "tiers"];

/// What the third provider of the first market decides in July of the first reported year, in its first segment.
fn decided(scenario: &Scenario) -> (Decision, usize, Month) {
    let luck = Luck::new(SEED, 0);
    let mut replay = Replay::new(scenario, &luck);
    let month = Month(scenario.run.warmup_years * 12 + 6);
    let provider = name::find_provider(scenario, &replay.world, "youth/3").unwrap();
    let lot = replay.world.lots.of_provider(provider)[0];
    let segment = usize::from(replay.world.lots.segment[lot]);
    (decision(&mut replay, month, provider, segment).unwrap(), lot, month)
}

/// A contract in which every kind of term is at work.
fn mixture() -> Scenario {
    let mut scenario = small("tiers", 20_000, 1);
    scenario.behaviour.staffing.next_year_weight = 0.5;
    for contract in &mut scenario.policy.contracts {
        contract.clauses.extend([
            Clause::ReportingDuty(ReportingDuty {
                minutes_month: 20.0,
                detect_share: 0.3,
                audit_found_share: 0.0,
            }),
            Clause::RevenueCeiling(RevenueCeiling {
                basis: Basis::LastYear,
                carried_share: 0.5,
                ..RevenueCeiling::plain(0.9, 0.2)
            }),
            Clause::PooledCeiling(PooledCeiling {
                level: 0.85,
                basis: Basis::Fixed,
                sharing: Sharing::PointValue,
                floor_share: 0.2,
            }),
        ]);
    }
    scenario
}

#[test]
fn what_the_clauses_add_is_the_revenue_that_was_used() {
    let schemes = SCHEMES.map(|scheme| (scheme, small(scheme, 20_000, 1)));
    for (scheme, scenario) in schemes.into_iter().chain([("mixture", mixture())]) {
        let (decision, ..) = decided(&scenario);
        for care in &decision.care {
            let sum: f64 = care.clauses.iter().map(|clause| clause.hour).sum();
            // A sum of differences is the whole but for the last digits.
            assert!((sum - care.this_year).abs() < 1e-9, "{scheme}: {sum} and {}", care.this_year);
            let found: f64 = care.clauses.iter().map(|clause| -clause.over).sum();
            // Clauses say what this year takes back; next year's part of it is felt as well.
            let later = care.next_year != 0.0;
            assert!((found - care.found).abs() < if later { 0.5 * found.abs() } else { 1e-9 }, "{scheme}");
            let parts = care.this_year + care.next_year + care.thresholds;
            assert!((parts - care.revenue).abs() < 1e-9, "{scheme}");
            let margin = (1.0 - decision.trust.1) * care.revenue
                - (decision.cost.0 + decision.cost.1 * decision.cost.2);
            assert!((margin - care.best.margin).abs() < 1e-9, "{scheme}");
        }
    }
}

#[test]
fn what_explain_says_was_chosen_is_what_the_run_chose() {
    for scheme in SCHEMES {
        let scenario = small(scheme, 20_000, 1);
        let (decision, lot, month) = decided(&scenario);
        let luck = Luck::new(SEED, 0);
        let mut world = prikkel::world::World::populate(&scenario, &luck);
        while world.month < month {
            prikkel::month::play(&mut world, &scenario, &luck).unwrap();
        }
        let setting = Setting::at(&scenario, &luck, month);
        for phase in PHASES {
            (phase.run)(&mut world, &setting);
            if phase.name.en == "decisions" {
                break;
            }
        }
        for care in &decision.care {
            let place = care.standing as usize;
            assert_eq!(care.chosen, (world.lots.ratio[lot][place], world.lots.overstay[lot][place]));
        }
        assert_eq!(decision.intake.holds, world.lots.holds_intake[lot]);
        assert_eq!(decision.intake.delays, world.lots.delays_starts[lot]);
        assert_eq!(decision.staff_wanted.1, world.lots.capacity[lot]);
    }
}

#[test]
fn taking_away_what_is_off_changes_nothing() {
    let mut scenario = small("ceilings", 20_000, 1);
    scenario.behaviour.trust.joint_interest_max = 0.0;
    scenario.behaviour.volume.stress_share = 0.0;
    scenario.behaviour.income.recoup_share = 0.0;
    scenario.behaviour.staffing.next_year_weight = 0.0;
    let (decision, ..) = decided(&scenario);
    for care in &decision.care {
        for off in
            [Term::Trust, Term::Stress, Term::Income, Term::NextYear, Term::Detection, Term::Thresholds]
        {
            let without = care.without.iter().find(|without| without.term == off).unwrap();
            assert_eq!(without.best, care.best, "{off:?}");
        }
    }
}

#[test]
fn without_its_ceiling_a_provider_decides_as_under_the_contract_without_it() {
    let scenario = small("ceilings", 20_000, 1);
    let (decision, ..) = decided(&scenario);
    let [bound, exempt] = &decision.care[..] else { panic!("two standings") };
    let ceiling = |care: &prikkel::explain::lot::CareChoice| {
        care.without.iter().find(|without| without.term == Term::Clause(1)).unwrap().best
    };
    // Exempt care is paid in full: the ceiling is nothing to it, and without it bound care pays as much.
    // (What the year brings on average moves in its last digits, and the income effect with it.)
    assert_eq!(ceiling(exempt).margin, exempt.best.margin);
    assert!((ceiling(exempt).ratio - exempt.best.ratio).abs() < 1e-6);
    assert!((ceiling(bound).margin - exempt.best.margin).abs() < 1e-9);
}

#[test]
fn a_replay_that_is_watched_is_the_run_itself() {
    let scenario = small("trajectory-fee", 10_000, 1);
    let luck = Luck::new(SEED, 0);
    let mut replay = Replay::new(&scenario, &luck);
    choices(&mut replay, 3).unwrap();
    let world = crate::laws::world(&scenario, 0);
    assert_eq!(replay.world.ledger, world.ledger);
    assert_eq!(crate::laws::care_rows(&replay.world), crate::laws::care_rows(&world));
}

#[test]
fn names_lead_back_to_what_they_name() {
    let scenario = shipped("ceilings");
    for key in [0, 3, 149, 150, 200, 229, 230, 240, 250] {
        let luck = Luck::new(SEED, 0);
        let world = prikkel::world::World::populate(&scenario, &luck);
        let called = name::provider(&scenario, key);
        assert_eq!(name::find_provider(&scenario, &world, &called), Some(usize::from(key)), "{called}");
        let number = (key + 1).to_string();
        assert_eq!(name::find_provider(&scenario, &world, &number), Some(usize::from(key)));
    }
    for called in ["youth-ambulatory-light/14/3", "guidance/start/12"] {
        let key = name::find_client(&scenario, called).unwrap();
        assert_eq!(name::client(&scenario, key), called);
    }
    assert_eq!(name::find_month(&scenario, "19"), name::find_month(&scenario, "2-07"));
    assert_eq!(When::of(&scenario, name::find_month(&scenario, "2-07").unwrap()).number(), 19);
    for wrong in ["0", "-3", "61", "0-07", "2-13", "6-01", "july"] {
        assert_eq!(name::find_month(&scenario, wrong), None, "{wrong}");
    }
    for wrong in ["youth", "youth/1", "cars/3/1", "guidance/84/1", "guidance/3/x", "guidance/3/1/2"] {
        assert_eq!(name::find_client(&scenario, wrong), None, "{wrong}");
    }
}

#[test]
fn every_term_that_is_at_work_is_shown_by_what_its_absence_changes() {
    let (decision, ..) = decided(&mixture());
    let bound = &decision.care[0];
    assert!(bound.next_year != 0.0 && bound.found > 0.0 && decision.trust.1 > 0.0);
    let changes = |term: Term| {
        let without = bound.without.iter().find(|without| without.term == term).unwrap();
        without.best != bound.best
    };
    for term in [Term::Clause(0), Term::Bounds, Term::NextYear, Term::Trust, Term::Detection, Term::Cost] {
        assert!(changes(term), "{term:?}");
    }
    // Where needless hours are found, the optimum itself is best, and a little more or less of either moves nothing.
    assert!(changes(Term::Benefit) || changes(Term::IdleStaff));
    assert_eq!(decision.ceilings.len(), 2);
    assert!(decision.ceilings[0].hit.is_some_and(|hit| (0.0..=1.0).contains(&hit)));
}

/// Stories of everyone who arrives in one month: each begins with a need, and ends with an end.
#[test]
fn every_story_begins_with_a_need_and_ends() {
    let scenario = small("ceilings", 10_000, 2);
    let luck = Luck::new(SEED, 0);
    for index in 0..3 {
        let key = name::find_client(&scenario, &format!("youth-ambulatory-light/12/{index}")).unwrap();
        let told = story(&mut Replay::new(&scenario, &luck), key).unwrap();
        assert!(matches!(told.lines[0].event, Event::Need { episode: 0, .. }));
        let last = told.lines.last().unwrap().event;
        let ended = matches!(
            last,
            Event::RunEnds
                | Event::GaveUp { .. }
                | Event::TurnedAway { .. }
                | Event::Finished { .. }
                | Event::BrokenOff { .. }
        );
        assert!(ended, "{last:?}");
    }
}

/// The stories of all clients together cost what the municipality paid, but for what it paid lots that had nobody in care.
#[test]
fn the_costs_of_all_stories_are_what_the_municipality_paid() {
    for scheme in ["lump-sum", "trajectory-fee"] {
        let scenario = small(scheme, 2_000, 1);
        let luck = Luck::new(SEED, 0);
        let mut replay = Replay::new(&scenario, &luck);
        let mut keys: Vec<_> = replay.world.client_keys().collect();
        let mut for_nobody = 0;
        for month in 1..=name::last_month(&scenario) {
            let before = replay.world.lots.received_ever.clone();
            replay.play_to(Month(month)).unwrap();
            let lots = &replay.world.lots;
            let idle = lots.all().filter(|lot| lots.delivered_month[*lot].0 == 0);
            for_nobody += idle.map(|lot| (lots.received_ever[lot] - before[lot]).0).sum::<i64>();
        }
        let segments = scenario.segments.len();
        for (segment, month) in (0..segments).flat_map(|it| (0..24).map(move |month| (it, month))) {
            let arriving = |index| ClientKey::arriving(segment, Month(month), index);
            let exists = |key: &ClientKey| story(&mut Replay::new(&scenario, &luck), *key).is_ok();
            keys.extend((0..).map(arriving).take_while(exists));
        }
        let (mut told, mut lines) = (0, 0);
        for key in keys {
            let story = story(&mut Replay::new(&scenario, &luck), key).unwrap();
            told += story.lines.iter().filter_map(|line| line.cost).map(|(cents, _)| cents.0).sum::<i64>();
            lines += 24;
        }
        let paid = replay.world.ledger.paid.0 - for_nobody;
        // Every month of every client is rounded once, and so is what each lot is paid.
        assert!((told - paid).abs() <= lines, "{scheme}: {told} and {paid} cents");
    }
}

#[test]
fn the_tool_finds_clients_with_something_to_tell() {
    let scenario = small("ceilings", 20_000, 2);
    let luck = Luck::new(SEED, 0);
    let found = choices(&mut Replay::new(&scenario, &luck), 3).unwrap();
    assert!(found.clients.iter().any(|(_, reason)| matches!(reason, Reason::WaitedLong(_))));
    for (key, reason) in &found.clients {
        let told = story(&mut Replay::new(&scenario, &luck), *key).unwrap();
        let has = |wanted: fn(&Event) -> bool| told.lines.iter().any(|line| wanted(&line.event));
        let holds = match reason {
            Reason::WaitedLong(months) => told
                .lines
                .iter()
                .any(|line| matches!(line.event, Event::Starts { waited, .. } if waited == *months)),
            Reason::Refused(times) => {
                let refusals = told.lines.iter().filter(|line| matches!(line.event, Event::Refused { .. }));
                refusals.count() >= usize::from(*times)
            }
            Reason::Crisis => has(|event| matches!(event, Event::Crisis { .. })),
            Reason::TurnedAway => has(|event| matches!(event, Event::TurnedAway { back: Some(_), .. })),
            Reason::Transferred => has(|event| matches!(event, Event::Transferred { .. })),
            Reason::Overcoded => has(
                |event| matches!(event, Event::Starts { profile: Some((class, truth)), .. } if class > truth),
            ),
            Reason::BeyondNorm => has(|event| matches!(event, Event::BeyondNorm { .. })),
            Reason::Relapsed => has(|event| matches!(event, Event::Need { relapse: true, .. })),
            Reason::NotExtended => {
                has(|event| matches!(event, Event::Asked { reply: Reply::Refused { .. }, .. }))
            }
            Reason::Rerouted => {
                has(|event| matches!(event, Event::Asked { reply: Reply::Rerouted { .. }, .. }))
            }
            Reason::Appealed => has(|event| matches!(event, Event::Asked { reply: Reply::Appealed, .. })),
            Reason::Exempted => has(|event| matches!(event, Event::Exempted { .. })),
        };
        assert!(holds, "{reason:?}: {:?}", told.lines);
    }
}

/// What the program answers to `arguments`, which must be right.
fn answers(arguments: &[&str]) -> String {
    let folder = workshop();
    ends(&done(folder.path(), &[&["explain"], arguments].concat()), 0).0
}

#[test]
fn a_decision_is_explained_in_both_languages() {
    for scheme in ["ceilings", "lump-sum", "trajectory-fee"] {
        for (language, words) in [
            ("nl", ["= marge van één uur meer (m)", "zoals het is", "Waarop dit rust", "wat hij koos"]),
            ("en", ["= margin of one more hour (m)", "as it is", "What this rests on", "what it chose"]),
        ] {
            let text = answers(&[scheme, "--provider", "youth/6", "--month", "1-07", "--lang", language]);
            for words in words {
                assert!(text.contains(words), "{words} in {text}");
            }
            let (said, _) = text.split_once("\nW").unwrap();
            assert!(!said.contains('{'), "every place was filled: {text}");
            assert!(text.contains("default-municipality.toml:"), "an input says its file and line");
        }
    }
    let text = answers(&["ceilings", "--provider", "6", "--month", "7"]);
    assert_eq!(text, answers(&["ceilings", "--provider", "youth/6", "--month", "1-07"]));
    assert!(text.contains("ceilings.toml:17") && text.contains("  default\n"), "{text}");
}

/// A tariff that the municipality cut is the price that is told, with what was taken off it.
#[test]
fn a_cut_of_the_tariff_is_told() {
    let folder = workshop();
    let cut = "extends = \"open-house.toml\"\n[budget]\nclaims_lag_months = 0\n\
               [[budget.rule]]\nwhen = \"claims\"\nabove = 0.0\nkind = \"cut tariff\"\ncut_share = 0.02\nlag_months = 0\n";
    std::fs::write(folder.path().join("cut.toml"), cut).expect("it can be written");
    for (language, words) in [("nl", "dit jaar met 2,0% verlaagd"), ("en", "lowered the tariff by 2.0% this")]
    {
        let told = |month: &str| {
            let asked =
                ["explain", "cut.toml", "--provider", "youth/6", "--month", month, "--lang", language];
            ends(&done(folder.path(), &asked), 0).0.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(told("1-04").contains(words), "{}", told("1-04"));
        assert!(!told("1-03").contains(words), "March is still paid as agreed");
    }
}

#[test]
fn a_client_has_a_story_in_both_languages() {
    let who = ["ceilings", "--client", "youth-ambulatory-light/30/2", "--lang"];
    let dutch = answers(&[&who[..], &["nl"]].concat());
    let english = answers(&[&who[..], &["en"]].concat());
    for (text, words) in [
        (dutch, ["Er ontstaat een zorgvraag", "Samen heeft dit de gemeente gekost", "wie beslist"]),
        (english, ["A need arises", "Together this cost the municipality", "who decides"]),
    ] {
        for words in words {
            assert!(text.contains(words), "{words} in {text}");
        }
        let (story, _) = text.split_once("toml:").unwrap();
        assert!(!story.contains('{'), "{story}");
    }
}

#[test]
fn a_client_that_asks_a_provider_under_notice_hears_that_its_contract_ends() {
    let scenario = small("selective-procedure", 20_000, 1);
    let luck = Luck::new(SEED, 0);
    let hears = |month: u32, index: u32| {
        let told = story(&mut Replay::new(&scenario, &luck), ClientKey::arriving(0, Month(month), index));
        told.is_ok_and(|told| {
            let ends = |event| matches!(event, Event::Refused { why: Answer::UnderNotice, .. });
            told.lines.iter().any(|line| ends(line.event))
        })
    };
    // Those who come in the first half of the first reported year, while the notice runs.
    let mut clients = (12..18).flat_map(|month| (0..8).map(move |index| (month, index)));
    assert!(clients.any(|(month, index)| hears(month, index)));
}

#[test]
fn without_a_question_it_says_what_can_be_asked() {
    let text = answers(&["ceilings"]);
    let typed = text.lines().filter_map(|line| line.trim().strip_prefix("prikkel explain "));
    let typed: Vec<Vec<&str>> = typed.map(|line| line.split(' ').collect()).collect();
    assert_eq!(typed.len(), 2, "{text}");
    for line in typed {
        assert!(!answers(&line).is_empty());
    }
}

#[test]
fn a_question_that_cannot_be_answered_says_why() {
    let folder = workshop();
    for (arguments, code, words) in [
        (&["ceilings", "--provider", "youth/6", "--month", "0"][..], 1, "a month from 1 to 60"),
        (&["ceilings", "--provider", "youth/6", "--month", "-3"], 1, "--month -3"),
        (&["ceilings", "--provider", "youth/6"], 1, "--month too"),
        (&["ceilings", "--provider", "youht/6", "--month", "1"], 1, "did you mean youth/6?"),
        (&["ceilings", "--provider", "wmo/5", "--segment", "guidance", "--month", "1"], 1, "household-help"),
        (&["ceilings", "--month", "1"], 1, "--official with a month"),
        (&["ceilings", "--client", "somebody"], 1, "segment/month/number"),
        (&["ceilings", "--client", "guidance/30/9000"], 1, "a number from 0 to"),
        (&["ceilings", "--client", "guidance/30/1", "--provider", "1"], 1, "one of the three"),
        (&["missing.toml"], 2, "missing.toml"),
        (&[], 1, "no scenario file was given"),
    ] {
        let all = [&["explain"], arguments].concat();
        let (answer, remarks) = ends(&done(folder.path(), &all), code);
        assert!(remarks.contains(words) && answer.is_empty(), "{arguments:?}: {remarks}");
    }
}

/// Who knows whom is told from the people that are there, and trust is what follows from them.
#[test]
fn people_and_ties_are_those_of_the_world() {
    let scenario = small("commissioning-team", 50_000, 1);
    let (of, _, month) = decided(&scenario);
    let luck = Luck::new(SEED, 0);
    let mut world = prikkel::world::World::populate(&scenario, &luck);
    while world.month < month {
        prikkel::month::play(&mut world, &scenario, &luck).expect("every month balances");
    }
    let provider = name::find_provider(&scenario, &world, "youth/3").unwrap();
    let told: Vec<f64> = of.relations.ties.iter().map(|tie| tie.tie).collect();
    assert_eq!(told, world.people.tie[world.people.of(provider)]);
    assert!(told.iter().any(|tie| *tie > 0.0));
    assert_eq!(of.relations.trust, (world.providers.trust[provider], world.providers.felt[provider]));
    assert!(of.relations.promise.is_none(), "nothing was asked");
    // Where nobody is modelled there is nobody to tell of.
    assert!(decided(&small("open-house", 50_000, 1)).0.relations.ties.is_empty());
}

/// What is told of officials is what the team did: their hours are those of the tasks, and every tie is somebody's.
#[test]
fn the_hours_and_ties_of_officials_are_those_of_the_team() {
    let scenario = shipped("commissioning-team");
    let luck = Luck::new(SEED, 0);
    let month = Month(scenario.run.warmup_years * 12 + 18);
    let seats = scenario.policy.team.officials.len();
    let told = |seat| official(&mut Replay::new(&scenario, &luck), month, seat).unwrap();
    let all: Vec<_> = (0..seats).map(told).collect();
    for it in &all {
        let spent: f64 = it.spent.iter().sum();
        assert!(spent <= it.hours_month + 1e-9 && (it.filled || spent == 0.0), "{}: {spent}", it.name);
        assert!(it.spent.iter().zip(it.does).all(|(hours, does)| does || *hours == 0.0), "{}", it.name);
    }
    let (asked, undone) = all[0].team;
    for task in TASKS.map(|task| task as usize) {
        let done: f64 = all.iter().map(|it| it.spent[task]).sum();
        assert!((asked[task] - undone[task] - done).abs() < 1e-6, "{task}: {done}");
    }
    assert!(asked.iter().sum::<f64>() > 100.0);
    let mut replay = Replay::new(&scenario, &luck);
    replay.play_to(Month(month.0 + 1)).unwrap();
    let people = &replay.world.people;
    let open = (0..replay.world.providers.len()).filter(|provider| replay.world.providers.open[*provider]);
    let ties: Vec<f64> = open.flat_map(|provider| people.tie[people.of(provider)].to_vec()).collect();
    let mut seen: Vec<f64> = all.iter().flat_map(|it| it.known.iter().map(|one| one.tie)).collect();
    let mut ties = ties;
    ties.sort_by(f64::total_cmp);
    seen.sort_by(f64::total_cmp);
    assert_eq!(ties, seen);
}

#[test]
fn an_official_is_asked_about_by_name_or_number() {
    let folder = workshop();
    for language in ["nl", "en"] {
        let ask = |more: &[&str]| {
            let question = [&["explain", "commissioning-team", "--lang", language][..], more].concat();
            done(folder.path(), &question)
        };
        let named = ask(&["--official", "Contract manager 2", "--month", "2-07"]);
        ends(&named, 0);
        assert_eq!(named.stdout, ask(&["--official", "3", "--month", "19"]).stdout);
        for (wrong, words) in [
            (&["--official", "contractmanager 2", "--month", "3"][..], "contract manager 2?"),
            (&["--official", "6", "--month", "3"], "quality officer"),
            (&["--official", "1"], "--month"),
            (&["--official", "1", "--month", "3", "--segment", "guidance"], "--segment"),
            (&["--official", "1", "--month", "3", "--provider", "1"], "--client"),
        ] {
            let answer = ask(wrong);
            ends(&answer, 1);
            assert!(String::from_utf8_lossy(&answer.stderr).contains(words), "{wrong:?}");
        }
    }
    let nobody =
        done(folder.path(), &["explain", "ceilings", "--official", "1", "--month", "3", "--lang", "en"]);
    ends(&nobody, 1);
    assert!(String::from_utf8_lossy(&nobody.stderr).contains("commissioning-team"));
}
