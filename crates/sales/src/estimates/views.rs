use catalog::{AssemblyId, CostCodeId, ItemId};
use crm::{accounts::AccountId, opportunities::OpportunityId, sites::SiteId};
use estimating::{CostOfType, CostType, Discount, PricedLine, Pricing, TaxAmount};
use jiff::Timestamp;
use kernel::{Currency, Decimal, Diagnostic, Money};
use platform::Rights;
use serde::{Deserialize, Serialize};

use super::{Document, EstimateId, EstimateState, Line, LineId, Section, SectionId};

/// A whole estimate as a caller may see it: costs and margins are absent for those who may not.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EstimateDocument {
    pub id: EstimateId,
    pub number: i64,
    pub revision: i64,
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: AccountId,
    pub site_id: Option<SiteId>,
    pub name: String,
    pub currency: Currency,
    pub state: EstimateState,
    pub discount: Option<Discount>,
    #[schema(value_type = Option<String>)]
    pub contingency_percent: Option<Decimal>,
    pub tax_region: String,
    pub tax_exempt: bool,
    pub introduction: String,
    pub terms: String,
    pub sections: Vec<SectionView>,
    pub totals: Totals,
    pub diagnostics: Vec<Diagnostic>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SectionView {
    pub id: SectionId,
    pub name: String,
    pub price: Money,
    pub cost: Option<Money>,
    /// Optional lines that are not taken.
    pub not_taken: Money,
    pub lines: Vec<LineView>,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LineView {
    pub id: LineId,
    pub item_id: Option<ItemId>,
    pub assembly_id: Option<AssemblyId>,
    pub description: String,
    #[schema(value_type = String)]
    pub quantity: Decimal,
    pub unit: String,
    pub cost_type: CostType,
    pub cost_code_id: Option<CostCodeId>,
    pub optional: bool,
    pub selected: bool,
    /// Whether it is part of the total.
    pub counted: bool,
    pub taxable: bool,
    #[schema(value_type = Option<String>)]
    pub hours_per_unit: Option<Decimal>,
    #[schema(value_type = String)]
    pub hours: Decimal,
    pub lead_time_days: i64,
    pub vendor_account_id: Option<AccountId>,
    /// How an assembly came to the quantity.
    pub worked: Option<String>,
    #[schema(value_type = Option<String>)]
    pub unit_cost: Option<Decimal>,
    pub pricing: Option<Pricing>,
    #[schema(value_type = String)]
    pub unit_price: Decimal,
    pub price: Money,
    pub cost: Option<Money>,
    pub margin: Option<Money>,
    #[schema(value_type = Option<String>)]
    pub margin_percent: Option<Decimal>,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Totals {
    pub subtotal: Money,
    pub discount: Money,
    pub taxable: Money,
    pub taxes: Vec<TaxAmount>,
    pub tax: Money,
    pub total: Money,
    #[schema(value_type = String)]
    pub hours: Decimal,
    pub cost: Option<Money>,
    pub contingency: Option<Money>,
    pub cost_by_type: Option<Vec<CostOfType>>,
    pub margin: Option<Money>,
    #[schema(value_type = Option<String>)]
    pub margin_percent: Option<Decimal>,
}

impl Document {
    pub fn shown_to(&self, rights: Rights) -> EstimateDocument {
        let e = &self.estimate;
        EstimateDocument {
            id: e.id,
            number: e.number,
            revision: e.revision,
            opportunity_id: e.opportunity_id,
            account_id: e.account_id,
            site_id: e.site_id,
            name: e.name.clone(),
            currency: e.currency,
            state: e.state,
            discount: e.discount.clone(),
            contingency_percent: rights.cost.then_some(e.contingency_percent),
            tax_region: e.tax_region.clone(),
            tax_exempt: e.tax_exempt,
            introduction: e.introduction.clone(),
            terms: e.terms.clone(),
            sections: self.sections.iter().map(|section| self.section(section, rights)).collect(),
            totals: self.totals(rights),
            diagnostics: self.diagnostics(rights),
            version: e.version,
            created_at: e.created_at,
            updated_at: e.updated_at,
        }
    }

    fn section(&self, section: &Section, rights: Rights) -> SectionView {
        let key = section.id.to_string();
        let zero = Money::zero(self.estimate.currency);
        let total = self.priced.sections.iter().find(|s| s.section == key);
        let here = self.lines.iter().filter(|line| line.section_id == section.id);
        let priced = |line: &Line| self.priced.lines.iter().find(|p| p.key == line.id.to_string());
        SectionView {
            id: section.id,
            name: section.name.clone(),
            price: total.map_or(zero, |t| t.price),
            cost: rights.cost.then(|| total.map_or(zero, |t| t.cost)),
            not_taken: total.map_or(zero, |t| t.not_taken),
            lines: here.map(|line| line_view(line, priced(line), zero, rights)).collect(),
            version: section.version,
        }
    }

    fn totals(&self, rights: Rights) -> Totals {
        let p = &self.priced;
        let taxes = p.taxes.iter().filter(|tax| tax.exempt || tax.amount.minor != 0).cloned().collect();
        Totals {
            subtotal: p.subtotal,
            discount: p.discount,
            taxable: p.taxable,
            taxes,
            tax: p.tax,
            total: p.total,
            hours: p.hours,
            cost: rights.cost.then_some(p.cost),
            contingency: rights.cost.then_some(p.contingency),
            cost_by_type: rights.cost.then(|| p.cost_by_type.clone()),
            margin: rights.margin.then_some(p.margin),
            margin_percent: p.margin_percent.filter(|_| rights.margin),
        }
    }

    /// What the engine has to say, with lines by their words; what tells of cost only to those who may see it.
    fn diagnostics(&self, rights: Rights) -> Vec<Diagnostic> {
        let about_money = |d: &Diagnostic| matches!(d.code.as_str(), "estimate.below_cost" | "estimate.loss");
        let mut shown: Vec<Diagnostic> =
            self.priced.diagnostics.iter().filter(|d| rights.margin || !about_money(d)).cloned().collect();
        for diagnostic in &mut shown {
            for line in &self.lines {
                diagnostic.cause = diagnostic.cause.replace(&line.id.to_string(), &line.description);
            }
        }
        shown
    }
}

fn line_view(line: &Line, priced: Option<&PricedLine>, zero: Money, rights: Rights) -> LineView {
    LineView {
        id: line.id,
        item_id: line.item_id,
        assembly_id: line.assembly_id,
        description: line.description.clone(),
        quantity: line.quantity,
        unit: line.unit.clone(),
        cost_type: line.cost_type,
        cost_code_id: line.cost_code_id,
        optional: line.optional,
        selected: line.selected,
        counted: priced.is_some_and(|p| p.counted),
        taxable: line.taxable,
        hours_per_unit: line.hours_per_unit,
        hours: priced.map_or(Decimal::ZERO, |p| p.hours),
        lead_time_days: line.lead_time_days,
        vendor_account_id: line.vendor_account_id,
        worked: line.worked.clone(),
        unit_cost: rights.cost.then_some(line.unit_cost),
        pricing: rights.margin.then(|| line.pricing.clone()),
        unit_price: priced.map_or(Decimal::ZERO, |p| p.unit_price.normalize()),
        price: priced.map_or(zero, |p| p.price),
        cost: rights.cost.then(|| priced.map_or(zero, |p| p.cost)),
        margin: rights.margin.then(|| priced.map_or(zero, |p| p.margin)),
        margin_percent: priced.and_then(|p| p.margin_percent).filter(|_| rights.margin),
        version: line.version,
    }
}
