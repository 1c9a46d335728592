//! Taxes: several rules, on price or cost, added or contained, one on top of another.
//!
//! Contained taxes are taken out first; added taxes are then reckoned on what is left. Each rule rounds once, on the sum
//! of its base, and its tax is shared back over the lines, so a compound rule works on figures that were printed.

use kernel::{Decimal, Diagnostic, Money, MoneyError};

use crate::price::sum;
use crate::priced::{PricedLine, TaxAmount};
use crate::{Estimate, TaxOn, TaxRule, diagnostics};

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

/// Reckons every rule, in the order of the estimate, and writes each line's shares.
pub(crate) fn reckon(
    estimate: &Estimate,
    lines: &mut [PricedLine],
    complaints: &mut Vec<Diagnostic>,
) -> Result<Vec<TaxAmount>, MoneyError> {
    let zero = Money::zero(estimate.currency);
    let mut amounts: Vec<TaxAmount> = estimate.taxes.iter().map(|rule| nothing(rule, zero)).collect();
    let usable: Vec<usize> = (0..estimate.taxes.len()).filter(|i| is_usable(&estimate.taxes[*i], complaints)).collect();
    take_out_contained(estimate, &usable, lines, &mut amounts)?;
    for i in usable.into_iter().filter(|i| !estimate.taxes[*i].inclusive) {
        add(estimate, &estimate.taxes[i], lines, &mut amounts[i])?;
    }
    Ok(amounts)
}

fn nothing(rule: &TaxRule, zero: Money) -> TaxAmount {
    let (name, percent) = (rule.name.clone(), rule.percent);
    TaxAmount { name, percent, base: zero, amount: zero, included: rule.inclusive, exempt: rule.exempt }
}

fn is_usable(rule: &TaxRule, complaints: &mut Vec<Diagnostic>) -> bool {
    let cause = if rule.percent < Decimal::ZERO || rule.percent > Decimal::ONE_THOUSAND {
        "its rate is not between 0 and 1000 %"
    } else if rule.inclusive && rule.on == TaxOn::Cost {
        "a tax on cost can't be contained in the price"
    } else {
        return true;
    };
    complaints.push(diagnostics::tax_ignored(&rule.name, cause));
    false
}

/// Contained taxes of a line: its net price is divided by one plus all their rates, so that tax on what is left gives
/// back the net price.
fn take_out_contained(
    estimate: &Estimate,
    usable: &[usize],
    lines: &mut [PricedLine],
    amounts: &mut [TaxAmount],
) -> Result<(), MoneyError> {
    let contained: Vec<usize> = usable.iter().copied().filter(|i| estimate.taxes[*i].inclusive).collect();
    let mut exact = vec![vec![Decimal::ZERO; lines.len()]; contained.len()];
    let mut bases = vec![Decimal::ZERO; contained.len()];
    for (at, (line, priced)) in estimate.lines.iter().zip(lines.iter()).enumerate() {
        let mut whole = Decimal::ONE;
        let mut rates = vec![(Decimal::ZERO, Decimal::ZERO); contained.len()];
        for (slot, i) in contained.iter().enumerate() {
            let rule = &estimate.taxes[*i];
            if rule.covers(line) {
                let on = if rule.compound { whole } else { Decimal::ONE };
                let rate = on.checked_mul(rule.percent / HUNDRED).ok_or(MoneyError::Overflow)?;
                rates[slot] = (on, rate);
                whole = whole.checked_add(rate).ok_or(MoneyError::Overflow)?;
            }
        }
        let net = Decimal::from(priced.price.checked_sub(priced.discount)?.minor) / whole;
        for (slot, (on, rate)) in rates.into_iter().enumerate() {
            exact[slot][at] = net.checked_mul(rate).ok_or(MoneyError::Overflow)?;
            bases[slot] += net.checked_mul(on).ok_or(MoneyError::Overflow)?;
        }
    }
    for (slot, i) in contained.into_iter().enumerate() {
        let currency = estimate.currency;
        amounts[i].base = in_minor(bases[slot], currency)?;
        amounts[i].amount = in_minor(exact[slot].iter().sum(), currency)?;
        let shares = share_over(amounts[i].amount, &exact[slot])?;
        for (line, share) in lines.iter_mut().zip(shares) {
            line.tax_included = line.tax_included.checked_add(share)?;
        }
    }
    Ok(())
}

/// An added tax: base times rate, rounded once, shared over the lines in proportion to their bases.
fn add(
    estimate: &Estimate,
    rule: &TaxRule,
    lines: &mut [PricedLine],
    amount: &mut TaxAmount,
) -> Result<(), MoneyError> {
    let zero = Money::zero(estimate.currency);
    let mut bases = Vec::with_capacity(lines.len());
    for (line, priced) in estimate.lines.iter().zip(lines.iter()) {
        bases.push(if rule.covers(line) { base(rule, priced)? } else { zero });
    }
    amount.base = sum(estimate.currency, bases.iter().copied())?;
    amount.amount = amount.base.times(rule.percent / HUNDRED)?;
    let weights: Vec<Decimal> = bases.iter().map(|base| Decimal::from(base.minor)).collect();
    for (line, share) in lines.iter_mut().zip(share_over(amount.amount, &weights)?) {
        line.tax = line.tax.checked_add(share)?;
    }
    Ok(())
}

fn base(rule: &TaxRule, line: &PricedLine) -> Result<Money, MoneyError> {
    let before_tax = match rule.on {
        TaxOn::Cost => line.cost,
        TaxOn::Price => line.price.checked_sub(line.discount)?.checked_sub(line.tax_included)?,
    };
    if rule.compound { before_tax.checked_add(line.tax)?.checked_add(line.tax_included) } else { Ok(before_tax) }
}

/// Shares a tax over lines. Bases of both signs (a credit among sales) can cancel out, so shares go by size then.
fn share_over(amount: Money, weights: &[Decimal]) -> Result<Vec<Money>, MoneyError> {
    let scale = Decimal::new(1, 9);
    let one_sign = weights.iter().all(|w| w.is_sign_positive() || w.is_zero());
    let scaled: Vec<Decimal> = weights.iter().map(|w| if one_sign { *w } else { w.abs() } * scale).collect();
    amount.split(&scaled)
}

fn in_minor(minor: Decimal, currency: kernel::Currency) -> Result<Money, MoneyError> {
    Money::new(1, currency).times(minor)
}
