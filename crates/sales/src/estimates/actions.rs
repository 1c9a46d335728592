use crm::{
    accounts,
    opportunities::{self, NewOpportunity, Opportunity},
    sites,
};
use estimating::Discount;
use kernel::{Decimal, reexport::uuid::Uuid};
use platform::{
    Act, Conn, Error, NewEvent, Result, companies,
    error::Checks,
    search::{self, Entry},
};

use super::{
    Estimate, EstimateChange, EstimateId, EstimateState, NewEstimate, NewSection, document, get, queries::estimate,
    sections,
};

pub fn create(act: &Act<'_>, new: &NewEstimate) -> Result<EstimateId> {
    let opportunity = opportunity(act, new)?;
    let of_opportunity = opportunity.as_ref();
    let account_id = new.account_id.or(of_opportunity.and_then(|o| o.account_id)).ok_or_else(|| {
        Error::invalid("account_id", "Say who the estimate is for: pick a customer, or qualify the opportunity first.")
    })?;
    let account = accounts::get(act, account_id)?;
    let site_id = new.site_id.or(of_opportunity.and_then(|o| o.site_id));
    let site = site_id.map(|id| sites::get(act, id)).transpose()?;
    let of_opportunity_name = of_opportunity.map(|o| o.name.clone());
    let of_opportunity_id = of_opportunity.map(|o| o.id);
    let name = new.name.clone().filter(|n| !n.trim().is_empty()).or(of_opportunity_name).unwrap_or(account.name);
    check_name(&name)?;
    let company = companies::company(act)?;
    let id: EstimateId = act.new_id();
    let estimate = Estimate {
        id,
        number: act.next_number("estimate")?,
        revision: 1,
        opportunity_id: of_opportunity_id,
        account_id,
        site_id,
        name: name.trim().to_owned(),
        currency: company.currency,
        state: EstimateState::Draft,
        discount: None,
        contingency_percent: Decimal::ZERO,
        tax_region: site.map(|s| s.region.to_uppercase()).unwrap_or_default(),
        tax_on: act.today()?,
        tax_exempt: false,
        introduction: String::new(),
        terms: company.settings.proposal_terms,
        version: 1,
        created_at: act.at,
        updated_at: act.at,
    };
    insert(act, &estimate)?;
    sections::insert(act, id, &NewSection { name: estimate.name.clone() })?;
    act.emit(linked(NewEvent::new("estimate.created", "estimate", id), &estimate).data(told(&estimate)))?;
    index(act, &estimate)?;
    Ok(id)
}

/// The opportunity that is priced: the named one, or a new one of the account.
fn opportunity(act: &Act<'_>, new: &NewEstimate) -> Result<Option<Opportunity>> {
    if let Some(id) = new.opportunity_id {
        return opportunities::get(act, id).map(Some);
    }
    let Some(name) = new.opportunity_name.clone().filter(|_| new.account_id.is_some()) else { return Ok(None) };
    let account_id = new.account_id.map(|id| accounts::get(act, id)).transpose()?.map(|a| a.id);
    let site_id = new.site_id;
    opportunities::create(act, &NewOpportunity { name, account_id, site_id, ..Default::default() }).map(Some)
}

pub(super) fn insert(act: &Act<'_>, e: &Estimate) -> Result<()> {
    let (discount_kind, discount_value) = discount_columns(e);
    act.execute(
        "INSERT INTO estimate (company_id, id, number, revision, opportunity_id, account_id, site_id, name, currency,
           state, discount_kind, discount_value, contingency_percent, tax_region, tax_on, tax_exempt, introduction, terms,
           price_minor, cost_minor, tax_minor, total_minor, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, 0, 0, 0, $19, $19)",
        &[
            &e.id,
            &e.number,
            &e.revision,
            &e.opportunity_id,
            &e.account_id,
            &e.site_id,
            &e.name,
            &e.currency,
            &e.state,
            &discount_kind,
            &discount_value,
            &e.contingency_percent,
            &e.tax_region,
            &e.tax_on,
            &e.tax_exempt,
            &e.introduction,
            &e.terms,
            &e.created_at,
        ],
    )?;
    Ok(())
}

fn discount_columns(estimate: &Estimate) -> (Option<&'static str>, Option<Decimal>) {
    match &estimate.discount {
        Some(Discount::Percent { percent }) => (Some("percent"), Some(*percent)),
        Some(Discount::Amount { amount }) => (Some("amount"), Some(*amount)),
        None => (None, None),
    }
}

/// Changes what is named, if the estimate is still at the version the caller read.
pub fn change(act: &Act<'_>, id: EstimateId, change: &EstimateChange, version: i64) -> Result<()> {
    let mut estimate = open(act, id)?;
    if estimate.version != version {
        return Err(stale(act, id)?);
    }
    apply(act, &mut estimate, change)?;
    check(&estimate)?;
    let (kind, value) = discount_columns(&estimate);
    act.execute(
        "UPDATE estimate SET name = $3, site_id = $4, discount_kind = $5, discount_value = $6, contingency_percent = $7,
           tax_region = $8, tax_exempt = $9, introduction = $10, terms = $11
         WHERE company_id = $1 AND id = $2",
        &[
            &id,
            &estimate.name,
            &estimate.site_id,
            &kind,
            &value,
            &estimate.contingency_percent,
            &estimate.tax_region,
            &estimate.tax_exempt,
            &estimate.introduction,
            &estimate.terms,
        ],
    )?;
    index(act, &estimate)?;
    touched(act, id, "changed")
}

