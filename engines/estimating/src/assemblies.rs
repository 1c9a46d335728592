//! Assemblies: a few inputs expand to the quantities of many components, each with the formula that gave it.

use std::collections::BTreeMap;

use kernel::{Decimal, Diagnostic, Severity};
use rust_decimal::RoundingStrategy;
use serde::{Deserialize, Serialize};

use crate::formula::{Formula, FormulaError, Values};

/// Something the estimator is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Input {
    /// As formulas call it: `length_ft`.
    pub name: String,
    /// As a screen asks for it.
    pub label: String,
    pub unit: String,
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "8")]
    pub default: Option<Decimal>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub min: Option<Decimal>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub max: Option<Decimal>,
}

/// A value that several components use; may use inputs and the named values before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Named {
    pub name: String,
    pub formula: String,
}

/// How a component's quantity is rounded, after waste.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Rounding {
    #[default]
    Exact,
    /// To whole units, as things sold by the piece.
    Up,
    Nearest,
    /// To whole packs: boards come in 8-foot lengths, screws in boxes of 100.
    UpToMultiple {
        #[schema(value_type = String, example = "100")]
        of: Decimal,
    },
}

/// One thing an assembly needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Component {
    /// The price-book item, or any name the caller knows it by. Later formulas may use its quantity under this name.
    pub key: String,
    pub formula: String,
    pub unit: String,
    #[serde(default)]
    #[schema(value_type = String, example = "5")]
    pub waste_percent: Decimal,
    #[serde(default)]
    pub rounding: Rounding,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Assembly {
    pub name: String,
    pub inputs: Vec<Input>,
    #[serde(default)]
    pub named: Vec<Named>,
    pub components: Vec<Component>,
}

/// How much of a component, and how that came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ComponentQuantity {
    pub key: String,
    #[schema(value_type = String, example = "14")]
    pub quantity: Decimal,
    pub unit: String,
    /// As the assembly states it: `ceil(length / spacing) + 1`.
    pub formula: String,
    /// With the numbers filled in: `ceil(100 / 8) + 1`.
    pub worked: String,
    /// The values the formula used.
    #[schema(value_type = BTreeMap<String, String>)]
    pub inputs: BTreeMap<String, Decimal>,
    /// What the formula gave, before waste and rounding.
    #[schema(value_type = String, example = "14")]
    pub net: Decimal,
    #[schema(value_type = String, example = "0")]
    pub waste_percent: Decimal,
    pub rounding: Rounding,
}

/// An expanded assembly. A component whose formula failed is left out and named in the diagnostics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Expansion {
    pub quantities: Vec<ComponentQuantity>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Works out every component.
pub fn expand(assembly: &Assembly, inputs: &BTreeMap<String, Decimal>) -> Expansion {
    let mut diagnostics = Vec::new();
    let mut values = known_values(assembly, inputs, &mut diagnostics);
    for named in &assembly.named {
        match Formula::parse(&named.formula).and_then(|formula| formula.evaluate(&values)) {
            Ok(value) => drop(values.insert(named.name.clone(), value)),
            Err(error) => diagnostics.push(bad_formula(&named.name, &named.formula, &error)),
        }
    }
    let mut quantities = Vec::with_capacity(assembly.components.len());
    for component in &assembly.components {
        match quantity(component, &values) {
            Ok(found) => {
                values.insert(component.key.clone(), found.quantity);
                quantities.push(found);
            }
            Err(error) => diagnostics.push(bad_formula(&component.key, &component.formula, &error)),
        }
    }
    Expansion { quantities, diagnostics }
}

/// Inputs as given, else their defaults; out-of-range and unknown ones are named.
fn known_values(assembly: &Assembly, inputs: &BTreeMap<String, Decimal>, diagnostics: &mut Vec<Diagnostic>) -> Values {
    let mut values = Values::new();
    for input in &assembly.inputs {
        let Some(value) = inputs.get(&input.name).copied().or(input.default) else {
            diagnostics.push(complaint(
                Severity::Error,
                "assembly.input_missing",
                &input.name,
                "has no value",
                "fill it in",
            ));
            continue;
        };
        if input.min.is_some_and(|min| value < min) || input.max.is_some_and(|max| value > max) {
            let cause = format!("is {value}, outside its usual range");
            let cure = "check the figure; it is used as given";
            diagnostics.push(complaint(Severity::Warning, "assembly.input_out_of_range", &input.name, &cause, cure));
        }
        values.insert(input.name.clone(), value);
    }
    for name in inputs.keys().filter(|name| !assembly.inputs.iter().any(|input| input.name == **name)) {
        let cause = format!("is not asked for by {}", assembly.name);
        diagnostics.push(complaint(Severity::Note, "assembly.input_unknown", name, &cause, "it is not used"));
    }
    values
}

