//! What is to be levelled, in whole periods: a day, an hour, whatever the caller counts in. Plain data.

use kernel::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};

/// Work that has an order and shares resources of limited capacity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub activities: Vec<Activity>,
    /// How much of each resource there is in every period.
    pub capacities: Vec<u32>,
    /// When there is less.
    #[serde(default)]
    pub absences: Vec<Absence>,
    /// What is wanted by when. Without any, the whole is to be finished soonest; with some, least lateness comes first.
    #[serde(default)]
    pub promises: Vec<Promise>,
}

/// Some of a resource is away: a holiday, a repair, a booking elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// Its position among the capacities.
    pub resource: usize,
    /// The first period, and the first one after.
    pub from: u32,
    pub until: u32,
    /// More than there is counts as all of it.
    pub amount: u32,
}

/// An activity is wanted to be finished by some period; each period later counts with a weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub activity: usize,
    pub due: u32,
    pub weight: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// What diagnostics call it.
    pub name: String,
    /// Periods without a break.
    pub duration: u32,
    /// Positions of the activities that have to be finished first.
    #[serde(default)]
    pub after: Vec<usize>,
    /// What it takes of each resource in every period it runs; resources beyond the list are not needed.
    #[serde(default)]
    pub needs: Vec<u32>,
    /// It can't start before this period.
    #[serde(default)]
    pub release: u32,
}

impl Activity {
    pub fn new(name: impl Into<String>, duration: u32) -> Self {
        Self { name: name.into(), duration, ..Self::default() }
    }

    pub fn after(mut self, earlier: impl IntoIterator<Item = usize>) -> Self {
        self.after.extend(earlier);
        self
    }

    pub fn needs(mut self, needs: impl IntoIterator<Item = u32>) -> Self {
        self.needs.extend(needs);
        self
    }
}

/// When every activity starts, and how good that is known to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levelled {
    /// One for each activity, in the order of the problem.
    pub starts: Vec<u32>,
    /// When the last activity is finished.
    pub makespan: u32,
    /// No plan can be shorter.
    pub lower_bound: u32,
    /// Periods after what was promised, each times its weight.
    pub lateness: u64,
    /// No plan can be less late.
    pub lateness_bound: u64,
    /// Plans that were made to find this one, and clashes learned from.
    pub steps: u64,
}

impl Levelled {
    pub fn proved_optimal(&self) -> bool {
        self.makespan == self.lower_bound && self.lateness == self.lateness_bound
    }
}

/// Words of four, at most thirty-two of them.
const MOST_RESOURCES: usize = 128;
/// Most that a resource may have: sixteen bits of a word, one of which tells that too much was taken.
const MOST: u32 = 0x7fff;
/// Most activities and periods together: times stay far from the end of their type.
const LONGEST: u64 = 4_000_000;

impl Problem {
    /// Every activity after those it waits for; or what makes levelling impossible: circles, needs beyond capacity,
    /// unknown positions, numbers out of range.
    pub(super) fn order(&self) -> Result<Vec<u32>, Vec<Diagnostic>> {
        let mut found: Vec<Diagnostic> = Vec::new();
        if self.capacities.len() > MOST_RESOURCES {
            found.push(refused(
                "levelling.resources",
                format!("There are {} resources; at most {MOST_RESOURCES} can be levelled.", self.capacities.len()),
                "Level the scarce ones: who is always free decides nothing.",
            ));
        }
        for (i, capacity) in self.capacities.iter().enumerate().filter(|(_, c)| **c > MOST) {
            found.push(refused(
                "levelling.capacity",
                format!("Resource {} has {capacity} of capacity; at most {MOST} can be levelled.", i + 1),
                "Count the resource in larger units, such as crews instead of hours.",
            ));
        }
        let away = self.absences.iter().map(|a| u64::from(a.until)).max().unwrap_or(0);
        let each = self.activities.iter().map(|a| u64::from(a.duration) + u64::from(a.release));
        let total = each.sum::<u64>() + away;
        if total > LONGEST {
            found.push(refused(
                "levelling.too_long",
                format!("The activities and absences take {total} periods one after the other; at most {LONGEST} can be levelled."),
                "Count time in larger periods, such as half days instead of minutes.",
            ));
        }
        for activity in &self.activities {
            found.extend(self.too_needy(activity));
            if let Some(unknown) = activity.after.iter().find(|before| **before >= self.activities.len()) {
                found.push(refused(
                    "levelling.unknown_predecessor",
                    format!("“{}” comes after activity {}, which does not exist.", activity.name, unknown + 1),
                    "Remove the link, or add the activity.",
                ));
            }
        }
        found.extend(self.absences.iter().filter_map(|a| self.strange(a)));
        if let Some(promise) = self.promises.iter().find(|p| p.activity >= self.activities.len()) {
            found.push(refused(
                "levelling.unknown_promise",
                format!("Activity {} is promised, and does not exist.", promise.activity + 1),
                "Remove the promise, or add the activity.",
            ));
        }
        if !found.is_empty() {
            return Err(found);
        }
        self.sorted().ok_or_else(|| {
            vec![refused(
                "levelling.circle",
                "Some activities wait for each other in a circle.".into(),
                "Compute the dates first: they name the links of the circle.",
            )]
        })
    }

    fn strange(&self, absence: &Absence) -> Option<Diagnostic> {
        (absence.resource >= self.capacities.len()).then(|| {
            refused(
                "levelling.unknown_resource",
                format!("Resource {} is away, and does not exist.", absence.resource + 1),
                "Remove the absence, or add the resource.",
            )
        })
    }

    fn too_needy(&self, activity: &Activity) -> Option<Diagnostic> {
        let capacity = |resource: usize| self.capacities.get(resource).copied().unwrap_or(0);
        let (resource, need) = activity.needs.iter().enumerate().find(|(r, need)| **need > capacity(*r))?;
        (activity.duration > 0).then(|| {
            refused(
                "levelling.need_beyond_capacity",
                format!(
                    "“{}” needs {need} of resource {}, of which there are only {}.",
                    activity.name,
                    resource + 1,
                    capacity(resource)
                ),
                "Give it a smaller crew for longer, or add capacity.",
            )
        })
    }

    /// Nothing where some wait in a circle.
    fn sorted(&self) -> Option<Vec<u32>> {
        let mut followers: Vec<Vec<u32>> = vec![Vec::new(); self.activities.len()];
        let mut waits: Vec<usize> = vec![0; self.activities.len()];
        for (i, activity) in self.activities.iter().enumerate() {
            waits[i] = activity.after.len();
            for before in &activity.after {
                followers[*before].push(i as u32);
            }
        }
        let mut order: Vec<u32> = (0..waits.len() as u32).filter(|i| waits[*i as usize] == 0).collect();
        let mut at = 0;
        while let Some(&ready) = order.get(at) {
            at += 1;
            for &follower in &followers[ready as usize] {
                waits[follower as usize] -= 1;
                if waits[follower as usize] == 0 {
                    order.push(follower);
                }
            }
        }
        (order.len() == waits.len()).then_some(order)
    }
}

fn refused(code: &'static str, cause: String, cure: &str) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, cause, cure)
}
