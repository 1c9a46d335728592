//! Levelling of networks: crews on calendars, what moves and why.

mod odd;
#[path = "odd/pools.rs"]
mod pools;

use jiff::civil::{DateTime, datetime};
use kernel::{Shift, Week, WorkCalendar};
use pools::odd_pool;
use proptest::prelude::*;
use scheduling::resources::*;
use scheduling::{Constraint, Link, Network, Task};

const DAY: i64 = 480;
const MONDAY: DateTime = datetime(2026, 5, 4, 8, 0, 0, 0);

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn network(tasks: Vec<Task>, links: Vec<Link>) -> Network {
    let mut network = Network::new(MONDAY, WorkCalendar::standard());
    (network.tasks, network.links) = (tasks, links);
    network
}

fn pool(resources: Vec<Resource>, needs: &[(&str, &str)]) -> Pool {
    let needs = needs.iter().map(|(task, resource)| Need::new(*task, *resource)).collect();
    Pool { resources, needs, promises: Vec::new() }
}

/// Levels with a fixed number of plans, so that a test always sees the same, and has the second mind look at it.
fn levelled(network: &Network, pool: &Pool) -> Levelling {
    let proposal = level(network, pool, 7, |progress| progress.steps < 300);
    assert_eq!(check(network, pool, &proposal), []);
    proposal
}

fn start(proposal: &Levelling, task: &str) -> DateTime {
    proposal.schedule.task(task).unwrap().start
}

/// Elm St and Oak Ave: dig and set posts, then hang panels.
fn two_fences() -> Network {
    let job = |job: &str, name: &str, dig: i64, panels: i64| {
        [
            Task::summary(job, name),
            Task::new(format!("{job}-dig"), "Dig and set posts", dig * DAY).inside(job),
            Task::new(format!("{job}-panels"), "Hang panels", panels * DAY).inside(job),
        ]
    };
    let tasks = job("elm", "Elm St", 2, 3).into_iter().chain(job("oak", "Oak Ave", 1, 1)).collect();
    network(tasks, vec![Link::new("elm-dig", "elm-panels"), Link::new("oak-dig", "oak-panels")])
}

fn crew_b() -> Resource {
    Resource::new("b", "Crew B", 1)
}

const ALL: [(&str, &str); 4] = [("elm-dig", "b"), ("elm-panels", "b"), ("oak-dig", "b"), ("oak-panels", "b")];

#[test]
fn one_crew_does_two_fences_one_after_the_other() {
    let proposal = levelled(&two_fences(), &pool(vec![crew_b()], &ALL));
    assert_eq!(proposal.finish, at("2026-05-12T17:00"));
    assert!(proposal.proved_optimal);
}

#[test]
fn a_move_names_the_crew_and_what_it_is_on() {
    let proposal = levelled(&two_fences(), &pool(vec![crew_b()], &ALL));
    let told: Vec<String> = proposal.moves.iter().map(|m| format!("{} {}: {}", m.id, m.to, m.reason)).collect();
    assert_eq!(
        told,
        [
            "elm-dig 2026-05-06T08:00:00: Crew B is on “Oak Ave: Hang panels” until Tue 5 May 2026 17:00.",
            "elm-panels 2026-05-08T08:00:00: Follows “Elm St: Dig and set posts”, which now ends Thu 7 May 2026 17:00.",
        ]
    );
}

#[test]
fn what_was_promised_goes_first() {
    let network = two_fences();
    let mut pool = pool(vec![crew_b()], &ALL);
    pool.promises = vec![Promise { task: "elm".into(), by: at("2026-05-08T17:00"), weight: 1 }];
    let proposal = levelled(&network, &pool);
    assert_eq!((proposal.lateness, start(&proposal, "elm-dig")), (0, MONDAY));
}

#[test]
fn two_crews_need_not_wait() {
    let proposal = levelled(&two_fences(), &pool(vec![Resource::new("b", "Crew B", 2)], &ALL));
    assert_eq!((proposal.moves.as_slice(), proposal.proved_optimal), (&[][..], true));
}

