//! What a job of a trade always has, beside what was sold. A first proposal that the office can change in the plan.

use crate::gates::GateKind;

#[derive(Debug, Clone)]
pub struct Template {
    /// How many people work on a task together.
    pub crew_size: i64,
    pub gates: Vec<TemplateGate>,
    /// The milestone that ends the job.
    pub closing: String,
    /// Over the template's own tasks.
    pub closing_summary: String,
}

#[derive(Debug, Clone)]
pub struct TemplateGate {
    pub kind: GateKind,
    pub name: String,
    /// Working days from the signature until it is usually cleared.
    pub working_days: i64,
}

impl Template {
    pub fn for_trade(trade: &str) -> Self {
        let gate = |kind, name: &str, working_days| TemplateGate { kind, name: name.into(), working_days };
        let (crew_size, gates) = match trade {
            "fence" => (2, vec![gate(GateKind::Locate, "Utility locate", 3)]),
            "roofing" => (4, vec![gate(GateKind::Permit, "Roofing permit", 3)]),
            "hvac" => (2, vec![gate(GateKind::Permit, "Mechanical permit", 3)]),
            "plumbing" => (2, vec![gate(GateKind::Permit, "Plumbing permit", 3)]),
            _ => (2, vec![gate(GateKind::Permit, "Building permit", 5)]),
        };
        Self {
            crew_size,
            gates,
            closing: "Walkthrough with the customer".into(),
            closing_summary: "Handing over".into(),
        }
    }
}
