//! What was sold, with its costs and hours: the win plan, budget and billing schedule are made from this alone, so that
//! nothing is typed twice.

use catalog::CostCodeId;
use crm::{accounts::AccountId, contacts::ContactId, opportunities::OpportunityId, sites::SiteId};
use jiff::Timestamp;
use kernel::{Decimal, Money};
use platform::{Conn, Error, Result};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::ProposalId;
use crate::estimates::EstimateId;

kernel::text_enum! {
    /// When an instalment falls due.
    pub enum InstalmentTrigger {
        /// At signing, before work begins.
        Deposit = "deposit",
        /// When a part of the work is done.
        Milestone = "milestone",
        /// When everything is done.
        Final = "final",
    }
}

/// One step of the payment schedule; the amounts sum to the contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Instalment {
    pub name: String,
    pub trigger: InstalmentTrigger,
    /// The section whose completion a milestone means.
    pub section: Option<String>,
    pub amount: Money,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldLine {
    pub line_id: Uuid,
    pub description: String,
    pub quantity: Decimal,
    pub unit: String,
    /// `labour`, `material`, `equipment`, `subcontract` or `other`.
    pub cost_type: String,
    pub cost_code_id: Option<CostCodeId>,
    pub cost: Money,
    /// After discount, before tax.
    pub price: Money,
    pub hours: Decimal,
    pub vendor_account_id: Option<AccountId>,
    pub lead_time_days: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldSection {
    pub name: String,
    pub lines: Vec<SoldLine>,
}

/// A signed proposal, as those who carry it out need it. Lines that were not taken are not here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldScope {
    pub proposal_id: ProposalId,
    pub number: i64,
    pub estimate_id: EstimateId,
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: AccountId,
    pub contact_id: ContactId,
    pub site_id: Option<SiteId>,
    pub name: String,
    pub language: String,
    /// The sum that was signed, with tax.
    pub contract: Money,
    pub signed_at: Timestamp,
    pub instalments: Vec<Instalment>,
    pub sections: Vec<SoldSection>,
    /// What was reckoned for the unforeseen, beside the lines; nothing where it was signed before this was kept.
    pub contingency: Option<Money>,
}

impl SoldScope {
    /// The sales tax in the contract, added or contained: what the prices of the lines leave.
    pub fn tax(&self) -> Money {
        let lines = self.sections.iter().flat_map(|section| &section.lines);
        Money { minor: lines.fold(self.contract.minor, |rest, line| rest - line.price.minor), ..self.contract }
    }
}

/// The part of a scope that is frozen when a proposal is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FrozenScope {
    pub instalments: Vec<Instalment>,
    pub sections: Vec<SoldSection>,
    #[serde(default)]
    pub contingency: Option<Money>,
}

/// What a signed proposal sold. Refuses a proposal that is not signed.
pub fn sold_scope(q: &Conn<'_>, id: ProposalId) -> Result<SoldScope> {
    let row = q
        .row("SELECT * FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the proposal"))?;
    let signed_at: Option<Timestamp> = row.get("signed_at")?;
    let signed_at = signed_at.ok_or_else(|| {
        Error::refused("proposal.not_signed", "This proposal is not signed.", "Wait for the customer's signature.")
    })?;
    let frozen: FrozenScope = serde_json::from_str(&row.get::<String>("scope")?)?;
    Ok(SoldScope {
        proposal_id: id,
        number: row.get("number")?,
        estimate_id: row.get("estimate_id")?,
        opportunity_id: row.get("opportunity_id")?,
        account_id: row.get("account_id")?,
        contact_id: row.get("contact_id")?,
        site_id: row.get("site_id")?,
        name: row.get("name")?,
        language: row.get("language")?,
        contract: Money::new(row.get("total_minor")?, row.get("currency")?),
        signed_at,
        instalments: frozen.instalments,
        sections: frozen.sections,
        contingency: frozen.contingency.filter(|sum| sum.minor != 0),
    })
}
