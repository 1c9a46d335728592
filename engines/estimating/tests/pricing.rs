//! Pricing by example and by property.

use estimating::verify::verify;
use estimating::{CostType, Discount, Estimate, Line, LineKind, Priced, Pricing, TaxOn, TaxRule, price};
use kernel::{Currency, Decimal};
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn line(key: &str, quantity: &str, unit_cost: &str, pricing: Pricing) -> Line {
    Line {
        key: key.into(),
        section: "Fence".into(),
        kind: LineKind::Free,
        quantity: decimal(quantity),
        unit: "ea".into(),
        unit_cost: decimal(unit_cost),
        cost_type: CostType::Material,
        pricing,
        optional: false,
        selected: false,
        taxable: true,
        hours_per_unit: None,
    }
}

fn markup(percent: &str) -> Pricing {
    Pricing::Markup { percent: decimal(percent) }
}

fn estimate(lines: Vec<Line>) -> Estimate {
    Estimate { currency: Currency::USD, lines, discount: None, contingency_percent: Decimal::ZERO, taxes: vec![] }
}

fn rule(name: &str, percent: &str) -> TaxRule {
    TaxRule {
        name: name.into(),
        percent: decimal(percent),
        on: TaxOn::Price,
        compound: false,
        applies_to: vec![],
        inclusive: false,
        exempt: false,
    }
}

