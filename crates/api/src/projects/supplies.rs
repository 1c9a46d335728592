//! What has to arrive and what has to be cleared: deliveries, purchase orders, gates.

use ::projects::{
    deliveries::{self, Delivery, DeliveryChange, DeliveryId, OrderChange, PurchaseOrder, PurchaseOrderId, Receipt},
    gates::{self, Gate, GateChange, GateId, NewGate},
    projects::ProjectId,
};
use axum::{Json, extract::State, http::StatusCode};

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[utoipa::path(get, path = "/projects/{id}/deliveries", operation_id = "list_deliveries", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Vec<Delivery>)))]
pub async fn list_deliveries(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
) -> Result<Json<Vec<Delivery>>, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        ::projects::projects::get(q, &reader, id)?;
        deliveries::of_project(q, id)
    });
    Ok(Json(read.await?))
}

/// The supplier names a day, or another one.
#[utoipa::path(patch, path = "/deliveries/{id}", operation_id = "change_delivery", tag = "projects",
    request_body = DeliveryChange, params(("id" = DeliveryId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Delivery)))]
pub async fn change_delivery(
    State(app): State<App>,
    who: Caller,
    At(id): At<DeliveryId>,
    Version(version): Version,
    command: Command<DeliveryChange>,
) -> Result<Json<Delivery>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| deliveries::change(act, id, &change, version)).await?))
}

/// It is here: whole, short or damaged.
#[utoipa::path(post, path = "/deliveries/{id}/receive", operation_id = "receive_delivery", tag = "projects",
    request_body = Receipt, params(("id" = DeliveryId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Delivery)))]
pub async fn receive_delivery(
    State(app): State<App>,
    who: Caller,
    At(id): At<DeliveryId>,
    Version(version): Version,
    command: Command<Receipt>,
) -> Result<Json<Delivery>, Problem> {
    let receipt = command.input;
    let act = app.platform.act_once(&who, command.once, move |act| deliveries::receive(act, id, &receipt, version));
    Ok(Json(act.await?))
}

#[utoipa::path(get, path = "/projects/{id}/purchase-orders", operation_id = "list_purchase_orders", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Vec<PurchaseOrder>)))]
pub async fn list_purchase_orders(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
) -> Result<Json<Vec<PurchaseOrder>>, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        ::projects::projects::get(q, &reader, id)?;
        deliveries::orders(q, reader.rights(), id)
    });
    Ok(Json(read.await?))
}

#[utoipa::path(patch, path = "/purchase-orders/{id}", operation_id = "change_purchase_order", tag = "projects",
    request_body = OrderChange, params(("id" = PurchaseOrderId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = PurchaseOrder)))]
pub async fn change_purchase_order(
    State(app): State<App>,
    who: Caller,
    At(id): At<PurchaseOrderId>,
    Version(version): Version,
    command: Command<OrderChange>,
) -> Result<Json<PurchaseOrder>, Problem> {
    let change = command.input;
    let act = app.platform.act_once(&who, command.once, move |act| deliveries::change_order(act, id, &change, version));
    Ok(Json(act.await?))
}

/// The order is placed with the supplier.
#[utoipa::path(post, path = "/purchase-orders/{id}/order", operation_id = "place_purchase_order", tag = "projects",
    params(("id" = PurchaseOrderId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = PurchaseOrder)))]
pub async fn place_purchase_order(
    State(app): State<App>,
    who: Caller,
    At(id): At<PurchaseOrderId>,
    Version(version): Version,
) -> Result<Json<PurchaseOrder>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| deliveries::place(act, id, version)).await?))
}

#[utoipa::path(get, path = "/projects/{id}/gates", operation_id = "list_gates", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Vec<Gate>)))]
pub async fn list_gates(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
) -> Result<Json<Vec<Gate>>, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        ::projects::projects::get(q, &reader, id)?;
        gates::of_project(q, id)
    });
    Ok(Json(read.await?))
}

#[utoipa::path(post, path = "/projects/{id}/gates", operation_id = "add_gate", tag = "projects",
    request_body = NewGate, params(("id" = ProjectId, Path)), responses((status = 201, body = Gate)))]
pub async fn add_gate(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
    command: Command<NewGate>,
) -> Result<(StatusCode, Json<Gate>), Problem> {
    let new = command.input;
    let gate = app.platform.act_once(&who, command.once, move |act| gates::add(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(gate)))
}

#[utoipa::path(patch, path = "/gates/{id}", operation_id = "change_gate", tag = "projects",
    request_body = GateChange, params(("id" = GateId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Gate)))]
pub async fn change_gate(
    State(app): State<App>,
    who: Caller,
    At(id): At<GateId>,
    Version(version): Version,
    command: Command<GateChange>,
) -> Result<Json<Gate>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| gates::change(act, id, &change, version)).await?))
}
