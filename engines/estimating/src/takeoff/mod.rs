//! Take-off: from what is measured on site to what has to be bought.

pub mod fence;
