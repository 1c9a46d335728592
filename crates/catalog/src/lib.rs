//! The one price book: cost codes, items, labour rates, assemblies and taxes. Estimates copy from it what they use, so
//! a later change of price never moves an offer.

pub mod assemblies;
pub mod columns;
pub mod cost_codes;
pub mod items;
pub mod labour_rates;
pub mod tax_rules;

mod furnish;

pub use assemblies::AssemblyId;
pub use cost_codes::CostCodeId;
pub use furnish::furnish;
pub use items::ItemId;

/// Who handles this room's jobs, and which events lead to them.
pub fn install(_handlers: &mut platform::jobs::Handlers) {}
