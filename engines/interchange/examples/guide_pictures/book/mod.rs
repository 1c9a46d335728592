//! What the guide shows of the scheduling engine: four pictures and the worked examples of its text.

mod canvas;
mod chances;
mod days;
mod float;
mod jobs;
mod levelling;
mod words;

pub use words::examples;

/// Names of files in the guide's folder of pictures, and what is in them.
pub fn pictures() -> [(&'static str, String); 4] {
    [
        ("scheduling-float.svg", float::picture()),
        ("scheduling-levelling.svg", levelling::picture()),
        ("scheduling-risk.svg", chances::curve()),
        ("scheduling-tornado.svg", chances::tornado()),
    ]
}
