//! Schedules as other programs write them: Microsoft Project XML, Primavera XER, and JSON of our own.
//!
//! Pure: bytes in, a [`Programme`] out, and back. A programme is a `scheduling::Network` with all that the file carries
//! beside it; what the model has no word for is kept as it was and written back into the same format. What can't be kept is
//! told.
//!
//! ```
//! use interchange::{Format, read, write};
//!
//! let xml = br#"<Project xmlns="http://schemas.microsoft.com/project"><Name>Fence</Name>
//!     <StartDate>2026-05-04T08:00:00</StartDate>
//!     <Tasks><Task><UID>1</UID><Name>Dig</Name><Duration>PT16H0M0S</Duration></Task></Tasks></Project>"#;
//! let fence = read(xml, Format::Mspdi).unwrap();
//! assert_eq!(scheduling::schedule(&fence.network).finish.to_string(), "2026-05-05T17:00:00");
//!
//! let primavera = write(&fence, Format::Xer);
//! let again = read(&primavera.bytes, Format::Xer).unwrap();
//! assert_eq!(again.network.tasks[0].name, "Dig");
//! ```

pub mod check;
mod element;
mod format;
mod json;
mod left_out;
pub mod mspdi;
mod numbering;
mod pool;
mod programme;
pub mod report;
pub mod xer;
mod xml;

pub use element::Element;
pub use format::{Format, Written, detect, read, write};
pub use programme::{
    Activity, Assignment, CalendarRecord, Field, FieldValue, Programme, Resource, ResourceKind, Stored, StoredBaseline,
};
