//! Which invoices a payment settles: pure, in whole minor units.

use kernel::{Money, reexport::uuid::Uuid};
use platform::{Error, Result};

/// An invoice with what is left to pay on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub invoice: Uuid,
    pub number: i64,
    pub left: Money,
}

/// What a payment puts on an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub invoice: Uuid,
    pub amount: Money,
}

/// Spreads an amount over open invoices in their order, or as the payer said. The parts sum to the amount; no invoice
/// gets more than is left on it.
pub fn allocate(amount: Money, open: &[Open], asked: &[Settled]) -> Result<Vec<Settled>> {
    if asked.is_empty() {
        return in_order(amount, open);
    }
    let mut sum = Money::zero(amount.currency);
    for (at, part) in asked.iter().enumerate() {
        let invoice = open.iter().find(|one| one.invoice == part.invoice).ok_or(Error::NotFound("the open invoice"))?;
        if asked[..at].iter().any(|before| before.invoice == part.invoice) {
            return Err(Error::invalid("allocations", format!("Invoice {} is named twice.", invoice.number)));
        }
        if part.amount.minor <= 0 {
            return Err(Error::invalid("allocations", "Each part of a payment is more than nothing."));
        }
        if part.amount.checked_sub(invoice.left)?.minor > 0 {
            return Err(too_much(format!(
                "Invoice {} has {} left to pay; {} would go on it.",
                invoice.number, invoice.left, part.amount
            )));
        }
        sum = sum.checked_add(part.amount)?;
    }
    if sum != amount {
        return Err(Error::invalid("allocations", format!("The parts sum to {sum}, the payment is {amount}.")));
    }
    Ok(asked.to_vec())
}

fn in_order(amount: Money, open: &[Open]) -> Result<Vec<Settled>> {
    let mut rest = amount;
    let mut parts = Vec::new();
    for one in open {
        let part = Money::new(rest.minor.min(one.left.minor), rest.currency);
        if part.minor > 0 {
            rest = rest.checked_sub(part)?;
            parts.push(Settled { invoice: one.invoice, amount: part });
        }
    }
    if rest.minor > 0 {
        let owed = amount.checked_sub(rest)?;
        return Err(too_much(format!("The account owes {owed}; the payment is {amount}, {rest} more.")));
    }
    Ok(parts)
}

fn too_much(cause: String) -> Error {
    Error::refused("payment.too_much", cause, "Record what is owed; give the rest back, or bill first what it is for.")
}
