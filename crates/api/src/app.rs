//! What handlers share.

use std::{collections::HashMap, sync::Arc};

use axum::http::Method;
use documents::Typesetter;
use platform::{Platform, jobs::Handlers};

use crate::{openapi, policy};

/// How this server answers; nothing here belongs to one company.
#[derive(Clone, Debug, Default)]
pub struct AppConfig {
    /// Cookies carry `Secure` and the `__Host-` prefix when people reach the server over HTTPS.
    pub https: bool,
}

#[derive(Clone)]
pub struct App {
    pub platform: Platform,
    pub config: AppConfig,
    pub typesetter: Arc<dyn Typesetter>,
    operations: Arc<HashMap<(Method, String), &'static policy::Rule>>,
}

impl App {
    /// Puts the rooms together: job handlers, reactions, and the policy of every route.
    pub fn new(platform: Platform, config: AppConfig, typesetter: Arc<dyn Typesetter>) -> Self {
        platform.install(handlers(typesetter.clone()));
        Self { platform, config, typesetter, operations: Arc::new(openapi::operations()) }
    }

    /// The policy of a route, by its method and pattern.
    pub fn rule(&self, method: &Method, pattern: &str) -> Option<&'static policy::Rule> {
        self.operations.get(&(method.clone(), pattern.to_owned())).copied()
    }
}

/// Who handles which job, and which event leads to which: the one place where rooms are wired to each other.
pub fn handlers(typesetter: Arc<dyn Typesetter>) -> Handlers {
    let mut handlers = Handlers::new();
    platform::mail::install(&mut handlers);
    crm::install(&mut handlers);
    catalog::install(&mut handlers);
    sales::install(&mut handlers, typesetter);
    crew::install(&mut handlers);
    projects::install(&mut handlers);
    billing::install(&mut handlers);
    service::install(&mut handlers);
    reports::install(&mut handlers);
    integrations::install(&mut handlers);
    handlers
}

/// What each room gives a new company, in this order.
pub const FURNISH: &[platform::identity::setup::Furnish] =
    &[crm::furnish, catalog::furnish, sales::furnish, crew::furnish, projects::furnish, service::furnish];

/// What each room is found by: an index made of these finds everything.
pub const FINDABLE: &[&[platform::search::Source]] = &[crm::FINDABLE, sales::FINDABLE, projects::FINDABLE];
