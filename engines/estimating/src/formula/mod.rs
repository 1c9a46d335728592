//! The formulas of assemblies: `ceil(length / spacing) + 1`, `if(height > 6, 4, 3)`.
//!
//! Numbers, names, `+ - * /`, parentheses, `min max ceil floor round abs if`, and inside the first argument of `if`
//! the comparisons `< <= > >= == !=` joined by `and` / `or`. No loops, no text, no way to reach anything outside. Length and
//! nesting are bounded, arithmetic is exact decimal and checked, so a formula from anybody is safe to run.

mod evaluate;
mod parse;
mod show;
mod tokens;

pub(crate) use evaluate::whole;

use std::collections::BTreeMap;

use kernel::Decimal;
use serde::{Deserialize, Serialize};

/// Longest formula, in characters.
pub const MAX_LENGTH: usize = 500;
/// Deepest nesting of parentheses, functions and signs.
pub const MAX_DEPTH: usize = 32;

/// What names stand for.
pub type Values = BTreeMap<String, Decimal>;

/// Why a formula can't be read or worked out, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, utoipa::ToSchema)]
#[error("{message} (at character {at})")]
pub struct FormulaError {
    /// Counted in characters from 1.
    pub at: usize,
    pub message: String,
}

impl FormulaError {
    fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at: at + 1, message: message.into() }
    }
}

/// A formula that has been read.
///
/// ```
/// use estimating::formula::{Formula, Values};
/// use kernel::Decimal;
/// let posts = Formula::parse("ceil(length / 8) + 1").unwrap();
/// let values = Values::from([("length".to_owned(), Decimal::from(100))]);
/// assert_eq!(posts.evaluate(&values), Ok(Decimal::from(14)));
/// assert_eq!(posts.with_values(&values), "ceil(100 / 8) + 1");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    text: String,
    root: Node,
}

impl Formula {
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        Ok(Self { text: text.trim().to_owned(), root: parse::parse(text)? })
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn evaluate(&self, values: &Values) -> Result<Decimal, FormulaError> {
        evaluate::evaluate(&self.root, values)
    }

    /// The formula with numbers in place of names, to show how a quantity came about.
    pub fn with_values(&self, values: &Values) -> String {
        show::show(&self.root, values)
    }

    /// The names it uses, each once, in order of appearance.
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.root.collect_names(&mut names);
        names
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    at: usize,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Number(Decimal),
    Name(String),
    Negate(Box<Node>),
    Arithmetic(Operator, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
    If(Box<Condition>, Box<Node>, Box<Node>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    Compare(Comparison, Node, Node),
    And(Box<Condition>, Box<Condition>),
    Or(Box<Condition>, Box<Condition>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Min,
    Max,
    Ceil,
    Floor,
    Round,
    Abs,
}

impl Function {
    fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "min" => Self::Min,
            "max" => Self::Max,
            "ceil" => Self::Ceil,
            "floor" => Self::Floor,
            "round" => Self::Round,
            "abs" => Self::Abs,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Ceil => "ceil",
            Self::Floor => "floor",
            Self::Round => "round",
            Self::Abs => "abs",
        }
    }

    /// `ceil(x)` or `ceil(x, step)`; `min` and `max` take any number of values.
    fn takes(self, arguments: usize) -> bool {
        match self {
            Self::Min | Self::Max => arguments >= 1,
            Self::Ceil | Self::Floor | Self::Round => arguments == 1 || arguments == 2,
            Self::Abs => arguments == 1,
        }
    }
}

impl Node {
    fn collect_names<'a>(&'a self, names: &mut Vec<&'a str>) {
        match &self.kind {
            Kind::Number(_) => {}
            Kind::Name(name) if names.contains(&name.as_str()) => {}
            Kind::Name(name) => names.push(name),
            Kind::Negate(node) => node.collect_names(names),
            Kind::Arithmetic(_, left, right) => [left, right].iter().for_each(|node| node.collect_names(names)),
            Kind::Call(_, arguments) => arguments.iter().for_each(|node| node.collect_names(names)),
            Kind::If(condition, yes, no) => {
                condition.collect_names(names);
                [yes, no].iter().for_each(|node| node.collect_names(names));
            }
        }
    }
}

impl Condition {
    fn collect_names<'a>(&'a self, names: &mut Vec<&'a str>) {
        match self {
            Self::Compare(_, left, right) => [left, right].iter().for_each(|node| node.collect_names(names)),
            Self::And(left, right) | Self::Or(left, right) => {
                [left, right].iter().for_each(|side| side.collect_names(names));
            }
        }
    }
}

#[cfg(test)]
mod tests;
