use std::collections::BTreeMap;

use catalog::{assemblies, columns, items};
use estimating::Pricing;
use kernel::{Decimal, Severity};
use platform::{Act, Error, FieldError, Result, error::Checks};

use super::{
    EstimateId, FreeLine, Line, LineChange, LineId, NewLine, SectionId,
    actions::{open, stale, touched},
    queries, sections,
};

pub fn add_line(act: &Act<'_>, estimate: EstimateId, new: &NewLine) -> Result<()> {
    open(act, estimate)?;
    let section = match new {
        NewLine::Item { section_id, .. } | NewLine::Assembly { section_id, .. } | NewLine::Free { section_id, .. } => {
            *section_id
        }
    };
    queries::section(act, estimate, section)?;
    match new {
        NewLine::Item { item_id, quantity, optional, .. } => {
            let line = of_item(act, section, *item_id, *quantity)?;
            insert(act, estimate, &Line { optional: *optional, ..line })?;
        }
        NewLine::Assembly { assembly_id, inputs, optional, .. } => {
            for line in expanded(act, section, *assembly_id, inputs)? {
                insert(act, estimate, &Line { optional: *optional, ..line })?;
            }
        }
        NewLine::Free { line, .. } => insert(act, estimate, &free(act, section, line))?,
    }
    touched(act, estimate, "lines added")
}

/// An item as it stands in the price book today.
fn of_item(act: &Act<'_>, section_id: SectionId, id: catalog::ItemId, quantity: Decimal) -> Result<Line> {
    let item = items::get(act, id)?;
    let unit_cost = items::cost_on(act, &item, act.today()?)?;
    Ok(Line {
        id: act.new_id(),
        section_id,
        position: 0,
        item_id: Some(id),
        assembly_id: None,
        description: item.name,
        quantity,
        unit: item.unit,
        unit_cost,
        cost_type: item.cost_type,
        cost_code_id: item.cost_code_id,
        pricing: item.pricing.unwrap_or(Pricing::Markup { percent: Decimal::ZERO }),
        optional: false,
        selected: false,
        taxable: item.taxable,
        hours_per_unit: item.hours_per_unit,
        lead_time_days: item.lead_time_days,
        vendor_account_id: item.vendor_account_id,
        worked: None,
        version: 1,
    })
}

/// Every component that is needed at all. An input that is missing or a formula that fails refuses the whole.
fn expanded(
    act: &Act<'_>,
    section: SectionId,
    id: catalog::AssemblyId,
    inputs: &BTreeMap<String, Decimal>,
) -> Result<Vec<Line>> {
    let assembly = assemblies::get(act, id)?;
    let expansion = assembly.expand(inputs);
    let bad: Vec<FieldError> = expansion
        .diagnostics
        .iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| FieldError {
            field: format!("inputs.{}", d.about.join(".")),
            message: format!("{}: {}.", d.cause, d.cure),
        })
        .collect();
    if !bad.is_empty() {
        return Err(Error::Invalid(bad));
    }
    let mut lines = Vec::new();
    for quantity in expansion.quantities.into_iter().filter(|q| !q.quantity.is_zero()) {
        let Some(component) = assembly.components.iter().find(|c| c.key == quantity.key) else { continue };
        let line = of_item(act, section, component.item_id, quantity.quantity)?;
        let worked = Some(format!("{} = {}", quantity.formula, quantity.worked));
        lines.push(Line { assembly_id: Some(id), worked, ..line });
    }
    Ok(lines)
}

fn free(act: &Act<'_>, section_id: SectionId, new: &FreeLine) -> Line {
    Line {
        id: act.new_id(),
        section_id,
        position: 0,
        item_id: None,
        assembly_id: None,
        description: new.description.trim().to_owned(),
        quantity: new.quantity,
        unit: new.unit.trim().to_owned(),
        unit_cost: new.unit_cost,
        cost_type: new.cost_type,
        cost_code_id: new.cost_code_id,
        pricing: new.pricing.clone(),
        optional: new.optional,
        selected: false,
        taxable: new.taxable,
        hours_per_unit: new.hours_per_unit,
        lead_time_days: 0,
        vendor_account_id: None,
        worked: None,
        version: 1,
    }
}

/// Writes a line at the end of its section.
pub(super) fn insert(act: &Act<'_>, estimate: EstimateId, line: &Line) -> Result<()> {
    check(line)?;
    let (kind, value) = columns::pricing_columns(&line.pricing);
    act.execute(
        "INSERT INTO estimate_line (company_id, id, estimate_id, section_id, position, item_id, assembly_id, description,
           quantity, unit, unit_cost, cost_type, cost_code_id, pricing_kind, pricing_value, optional, selected, taxable,
           hours_per_unit, lead_time_days, vendor_account_id, worked)
         VALUES ($1, $2, $3, $4, (SELECT COALESCE(max(position) + 1, 0) FROM estimate_line
             WHERE company_id = $1 AND section_id = $4),
           $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)",
        &[
            &line.id,
            &estimate,
            &line.section_id,
            &line.item_id,
            &line.assembly_id,
            &line.description,
            &line.quantity,
            &line.unit,
            &line.unit_cost,
            &columns::cost_type_word(line.cost_type),
            &line.cost_code_id,
            &kind,
            &value,
            &line.optional,
            &line.selected,
            &line.taxable,
            &line.hours_per_unit,
            &line.lead_time_days,
            &line.vendor_account_id,
            &line.worked,
        ],
    )?;
    Ok(())
}

