//! The jobs that the guide tells of.

use jiff::civil::{DateTime, date, datetime};
use kernel::WorkCalendar;
use kernel::calendar::us_federal_holidays;
use scheduling::resources::{Away, Need, Pool, Prospect, Resource, Work};
use scheduling::risk::{Factor, Risk, Shape, ThreePoint, Uncertainty};
use scheduling::{Gate, GateKind, LagCalendar, Lead, Link, Network, Task, Validity};

pub const DAY: i64 = 480;
pub const MONDAY: DateTime = at(5, 4, 8);
pub const PROMISE: DateTime = at(5, 15, 17);

pub const fn at(month: i8, day: i8, hour: i8) -> DateTime {
    datetime(2026, month, day, hour, 0, 0, 0)
}

/// Monday to Friday, without Memorial Day and the other federal holidays.
pub fn calendar() -> WorkCalendar {
    let standard = WorkCalendar::standard();
    standard.clone().with_days_off(us_federal_holidays(2026)).unwrap_or(standard)
}

/// Concrete cures on Sundays too.
fn cured(from: &str, to: &str) -> Link {
    Link::new(from, to).lag(2 * 1440).lag_on(LagCalendar::Elapsed)
}

/// A fence with a gate that is built in the shop.
pub fn fence() -> Network {
    let mut n = Network::new(MONDAY, calendar());
    n.tasks = vec![
        Task::new("posts", "Set posts", 2 * DAY),
        Task::new("panels", "Hang panels", 3 * DAY),
        Task::new("draw", "Draw gate", DAY),
        Task::new("build", "Build gate", 4 * DAY),
        Task::new("gate", "Hang gate", DAY),
        Task::new("haul", "Haul old fence", DAY),
        Task::new("walk", "Walk-through", DAY),
    ];
    n.links = vec![
        cured("posts", "panels"),
        Link::new("draw", "build"),
        Link::new("panels", "gate"),
        Link::new("build", "gate"),
        Link::new("posts", "haul"),
        Link::new("gate", "walk"),
        Link::new("haul", "walk"),
    ];
    n
}

/// The same with panels that come on a day.
pub fn delivered(on: DateTime) -> Network {
    let mut n = fence();
    n.tasks[1] = n.tasks[1].clone().not_before(on, "Delivery of panels");
    n
}

/// The same, promised.
pub fn promised(mut network: Network) -> Network {
    network.must_finish_by = Some(PROMISE);
    network
}

/// Digging waits for the utilities, whose marks hold good for ten days.
pub fn marked(crew_comes: DateTime) -> Network {
    let mut n = fence();
    n.tasks[0] = n.tasks[0].clone().not_before(crew_comes, "Crew B comes");
    n.gates = vec![Gate {
        label: "Utility locate".into(),
        requested: Some(date(2026, 4, 27)),
        lead: Lead::working(2),
        validity: Some(Validity { days: 10, covers: Default::default() }),
        ..Gate::new("811", GateKind::UtilityLocate, ["posts"])
    }];
    n
}

/// On Friday morning: the posts took a day more, and panels were begun before the concrete was hard.
pub fn under_way() -> Network {
    let mut n = fence();
    n.data_date = Some(at(5, 8, 8));
    let mut record = |task: usize, start: DateTime, finish: Option<DateTime>, remaining: Option<i64>| {
        let progress = &mut n.tasks[task].progress;
        (progress.actual_start, progress.actual_finish, progress.remaining) = (Some(start), finish, remaining);
    };
    record(0, MONDAY, Some(at(5, 6, 17)), None);
    record(1, at(5, 7, 8), None, Some(2 * DAY));
    record(2, MONDAY, Some(at(5, 4, 17)), None);
    record(3, at(5, 5, 8), None, Some(2 * DAY));
    n
}

/// Two fences and one crew.
pub fn two_jobs() -> (Network, Pool) {
    let mut n = Network::new(MONDAY, calendar());
    n.tasks = vec![
        Task::summary("elm", "Elm St"),
        Task::new("elm-posts", "Set posts", 3 * DAY).inside("elm"),
        Task::new("elm-panels", "Hang panels", 3 * DAY).inside("elm"),
        Task::summary("oak", "Oak Ave"),
        Task::new("oak-posts", "Set posts", 2 * DAY).inside("oak"),
        Task::new("oak-panels", "Hang panels", 2 * DAY).inside("oak"),
    ];
    n.links = vec![cured("elm-posts", "elm-panels"), cured("oak-posts", "oak-panels")];
    let crewed = ["elm-posts", "elm-panels", "oak-posts", "oak-panels"];
    let needs = crewed.map(|task| Need::new(task, "b")).into();
    (n, Pool { resources: vec![Resource::new("b", "Crew B", 1)], needs, ..Pool::default() })
}

/// How long the tasks of the fence may take, and the weather that they share; or each with a weather of its own.
pub fn risk(shared_weather: bool) -> Risk {
    let days = |task: &str, low: f64, likely: f64, high: f64| {
        let minutes = |days: f64| (days * DAY as f64) as i64;
        let shape = Shape::Pert(ThreePoint::minutes(minutes(low), minutes(likely), minutes(high)));
        Uncertainty { task: task.into(), shape }
    };
    let outdoors = ["posts", "panels", "gate"];
    let rain = |name: String, tasks: &[&str]| Factor {
        name,
        shape: Shape::Triangular(ThreePoint::ratios(0.9, 1.0, 1.6)),
        tasks: tasks.iter().map(|t| (*t).to_owned()).collect(),
        months: Vec::new(),
    };
    Risk {
        tasks: vec![
            days("posts", 1.5, 2.0, 4.0),
            days("panels", 2.5, 3.0, 4.5),
            days("draw", 1.0, 1.0, 2.0),
            days("build", 3.0, 4.0, 9.0),
            days("gate", 0.5, 1.0, 1.5),
            days("haul", 0.5, 1.0, 1.5),
        ],
        factors: match shared_weather {
            true => vec![rain("Weather".into(), &outdoors)],
            false => outdoors.iter().map(|task| rain(format!("Weather during {task}"), &[task])).collect(),
        },
        ..Risk::default()
    }
}

/// A job that a customer asks for.
fn asked_for(name: &str, days: i64) -> Work {
    let mut network = Network::new(MONDAY, calendar());
    network.tasks = vec![Task::new("fence", "Build the fence", days * DAY)];
    Work { name: name.into(), network, needs: vec![Need::new("fence", "b")] }
}

/// The crew with what is booked, the jobs that may be won before, and the one that is asked for.
pub fn promise_asked() -> (Resource, [Prospect; 2], Work) {
    let away = vec![Away { from: MONDAY, until: at(5, 13, 17), amount: None, why: "is on Elm St".into() }];
    let prospect = |name: &str, days, chance, decided| Prospect { work: asked_for(name, days), chance, decided };
    let pipeline = [prospect("Pine Ct", 5, 0.4, at(5, 6, 8)), prospect("Lake Rd", 3, 0.4, at(5, 8, 8))];
    (Resource { away, ..Resource::new("b", "Crew B", 1) }, pipeline, asked_for("Birch Ln", 4))
}
