use catalog::columns;
use estimating::Discount;
use kernel::Decimal;
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Estimate, EstimateFilter, EstimateId, EstimateRow, Line, LineId, Section, SectionId};

pub fn get(q: &Conn<'_>, id: EstimateId) -> Result<Estimate> {
    let row = q.row("SELECT * FROM estimate WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(estimate).transpose()?.ok_or(Error::NotFound("the estimate"))
}

pub(super) fn estimate(row: &Row) -> Result<Estimate> {
    let value: Option<Decimal> = row.get("discount_value")?;
    let discount = match (row.get::<Option<String>>("discount_kind")?.as_deref(), value) {
        (Some("percent"), Some(percent)) => Some(Discount::Percent { percent }),
        (Some("amount"), Some(amount)) => Some(Discount::Amount { amount }),
        _ => None,
    };
    Ok(Estimate {
        id: row.get("id")?,
        number: row.get("number")?,
        revision: row.get("revision")?,
        opportunity_id: row.get("opportunity_id")?,
        account_id: row.get("account_id")?,
        site_id: row.get("site_id")?,
        name: row.get("name")?,
        currency: row.get("currency")?,
        state: row.get("state")?,
        discount,
        contingency_percent: row.get("contingency_percent")?,
        tax_region: row.get("tax_region")?,
        tax_on: row.get("tax_on")?,
        tax_exempt: row.get("tax_exempt")?,
        introduction: row.get("introduction")?,
        terms: row.get("terms")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

pub(super) fn sections(q: &Conn<'_>, id: EstimateId) -> Result<Vec<Section>> {
    q.rows(
        "SELECT id, name, position, version FROM estimate_section
         WHERE company_id = $1 AND estimate_id = $2 ORDER BY position, id",
        &[&id],
    )?
    .iter()
    .map(|row| {
        Ok(Section {
            id: row.get("id")?,
            name: row.get("name")?,
            position: row.get("position")?,
            version: row.get("version")?,
        })
    })
    .collect()
}

pub(super) fn section(q: &Conn<'_>, estimate: EstimateId, id: SectionId) -> Result<Section> {
    sections(q, estimate)?.into_iter().find(|s| s.id == id).ok_or(Error::NotFound("the section"))
}

/// In the order they are shown: by section, then position.
pub(super) fn lines(q: &Conn<'_>, id: EstimateId) -> Result<Vec<Line>> {
    q.rows(
        "SELECT l.* FROM estimate_line l
         JOIN estimate_section s ON s.company_id = l.company_id AND s.id = l.section_id
         WHERE l.company_id = $1 AND l.estimate_id = $2 ORDER BY s.position, s.id, l.position, l.id",
        &[&id],
    )?
    .iter()
    .map(line)
    .collect()
}

pub(super) fn one_line(q: &Conn<'_>, estimate: EstimateId, id: LineId) -> Result<Line> {
    let row =
        q.row("SELECT * FROM estimate_line WHERE company_id = $1 AND estimate_id = $2 AND id = $3", &[&estimate, &id])?;
    row.as_ref().map(line).transpose()?.ok_or(Error::NotFound("the line"))
}

fn line(row: &Row) -> Result<Line> {
    Ok(Line {
        id: row.get("id")?,
        section_id: row.get("section_id")?,
        position: row.get("position")?,
        item_id: row.get("item_id")?,
        assembly_id: row.get("assembly_id")?,
        description: row.get("description")?,
        quantity: row.get("quantity")?,
        unit: row.get("unit")?,
        unit_cost: row.get("unit_cost")?,
        cost_type: columns::cost_type(row)?,
        cost_code_id: row.get("cost_code_id")?,
        pricing: columns::pricing(row)?,
        optional: row.get("optional")?,
        selected: row.get("selected")?,
        taxable: row.get("taxable")?,
        hours_per_unit: row.get("hours_per_unit")?,
        lead_time_days: row.get("lead_time_days")?,
        vendor_account_id: row.get("vendor_account_id")?,
        worked: row.get("worked")?,
        version: row.get("version")?,
    })
}

/// The newest first.
pub fn list(q: &Conn<'_>, filter: &EstimateFilter, cursor: &Cursor) -> Result<Page<EstimateRow>> {
    let before: EstimateId = cursor.key()?.unwrap_or(EstimateId(uuid::Uuid::max()));
    let rows = q.rows(
        "SELECT e.*, a.name AS account_name FROM estimate e
         JOIN account a ON a.company_id = e.company_id AND a.id = e.account_id
         WHERE e.company_id = $1 AND e.id < $2 AND (CAST($3 AS TEXT) IS NULL OR e.state = $3)
           AND (CAST($4 AS UUID) IS NULL OR e.opportunity_id = $4) AND (CAST($5 AS UUID) IS NULL OR e.account_id = $5)
         ORDER BY e.id DESC LIMIT $6",
        &[&before, &filter.state, &filter.opportunity_id, &filter.account_id, &cursor.fetch()],
    )?;
    let items = rows.iter().map(estimate_row).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |e| e.id))
}

fn estimate_row(row: &Row) -> Result<EstimateRow> {
    let currency = row.get("currency")?;
    let (price, cost): (i64, i64) = (row.get("price_minor")?, row.get("cost_minor")?);
    Ok(EstimateRow {
        id: row.get("id")?,
        number: row.get("number")?,
        revision: row.get("revision")?,
        name: row.get("name")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        opportunity_id: row.get("opportunity_id")?,
        state: row.get("state")?,
        total: kernel::Money::new(row.get("total_minor")?, currency),
        margin: price.checked_sub(cost).map(|minor| kernel::Money::new(minor, currency)),
        updated_at: row.get("updated_at")?,
        version: row.get("version")?,
    })
}