/// Changes what is named, if the line is still at the version the caller read.
pub fn change_line(act: &Act<'_>, estimate: EstimateId, id: LineId, change: &LineChange, version: i64) -> Result<()> {
    open(act, estimate)?;
    let mut line = queries::one_line(act, estimate, id)?;
    if line.version != version {
        return Err(stale(act, estimate)?);
    }
    if let Some(&section) = change.section_id.given() {
        queries::section(act, estimate, section)?;
    }
    apply(&mut line, change);
    check(&line)?;
    let (kind, value) = columns::pricing_columns(&line.pricing);
    act.execute(
        "UPDATE estimate_line SET section_id = $3, description = $4, quantity = $5, unit = $6, unit_cost = $7,
           cost_type = $8, cost_code_id = $9, pricing_kind = $10, pricing_value = $11, optional = $12, selected = $13,
           taxable = $14, hours_per_unit = $15, worked = $16, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[
            &id,
            &line.section_id,
            &line.description,
            &line.quantity,
            &line.unit,
            &line.unit_cost,
            &columns::cost_type_word(line.cost_type),
            &line.cost_code_id,
            &kind,
            &value,
            &line.optional,
            &line.selected,
            &line.taxable,
            &line.hours_per_unit,
            &line.worked,
        ],
    )?;
    if let Some(&position) = change.position.given() {
        place(act, estimate, &line, position)?;
    }
    touched(act, estimate, "line changed")
}

fn apply(line: &mut Line, change: &LineChange) {
    line.section_id = change.section_id.or(line.section_id);
    if let Some(description) = change.description.given() {
        line.description = description.trim().to_owned();
    }
    if let Some(&quantity) = change.quantity.given().filter(|q| **q != line.quantity) {
        line.quantity = quantity;
        // The assembly's formula no longer tells how the quantity came about.
        line.worked = None;
    }
    if let Some(unit) = change.unit.given() {
        line.unit = unit.trim().to_owned();
    }
    line.unit_cost = change.unit_cost.or(line.unit_cost);
    line.cost_type = change.cost_type.or(line.cost_type);
    line.cost_code_id = change.cost_code_id.or(line.cost_code_id);
    line.pricing = change.pricing.or(line.pricing.clone());
    line.optional = change.optional.or(line.optional);
    line.selected = change.selected.or(line.selected) && line.optional;
    line.taxable = change.taxable.or(line.taxable);
    line.hours_per_unit = change.hours_per_unit.or(line.hours_per_unit);
}

fn place(act: &Act<'_>, estimate: EstimateId, line: &Line, position: i64) -> Result<()> {
    let all = queries::lines(act, estimate)?;
    let mut ids: Vec<LineId> = all.iter().filter(|l| l.section_id == line.section_id).map(|l| l.id).collect();
    sections::reorder(&mut ids, line.id, position);
    for (position, id) in (0i64..).zip(ids) {
        act.execute("UPDATE estimate_line SET position = $3 WHERE company_id = $1 AND id = $2", &[&id, &position])?;
    }
    Ok(())
}

pub fn remove_line(act: &Act<'_>, estimate: EstimateId, id: LineId) -> Result<()> {
    open(act, estimate)?;
    queries::one_line(act, estimate, id)?;
    act.execute("DELETE FROM estimate_line WHERE company_id = $1 AND id = $2", &[&id])?;
    touched(act, estimate, "line removed")
}

fn check(line: &Line) -> Result<()> {
    let million = Decimal::from(1_000_000_000);
    let sane = |n: Decimal| n.abs() <= million && n.scale() <= 6;
    Checks::new()
        .require("description", &line.description, "Say what this line is.")
        .at_most("description", &line.description, 1_000)
        .require("unit", &line.unit, "Say what one unit is: ea, ft, hr.")
        .at_most("unit", &line.unit, 20)
        .that(sane(line.quantity), "quantity", "Write a quantity with at most six decimals.")
        .that(
            sane(line.unit_cost) && line.unit_cost >= Decimal::ZERO,
            "unit_cost",
            "Write a cost of 0 or more, with at most six decimals.",
        )
        .that(
            line.hours_per_unit.is_none_or(|h| sane(h) && h >= Decimal::ZERO),
            "hours_per_unit",
            "Hours are 0 or more.",
        )
        .finish()
}
