//! What the price book reckons with: cost codes, labour rates, taxes.

use axum::{Json, extract::State, http::StatusCode};
use catalog::{
    cost_codes::{self, CostCode, CostCodeChange, CostCodeId, NewCostCode},
    labour_rates::{self, LabourRate, LabourRateChange, LabourRateId, NewLabourRate},
    tax_rules::{self, NewTaxRule, TaxRule, TaxRuleChange, TaxRuleId},
};
use platform::{Page, Rights};

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[utoipa::path(get, path = "/cost-codes", operation_id = "list_cost_codes", tag = "catalog",
    responses((status = 200, body = Page<CostCode>)))]
pub async fn list_cost_codes(State(app): State<App>, who: Caller) -> Result<Json<Page<CostCode>>, Problem> {
    Ok(Json(Page { items: app.platform.read(&who, cost_codes::list).await?, next: None }))
}

#[utoipa::path(post, path = "/cost-codes", operation_id = "create_cost_code", tag = "catalog",
    request_body = NewCostCode, responses((status = 201, body = CostCode)))]
pub async fn create_cost_code(
    State(app): State<App>,
    who: Caller,
    command: Command<NewCostCode>,
) -> Result<(StatusCode, Json<CostCode>), Problem> {
    let new = command.input;
    let code = app.platform.act_once(&who, command.once, move |act| cost_codes::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(code)))
}

#[utoipa::path(patch, path = "/cost-codes/{id}", operation_id = "change_cost_code", tag = "catalog",
    request_body = CostCodeChange, params(("id" = CostCodeId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = CostCode)))]
pub async fn change_cost_code(
    State(app): State<App>,
    who: Caller,
    At(id): At<CostCodeId>,
    Version(version): Version,
    command: Command<CostCodeChange>,
) -> Result<Json<CostCode>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| cost_codes::change(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[utoipa::path(get, path = "/labour-rates", operation_id = "list_labour_rates", tag = "catalog",
    responses((status = 200, body = Page<LabourRate>)))]
pub async fn list_labour_rates(State(app): State<App>, who: Caller) -> Result<Json<Page<LabourRate>>, Problem> {
    let rates = app.platform.read(&who, labour_rates::list).await?;
    let items = rates.into_iter().map(|rate| shown(rate, who.rights())).collect();
    Ok(Json(Page { items, next: None }))
}

#[utoipa::path(post, path = "/labour-rates", operation_id = "create_labour_rate", tag = "catalog",
    request_body = NewLabourRate, responses((status = 201, body = LabourRate)))]
pub async fn create_labour_rate(
    State(app): State<App>,
    who: Caller,
    command: Command<NewLabourRate>,
) -> Result<(StatusCode, Json<LabourRate>), Problem> {
    let new = command.input;
    let rate = app.platform.act_once(&who, command.once, move |act| labour_rates::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(shown(rate, who.rights()))))
}

#[utoipa::path(patch, path = "/labour-rates/{id}", operation_id = "change_labour_rate", tag = "catalog",
    request_body = LabourRateChange, params(("id" = LabourRateId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = LabourRate)))]
pub async fn change_labour_rate(
    State(app): State<App>,
    who: Caller,
    At(id): At<LabourRateId>,
    Version(version): Version,
    command: Command<LabourRateChange>,
) -> Result<Json<LabourRate>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| labour_rates::change(act, id, &change, version);
    Ok(Json(shown(app.platform.act_once(&who, command.once, act).await?, who.rights())))
}

/// Pay is shown to those who may see pay, the burdened rate to those who may see cost.
fn shown(mut rate: LabourRate, rights: Rights) -> LabourRate {
    rate.base_rate = rate.base_rate.filter(|_| rights.pay);
    rate.burden_percent = rate.burden_percent.filter(|_| rights.pay);
    rate.burdened_rate = rate.burdened_rate.filter(|_| rights.cost);
    rate
}

#[utoipa::path(get, path = "/tax-rules", operation_id = "list_tax_rules", tag = "catalog",
    responses((status = 200, body = Page<TaxRule>)))]
pub async fn list_tax_rules(State(app): State<App>, who: Caller) -> Result<Json<Page<TaxRule>>, Problem> {
    Ok(Json(Page { items: app.platform.read(&who, tax_rules::list).await?, next: None }))
}

#[utoipa::path(post, path = "/tax-rules", operation_id = "create_tax_rule", tag = "catalog",
    request_body = NewTaxRule, responses((status = 201, body = TaxRule)))]
pub async fn create_tax_rule(
    State(app): State<App>,
    who: Caller,
    command: Command<NewTaxRule>,
) -> Result<(StatusCode, Json<TaxRule>), Problem> {
    let new = command.input;
    let rule = app.platform.act_once(&who, command.once, move |act| tax_rules::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(rule)))
}

#[utoipa::path(patch, path = "/tax-rules/{id}", operation_id = "change_tax_rule", tag = "catalog",
    request_body = TaxRuleChange, params(("id" = TaxRuleId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TaxRule)))]
pub async fn change_tax_rule(
    State(app): State<App>,
    who: Caller,
    At(id): At<TaxRuleId>,
    Version(version): Version,
    command: Command<TaxRuleChange>,
) -> Result<Json<TaxRule>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| tax_rules::change(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}