#[test]
fn another_crew_that_can_do_it_is_taken() {
    let mut pool = pool(vec![crew_b(), Resource::new("c", "Crew C", 1)], &ALL);
    for need in &mut pool.needs {
        need.of = Who::AnyOf(vec!["b".into(), "c".into()]);
    }
    let proposal = levelled(&two_fences(), &pool);
    assert_eq!(proposal.finish, at("2026-05-08T17:00"));
    assert!(proposal.assigned.iter().any(|a| a.resource == "c"));
}

#[test]
fn a_skill_is_found_in_whoever_has_it() {
    let mut crews = vec![crew_b(), Resource::new("c", "Crew C", 1)];
    crews[1].skills = vec!["gas".into()];
    let mut pool = pool(crews, &[]);
    pool.needs = vec![Need { task: "oak-dig".into(), of: Who::Skill("gas".into()), amount: WHOLE }];
    assert_eq!(levelled(&two_fences(), &pool).assigned[0].resource, "c");
    pool.needs[0].of = Who::Skill("welding".into());
    let proposal = levelled(&two_fences(), &pool);
    assert_eq!(proposal.diagnostics[0].code, "levelling.nobody");
}

#[test]
fn a_crew_works_on_its_own_days() {
    let long = [Shift::new(6 * 60, 16 * 60).unwrap()];
    let mut network = two_fences();
    let days = [0, 1, 2, 3].map(|d| jiff::civil::Weekday::from_monday_zero_offset(d).unwrap());
    network.calendars.push(WorkCalendar::new("Four tens", Week::of(days, &long), vec![]).unwrap());
    let crew = Resource { calendar: Some(1), ..crew_b() };
    let proposal = levelled(&network, &pool(vec![crew], &[("elm-panels", "b")]));
    // From Wednesday on, with Friday off: 7 h on Wednesday and Thursday each (08:00-12:00, 13:00-16:00), and so on.
    assert_eq!(proposal.schedule.task("elm-panels").unwrap().finish, at("2026-05-12T11:00"));
}

#[test]
fn a_machine_in_the_shop_is_waited_for() {
    let mut auger = Resource::new("auger", "Auger", 1);
    let (from, until) = (MONDAY, at("2026-05-06T12:00"));
    auger.away = vec![Away { from, until, amount: None, why: "is in the shop".into() }];
    let proposal = levelled(&two_fences(), &pool(vec![auger], &[("oak-dig", "auger")]));
    assert_eq!(start(&proposal, "oak-dig"), at("2026-05-06T13:00"));
    assert_eq!(proposal.moves[0].reason, "Auger is in the shop until Wed 6 May 2026 12:00.");
}

#[test]
fn work_by_day_and_work_by_night_share_a_machine() {
    let mut network =
        network(vec![Task::new("day", "Dig by day", 2 * DAY), Task::new("night", "Pave by night", 480)], vec![]);
    let night = Week::of(
        (0..5).map(|d| jiff::civil::Weekday::from_monday_zero_offset(d).unwrap()),
        &[Shift::new(20 * 60, 24 * 60).unwrap()],
    );
    network.calendars.push(WorkCalendar::new("Nights", night, vec![]).unwrap());
    network.tasks[1].calendar = Some(1);
    let proposal = levelled(&network, &pool(vec![Resource::new("x", "Excavator", 1)], &[("day", "x"), ("night", "x")]));
    assert_eq!(proposal.moves, []);
}

#[test]
fn pinned_work_stays_and_too_much_of_it_is_told() {
    let mut network = two_fences();
    network.tasks[1].constraint = Constraint::PlacedAt(MONDAY);
    network.tasks[4].constraint = Constraint::PlacedAt(MONDAY);
    let proposal = levelled(&network, &pool(vec![crew_b()], &ALL));
    assert_eq!((start(&proposal, "elm-dig"), start(&proposal, "oak-dig")), (MONDAY, MONDAY));
    let told = proposal.diagnostics.iter().find(|d| d.code == "levelling.overloaded").unwrap();
    assert_eq!(
        told.cause,
        "Crew B is asked for more than there is from Mon 4 May 2026 08:00: “Elm St: Dig and set posts” and \
         “Oak Ave: Dig and set posts” stay where they are."
    );
}

