//! Assemblies: a few inputs (length, height, gates) give the quantities of many items.

use std::collections::BTreeMap;

use estimating::{Component, Expansion, Input, Named, Rounding, formula::Formula};
use kernel::Decimal;
use platform::{Act, Conn, Error, FieldError, NewEvent, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

use crate::{ItemId, items};

kernel::typed_id!(AssemblyId, "Names one assembly.");
kernel::typed_id!(ComponentId, "Names one component of an assembly.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewAssembly {
    pub code: String,
    pub name: String,
    /// What one assembly is measured in: `ft`.
    pub unit: String,
    pub inputs: Vec<Input>,
    #[serde(default)]
    pub named: Vec<Named>,
    pub components: Vec<NewComponent>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewComponent {
    pub item_id: ItemId,
    /// The name later formulas know its quantity by.
    pub key: String,
    pub quantity_formula: String,
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "5")]
    pub waste_percent: Decimal,
    #[serde(default)]
    pub rounding: Rounding,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Assembly {
    pub id: AssemblyId,
    pub code: String,
    pub name: String,
    pub unit: String,
    pub inputs: Vec<Input>,
    pub named: Vec<Named>,
    pub components: Vec<AssemblyComponent>,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AssemblyComponent {
    pub item_id: ItemId,
    pub item_name: String,
    pub unit: String,
    pub key: String,
    pub quantity_formula: String,
    #[schema(value_type = String)]
    pub waste_percent: Decimal,
    pub rounding: Rounding,
}

impl Assembly {
    /// The quantity of each component for these inputs, with the formula that gave it.
    pub fn expand(&self, inputs: &BTreeMap<String, Decimal>) -> Expansion {
        let component = |c: &AssemblyComponent| Component {
            key: c.key.clone(),
            formula: c.quantity_formula.clone(),
            unit: c.unit.clone(),
            waste_percent: c.waste_percent,
            rounding: c.rounding,
        };
        let engine = estimating::Assembly {
            name: self.name.clone(),
            inputs: self.inputs.clone(),
            named: self.named.clone(),
            components: self.components.iter().map(component).collect(),
        };
        estimating::expand(&engine, inputs)
    }
}

pub fn create(act: &Act<'_>, new: &NewAssembly) -> Result<Assembly> {
    check(new)?;
    let (id, code) = (act.new_id::<AssemblyId>(), new.code.trim());
    if act.row("SELECT id FROM assembly WHERE company_id = $1 AND code = $2", &[&code])?.is_some() {
        return Err(Error::invalid("code", "This code is taken; use another."));
    }
    act.execute(
        "INSERT INTO assembly (company_id, id, code, name, unit, inputs, named) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &id,
            &code,
            &new.name.trim(),
            &new.unit.trim(),
            &serde_json::to_string(&new.inputs)?,
            &serde_json::to_string(&new.named)?,
        ],
    )?;
    for (position, component) in new.components.iter().enumerate() {
        items::get(act, component.item_id)?;
        act.execute(
            "INSERT INTO assembly_component (company_id, id, assembly_id, item_id, key, quantity_formula, waste_percent,
               rounding, position)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                &act.new_id::<ComponentId>(),
                &id,
                &component.item_id,
                &component.key.trim(),
                &component.quantity_formula.trim(),
                &component.waste_percent,
                &serde_json::to_string(&component.rounding)?,
                &i64::try_from(position).unwrap_or(i64::MAX),
            ],
        )?;
    }
    act.emit(NewEvent::new("assembly.created", "assembly", id).data(serde_json::json!({ "name": new.name })))?;
    get(act, id)
}

fn check(new: &NewAssembly) -> Result<()> {
    Checks::new()
        .require("code", &new.code, "Give the assembly a code.")
        .at_most("code", &new.code, 60)
        .require("name", &new.name, "Give the assembly a name.")
        .at_most("name", &new.name, 200)
        .require("unit", &new.unit, "Say what one is measured in: ft, ea.")
        .that(!new.components.is_empty(), "components", "An assembly needs at least one component.")
        .finish()?;
    let formulas = new
        .components
        .iter()
        .enumerate()
        .map(|(n, c)| (format!("components.{n}.quantity_formula"), &c.quantity_formula))
        .chain(new.named.iter().enumerate().map(|(n, v)| (format!("named.{n}.formula"), &v.formula)));
    let bad: Vec<FieldError> = formulas
        .filter_map(|(field, text)| {
            let error = Formula::parse(text).err()?;
            Some(FieldError { field, message: format!("This formula can't be read: {error}.") })
        })
        .collect();
    if bad.is_empty() { Ok(()) } else { Err(Error::Invalid(bad)) }
}

pub fn list(q: &Conn<'_>) -> Result<Vec<Assembly>> {
    let rows = q.rows("SELECT * FROM assembly WHERE company_id = $1 ORDER BY code", &[])?;
    rows.iter().map(|row| assembly(q, row)).collect()
}

pub fn get(q: &Conn<'_>, id: AssemblyId) -> Result<Assembly> {
    let row = q.row("SELECT * FROM assembly WHERE company_id = $1 AND id = $2", &[&id])?;
    assembly(q, &row.ok_or(Error::NotFound("the assembly"))?)
}

fn assembly(q: &Conn<'_>, row: &Row) -> Result<Assembly> {
    let id: AssemblyId = row.get("id")?;
    let parts = q.rows(
        "SELECT c.item_id, c.key, c.quantity_formula, c.waste_percent, c.rounding, i.name, i.unit
         FROM assembly_component c JOIN item i ON i.company_id = c.company_id AND i.id = c.item_id
         WHERE c.company_id = $1 AND c.assembly_id = $2 ORDER BY c.position",
        &[&id],
    )?;
    Ok(Assembly {
        id,
        code: row.get("code")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        inputs: serde_json::from_str(&row.get::<String>("inputs")?)?,
        named: serde_json::from_str(&row.get::<String>("named")?)?,
        components: parts.iter().map(component).collect::<Result<_>>()?,
        version: row.get("version")?,
    })
}

fn component(row: &Row) -> Result<AssemblyComponent> {
    Ok(AssemblyComponent {
        item_id: row.get("item_id")?,
        item_name: row.get("name")?,
        unit: row.get("unit")?,
        key: row.get("key")?,
        quantity_formula: row.get("quantity_formula")?,
        waste_percent: row.get("waste_percent")?,
        rounding: serde_json::from_str(&row.get::<String>("rounding")?)?,
    })
}
