//! What goes in: an estimate as its author wrote it.

use kernel::{Currency, Decimal};
use serde::{Deserialize, Serialize};

/// What kind of cost a line is; budgets and taxes ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostType {
    Labour,
    Material,
    Equipment,
    Subcontract,
    Other,
}

impl CostType {
    pub const ALL: [CostType; 5] =
        [CostType::Labour, CostType::Material, CostType::Equipment, CostType::Subcontract, CostType::Other];
}

/// Where a line came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A price-book item.
    Item,
    /// A component that an assembly expanded to.
    Assembly,
    /// Typed by hand.
    #[default]
    Free,
}

/// How a price follows from a cost.
///
/// A markup is a share of cost, a margin a share of price: cost 100 at 25 % markup sells for 125, at 25 % margin for
/// 133.33.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Pricing {
    Markup {
        #[schema(value_type = String, example = "35")]
        percent: Decimal,
    },
    Margin {
        #[schema(value_type = String, example = "30")]
        percent: Decimal,
    },
    /// A price fixed by hand, in major units, up to six decimals; cost does not move it.
    UnitPrice {
        #[schema(value_type = String, example = "48.50")]
        unit_price: Decimal,
    },
}

/// One line of an estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Line {
    /// The caller's name for the line; the answer carries it back.
    pub key: String,
    /// Lines with the same section are totalled together, in the order sections first appear.
    #[serde(default)]
    pub section: String,
    #[serde(default)]
    pub kind: LineKind,
    #[schema(value_type = String, example = "120")]
    pub quantity: Decimal,
    pub unit: String,
    /// Cost of one unit in major units, up to six decimals.
    #[schema(value_type = String, example = "11.375")]
    pub unit_cost: Decimal,
    pub cost_type: CostType,
    pub pricing: Pricing,
    /// The customer may take it or leave it.
    #[serde(default)]
    pub optional: bool,
    /// Whether an optional line is taken. Lines that are not optional always count.
    #[serde(default)]
    pub selected: bool,
    #[serde(default)]
    pub taxable: bool,
    /// Labour hours one unit takes.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "0.25")]
    pub hours_per_unit: Option<Decimal>,
}

impl Line {
    /// Whether the line is part of the total.
    pub fn counts(&self) -> bool {
        !self.optional || self.selected
    }
}

/// Taken off the sum of the lines that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Discount {
    Percent {
        #[schema(value_type = String, example = "5")]
        percent: Decimal,
    },
    /// In major units.
    Amount {
        #[schema(value_type = String, example = "250.00")]
        amount: Decimal,
    },
}

/// What a tax is reckoned on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaxOn {
    /// The price after discount.
    #[default]
    Price,
    /// The cost, as where a contractor owes tax on materials.
    Cost,
}

/// One row of the tax table, as it applies to this estimate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaxRule {
    /// As printed: `Texas sales tax`, `GST`.
    pub name: String,
    #[schema(value_type = String, example = "8.25")]
    pub percent: Decimal,
    #[serde(default)]
    pub on: TaxOn,
    /// Reckoned on the base plus the taxes of the rules before it.
    #[serde(default)]
    pub compound: bool,
    /// Empty means every type of cost.
    #[serde(default)]
    pub applies_to: Vec<CostType>,
    /// The prices already contain it.
    #[serde(default)]
    pub inclusive: bool,
    /// The customer or the job is exempt: the rule is named with a tax of zero.
    #[serde(default)]
    pub exempt: bool,
}

impl TaxRule {
    pub(crate) fn covers(&self, line: &Line) -> bool {
        !self.exempt
            && line.counts()
            && line.taxable
            && (self.applies_to.is_empty() || self.applies_to.contains(&line.cost_type))
    }
}

/// Everything the pricing of an estimate depends on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Estimate {
    pub currency: Currency,
    pub lines: Vec<Line>,
    #[serde(default)]
    pub discount: Option<Discount>,
    /// A share of cost kept for the unforeseen. It raises the cost that markup and margin work on, and so the prices;
    /// lines with a fixed unit price keep their price and earn less.
    #[serde(default)]
    #[schema(value_type = String, example = "3")]
    pub contingency_percent: Decimal,
    #[serde(default)]
    pub taxes: Vec<TaxRule>,
}
