//! Tests of this room over HTTP.
