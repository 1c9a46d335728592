use super::*;
use proptest::prelude::*;

fn values() -> Values {
    [("length", 100), ("height", 6), ("spacing", 8)].map(|(name, n)| (name.to_owned(), Decimal::from(n))).into()
}

fn worked(text: &str) -> String {
    match Formula::parse(text).and_then(|formula| formula.evaluate(&values())) {
        Ok(value) => value.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn products_bind_tighter_than_sums_and_parentheses_tightest() {
    assert_eq!(worked("2 + 3 * 4"), "14");
    assert_eq!(worked("(2 + 3) * 4"), "20");
    assert_eq!(worked("10 - 4 - 3"), "3");
    assert_eq!(worked("-height * -2"), "12");
}

#[test]
fn functions_round_and_choose() {
    assert_eq!(worked("ceil(length / spacing) + 1"), "14");
    assert_eq!(worked("floor(length / spacing)"), "12");
    assert_eq!(worked("round(2.5)"), "3");
    assert_eq!(worked("ceil(length, 16)"), "112");
    assert_eq!(worked("max(1, min(height, 4))"), "4");
    assert_eq!(worked("abs(3 - height)"), "3");
}

#[test]
fn if_compares_and_joins_comparisons() {
    assert_eq!(worked("if(height > 4, 3, 2)"), "3");
    assert_eq!(worked("if(height <= 4 or length == 100 and spacing != 8, 1, 2)"), "2");
    // The branch that is not taken is not worked out.
    assert_eq!(worked("if(height > 0, 1, 1 / 0)"), "1");
}

#[test]
fn thirds_do_not_buy_an_extra_post() {
    assert_eq!(worked("ceil(length / 3 * 3)"), "100");
}

#[test]
fn errors_name_the_place_and_the_cause() {
    assert_eq!(worked("2 * lenght"), "nothing is known as \"lenght\" (at character 5)");
    assert_eq!(worked("1 / (height - 6)"), "division by zero (at character 3)");
    assert_eq!(worked("ceil(1"), "the formula ends where \")\" is expected (at character 7)");
    assert_eq!(worked("2 $ 3"), "\"$\" has no meaning in a formula (at character 3)");
    assert_eq!(worked("if(height, 1, 2)"), "if needs a comparison first, such as height > 6 (at character 10)");
    assert_eq!(
        worked("system(1)"),
        "\"system\" is not a function; there are min, max, ceil, floor, round, abs and if (at character 1)"
    );
    assert_eq!(worked(""), "the formula ends where a number or a name is expected (at character 1)");
    assert_eq!(worked("1.2.3"), "1.2.3 is not a number; write it like 12.5 (at character 1)");
    assert_eq!(
        worked("99999999999999999 * 99999999999999999"),
        "the result is larger than can be counted (at character 19)"
    );
}

#[test]
fn depth_and_length_are_bounded() {
    assert!(worked(&"(".repeat(400)).contains("nested more than 32"));
    assert!(worked(&"-".repeat(400)).contains("nested more than 32"));
    assert!(worked(&"1+".repeat(400)).contains("longer than 500"));
}

#[test]
fn showing_keeps_the_parentheses_that_matter() {
    let shown = |text: &str| Formula::parse(text).unwrap().with_values(&values());
    assert_eq!(shown("(length - (height - 2)) * 3"), "(100 - (6 - 2)) * 3");
    assert_eq!(shown("if(height>4 and length<9,3,2)"), "if(6 > 4 and 100 < 9, 3, 2)");
}

proptest! {
    #[test]
    fn any_text_gives_an_answer_or_an_error(text in "[-a-z0-9 .+*/(),<>=!é]{0,80}") {
        let _ = worked(&text);
    }

    #[test]
    fn what_is_shown_works_out_to_the_same(a in 1i64..50, b in 1i64..50, c in 1i64..50, shape in 0usize..5) {
        let text = ["a - (b - c)", "a / (b * c) + -(a + b)", "ceil(a / b) * (c + 1)", "(a + b) * c - a", "a / (b / c)"][shape];
        let values: Values = [("a", a), ("b", b), ("c", c)].map(|(n, v)| (n.to_owned(), Decimal::from(v))).into();
        let formula = Formula::parse(text).unwrap();
        let again = Formula::parse(&formula.with_values(&values)).unwrap();
        prop_assert_eq!(formula.evaluate(&values), again.evaluate(&Values::new()));
    }
}
