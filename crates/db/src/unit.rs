//! One unit of work: a closure that runs inside one transaction, and the answer it leaves behind.

use std::cell::{Cell, OnceCell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};

use kernel::Column;
use tokio::sync::oneshot;

use crate::{Dialect, Error, Row, Watch};

/// One connection inside a transaction, as either database offers it.
pub(crate) trait Session {
    fn dialect(&self) -> Dialect;
    fn query(&self, sql: &str, params: &[Column<'_>]) -> Result<Vec<Row>, Error>;
    fn execute(&self, sql: &str, params: &[Column<'_>]) -> Result<u64, Error>;
    fn batch(&self, sql: &str) -> Result<(), Error>;
}

type Hook = Box<dyn FnOnce() + Send>;

/// The state of the unit of work that is running.
pub(crate) struct Unit<'u> {
    session: &'u dyn Session,
    /// The first statement that failed outside an attempt. Both databases then refuse the rest: PostgreSQL does so of
    /// itself, and silently turns COMMIT into a rollback.
    poison: RefCell<Option<Error>>,
    hooks: RefCell<Vec<Hook>>,
    depth: Cell<u32>,
    watch: OnceCell<Watch>,
}

impl<'u> Unit<'u> {
    pub(crate) fn new(session: &'u dyn Session) -> Self {
        Self {
            session,
            poison: RefCell::default(),
            hooks: RefCell::default(),
            depth: Cell::new(0),
            watch: OnceCell::new(),
        }
    }

    pub(crate) fn show_to(&self, watch: Option<&Watch>) {
        watch.into_iter().for_each(|watch| drop(self.watch.set(watch.clone())));
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.session.dialect()
    }

    pub(crate) fn query(&self, sql: &str, params: &[Column<'_>]) -> Result<Vec<Row>, Error> {
        self.watch.get().into_iter().for_each(|watch| watch.see(sql, params));
        self.guarded(|session| session.query(sql, params))
    }

    pub(crate) fn execute(&self, sql: &str, params: &[Column<'_>]) -> Result<u64, Error> {
        self.watch.get().into_iter().for_each(|watch| watch.see(sql, params));
        self.guarded(|session| session.execute(sql, params))
    }

    pub(crate) fn batch(&self, sql: &str) -> Result<(), Error> {
        self.guarded(|session| session.batch(sql))
    }

    fn guarded<T>(&self, statement: impl FnOnce(&dyn Session) -> Result<T, Error>) -> Result<T, Error> {
        self.sound()?;
        statement(self.session).inspect_err(|error| *self.poison.borrow_mut() = Some(error.clone()))
    }

    /// Whether what was done so far can be committed.
    pub(crate) fn sound(&self) -> Result<(), Error> {
        match &*self.poison.borrow() {
            None => Ok(()),
            Some(error) => Err(Error::Poisoned(error.to_string())),
        }
    }

    /// The failure that spoilt the unit, if any did.
    pub(crate) fn poison(&self) -> Option<Error> {
        self.poison.borrow().clone()
    }

    pub(crate) fn after_commit(&self, hook: Hook) {
        self.hooks.borrow_mut().push(hook);
    }

    pub(crate) fn into_hooks(self) -> Hooks {
        Hooks(self.hooks.into_inner())
    }

    /// Runs `inner` between savepoints; an `Err`, or a failed statement that `inner` swallowed, undoes only it.
    pub(crate) fn attempt<T, E: From<Error>>(&self, inner: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let depth = self.depth.get();
        self.batch(&format!("SAVEPOINT attempt_{depth}"))?;
        let hooks = self.hooks.borrow().len();
        self.depth.set(depth + 1);
        let answer = inner();
        self.depth.set(depth);
        let answer = answer.and_then(|value| self.sound().map(|()| value).map_err(E::from));
        if answer.is_ok() {
            self.batch(&format!("RELEASE SAVEPOINT attempt_{depth}"))?;
        } else {
            self.hooks.borrow_mut().truncate(hooks);
            self.poison.borrow_mut().take();
            self.batch(&format!("ROLLBACK TO SAVEPOINT attempt_{depth}; RELEASE SAVEPOINT attempt_{depth}"))?;
        }
        answer
    }
}

/// What is to happen once a unit is safely stored.
#[derive(Default)]
pub(crate) struct Hooks(Vec<Hook>);

impl Hooks {
    pub(crate) fn run(self) {
        for hook in self.0 {
            if catch_unwind(AssertUnwindSafe(hook)).is_err() {
                tracing::error!("something that was to follow a commit panicked; the change itself is stored");
            }
        }
    }
}

/// A unit of work with its types forgotten. It can be run again, because a database may ask for that.
pub(crate) trait Work: Send {
    /// Runs the closure and keeps its answer; true if what it did should be committed.
    fn run(&mut self, unit: &Unit<'_>) -> bool;
    /// Sends the kept answer, or the error if storing it failed after all.
    fn finish(self: Box<Self>, stored: Result<(), Error>);
    /// Whether anybody still waits for the answer.
    fn is_awaited(&self) -> bool;
}

pub(crate) struct Job<F, T, E> {
    work: F,
    kept: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Job<F, T, E> {
    pub(crate) fn new(work: F) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (reply, answer) = oneshot::channel();
        (Self { work, kept: None, reply }, answer)
    }
}

impl<F, T, E> Work for Job<F, T, E>
where
    F: Fn(&Unit<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, unit: &Unit<'_>) -> bool {
        let answer = catch_unwind(AssertUnwindSafe(|| (self.work)(unit)))
            .unwrap_or_else(|panic| Err(E::from(Error::Panicked(spoken(&*panic)))))
            .and_then(|value| unit.sound().map(|()| value).map_err(E::from));
        let good = answer.is_ok();
        self.kept = Some(answer);
        good
    }

    fn finish(self: Box<Self>, stored: Result<(), Error>) {
        let answer = match (self.kept, stored) {
            (Some(Err(own)), _) => Err(own),
            (_, Err(error)) => Err(E::from(error)),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (None, Ok(())) => Err(E::from(Error::Closed)),
        };
        // Nobody may be waiting any more; the work is done all the same.
        let _ = self.reply.send(answer);
    }

    fn is_awaited(&self) -> bool {
        !self.reply.is_closed()
    }
}

fn spoken(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "it gave no reason".to_owned())
}