fn codes(priced: &Priced) -> Vec<&str> {
    priced.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

#[test]
fn markup_is_on_cost_margin_is_on_price_and_a_fixed_price_is_fixed() {
    let lines = vec![
        line("a", "1", "100", markup("25")),
        line("b", "1", "100", Pricing::Margin { percent: decimal("25") }),
        line("c", "3", "100", Pricing::UnitPrice { unit_price: decimal("99.995") }),
    ];
    let priced = price(&estimate(lines));
    let prices: Vec<i64> = priced.lines.iter().map(|line| line.price.minor).collect();
    assert_eq!(prices, [12_500, 13_333, 29_999]);
    assert_eq!(priced.lines[1].margin_percent, Some(decimal("25.00")));
    assert_eq!(codes(&priced), ["estimate.below_cost"]);
}

#[test]
fn an_optional_line_counts_only_when_it_is_taken() {
    let mut gate = line("gate", "1", "400", markup("50"));
    gate.optional = true;
    let fence = line("fence", "1", "1000", markup("50"));
    let left = price(&estimate(vec![fence.clone(), gate.clone()]));
    assert_eq!((left.total.minor, left.lines[1].price.minor), (150_000, 60_000));
    assert_eq!(left.sections[0].not_taken.minor, 60_000);
    gate.selected = true;
    assert_eq!(price(&estimate(vec![fence, gate])).total.minor, 210_000);
}

#[test]
fn hours_follow_quantities() {
    let mut posts = line("posts", "14", "20", markup("50"));
    posts.hours_per_unit = Some(decimal("0.75"));
    assert_eq!(price(&estimate(vec![posts])).hours, decimal("10.5"));
}

#[test]
fn contingency_raises_what_markup_works_on() {
    let mut with = estimate(vec![line("a", "1", "1000", markup("20"))]);
    with.contingency_percent = decimal("5");
    let priced = price(&with);
    assert_eq!((priced.contingency.minor, priced.total.minor, priced.margin.minor), (5_000, 126_000, 21_000));
}

#[test]
fn a_discount_is_shared_to_the_cent() {
    let mut three = estimate(["a", "b", "c"].map(|key| line(key, "1", "33.33", markup("0"))).into());
    three.discount = Some(Discount::Amount { amount: decimal("10") });
    let priced = price(&three);
    let shares: Vec<i64> = priced.lines.iter().map(|line| line.discount.minor).collect();
    assert_eq!((shares, priced.total.minor), (vec![334, 333, 333], 8_999));
}

#[test]
fn a_discount_out_of_range_is_named_and_not_given() {
    for discount in [Discount::Amount { amount: decimal("101") }, Discount::Percent { percent: decimal("-5") }] {
        let mut one = estimate(vec![line("a", "1", "100", markup("0"))]);
        one.discount = Some(discount);
        let priced = price(&one);
        assert_eq!((priced.total.minor, codes(&priced)), (10_000, vec!["estimate.discount_ignored"]));
    }
}

#[test]
fn tax_falls_on_taxable_lines_of_its_cost_types_after_discount() {
    let mut labour = line("labour", "10", "50", markup("0"));
    labour.cost_type = CostType::Labour;
    let mut permit = line("permit", "1", "100", markup("0"));
    permit.taxable = false;
    let mut job = estimate(vec![labour, permit, line("wood", "1", "400", markup("0"))]);
    job.discount = Some(Discount::Percent { percent: decimal("10") });
    job.taxes = vec![TaxRule { applies_to: vec![CostType::Material], ..rule("Sales tax", "8.25") }];
    let priced = price(&job);
    assert_eq!((priced.taxes[0].base.minor, priced.tax.minor), (36_000, 2_970));
    assert_eq!(priced.taxable.minor, 81_000);
    assert_eq!(priced.lines[2].tax.minor, 2_970);
}

#[test]
fn tax_on_cost_ignores_the_price() {
    let mut job = estimate(vec![line("wood", "1", "400", markup("100"))]);
    job.taxes = vec![TaxRule { on: TaxOn::Cost, ..rule("Use tax", "5") }];
    assert_eq!(price(&job).tax.minor, 2_000);
}

#[test]
fn a_compound_tax_is_reckoned_on_the_tax_before_it() {
    let mut job = estimate(vec![line("a", "1", "100", markup("0"))]);
    job.taxes = vec![rule("GST", "5"), TaxRule { compound: true, ..rule("PST", "10") }];
    let priced = price(&job);
    assert_eq!((priced.taxes[1].base.minor, priced.taxes[1].amount.minor, priced.total.minor), (10_500, 1_050, 11_550));
}

#[test]
fn an_inclusive_tax_is_taken_out_and_adds_nothing() {
    let mut job = estimate(vec![line("a", "1", "100", Pricing::UnitPrice { unit_price: decimal("119") })]);
    job.taxes = vec![TaxRule { inclusive: true, ..rule("VAT", "19") }];
    let priced = price(&job);
    assert_eq!((priced.total.minor, priced.tax.minor, priced.tax_included.minor), (11_900, 0, 1_900));
    assert_eq!((priced.taxes[0].base.minor, priced.margin.minor), (10_000, 0));
}

#[test]
fn an_exempt_rule_is_named_with_no_tax() {
    let mut job = estimate(vec![line("a", "1", "100", markup("0"))]);
    job.taxes = vec![TaxRule { exempt: true, ..rule("Sales tax", "8") }];
    let priced = price(&job);
    assert_eq!((priced.taxes[0].exempt, priced.tax.minor), (true, 0));
}

#[test]
fn what_cannot_be_priced_is_named_and_left_out() {
    let half = Pricing::Margin { percent: decimal("100") };
    let huge = line("huge", "99999999999999", "99999999999999", markup("0"));
    let priced = price(&estimate(vec![line("a", "1", "100", half), huge, line("a", "1", "1", markup("0"))]));
    assert_eq!(codes(&priced), ["estimate.impossible_percent", "estimate.line_too_large", "estimate.duplicate_line"]);
    assert_eq!(priced.total.minor, 10_100);
}

#[test]
fn sums_too_large_to_count_are_refused_whole() {
    let large = line("a", "1", "90000000000000000", markup("0"));
    let priced = price(&estimate(vec![large.clone(), large]));
    assert!(codes(&priced).contains(&"estimate.too_large"));
    assert_eq!(priced.total.minor, 0);
}

#[test]
fn yen_round_to_whole_yen_and_dinars_to_thousandths() {
    for (code, minor) in [("JPY", 12), ("USD", 1_235), ("KWD", 12_346)] {
        let mut job = estimate(vec![line("a", "1", "12.3456", markup("0"))]);
        job.currency = code.parse().unwrap();
        assert_eq!(price(&job).total.minor, minor, "{code}");
    }
}

#[test]
fn an_estimate_survives_being_written_and_read() {
    let mut job = estimate(vec![line("a", "2.5", "12.345678", markup("33.3"))]);
    job.discount = Some(Discount::Percent { percent: decimal("5") });
    job.taxes = vec![rule("Sales tax", "8.25")];
    let text = serde_json::to_string(&job).unwrap();
    assert_eq!(serde_json::from_str::<Estimate>(&text).unwrap(), job);
}

#[test]
fn the_checker_can_fail() {
    let job = estimate(vec![line("a", "1", "100", markup("0"))]);
    let mut priced = price(&job);
    priced.total.minor += 1;
    assert_eq!(verify(&job, &priced).len(), 1);
}

fn any_pricing() -> impl Strategy<Value = Pricing> {
    prop_oneof![
        (-50i64..300).prop_map(|p| Pricing::Markup { percent: Decimal::new(p, 0) }),
        (-50i64..99).prop_map(|p| Pricing::Margin { percent: Decimal::new(p, 0) }),
        (0i64..100_000_000).prop_map(|p| Pricing::UnitPrice { unit_price: Decimal::new(p, 6) }),
    ]
}

fn any_line() -> impl Strategy<Value = Line> {
    let figures = (-1_000i64..100_000, 0i64..10_000_000_000, 0usize..5, 0usize..3);
    (figures, any_pricing(), any::<[bool; 3]>()).prop_map(|((quantity, cost, cost_type, section), pricing, flags)| {
        Line {
            quantity: Decimal::new(quantity, 2),
            unit_cost: Decimal::new(cost, 6),
            cost_type: CostType::ALL[cost_type],
            section: ["A", "B", "C"][section].into(),
            optional: flags[0],
            selected: flags[1],
            taxable: flags[2],
            ..line("x", "1", "1", pricing)
        }
    })
}

fn any_rule() -> impl Strategy<Value = TaxRule> {
    (0i64..30_000, any::<[bool; 4]>(), 0usize..6).prop_map(|(percent, [cost, compound, inclusive, exempt], only)| {
        TaxRule {
            percent: Decimal::new(percent, 3),
            on: if cost { TaxOn::Cost } else { TaxOn::Price },
            compound,
            inclusive,
            exempt,
            applies_to: CostType::ALL.into_iter().skip(only).take(2).collect(),
            ..rule("Tax", "0")
        }
    })
}

fn any_discount() -> impl Strategy<Value = Option<Discount>> {
    prop_oneof![
        Just(None),
        (0i64..10_000).prop_map(|p| Some(Discount::Percent { percent: Decimal::new(p, 2) })),
        (0i64..1_000_000).prop_map(|a| Some(Discount::Amount { amount: Decimal::new(a, 3) })),
    ]
}

prop_compose! {
    fn any_estimate()(
        currency in prop_oneof![Just("JPY"), Just("USD"), Just("KWD")],
        lines in prop::collection::vec(any_line(), 0..30),
        discount in any_discount(),
        contingency in 0i64..2_000,
        taxes in prop::collection::vec(any_rule(), 0..4),
    ) -> Estimate {
        let lines = lines.into_iter().enumerate().map(|(i, line)| Line { key: format!("l{i}"), ..line }).collect();
        let contingency_percent = Decimal::new(contingency, 2);
        Estimate { currency: currency.parse().unwrap(), lines, discount, contingency_percent, taxes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn lines_less_discount_plus_tax_are_the_total(job in any_estimate()) {
        let priced = price(&job);
        prop_assert_eq!(verify(&job, &priced), vec![]);
        let lines: i64 = priced.lines.iter().filter(|l| l.counted).map(|l| l.price.minor - l.discount.minor + l.tax.minor).sum();
        prop_assert_eq!(lines, priced.total.minor);
    }

    #[test]
    fn a_tax_is_its_base_times_its_rate_to_the_minor_unit(job in any_estimate()) {
        for tax in price(&job).taxes.iter().filter(|tax| !tax.included) {
            let exact = Decimal::from(tax.base.minor) * tax.percent / Decimal::ONE_HUNDRED;
            prop_assert!((exact - Decimal::from(tax.amount.minor)).abs() <= Decimal::new(5, 1));
        }
    }

    #[test]
    fn no_line_gets_more_discount_than_its_price(job in any_estimate()) {
        for line in price(&job).lines {
            prop_assert!(line.discount.minor == 0 || line.discount.minor <= line.price.minor);
            prop_assert!(line.counted || line.discount.minor == 0 && line.tax.minor == 0);
        }
    }

    #[test]
    fn the_order_of_lines_moves_neither_subtotal_nor_discount(job in any_estimate()) {
        let mut turned = job.clone();
        turned.lines.reverse();
        prop_assert_eq!(price(&job).subtotal, price(&turned).subtotal);
        prop_assert_eq!(price(&job).discount, price(&turned).discount);
    }
}
