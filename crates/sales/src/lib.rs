//! From price book to signature: estimates, and the proposals made from them.

use std::sync::Arc;

pub mod estimates;
pub mod proposals;

/// What the room is found by, kind by kind.
pub const FINDABLE: &[platform::search::Source] = &[estimates::findable];

/// Who handles this room's jobs, and which events lead to them. Signed copies are made by the typesetter.
pub fn install(handlers: &mut platform::jobs::Handlers, typesetter: Arc<dyn documents::Typesetter>) {
    proposals::install(handlers, typesetter);
}

/// What a new company starts with: nothing here; its price book is the catalog's.
pub fn furnish(_act: &platform::Act<'_>, _new: &platform::identity::setup::NewCompany) -> platform::Result<()> {
    Ok(())
}
