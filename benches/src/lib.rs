//! Public benchmarks.
