//! The line of units of work waiting for a thread.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Many hand in, several take; handing in never blocks.
pub(crate) struct Queue<T> {
    line: Mutex<Line<T>>,
    arrived: Condvar,
    most: usize,
}

struct Line<T> {
    waiting: VecDeque<T>,
    open: bool,
}

/// Why a unit was turned away.
pub(crate) enum Refused<T> {
    Full(T),
    Closed(T),
}

impl<T> Queue<T> {
    pub(crate) fn new(most: usize) -> Self {
        Self { line: Mutex::new(Line { waiting: VecDeque::new(), open: true }), arrived: Condvar::new(), most }
    }

    pub(crate) fn hand_in(&self, item: T) -> Result<(), Refused<T>> {
        let mut line = self.lock();
        if !line.open {
            return Err(Refused::Closed(item));
        }
        if line.waiting.len() >= self.most {
            return Err(Refused::Full(item));
        }
        line.waiting.push_back(item);
        drop(line);
        self.arrived.notify_one();
        Ok(())
    }

    /// Waits for the next unit; `None` once the line is closed and empty.
    pub(crate) fn take(&self) -> Option<T> {
        let mut line = self.lock();
        loop {
            if let Some(item) = line.waiting.pop_front() {
                return Some(item);
            }
            if !line.open {
                return None;
            }
            line = self.arrived.wait(line).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The next unit if one is waiting already.
    pub(crate) fn take_waiting(&self) -> Option<T> {
        self.lock().waiting.pop_front()
    }

    /// Lets nobody else in; what waits is still served.
    pub(crate) fn close(&self) {
        self.lock().open = false;
        self.arrived.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, Line<T>> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
