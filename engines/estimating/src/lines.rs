//! One line: from quantity and unit cost to cost and price.

use kernel::{Currency, Decimal, Diagnostic, Money};

use crate::{Estimate, Line, Pricing, diagnostics, priced::PricedLine};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// Prices every line by itself; discount and taxes come later.
pub(crate) fn price_lines(estimate: &Estimate, complaints: &mut Vec<Diagnostic>) -> Vec<PricedLine> {
    let contingency = contingency_percent(estimate, complaints);
    let mut seen = std::collections::HashSet::new();
    let mut lines = Vec::with_capacity(estimate.lines.len());
    for line in &estimate.lines {
        if !seen.insert(line.key.as_str()) {
            complaints.push(diagnostics::duplicate_key(&line.key));
        }
        let priced = price_line(line, contingency, estimate.currency, complaints).unwrap_or_else(|| {
            complaints.push(diagnostics::too_large(&line.key));
            without_figures(line, estimate.currency)
        });
        lines.push(priced);
    }
    lines
}

fn contingency_percent(estimate: &Estimate, complaints: &mut Vec<Diagnostic>) -> Decimal {
    let percent = estimate.contingency_percent;
    if percent < Decimal::ZERO || percent > Decimal::ONE_THOUSAND {
        complaints.push(diagnostics::contingency_ignored(percent));
        return Decimal::ZERO;
    }
    percent
}

fn price_line(
    line: &Line,
    contingency: Decimal,
    currency: Currency,
    complaints: &mut Vec<Diagnostic>,
) -> Option<PricedLine> {
    let exact_cost = line.quantity.checked_mul(line.unit_cost)?;
    let exact_contingency = exact_cost.checked_mul(contingency)?.checked_div(HUNDRED)?;
    let factor = price_factor(line, complaints)?;
    let exact_price = match &line.pricing {
        Pricing::UnitPrice { unit_price } => line.quantity.checked_mul(*unit_price)?,
        _ => exact_cost.checked_add(exact_contingency)?.checked_mul(factor.0)?.checked_div(factor.1)?,
    };
    let unit_price = match &line.pricing {
        Pricing::UnitPrice { unit_price } => *unit_price,
        _ => {
            let unit_cost = line.unit_cost.checked_mul(HUNDRED.checked_add(contingency)?)?.checked_div(HUNDRED)?;
            unit_cost.checked_mul(factor.0)?.checked_div(factor.1)?
        }
    };
    let hours = line.hours_per_unit.unwrap_or_default().checked_mul(line.quantity)?.normalize();
    let money = |amount| Money::from_decimal(amount, currency).ok();
    Some(PricedLine {
        cost: money(exact_cost)?,
        contingency: money(exact_contingency)?,
        unit_price: unit_price.round_dp_with_strategy(6, rust_decimal::RoundingStrategy::MidpointAwayFromZero),
        price: money(exact_price)?,
        hours,
        ..without_figures(line, currency)
    })
}

/// What to multiply and divide the cost by: (100 + markup) / 100, or 100 / (100 - margin).
fn price_factor(line: &Line, complaints: &mut Vec<Diagnostic>) -> Option<(Decimal, Decimal)> {
    match line.pricing {
        Pricing::Markup { percent } if percent <= -HUNDRED => {
            complaints.push(diagnostics::impossible_percent(&line.key, "markup", percent));
            Some((Decimal::ONE, Decimal::ONE))
        }
        Pricing::Markup { percent } => Some((HUNDRED.checked_add(percent)?, HUNDRED)),
        Pricing::Margin { percent } if percent >= HUNDRED => {
            complaints.push(diagnostics::impossible_percent(&line.key, "margin", percent));
            Some((Decimal::ONE, Decimal::ONE))
        }
        Pricing::Margin { percent } => Some((HUNDRED, HUNDRED.checked_sub(percent)?)),
        Pricing::UnitPrice { .. } => Some((Decimal::ONE, Decimal::ONE)),
    }
}

fn without_figures(line: &Line, currency: Currency) -> PricedLine {
    let zero = Money::zero(currency);
    PricedLine {
        key: line.key.clone(),
        section: line.section.clone(),
        counted: line.counts(),
        cost: zero,
        contingency: zero,
        unit_price: Decimal::ZERO,
        price: zero,
        discount: zero,
        tax: zero,
        tax_included: zero,
        margin: zero,
        margin_percent: None,
        hours: Decimal::ZERO,
    }
}
