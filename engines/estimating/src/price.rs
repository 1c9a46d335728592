//! The whole estimate: lines, discount, taxes, totals.

use kernel::{Currency, Decimal, Diagnostic, Money, MoneyError};
use rust_decimal::RoundingStrategy;

use crate::priced::{CostOfType, Priced, PricedLine, SectionTotal};
use crate::{CostType, Discount, Estimate, diagnostics, lines, tax};

/// Prices an estimate. Always answers; what could not be used is left out and named in `diagnostics`.
///
/// ```
/// use estimating::{CostType, Estimate, Line, LineKind, Pricing, price};
/// use kernel::{Currency, Decimal};
/// let pickets = Line {
///     key: "pickets".into(), section: "Fence".into(), kind: LineKind::Item,
///     quantity: Decimal::from(200), unit: "ea".into(), unit_cost: Decimal::new(315, 2),
///     cost_type: CostType::Material, pricing: Pricing::Markup { percent: Decimal::from(40) },
///     optional: false, selected: false, taxable: true, hours_per_unit: None,
/// };
/// let estimate = Estimate {
///     currency: Currency::USD, lines: vec![pickets], discount: None,
///     contingency_percent: Decimal::ZERO, taxes: vec![],
/// };
/// assert_eq!(price(&estimate).total.to_string(), "882.00 USD");
/// ```
pub fn price(estimate: &Estimate) -> Priced {
    let mut complaints = Vec::new();
    match try_price(estimate, &mut complaints) {
        Ok(mut priced) => {
            priced.diagnostics = complaints;
            priced
        }
        Err(_) => {
            complaints.push(diagnostics::estimate_too_large());
            Priced::nothing(estimate.currency, complaints)
        }
    }
}

fn try_price(estimate: &Estimate, complaints: &mut Vec<Diagnostic>) -> Result<Priced, MoneyError> {
    let currency = estimate.currency;
    let mut lines = lines::price_lines(estimate, complaints);
    let subtotal = sum(currency, counted(&lines).map(|line| line.price))?;
    let discount = share_discount(estimate, subtotal, &mut lines, complaints)?;
    let taxes = tax::reckon(estimate, &mut lines, complaints)?;
    for line in &mut lines {
        finish_margin(line)?;
        if line.counted && line.margin.minor < 0 {
            complaints.push(diagnostics::below_cost(&line.key));
        }
    }
    let tax = sum(currency, counted(&lines).map(|line| line.tax))?;
    let margin = sum(currency, counted(&lines).map(|line| line.margin))?;
    let tax_included = sum(currency, counted(&lines).map(|line| line.tax_included))?;
    let net = subtotal.checked_sub(discount)?;
    if margin.minor < 0 {
        complaints.push(diagnostics::loss(&margin.to_string()));
    }
    Ok(Priced {
        sections: sections(currency, &lines)?,
        taxable: taxable(estimate, &lines)?,
        cost: sum(currency, counted(&lines).map(|line| line.cost))?,
        contingency: sum(currency, counted(&lines).map(|line| line.contingency))?,
        cost_by_type: cost_by_type(estimate, &lines)?,
        hours: hours(counted(&lines))?,
        total: net.checked_add(tax)?,
        margin_percent: share(margin, net.checked_sub(tax_included)?),
        lines,
        subtotal,
        discount,
        taxes,
        tax,
        tax_included,
        margin,
        ..Priced::nothing(currency, Vec::new())
    })
}

