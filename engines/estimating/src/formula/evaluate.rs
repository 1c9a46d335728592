//! Working a formula out, in exact, checked decimals.

use kernel::Decimal;
use rust_decimal::RoundingStrategy;

use super::{Comparison, Condition, FormulaError, Function, Kind, Node, Operator, Values};

pub(crate) fn evaluate(node: &Node, values: &Values) -> Result<Decimal, FormulaError> {
    let result = match &node.kind {
        Kind::Number(number) => return Ok(*number),
        Kind::Name(name) => values
            .get(name)
            .copied()
            .ok_or_else(|| FormulaError::new(node.at, format!("nothing is known as \"{name}\"")))?,
        Kind::Negate(inner) => -evaluate(inner, values)?,
        Kind::Arithmetic(operator, left, right) => {
            arithmetic(node.at, *operator, evaluate(left, values)?, evaluate(right, values)?)?
        }
        Kind::Call(function, arguments) => {
            let arguments: Result<Vec<Decimal>, FormulaError> =
                arguments.iter().map(|argument| evaluate(argument, values)).collect();
            call(node.at, *function, &arguments?)?
        }
        Kind::If(condition, yes, no) => evaluate(if holds(condition, values)? { yes } else { no }, values)?,
    };
    Ok(result.normalize())
}

fn arithmetic(at: usize, operator: Operator, left: Decimal, right: Decimal) -> Result<Decimal, FormulaError> {
    if operator == Operator::Divide && right.is_zero() {
        return Err(FormulaError::new(at, "division by zero"));
    }
    let result = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
    };
    result.ok_or_else(|| too_large(at))
}

fn call(at: usize, function: Function, arguments: &[Decimal]) -> Result<Decimal, FormulaError> {
    let first = arguments.first().copied().unwrap_or_default();
    let step = arguments.get(1).copied();
    let result = match function {
        Function::Min => arguments.iter().copied().min(),
        Function::Max => arguments.iter().copied().max(),
        Function::Abs => Some(first.abs()),
        Function::Ceil => return stepped(at, first, step, RoundingStrategy::ToPositiveInfinity),
        Function::Floor => return stepped(at, first, step, RoundingStrategy::ToNegativeInfinity),
        Function::Round => return stepped(at, first, step, RoundingStrategy::MidpointAwayFromZero),
    };
    result.ok_or_else(|| too_large(at))
}

/// Rounds to whole numbers, or to multiples of a step.
fn stepped(
    at: usize,
    value: Decimal,
    step: Option<Decimal>,
    strategy: RoundingStrategy,
) -> Result<Decimal, FormulaError> {
    let step = step.unwrap_or(Decimal::ONE);
    if step <= Decimal::ZERO {
        return Err(FormulaError::new(at, "the step to round to must be more than zero"));
    }
    let steps = value.checked_div(step).ok_or_else(|| too_large(at))?;
    whole(steps, strategy).checked_mul(step).ok_or_else(|| too_large(at))
}

/// To a whole number. A quotient such as 100/3*3 keeps an error in its 27th digit, which must not buy one post more, so
/// the last digits are dropped first.
pub(crate) fn whole(value: Decimal, strategy: RoundingStrategy) -> Decimal {
    value.round_dp_with_strategy(12, RoundingStrategy::MidpointAwayFromZero).round_dp_with_strategy(0, strategy)
}

fn holds(condition: &Condition, values: &Values) -> Result<bool, FormulaError> {
    Ok(match condition {
        Condition::And(left, right) => holds(left, values)? && holds(right, values)?,
        Condition::Or(left, right) => holds(left, values)? || holds(right, values)?,
        Condition::Compare(comparison, left, right) => {
            let (left, right) = (evaluate(left, values)?, evaluate(right, values)?);
            match comparison {
                Comparison::Less => left < right,
                Comparison::LessOrEqual => left <= right,
                Comparison::Greater => left > right,
                Comparison::GreaterOrEqual => left >= right,
                Comparison::Equal => left == right,
                Comparison::NotEqual => left != right,
            }
        }
    })
}

fn too_large(at: usize) -> FormulaError {
    FormulaError::new(at, "the result is larger than can be counted")
}
