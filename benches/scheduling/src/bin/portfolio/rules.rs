//! The priority rules of the field, as planning packages use them: one pass, no search.

use scheduling::levelling::Problem;

/// What a rule looks at for each activity.
pub struct Facts {
    pub latest_start: i64,
    pub latest_finish: i64,
    pub earliest_start: i64,
    pub duration: i64,
    pub work: i64,
    /// Of its project.
    pub project_length: i64,
    pub project_work: i64,
    pub project_release: i64,
    pub followers: i64,
}

/// The smallest goes first.
pub type Rule = fn(&Facts) -> i64;

pub const RULES: &[(&str, Rule)] = &[
    ("latest finish first (LFT)", |f| f.latest_finish),
    ("latest start first (LST)", |f| f.latest_start),
    ("least slack (MINSLK)", |f| f.latest_start - f.earliest_start),
    ("shortest activity (SPT)", |f| f.duration),
    ("most work in all (GRD)", |f| -f.work),
    ("most followers (MTS)", |f| -f.followers),
    ("first come, first served (FCFS)", |f| f.project_release * 10_000 + f.latest_finish),
    ("shortest activity of the shortest project (SASP)", |f| f.project_length * 10_000 + f.duration),
    ("shortest project, latest finish (SP-LFT)", |f| f.project_length * 10_000 + f.latest_finish),
    ("least work of the project, latest finish (LWP-LFT)", |f| f.project_work * 10_000 + f.latest_finish),
];

/// The better of both schemes.
pub fn lateness(problem: &Problem, rule: Rule) -> u64 {
    let keys: Vec<i64> = facts(problem).iter().map(rule).collect();
    [serial(problem, &keys), parallel(problem, &keys)].iter().map(|starts| late(problem, starts)).min().unwrap_or(0)
}

fn late(problem: &Problem, starts: &[u32]) -> u64 {
    let finish = |i: usize| starts[i] + problem.activities[i].duration;
    let late =
        problem.promises.iter().map(|p| u64::from(finish(p.activity).saturating_sub(p.due)) * u64::from(p.weight));
    late.sum()
}

/// Activities come project by project, each closed by the one that is promised.
fn facts(problem: &Problem) -> Vec<Facts> {
    let activities = &problem.activities;
    let mut earliest = vec![0_i64; activities.len()];
    let mut latest = vec![i64::MAX; activities.len()];
    let mut followers = vec![0_i64; activities.len()];
    for (i, activity) in activities.iter().enumerate() {
        let held = activity.after.iter().map(|b| earliest[*b] + i64::from(activities[*b].duration));
        earliest[i] = held.max().unwrap_or(0).max(i64::from(activity.release));
    }
    problem.promises.iter().for_each(|p| latest[p.activity] = i64::from(p.due));
    for (i, activity) in activities.iter().enumerate().rev() {
        for &before in &activity.after {
            latest[before] = latest[before].min(latest[i] - i64::from(activity.duration));
            followers[before] += 1 + followers[i];
        }
    }
    let work = |i: usize| i64::from(activities[i].needs.iter().sum::<u32>() * activities[i].duration);
    let mut found = Vec::with_capacity(activities.len());
    for promise in &problem.promises {
        let project = found.len()..=promise.activity;
        let release = project.clone().map(|i| earliest[i]).min().unwrap_or(0);
        let project_work = project.clone().map(work).sum();
        found.extend(project.map(|i| Facts {
            latest_start: latest[i] - i64::from(activities[i].duration),
            latest_finish: latest[i],
            earliest_start: earliest[i],
            duration: i64::from(activities[i].duration),
            work: work(i),
            project_length: i64::from(promise.due) - release,
            project_work,
            project_release: release,
            followers: followers[i],
        }));
    }
    found
}

/// What crews have left, period by period.
struct Profile<'p> {
    problem: &'p Problem,
    free: Vec<Vec<u32>>,
}

impl Profile<'_> {
    fn fits(&mut self, i: usize, start: u32) -> bool {
        let activity = &self.problem.activities[i];
        let end = (start + activity.duration) as usize;
        if end > self.free.len() {
            self.free.resize(end, self.problem.capacities.clone());
        }
        self.free[start as usize..end]
            .iter()
            .all(|free| activity.needs.iter().zip(free).all(|(need, free)| need <= free))
    }

    fn take(&mut self, i: usize, start: u32) {
        let activity = &self.problem.activities[i];
        for free in &mut self.free[start as usize..(start + activity.duration) as usize] {
            activity.needs.iter().zip(free).for_each(|(need, free)| *free -= need);
        }
    }
}

/// Always the smallest key of those that may begin, as early as possible.
fn serial(problem: &Problem, keys: &[i64]) -> Vec<u32> {
    let mut profile = Profile { problem, free: Vec::new() };
    let mut starts: Vec<Option<u32>> = vec![None; keys.len()];
    for _ in 0..keys.len() {
        let next = (0..keys.len()).filter(|i| starts[*i].is_none() && held(problem, &starts, *i).is_some());
        let next = next.min_by_key(|i| (keys[*i], *i)).expect("someone may begin");
        let mut start = held(problem, &starts, next).unwrap_or(0);
        while !profile.fits(next, start) {
            start += 1;
        }
        profile.take(next, start);
        starts[next] = Some(start);
    }
    starts.into_iter().flatten().collect()
}

/// Period by period, all that may begin and fit, the smallest keys first.
fn parallel(problem: &Problem, keys: &[i64]) -> Vec<u32> {
    let mut profile = Profile { problem, free: Vec::new() };
    let mut starts: Vec<Option<u32>> = vec![None; keys.len()];
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|i| (keys[*i], *i));
    let mut period = 0;
    while !order.is_empty() {
        let before = order.len();
        order.retain(|i| {
            let ready = held(problem, &starts, *i).is_some_and(|from| from <= period);
            let begins = ready && profile.fits(*i, period);
            if begins {
                profile.take(*i, period);
                starts[*i] = Some(period);
            }
            !begins
        });
        // What ends in the period it begins in may let others begin.
        if order.len() == before {
            period += 1;
        }
    }
    starts.into_iter().flatten().collect()
}

/// When an activity may begin, once all that hold it have begun.
fn held(problem: &Problem, starts: &[Option<u32>], i: usize) -> Option<u32> {
    let activity = &problem.activities[i];
    activity
        .after
        .iter()
        .try_fold(activity.release, |held, b| starts[*b].map(|start| held.max(start + problem.activities[*b].duration)))
}
