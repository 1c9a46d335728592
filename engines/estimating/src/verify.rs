//! A second mind: checks a priced estimate by its own arithmetic, in whole minor units, sharing no code with pricing.

use kernel::{Diagnostic, Money, Severity};

use crate::{Estimate, Priced, PricedLine};

/// What does not add up. Empty for a sound answer.
pub fn verify(estimate: &Estimate, priced: &Priced) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut same = |what: &str, stated: Money, reckoned: i128| {
        if i128::from(stated.minor) != reckoned || stated.currency != estimate.currency {
            let cause = format!("{what} is stated as {stated}, but comes to {reckoned} minor units");
            found.push(Diagnostic::new(Severity::Error, "estimate.does_not_add_up", cause, "price the estimate again"));
        }
    };
    let of = |figure: fn(&PricedLine) -> Money| total(priced, figure);
    same("the subtotal", priced.subtotal, of(|line| line.price));
    same("the discount", priced.discount, of(|line| line.discount));
    same("the tax", priced.tax, of(|line| line.tax));
    same("the included tax", priced.tax_included, of(|line| line.tax_included));
    same("the cost", priced.cost, of(|line| line.cost));
    same("the contingency", priced.contingency, of(|line| line.contingency));
    same("the margin", priced.margin, of(|line| line.margin));
    let minor = |money: Money| i128::from(money.minor);
    same("the total", priced.total, minor(priced.subtotal) - minor(priced.discount) + minor(priced.tax));
    let earned = minor(priced.subtotal) - minor(priced.discount) - minor(priced.tax_included);
    same("the margin of the job", priced.margin, earned - minor(priced.cost) - minor(priced.contingency));
    same("the sum of sections", priced.subtotal, priced.sections.iter().map(|section| minor(section.price)).sum());
    same("the cost by type", priced.cost, priced.cost_by_type.iter().map(|of| minor(of.cost)).sum());
    let taxes = |included: bool| {
        priced.taxes.iter().filter(|tax| tax.included == included).map(|tax| minor(tax.amount)).sum::<i128>()
    };
    same("the sum of added taxes", priced.tax, taxes(false));
    same("the sum of included taxes", priced.tax_included, taxes(true));
    found
}

fn total(priced: &Priced, figure: fn(&PricedLine) -> Money) -> i128 {
    priced.lines.iter().filter(|line| line.counted).map(|line| i128::from(figure(line).minor)).sum()
}
