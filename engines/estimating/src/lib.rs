//! What a job costs and what it is sold for: take-off, assemblies and the pricing of an estimate.
//!
//! Pure: no I/O, no clock. Quantities, rates and unit costs are exact decimals; money is whole minor units. Rounding is
//! half away from zero, once a line, once a tax rule; a discount and a tax are shared over lines so that the shares sum
//! to the whole to the minor unit.

mod assemblies;
mod diagnostics;
mod estimate;
pub mod formula;
mod hours;
mod lines;
mod price;
mod priced;
pub mod takeoff;
mod tax;
pub mod verify;

pub use assemblies::{Assembly, Component, ComponentQuantity, Expansion, Input, Named, Rounding, expand};
pub use estimate::{CostType, Discount, Estimate, Line, LineKind, Pricing, TaxOn, TaxRule};
pub use hours::{ProductionRate, crew_days, task_hours};
pub use price::price;
pub use priced::{CostOfType, Priced, PricedLine, SectionTotal, TaxAmount};