/// Reckons the discount and shares it over the counted lines in proportion to their prices. Lines with a negative price
/// (credits) get no share.
fn share_discount(
    estimate: &Estimate,
    subtotal: Money,
    lines: &mut [PricedLine],
    complaints: &mut Vec<Diagnostic>,
) -> Result<Money, MoneyError> {
    let zero = Money::zero(estimate.currency);
    let discount = match &estimate.discount {
        None => return Ok(zero),
        Some(Discount::Percent { percent }) => subtotal.times(*percent / Decimal::ONE_HUNDRED)?,
        Some(Discount::Amount { amount }) => Money::from_decimal(*amount, estimate.currency)?,
    };
    if discount.minor == 0 {
        return Ok(zero);
    }
    if discount.minor < 0 || discount.minor > subtotal.minor {
        let cause = format!("a discount of {discount} on lines of {subtotal} is out of range; none is given");
        complaints.push(diagnostics::discount_ignored(cause));
        return Ok(zero);
    }
    let weights: Vec<Decimal> = lines.iter().map(|line| weight(if line.counted { line.price } else { zero })).collect();
    for (line, part) in lines.iter_mut().zip(discount.split(&weights)?) {
        line.discount = part;
    }
    Ok(discount)
}

/// The weight of a sum in a split. Scaled down so that sum times weight stays within a decimal's digits.
pub(crate) fn weight(sum: Money) -> Decimal {
    Decimal::new(sum.minor.max(0), 9)
}

fn finish_margin(line: &mut PricedLine) -> Result<(), MoneyError> {
    let earned = line.price.checked_sub(line.discount)?.checked_sub(line.tax_included)?;
    line.margin = earned.checked_sub(line.cost)?.checked_sub(line.contingency)?;
    line.margin_percent = share(line.margin, earned);
    Ok(())
}

/// Part of whole in percent, two decimals.
fn share(part: Money, whole: Money) -> Option<Decimal> {
    let ratio = Decimal::from(part.minor).checked_div(Decimal::from(whole.minor))?;
    Some(ratio.checked_mul(Decimal::ONE_HUNDRED)?.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}

fn sections(currency: Currency, lines: &[PricedLine]) -> Result<Vec<SectionTotal>, MoneyError> {
    let mut names: Vec<&str> = Vec::new();
    for line in lines {
        if !names.contains(&line.section.as_str()) {
            names.push(&line.section);
        }
    }
    let total = |name: &str| {
        let here = || lines.iter().filter(move |line| line.section == name);
        Ok(SectionTotal {
            section: name.to_owned(),
            cost: sum(currency, here().filter(|line| line.counted).map(|line| line.cost))?,
            price: sum(currency, here().filter(|line| line.counted).map(|line| line.price))?,
            not_taken: sum(currency, here().filter(|line| !line.counted).map(|line| line.price))?,
            hours: hours(here().filter(|line| line.counted))?,
        })
    };
    names.into_iter().map(total).collect()
}

fn cost_by_type(estimate: &Estimate, lines: &[PricedLine]) -> Result<Vec<CostOfType>, MoneyError> {
    let of = |cost_type: CostType| {
        let these = estimate.lines.iter().zip(lines).filter(|(line, _)| line.counts() && line.cost_type == cost_type);
        Ok(CostOfType { cost_type, cost: sum(estimate.currency, these.map(|(_, priced)| priced.cost))? })
    };
    CostType::ALL.into_iter().map(of).collect()
}

fn taxable(estimate: &Estimate, lines: &[PricedLine]) -> Result<Money, MoneyError> {
    let these = estimate.lines.iter().zip(lines).filter(|(line, _)| line.counts() && line.taxable);
    let nets: Result<Vec<Money>, MoneyError> = these.map(|(_, line)| line.price.checked_sub(line.discount)).collect();
    sum(estimate.currency, nets?.into_iter())
}

fn counted(lines: &[PricedLine]) -> impl Iterator<Item = &PricedLine> {
    lines.iter().filter(|line| line.counted)
}

fn hours<'a>(mut lines: impl Iterator<Item = &'a PricedLine>) -> Result<Decimal, MoneyError> {
    lines.try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.hours)).ok_or(MoneyError::Overflow)
}

pub(crate) fn sum(currency: Currency, mut sums: impl Iterator<Item = Money>) -> Result<Money, MoneyError> {
    sums.try_fold(Money::zero(currency), Money::checked_add)
}
