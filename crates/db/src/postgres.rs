//! PostgreSQL: each thread owns one connection and the small runtime that drives it.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::Error;
use crate::queue::Queue;
use crate::store::{Engine, Kind, Order, Orders, StoreOptions};
use crate::unit::{Hooks, Unit, Work};

mod failure;
mod link;
mod session;
mod value;

use link::Link;
use session::Transaction;

/// How often a unit is run: again after a deadlock, or after a connection that was lost before the commit.
const RUNS: usize = 4;

pub(crate) fn start(options: &StoreOptions) -> Result<Engine, Error> {
    let config = link::config(&options.url)?;
    let orders: Orders = Queue::new(options.waiting).into();
    let (ready, dialled) = mpsc::channel();
    let mut threads = Vec::new();
    let deadline = options.read_deadline;
    for number in 0..options.connections.max(1) {
        let (config, orders, ready) = (config.clone(), orders.clone(), ready.clone());
        let serve = move || {
            let link = Link::dial(&config, deadline);
            let answer = link.as_ref().map(drop).map_err(Clone::clone);
            // The opener stops listening at the first thread that can't connect.
            let _ = ready.send(answer);
            drop(ready);
            Server { config, link: link.ok(), deadline }.serve(&orders);
        };
        let thread = thread::Builder::new().name(format!("db-{number}")).spawn(serve);
        threads.push(thread.map_err(|error| Error::Other(error.to_string()))?);
    }
    drop(ready);
    for answer in dialled {
        answer.inspect_err(|_| orders.close())?;
    }
    Ok(Engine { reads: orders.clone(), writes: orders, threads, at_hand: Vec::new() })
}

struct Server {
    config: tokio_postgres::Config,
    link: Option<Link>,
    deadline: Duration,
}

/// How one run of a unit ended.
enum Outcome {
    Stored(Hooks),
    /// The closure said no; what it did is undone.
    Undone,
    Failed(Error),
    /// Nothing was kept, and the database asks to run it again.
    Again(Error),
}

impl Server {
    fn serve(mut self, orders: &Orders) {
        while let Some(order) = orders.take() {
            if order.kind == Kind::Writing || order.work.is_awaited() {
                self.run(order);
            }
        }
    }

    fn run(&mut self, Order { mut work, kind }: Order) {
        let mut last = Error::Closed;
        for _ in 0..RUNS {
            let link = match self.link() {
                Ok(link) => link,
                Err(error) => return work.finish(Err(error)),
            };
            let transaction = Transaction::new(link, kind);
            match run_once(&transaction, work.as_mut()) {
                Outcome::Stored(hooks) => {
                    hooks.run();
                    work.finish(Ok(()));
                    // A read has nothing to lose, so its end is not waited for before answering.
                    return transaction.end();
                }
                Outcome::Undone => return work.finish(Ok(())),
                Outcome::Failed(error) => return work.finish(Err(error)),
                Outcome::Again(error) => last = error,
            }
        }
        work.finish(Err(last));
    }

    /// The connection, dialled again if it was lost.
    fn link(&mut self) -> Result<&Link, Error> {
        let link = match self.link.take() {
            Some(link) if !link.is_lost() => link,
            _ => Link::dial(&self.config, self.deadline)?,
        };
        Ok(self.link.insert(link))
    }
}

fn run_once(transaction: &Transaction<'_>, work: &mut dyn Work) -> Outcome {
    let unit = Unit::new(transaction);
    if !work.run(&unit) {
        transaction.rollback();
        return match unit.poison() {
            Some(error) if transaction.asks_for_another_run() => Outcome::Again(error),
            _ => Outcome::Undone,
        };
    }
    match transaction.commit() {
        Ok(()) => Outcome::Stored(unit.into_hooks()),
        Err(Error::Unavailable(why)) => {
            Outcome::Failed(Error::Unavailable(format!("{why}; the change may or may not have been saved")))
        }
        Err(error) if transaction.asks_for_another_run() => Outcome::Again(error),
        Err(error) => Outcome::Failed(error),
    }
}
