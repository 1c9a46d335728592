//! What pricing has to say: one function a complaint, so that the words stay in one place.

use kernel::{Decimal, Diagnostic, Severity};

pub(crate) fn too_large(line: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "estimate.line_too_large",
        format!("line {line} comes to more than can be counted; it is left out"),
        "check its quantity, unit cost and percentage for extra digits",
    )
    .about([line])
}

pub(crate) fn estimate_too_large() -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "estimate.too_large",
        "the lines together come to more than can be counted; nothing is priced",
        "check the largest quantities and unit costs for extra digits",
    )
}

pub(crate) fn impossible_percent(line: &str, word: &str, percent: Decimal) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "estimate.impossible_percent",
        format!("line {line} asks for a {word} of {percent} %, which no price can give; it is priced at cost"),
        if word == "margin" { "write a margin below 100 %, or a markup" } else { "write a markup above -100 %" },
    )
    .about([line])
}

pub(crate) fn below_cost(line: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "estimate.below_cost",
        format!("line {line} sells for less than it costs"),
        "raise its price, or keep it if the loss is meant",
    )
    .about([line])
}

pub(crate) fn duplicate_key(line: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "estimate.duplicate_line",
        format!("two lines are both called {line}; both are counted"),
        "give each line its own key",
    )
    .about([line])
}

pub(crate) fn loss(margin: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "estimate.loss",
        format!("the job loses money as priced: the margin is {margin}"),
        "raise prices or lower the discount",
    )
}

pub(crate) fn discount_ignored(cause: String) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "estimate.discount_ignored",
        cause,
        "write a discount between nothing and the sum of the lines",
    )
}

pub(crate) fn contingency_ignored(percent: Decimal) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "estimate.contingency_ignored",
        format!("a contingency of {percent} % is not between 0 and 1000; none is added"),
        "write a contingency such as 5",
    )
}

pub(crate) fn tax_ignored(name: &str, cause: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "estimate.tax_ignored",
        format!("{name}: {cause}; no tax is reckoned by this rule"),
        "correct the tax rule",
    )
    .about([name])
}
