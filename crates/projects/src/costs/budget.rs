//! The figures of a budget: pure, whole minor units, so that rows and totals agree to the cent.

use std::collections::BTreeMap;

use kernel::{Currency, Money, MoneyError, reexport::uuid::Uuid};

use super::{BudgetFigures, CostType};

pub type Key = (Option<Uuid>, CostType);

/// A line of an order that was placed.
#[derive(Debug, Clone)]
pub struct OrderLine {
    pub id: Uuid,
    pub order: Uuid,
    pub key: Key,
    pub minor: i64,
}

/// What a supplier billed against an order; `line` where the bill names the order's line.
#[derive(Debug, Clone)]
pub struct OrderedBill {
    pub order: Uuid,
    pub line: Option<Uuid>,
    pub key: Key,
    pub minor: i64,
}

/// One amount that belongs to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BudgetPart {
    Original(i64),
    Change(i64),
    Committed(i64),
    Actual(i64),
}

/// What of each order is still to be billed, by row. A bill uses up the line it names, then lines of the same cost code
/// and type, then whatever is left of the order; what goes beyond the order is plain cost.
pub fn open_orders(lines: &[OrderLine], bills: &[OrderedBill]) -> Vec<(Key, BudgetPart)> {
    let mut left: Vec<(&OrderLine, i64)> = lines.iter().map(|line| (line, line.minor)).collect();
    for bill in bills {
        let mut billed = bill.minor;
        let named = |line: &OrderLine| Some(line.id) == bill.line;
        let alike = |line: &OrderLine| line.key == bill.key;
        let any = |_: &OrderLine| true;
        use_up(&mut left, bill.order, &mut billed, named);
        use_up(&mut left, bill.order, &mut billed, alike);
        use_up(&mut left, bill.order, &mut billed, any);
    }
    left.into_iter().map(|(line, minor)| (line.key, BudgetPart::Committed(minor))).collect()
}

fn use_up(left: &mut [(&OrderLine, i64)], order: Uuid, billed: &mut i64, fits: impl Fn(&OrderLine) -> bool) {
    for (_, open) in left.iter_mut().filter(|(line, _)| line.order == order && fits(line)) {
        let used = (*billed).min(*open).max(0);
        *open -= used;
        *billed -= used;
    }
}

#[derive(Default, Clone, Copy)]
struct Sums {
    original: i64,
    changes: i64,
    committed: i64,
    actual: i64,
    forecast: i64,
}

/// The figures by cost code and type, and their total. A job that is finished will cost what is spent and ordered; until
/// then a row costs at least its budget.
pub fn budget(
    parts: &[(Key, BudgetPart)],
    finished: bool,
    currency: Currency,
) -> Result<(BTreeMap<Key, BudgetFigures>, BudgetFigures), MoneyError> {
    let mut sums: BTreeMap<Key, Sums> = BTreeMap::new();
    for (key, part) in parts {
        let row = sums.entry(*key).or_default();
        let (slot, minor) = match part {
            BudgetPart::Original(minor) => (&mut row.original, minor),
            BudgetPart::Change(minor) => (&mut row.changes, minor),
            BudgetPart::Committed(minor) => (&mut row.committed, minor),
            BudgetPart::Actual(minor) => (&mut row.actual, minor),
        };
        *slot = add(*slot, *minor)?;
    }
    let mut total = Sums::default();
    for row in sums.values_mut() {
        let known = add(row.actual, row.committed)?;
        row.forecast = if finished { known } else { known.max(add(row.original, row.changes)?) };
        total.original = add(total.original, row.original)?;
        total.changes = add(total.changes, row.changes)?;
        total.committed = add(total.committed, row.committed)?;
        total.actual = add(total.actual, row.actual)?;
        total.forecast = add(total.forecast, row.forecast)?;
    }
    let rows = sums.into_iter().map(|(key, row)| Ok((key, figures(row, currency)?))).collect::<Result<_, _>>()?;
    Ok((rows, figures(total, currency)?))
}

fn add(a: i64, b: i64) -> Result<i64, MoneyError> {
    a.checked_add(b).ok_or(MoneyError::Overflow)
}

fn figures(sums: Sums, currency: Currency) -> Result<BudgetFigures, MoneyError> {
    let money = |minor| Money::new(minor, currency);
    let budget = add(sums.original, sums.changes)?;
    Ok(BudgetFigures {
        original: money(sums.original),
        changes: money(sums.changes),
        committed: money(sums.committed),
        actual: money(sums.actual),
        forecast: money(sums.forecast),
        variance: money(add(budget, -sums.forecast)?),
    })
}
