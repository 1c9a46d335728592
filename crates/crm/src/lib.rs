//! Relationships: who people are, what they asked, what was said, where the sale stands.

pub mod accounts;
