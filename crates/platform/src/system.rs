//! The running platform: store, clock, ids, files, live updates and the job handlers, put together once at start.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicI64, Ordering},
};

use db::{Conn, Store, Tx};
use serde::{Serialize, de::DeserializeOwned};

use crate::{Act, Clock, Ids, Once, Result, Who, files::Files, jobs::Handlers, live::Live, mail::Transport, once};

/// How this installation is set up; nothing here belongs to one company.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach it, without a slash at the end: `https://ridge.example`.
    pub public_url: String,
    pub mail_from: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { public_url: "http://127.0.0.1:8017".into(), mail_from: "office@localhost".into() }
    }
}

struct Inner {
    store: Store,
    clock: Clock,
    ids: Ids,
    files: Files,
    live: Live,
    mail: Transport,
    settings: Settings,
    handlers: OnceLock<Handlers>,
    /// What the clock showed, in microseconds, when somebody last asked whether it went back.
    last_look: AtomicI64,
}

#[derive(Clone)]
pub struct Platform(Arc<Inner>);

impl Platform {
    pub fn new(store: Store, clock: Clock, ids: Ids, files: Files, mail: Transport, settings: Settings) -> Self {
        let live = Live::new();
        let (handlers, last_look) = (OnceLock::new(), AtomicI64::new(i64::MAX));
        Self(Arc::new(Inner { store, clock, ids, files, live, mail, settings, handlers, last_look }))
    }

    /// Tells the platform who handles which job and which event leads to which job. Once, by the composition root.
    pub fn install(&self, handlers: Handlers) {
        let _ = self.0.handlers.set(handlers);
    }

    pub fn handlers(&self) -> &Handlers {
        self.0.handlers.get_or_init(Handlers::new)
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
    pub fn ids(&self) -> &Ids {
        &self.0.ids
    }
    /// Whether the clock was put back since this was last asked. The first answer is yes: nobody looked before.
    pub(crate) fn clock_went_back(&self) -> bool {
        let now = self.0.clock.now().as_microsecond();
        self.0.last_look.swap(now, Ordering::Relaxed) > now
    }
    pub fn files(&self) -> &Files {
        &self.0.files
    }
    pub fn live(&self) -> &Live {
        &self.0.live
    }
    pub fn mail(&self) -> &Transport {
        &self.0.mail
    }
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Reads as one consistent unit, inside the company's wall.
    pub async fn read<T: Send + 'static>(
        &self,
        who: &Who,
        f: impl Fn(&Conn<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.0.store.read(who.company, f).await
    }

    /// Runs one action as one transaction.
    pub async fn act<T: Send + 'static>(
        &self,
        who: &Who,
        f: impl Fn(&Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (platform, who, at) = (self.clone(), who.clone(), self.0.clock.now());
        self.0.store.write(who.company, move |tx: &Tx<'_>| f(&Act { tx, who: &who, at, platform: &platform })).await
    }

    /// Like [`Platform::act`], and a retry with the same key gets the first answer instead of a second act.
    pub async fn act_once<T: Serialize + DeserializeOwned + Send + 'static>(
        &self,
        who: &Who,
        key: Option<Once>,
        f: impl Fn(&Act<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.act(who, move |act| match &key {
            Some(key) => once::answer(act, key, &f),
            None => f(act),
        })
        .await
    }
}
