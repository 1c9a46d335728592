//! What comes out: every figure a screen or a proposal shows, and what there is to say about it.

use kernel::{Currency, Decimal, Diagnostic, Money};
use serde::{Deserialize, Serialize};

use crate::CostType;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PricedLine {
    pub key: String,
    pub section: String,
    /// False for an optional line that is not taken: it is priced, and left out of every total.
    pub counted: bool,
    pub cost: Money,
    /// The line's part of the contingency.
    pub contingency: Money,
    /// Price of one unit in major units, to six decimals, for display; `price` is what counts.
    #[schema(value_type = String, example = "15.356250")]
    pub unit_price: Decimal,
    pub price: Money,
    /// The line's share of the discount.
    pub discount: Money,
    /// The line's share of the taxes that are added to the price.
    pub tax: Money,
    /// The line's share of the taxes its price contains.
    pub tax_included: Money,
    /// price - discount - included tax - cost - contingency
    pub margin: Money,
    /// Margin as a share of what is earned, in percent to two decimals; none where nothing is earned.
    #[schema(value_type = Option<String>, example = "25.93")]
    pub margin_percent: Option<Decimal>,
    #[schema(value_type = String, example = "30")]
    pub hours: Decimal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SectionTotal {
    pub section: String,
    pub cost: Money,
    pub price: Money,
    /// Optional lines of the section that are not taken.
    pub not_taken: Money,
    #[schema(value_type = String)]
    pub hours: Decimal,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaxAmount {
    pub name: String,
    #[schema(value_type = String, example = "8.25")]
    pub percent: Decimal,
    /// What the tax was reckoned on.
    pub base: Money,
    pub amount: Money,
    /// Contained in the prices, so not added to the total.
    pub included: bool,
    pub exempt: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CostOfType {
    pub cost_type: CostType,
    pub cost: Money,
}

/// A priced estimate. `subtotal - discount + tax = total`, and the lines sum to each of them, to the minor unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Priced {
    pub currency: Currency,
    /// In the order of the estimate, every line.
    pub lines: Vec<PricedLine>,
    pub sections: Vec<SectionTotal>,
    pub subtotal: Money,
    pub discount: Money,
    /// Price after discount of the lines that are taxable.
    pub taxable: Money,
    pub taxes: Vec<TaxAmount>,
    /// Taxes added to the price.
    pub tax: Money,
    /// Taxes the prices contain.
    pub tax_included: Money,
    pub total: Money,
    pub cost: Money,
    pub contingency: Money,
    pub cost_by_type: Vec<CostOfType>,
    /// subtotal - discount - included tax - cost - contingency
    pub margin: Money,
    #[schema(value_type = Option<String>, example = "25.93")]
    pub margin_percent: Option<Decimal>,
    #[schema(value_type = String, example = "30")]
    pub hours: Decimal,
    pub diagnostics: Vec<Diagnostic>,
}

impl Priced {
    /// The answer where nothing could be priced.
    pub(crate) fn nothing(currency: Currency, diagnostics: Vec<Diagnostic>) -> Self {
        let zero = Money::zero(currency);
        Self {
            currency,
            lines: Vec::new(),
            sections: Vec::new(),
            subtotal: zero,
            discount: zero,
            taxable: zero,
            taxes: Vec::new(),
            tax: zero,
            tax_included: zero,
            total: zero,
            cost: zero,
            contingency: zero,
            cost_by_type: Vec::new(),
            margin: zero,
            margin_percent: None,
            hours: Decimal::ZERO,
            diagnostics,
        }
    }
}