fn quantity(component: &Component, values: &Values) -> Result<ComponentQuantity, FormulaError> {
    let formula = Formula::parse(&component.formula)?;
    let net = formula.evaluate(values)?;
    let quantity = with_waste(net, component)
        .and_then(|gross| rounded(gross, component.rounding))
        .ok_or_else(|| FormulaError { at: 1, message: "its waste or rounding can't be applied".to_owned() })?;
    let used = formula.names().into_iter().filter_map(|name| Some((name.to_owned(), *values.get(name)?)));
    Ok(ComponentQuantity {
        key: component.key.clone(),
        quantity,
        unit: component.unit.clone(),
        worked: formula.with_values(values),
        inputs: used.collect(),
        formula: component.formula.clone(),
        net,
        waste_percent: component.waste_percent,
        rounding: component.rounding,
    })
}

fn with_waste(net: Decimal, component: &Component) -> Option<Decimal> {
    if component.waste_percent < Decimal::ZERO {
        return None;
    }
    let factor = Decimal::ONE_HUNDRED.checked_add(component.waste_percent)?;
    net.checked_mul(factor)?.checked_div(Decimal::ONE_HUNDRED)
}

fn rounded(value: Decimal, rounding: Rounding) -> Option<Decimal> {
    use crate::formula::whole;
    let result = match rounding {
        Rounding::Exact => value,
        Rounding::Up => whole(value, RoundingStrategy::ToPositiveInfinity),
        Rounding::Nearest => whole(value, RoundingStrategy::MidpointAwayFromZero),
        Rounding::UpToMultiple { of } if of > Decimal::ZERO => {
            whole(value.checked_div(of)?, RoundingStrategy::ToPositiveInfinity).checked_mul(of)?
        }
        Rounding::UpToMultiple { .. } => return None,
    };
    Some(result.normalize())
}

fn bad_formula(key: &str, formula: &str, error: &FormulaError) -> Diagnostic {
    let cause = format!("can't be worked out from {formula}: {error}");
    complaint(Severity::Error, "assembly.formula", key, &cause, "correct the formula or its inputs; it is left out")
}

fn complaint(severity: Severity, code: &str, name: &str, cause: &str, cure: &str) -> Diagnostic {
    Diagnostic::new(severity, code, format!("{name} {cause}"), cure).about([name])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn component(key: &str, formula: &str, waste: i64, rounding: Rounding) -> Component {
        let waste_percent = Decimal::from(waste);
        Component { key: key.into(), formula: formula.into(), unit: "ea".into(), waste_percent, rounding }
    }

    fn deck(components: Vec<Component>) -> Assembly {
        let input = |name: &str, default: Option<i64>| Input {
            name: name.into(),
            label: name.into(),
            unit: "ft".into(),
            default: default.map(Decimal::from),
            min: Some(Decimal::ONE),
            max: None,
        };
        let named = vec![Named { name: "area".into(), formula: "width * depth".into() }];
        Assembly {
            name: "Deck".into(),
            inputs: vec![input("width", None), input("depth", Some(12))],
            named,
            components,
        }
    }

    fn given(width: i64) -> BTreeMap<String, Decimal> {
        BTreeMap::from([("width".to_owned(), Decimal::from(width))])
    }

    #[test]
    fn waste_comes_before_rounding_and_both_are_shown() {
        let expansion = expand(&deck(vec![component("boards", "area / 5.5", 10, Rounding::Up)]), &given(10));
        let boards = &expansion.quantities[0];
        assert_eq!(boards.quantity, Decimal::from(24));
        assert_eq!((boards.formula.as_str(), boards.worked.as_str()), ("area / 5.5", "120 / 5.5"));
        assert_eq!(boards.inputs["area"], Decimal::from(120));
        assert!(expansion.diagnostics.is_empty());
    }

    #[test]
    fn packs_are_bought_whole_and_later_formulas_see_what_is_bought() {
        let screws = component("screws", "boards * 18", 0, Rounding::UpToMultiple { of: Decimal::ONE_HUNDRED });
        let boards = component("boards", "area / 5.5", 10, Rounding::Up);
        let expansion = expand(&deck(vec![boards, screws]), &given(10));
        assert_eq!(expansion.quantities[1].quantity, Decimal::from(500));
    }

    #[test]
    fn a_bad_formula_leaves_its_component_out_and_says_why() {
        let bad = component("boards", "area / (depth - 12)", 0, Rounding::Up);
        let good = component("joists", "ceil(width / 1.333) + 1", 0, Rounding::Up);
        let expansion = expand(&deck(vec![bad, good]), &given(10));
        assert_eq!(expansion.quantities.len(), 1);
        assert_eq!(expansion.diagnostics[0].code, "assembly.formula");
        assert!(expansion.diagnostics[0].cause.contains("division by zero"));
    }

    #[test]
    fn missing_odd_and_unknown_inputs_are_named() {
        let codes = |inputs: &BTreeMap<String, Decimal>| -> Vec<String> {
            expand(&deck(vec![]), inputs).diagnostics.into_iter().map(|d| d.code).collect()
        };
        assert_eq!(codes(&BTreeMap::new())[0], "assembly.input_missing");
        assert_eq!(codes(&given(0)), ["assembly.input_out_of_range"]);
        let mut extra = given(5);
        extra.insert("hight".into(), Decimal::ONE);
        assert_eq!(codes(&extra), ["assembly.input_unknown"]);
    }
}
