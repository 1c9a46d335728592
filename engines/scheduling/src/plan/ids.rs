//! Finds tasks by id.

use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use kernel::Diagnostic;

use super::complaints::id_used_twice;
use crate::network::Task;

/// Keeps numbers only: the ids are compared where they are, in tasks that mostly lie near the last one asked for.
pub(crate) struct Ids {
    tasks: HashTable<u32>,
    hasher: DefaultHashBuilder,
    unique: bool,
}

impl Ids {
    /// Of several tasks with one id, the first is found.
    pub fn new(tasks: &[Task], complaints: &mut Vec<Diagnostic>) -> Self {
        let (table, hasher) = (HashTable::with_capacity(tasks.len()), DefaultHashBuilder::default());
        let mut ids = Self { tasks: table, hasher, unique: true };
        let hash = |task: &u32| ids.hasher.hash_one(&tasks[*task as usize].id);
        for (i, task) in (0..).zip(tasks) {
            let known = |other: &u32| tasks[*other as usize].id == task.id;
            match ids.tasks.entry(hash(&i), known, hash) {
                Entry::Occupied(_) => {
                    ids.unique = false;
                    complaints.push(id_used_twice(task));
                }
                Entry::Vacant(free) => drop(free.insert(i)),
            }
        }
        ids
    }

    pub fn find(&self, tasks: &[Task], id: &str) -> Option<usize> {
        let found = self.tasks.find(self.hasher.hash_one(id), |task| tasks[*task as usize].id == id);
        found.map(|task| *task as usize)
    }

    /// Finds the task at `guess` or the one after it without a search: lists mostly go on where they were.
    pub fn find_near(&self, guess: usize, tasks: &[Task], id: &str) -> Option<usize> {
        let is_there = |at: usize| self.unique && tasks.get(at).is_some_and(|t| t.id == id);
        if is_there(guess) {
            Some(guess)
        } else if is_there(guess + 1) {
            Some(guess + 1)
        } else {
            self.find(tasks, id)
        }
    }
}
