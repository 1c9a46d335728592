//! The flow whose longest paths are the durations at which the cost of shortening bends.

use std::collections::VecDeque;

use kernel::Decimal;

use super::{Activity, Cut};

struct Arc {
    from: usize,
    to: usize,
    length: i64,
    /// What still goes along it; `None` for any amount.
    room: Option<Decimal>,
    /// What goes along it, and so could be taken back.
    sent: Decimal,
}

/// Begin and end of activity i are the points 2 i and 2 i + 1; those of the project come last.
pub(super) struct Flow {
    arcs: Vec<Arc>,
    /// By point: arcs that leave or enter it.
    touching: Vec<Vec<usize>>,
    sent: Decimal,
    distance: Vec<i64>,
    /// By point: the arc by which the longest path comes to it, and whether it runs back along that arc.
    by: Vec<Option<(usize, bool)>>,
}

const FAR: i64 = i64::MIN / 4;

impl Flow {
    pub fn new(activities: &[Activity], order: &[usize]) -> Self {
        let points = 2 * activities.len() + 2;
        let (source, sink) = (points - 2, points - 1);
        let mut arcs = Vec::new();
        let mut arc = |from, to, length, room| arcs.push(Arc { from, to, length, room, sent: Decimal::ZERO });
        arc(source, sink, 0, None);
        for &i in order {
            let activity = &activities[i];
            if activity.crash_duration < activity.duration {
                arc(2 * i, 2 * i + 1, activity.duration, Some(activity.cost_per_period));
            }
            arc(2 * i, 2 * i + 1, activity.crash_duration, None);
            arc(source, 2 * i, 0, None);
            arc(2 * i + 1, sink, 0, None);
            for before in &activity.after {
                arc(2 * before + 1, 2 * i, 0, None);
            }
        }
        let mut touching = vec![Vec::new(); points];
        for (a, arc) in arcs.iter().enumerate() {
            touching[arc.from].push(a);
            touching[arc.to].push(a);
        }
        Self { arcs, touching, sent: Decimal::ZERO, distance: vec![FAR; points], by: vec![None; points] }
    }

    /// What goes through the whole: the cost of the next period saved.
    pub fn sent(&self) -> Decimal {
        self.sent
    }

    /// The longest way from begin to end that still takes any.
    pub fn longest(&mut self) -> i64 {
        self.measure(None);
        self.distance[self.distance.len() - 1]
    }

    /// Longest distances from the begin over whatever takes or gives back flow; with `until`, as if the end were exactly
    /// there. A flow that was sent along longest paths leaves no way round that is longer than nothing, so this ends.
    fn measure(&mut self, until: Option<i64>) {
        let (source, sink) = (self.distance.len() - 2, self.distance.len() - 1);
        self.distance.fill(FAR);
        self.by.fill(None);
        self.distance[source] = 0;
        let mut queue = VecDeque::from([source]);
        let mut queued = vec![false; self.distance.len()];
        if let Some(end) = until {
            self.distance[sink] = end;
            queue.push_back(sink);
            queued[sink] = true;
        }
        while let Some(point) = queue.pop_front() {
            queued[point] = false;
            for &a in &self.touching[point] {
                let arc = &self.arcs[a];
                let back = arc.to == point;
                let open = if back { arc.sent > Decimal::ZERO } else { arc.room.is_none_or(|r| r > Decimal::ZERO) };
                let (next, length) = if back { (arc.from, -arc.length) } else { (arc.to, arc.length) };
                if open && self.distance[point] + length > self.distance[next] {
                    self.distance[next] = self.distance[point] + length;
                    self.by[next] = Some((a, back));
                    if !std::mem::replace(&mut queued[next], true) {
                        queue.push_back(next);
                    }
                }
            }
        }
    }

    /// Sends what the path measured last takes; false if that is any amount, and nothing gets shorter.
    pub fn augment(&mut self) -> bool {
        let mut path = Vec::new();
        let mut point = self.distance.len() - 1;
        while let Some((a, back)) = self.by[point] {
            path.push((a, back));
            point = if back { self.arcs[a].to } else { self.arcs[a].from };
        }
        let room = |(a, back): &(usize, bool)| if *back { Some(self.arcs[*a].sent) } else { self.arcs[*a].room };
        let Some(least) = path.iter().filter_map(room).min() else { return false };
        for (a, back) in path {
            let arc = &mut self.arcs[a];
            let more = if back { -least } else { least };
            arc.sent += more;
            arc.room = arc.room.map(|room| room - more);
        }
        self.sent += least;
        true
    }

    /// What each activity gives up for the project to end at `target`, which is between the longest path measured last and
    /// the one before it.
    pub fn cuts(&mut self, activities: &[Activity], target: i64) -> Vec<Cut> {
        self.measure(Some(target));
        let mut cuts = Vec::new();
        for (i, activity) in activities.iter().enumerate() {
            let lasts = self.distance[2 * i + 1] - self.distance[2 * i];
            let by = activity.duration - lasts;
            if by > 0 {
                cuts.push(Cut { activity: i, by, cost: activity.cost_per_period * Decimal::from(by) });
            }
        }
        cuts
    }
}
