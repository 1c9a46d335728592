mod doctor;
mod figures;
mod margins;

use testkit::Value;

/// A figure of a list by its name.
fn figure<'a>(figures: &'a Value, name: &str) -> &'a Value {
    figures.as_array().unwrap().iter().find(|f| f["name"] == name).unwrap_or_else(|| panic!("{name} in {figures}"))
}
