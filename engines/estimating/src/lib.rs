//! estimating