#[test]
fn levelling_a_levelled_network_begins_anew() {
    let (network, pool) = (two_fences(), pool(vec![crew_b()], &ALL));
    let once = levelled(&network, &pool);
    assert_eq!(level(&once.network, &pool, 7, |p| p.steps < 300).moves, once.moves);
}

#[test]
fn a_need_beyond_what_there_is_is_told_and_left_out() {
    let mut pool = pool(vec![crew_b()], &ALL[..1]);
    pool.needs[0].amount = 2 * WHOLE;
    let proposal = levelled(&two_fences(), &pool);
    assert_eq!(proposal.diagnostics[0].code, "levelling.need_beyond_capacity");
    assert_eq!(proposal.moves, []);
}

/// The least number of days for tasks of one crew each, by trying every start: links are pairs of positions.
fn fewest_days(lasts: &[usize], crews: &[usize], links: &[(usize, usize)]) -> usize {
    fn place(lasts: &[usize], crews: &[usize], links: &[(usize, usize)], starts: &mut Vec<usize>, best: &mut usize) {
        let task = starts.len();
        if task == lasts.len() {
            *best = (*best).min((0..task).map(|t| starts[t] + lasts[t]).max().unwrap_or(0));
            return;
        }
        let held = links.iter().filter(|(_, to)| *to == task).map(|(from, _)| starts[*from] + lasts[*from]);
        for start in held.max().unwrap_or(0)..*best {
            let meets =
                |t: usize| crews[t] == crews[task] && starts[t] < start + lasts[task] && start < starts[t] + lasts[t];
            if !(0..task).any(meets) {
                starts.push(start);
                place(lasts, crews, links, starts, best);
                starts.pop();
            }
        }
    }
    let mut best = lasts.iter().sum();
    place(lasts, crews, links, &mut Vec::new(), &mut best);
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(500)
    ))]

    #[test]
    fn every_proposal_stands_up_to_the_checker(n in odd::network(), pool in odd_pool()) {
        let proposal = level(&n, &pool, 1, |progress| progress.steps < 30);
        let found = check(&n, &pool, &proposal);
        prop_assert!(found.is_empty(), "{:#?}\n{}\n{}", found.iter().map(|d| &d.cause).collect::<Vec<_>>(),
            serde_json::to_string(&Network { calendars: vec![], ..n.clone() }).unwrap(), serde_json::to_string(&pool).unwrap());
    }

    #[test]
    fn small_ones_are_as_short_as_can_be(
        tasks in prop::collection::vec((1usize..4, 0usize..2), 1..6),
        pairs in prop::collection::vec((0usize..6, 0usize..6), 0..4),
    ) {
        let links: Vec<(usize, usize)> = pairs.into_iter().filter(|(a, b)| a < b && *b < tasks.len()).collect();
        let (lasts, crews): (Vec<usize>, Vec<usize>) = tasks.into_iter().unzip();
        let name = |t: usize| format!("t{t}");
        let network = network(
            lasts.iter().enumerate().map(|(t, days)| Task::new(name(t), "", *days as i64 * DAY)).collect(),
            links.iter().map(|(a, b)| Link::new(name(*a), name(*b))).collect(),
        );
        let both = vec![Resource::new("0", "", 1), Resource::new("1", "", 1)];
        let needs = crews.iter().enumerate().map(|(t, crew)| Need::new(name(t), crew.to_string())).collect();
        let proposal = level(&network, &Pool { resources: both, needs, promises: vec![] }, 1, |p| p.steps < 20_000);
        prop_assert!(proposal.proved_optimal);
        let days = proposal.schedule.calendar.work_between(MONDAY, proposal.finish) / DAY;
        prop_assert_eq!(days as usize, fewest_days(&lasts, &crews, &links));
    }
}

#[test]
fn a_crew_is_handed_on_in_the_order_of_the_plan() {
    let pool = pool(vec![crew_b()], &ALL);
    let ties: Vec<String> =
        levelled(&two_fences(), &pool).ties(&pool).iter().map(|t| format!("{} → {}", t.from, t.to)).collect();
    assert_eq!(ties, ["elm-dig → elm-panels", "oak-dig → oak-panels", "oak-panels → elm-dig"]);
}
