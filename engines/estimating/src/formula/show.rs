//! A formula with its numbers filled in.

use super::{Comparison, Condition, Kind, Node, Operator, Values};

pub(crate) fn show(node: &Node, values: &Values) -> String {
    match &node.kind {
        Kind::Number(number) => number.normalize().to_string(),
        Kind::Name(name) => values.get(name).map_or_else(|| name.clone(), |value| value.normalize().to_string()),
        Kind::Negate(inner) => format!("-{}", wrapped(inner, binding(inner) < 3, values)),
        Kind::Arithmetic(operator, left, right) => {
            let own = binding(node);
            // a - (b - c) and a / (b * c) need their parentheses, a + (b + c) can do without.
            let tight = matches!(operator, Operator::Subtract | Operator::Divide);
            let left = wrapped(left, binding(left) < own, values);
            let right = wrapped(right, binding(right) < own || (tight && binding(right) == own), values);
            format!("{left} {} {right}", sign(*operator))
        }
        Kind::Call(function, arguments) => {
            let arguments: Vec<String> = arguments.iter().map(|argument| show(argument, values)).collect();
            format!("{}({})", function.name(), arguments.join(", "))
        }
        Kind::If(condition, yes, no) => {
            format!("if({}, {}, {})", show_condition(condition, values), show(yes, values), show(no, values))
        }
    }
}

fn wrapped(node: &Node, needs: bool, values: &Values) -> String {
    let text = show(node, values);
    if needs { format!("({text})") } else { text }
}

fn binding(node: &Node) -> u8 {
    match &node.kind {
        Kind::Arithmetic(Operator::Add | Operator::Subtract, ..) => 1,
        Kind::Arithmetic(..) => 2,
        _ => 3,
    }
}

fn sign(operator: Operator) -> char {
    match operator {
        Operator::Add => '+',
        Operator::Subtract => '-',
        Operator::Multiply => '*',
        Operator::Divide => '/',
    }
}

fn show_condition(condition: &Condition, values: &Values) -> String {
    match condition {
        Condition::And(left, right) => {
            format!("{} and {}", show_condition(left, values), show_condition(right, values))
        }
        Condition::Or(left, right) => format!("{} or {}", show_condition(left, values), show_condition(right, values)),
        Condition::Compare(comparison, left, right) => {
            let sign = match comparison {
                Comparison::Less => "<",
                Comparison::LessOrEqual => "<=",
                Comparison::Greater => ">",
                Comparison::GreaterOrEqual => ">=",
                Comparison::Equal => "==",
                Comparison::NotEqual => "!=",
            };
            format!("{} {sign} {}", show(left, values), show(right, values))
        }
    }
}