fn apply(act: &Act<'_>, estimate: &mut Estimate, change: &EstimateChange) -> Result<()> {
    if let Some(site_id) = change.site_id.put() {
        estimate.tax_region = sites::get(act, site_id)?.region.to_uppercase();
    }
    estimate.site_id = change.site_id.or(estimate.site_id);
    if let Some(name) = change.name.given() {
        estimate.name = name.trim().to_owned();
    }
    let is_none =
        |d: &Discount| matches!(d, Discount::Percent { percent: n } | Discount::Amount { amount: n } if n.is_zero());
    estimate.discount = change.discount.or(estimate.discount.take()).filter(|d| !is_none(d));
    if let Some(region) = change.tax_region.given() {
        estimate.tax_region = region.trim().to_uppercase();
    }
    estimate.contingency_percent = change.contingency_percent.or(estimate.contingency_percent);
    estimate.tax_exempt = change.tax_exempt.or(estimate.tax_exempt);
    estimate.introduction = change.introduction.or(std::mem::take(&mut estimate.introduction));
    estimate.terms = change.terms.or(std::mem::take(&mut estimate.terms));
    Ok(())
}

fn check(estimate: &Estimate) -> Result<()> {
    check_name(&estimate.name)?;
    let sane = match &estimate.discount {
        Some(Discount::Percent { percent }) => (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(percent),
        Some(Discount::Amount { amount }) => *amount >= Decimal::ZERO,
        None => true,
    };
    let contingency = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&estimate.contingency_percent);
    Checks::new()
        .that(sane, "discount", "Write a discount of 0 to 100 %, or a sum of 0 or more.")
        .that(contingency, "contingency_percent", "Write 0 to 100 %.")
        .at_most("tax_region", &estimate.tax_region, 40)
        .at_most("introduction", &estimate.introduction, 10_000)
        .at_most("terms", &estimate.terms, 50_000)
        .finish()
}

fn check_name(name: &str) -> Result<()> {
    Checks::new().require("name", name, "Give the estimate a name.").at_most("name", name, 200).finish()
}

/// The estimate, if it may be changed. Locks it, so that two changes to its lines come one after the other.
pub(super) fn open(act: &Act<'_>, id: EstimateId) -> Result<Estimate> {
    act.lock("SELECT id FROM estimate WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the estimate"))?;
    let estimate = get(act, id)?;
    if estimate.state == EstimateState::Draft {
        return Ok(estimate);
    }
    Err(Error::refused(
        "estimate.not_draft",
        format!("This estimate is {}; what went out to the customer is not changed afterwards.", estimate.state),
        "Make a revision and change that.",
    ))
}

pub(super) fn stale(act: &Act<'_>, id: EstimateId) -> Result<Error> {
    Ok(Error::stale(&document(act, id)?.shown_to(act.who.rights())))
}

/// After any change: totals stored anew, one version up, one event.
pub(crate) fn touched(act: &Act<'_>, id: EstimateId, what: &str) -> Result<()> {
    let priced = document(act, id)?.priced;
    let net = priced.subtotal.checked_sub(priced.discount)?;
    act.execute(
        "UPDATE estimate SET price_minor = $3, cost_minor = $4, tax_minor = $5, total_minor = $6, updated_at = $7,
           version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &net.minor, &priced.cost.minor, &priced.tax.minor, &priced.total.minor, &act.at],
    )?;
    let estimate = get(act, id)?;
    let data = serde_json::json!({ "what": what, "total_minor": priced.total.minor, "currency": priced.currency });
    act.emit(linked(NewEvent::new("estimate.updated", "estimate", id), &estimate).data(data))?;
    Ok(())
}

pub(super) fn linked(event: NewEvent, estimate: &Estimate) -> NewEvent {
    event.link(estimate.account_id).link_opt(estimate.opportunity_id)
}

pub(super) fn told(estimate: &Estimate) -> serde_json::Value {
    serde_json::json!({ "number": estimate.number, "revision": estimate.revision, "name": estimate.name })
}

pub(super) fn index(act: &Act<'_>, estimate: &Estimate) -> Result<()> {
    act.index_again(&entry(estimate))
}

fn entry(estimate: &Estimate) -> Entry {
    let number = estimate.number.to_string();
    Entry::new("estimate", estimate.id, &estimate.name, &format!("Estimate {number}"), &[&number])
}

/// The entries of the estimates after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT * FROM estimate WHERE company_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter().map(|row| Ok(entry(&estimate(row)?))).collect()
}
