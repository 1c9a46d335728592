//! The words every floor shares: typed ids, money, quantities, diagnostics and work calendars.
//!
//! Pure: no I/O, no clock, no randomness of its own. Whoever needs "now" or a new id is handed one.

pub mod calendar;
mod column;
mod diagnostic;
mod id;
mod money;
mod quantity;
mod text_enum;

pub use calendar::{CalendarException, Shift, Week, WorkCalendar, us_federal_holidays};
pub use column::{Column, ColumnError, FromColumn, ToColumn};
pub use diagnostic::{Diagnostic, Severity};
pub use id::{IdError, RawId, id_schema};
pub use money::{Currency, Money, MoneyError, parse_amount};
pub use quantity::{Quantity, QuantityError, parse_decimal};
pub use text_enum::{UnknownWord, text_enum_schema};

pub use rust_decimal::Decimal;

/// Re-exports that `typed_id!` and `text_enum!` need at their call sites.
#[doc(hidden)]
pub mod reexport {
    pub use serde;
    pub use utoipa;
    pub use uuid;
}
