use catalog::tax_rules;
use estimating::{LineKind, Priced};
use platform::{Conn, Result};

use super::{Estimate, EstimateId, Line, Section, get, queries};

/// An estimate with its lines, priced. The engine works it out each time it is read; nothing is trusted to be current.
#[derive(Debug, Clone)]
pub struct Document {
    pub estimate: Estimate,
    pub sections: Vec<Section>,
    /// In the order they are shown; `priced.lines` has the same order.
    pub lines: Vec<Line>,
    /// What the engine was asked.
    pub asked: estimating::Estimate,
    pub priced: Priced,
}

pub fn document(q: &Conn<'_>, id: EstimateId) -> Result<Document> {
    let estimate = get(q, id)?;
    let sections = queries::sections(q, id)?;
    let lines = queries::lines(q, id)?;
    let asked = estimating::Estimate {
        currency: estimate.currency,
        lines: lines.iter().map(engine_line).collect(),
        discount: estimate.discount.clone(),
        contingency_percent: estimate.contingency_percent,
        taxes: tax_rules::applied(q, &estimate.tax_region, estimate.tax_on, estimate.tax_exempt)?,
    };
    let priced = estimating::price(&asked);
    Ok(Document { estimate, sections, lines, asked, priced })
}

fn engine_line(line: &Line) -> estimating::Line {
    let kind = match (line.item_id, line.assembly_id) {
        (_, Some(_)) => LineKind::Assembly,
        (Some(_), None) => LineKind::Item,
        (None, None) => LineKind::Free,
    };
    estimating::Line {
        key: line.id.to_string(),
        section: line.section_id.to_string(),
        kind,
        quantity: line.quantity,
        unit: line.unit.clone(),
        unit_cost: line.unit_cost,
        cost_type: line.cost_type,
        pricing: line.pricing.clone(),
        optional: line.optional,
        selected: line.selected,
        taxable: line.taxable,
        hours_per_unit: line.hours_per_unit,
    }
}
