//! A straight fence run with its gates and corners.
//!
//! Makers and calculators count differently (posts a gate, when a third rail starts), so those rules are settings; the
//! defaults are the ones most of them share. The counting itself is an assembly, so every quantity shows its formula.

use std::collections::BTreeMap;

use kernel::{Decimal, Diagnostic, Severity};
use serde::{Deserialize, Serialize};

use crate::{Assembly, Component, ComponentQuantity, Expansion, Input, Named, Rounding, expand};

/// How a company counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct FenceRules {
    pub posts_per_gate: u32,
    pub posts_per_corner: u32,
    /// Up to this height two rails hold a section.
    #[schema(value_type = String, example = "4")]
    pub two_rails_up_to_ft: Decimal,
    #[schema(value_type = String, example = "2")]
    pub concrete_bags_per_post: Decimal,
}

impl Default for FenceRules {
    fn default() -> Self {
        Self {
            posts_per_gate: 2,
            posts_per_corner: 1,
            two_rails_up_to_ft: Decimal::from(4),
            concrete_bags_per_post: Decimal::TWO,
        }
    }
}

/// One run of fence, in feet and inches as it is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FenceRun {
    /// From end to end, gates included.
    #[schema(value_type = String, example = "100")]
    pub length_ft: Decimal,
    #[schema(value_type = String, example = "6")]
    pub height_ft: Decimal,
    #[schema(value_type = String, example = "8")]
    pub post_spacing_ft: Decimal,
    /// Rails a section; without it the height decides.
    #[serde(default)]
    pub rails_per_section: Option<u32>,
    #[schema(value_type = String, example = "5.5")]
    pub picket_width_in: Decimal,
    #[serde(default)]
    #[schema(value_type = String, example = "0.5")]
    pub picket_gap_in: Decimal,
    /// The width of each gate; its opening holds no sections and no pickets.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub gate_widths_ft: Vec<Decimal>,
    #[serde(default)]
    pub corners: u32,
    /// Added to rails and pickets, which get cut.
    #[serde(default)]
    #[schema(value_type = String, example = "5")]
    pub waste_percent: Decimal,
    #[serde(default)]
    pub rules: FenceRules,
}

/// Counts sections, posts by kind, rails, pickets and bags of concrete. A run that can't be built answers with
/// diagnostics and no quantities.
pub fn take_off(run: &FenceRun) -> Expansion {
    let diagnostics = impossible(run);
    if !diagnostics.is_empty() {
        return Expansion { quantities: Vec::new(), diagnostics };
    }
    let values = inputs(run);
    expand(&assembly(&values, run.waste_percent), &values)
}

/// The quantity of one component by key: `posts`, `sections`, `rails`, `pickets`, `concrete_bags`, `gates`, `end_posts`,
/// `corner_posts`, `gate_posts`, `line_posts`.
pub fn quantity<'a>(expansion: &'a Expansion, key: &str) -> Option<&'a ComponentQuantity> {
    expansion.quantities.iter().find(|component| component.key == key)
}

fn impossible(run: &FenceRun) -> Vec<Diagnostic> {
    let mut complaints = Vec::new();
    let mut refuse = |wrong: bool, what: &str, cure: &str| {
        if wrong {
            complaints.push(Diagnostic::new(Severity::Error, "fence.impossible", what, cure));
        }
    };
    let zero = Decimal::ZERO;
    refuse(run.length_ft <= zero, "the run has no length", "enter its length in feet");
    refuse(run.post_spacing_ft <= zero, "posts have no spacing", "enter the distance between posts, such as 8 feet");
    refuse(
        run.picket_width_in <= zero || run.picket_gap_in < zero,
        "pickets have no width, or overlap",
        "enter the picket width, and a gap of zero or more inches",
    );
    refuse(run.gate_widths_ft.iter().any(|width| *width <= zero), "a gate has no width", "enter the opening in feet");
    let gates = run.gate_widths_ft.iter().copied().try_fold(zero, Decimal::checked_add);
    refuse(
        gates.is_none_or(|gates| gates > run.length_ft),
        "the gates are wider than the run",
        "check the gate widths and the length",
    );
    complaints
}

fn inputs(run: &FenceRun) -> BTreeMap<String, Decimal> {
    let rails = run.rails_per_section.map_or(Decimal::ZERO, Decimal::from);
    let values = [
        ("length_ft", run.length_ft),
        ("height_ft", run.height_ft),
        ("spacing_ft", run.post_spacing_ft),
        ("gate_ft", run.gate_widths_ft.iter().copied().sum()),
        ("gate_count", Decimal::from(run.gate_widths_ft.len())),
        ("corners", Decimal::from(run.corners)),
        ("rails_given", rails),
        ("picket_in", run.picket_width_in),
        ("gap_in", run.picket_gap_in),
        ("posts_a_gate", Decimal::from(run.rules.posts_per_gate)),
        ("posts_a_corner", Decimal::from(run.rules.posts_per_corner)),
        ("two_rails_up_to_ft", run.rules.two_rails_up_to_ft),
        ("bags_a_post", run.rules.concrete_bags_per_post),
    ];
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn assembly(values: &BTreeMap<String, Decimal>, waste: Decimal) -> Assembly {
    let input = |name: &String| Input {
        name: name.clone(),
        label: name.clone(),
        unit: String::new(),
        default: None,
        min: None,
        max: None,
    };
    let named = |name: &str, formula: &str| Named { name: name.into(), formula: formula.into() };
    let component = |key: &str, formula: &str, unit: &str, waste_percent: Decimal| Component {
        key: key.into(),
        formula: formula.into(),
        unit: unit.into(),
        waste_percent,
        rounding: Rounding::Up,
    };
    let none = Decimal::ZERO;
    Assembly {
        name: "Fence run".into(),
        inputs: values.keys().map(input).collect(),
        named: vec![
            named("fence_ft", "length_ft - gate_ft"),
            named("rails_a_section", "if(rails_given > 0, rails_given, if(height_ft <= two_rails_up_to_ft, 2, 3))"),
        ],
        components: vec![
            component("sections", "ceil(fence_ft / spacing_ft)", "ea", none),
            component("gates", "gate_count", "ea", none),
            component("end_posts", "2", "ea", none),
            component("line_posts", "max(sections - 1, 0)", "ea", none),
            component("corner_posts", "corners * posts_a_corner", "ea", none),
            component("gate_posts", "gate_count * posts_a_gate", "ea", none),
            component("posts", "end_posts + line_posts + corner_posts + gate_posts", "ea", none),
            component("rails", "sections * rails_a_section", "ea", waste),
            component("pickets", "12 * fence_ft / (picket_in + gap_in)", "ea", waste),
            component("concrete_bags", "posts * bags_a_post", "bag", none),
        ],
    }
}

#[cfg(test)]
#[path = "fence_tests.rs"]
mod tests;
