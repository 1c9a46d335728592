//! Leads: somebody asked. The clock runs from the first inquiry until somebody answers; a further inquiry of the same
//! person (same e-mail address or same number) joins the open lead instead of making another.
//!
//! A lead is new, then contacted, and ends qualified (it becomes an opportunity with its account, contact and site) or
//! disqualified. Verbs: arrive, call, qualify, disqualify, add_form, change_form. Events: `lead.received`, `lead.responded`, `lead.qualified`,
//! `lead.disqualified`.

mod actions;
mod arrival;
mod forms;
mod qualifying;
mod queries;
mod types;

pub use actions::{call, disqualify};
pub use arrival::{arrive, findable, wrong};
pub use forms::{add_form, change_form, form, forms, recent_inquiries};
pub use qualifying::qualify;
pub use queries::{get, inquiries, list};
pub use types::*;
