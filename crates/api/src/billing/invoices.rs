//! Invoices.

use axum::{
    Json,
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use billing::{
    invoices::{self, Invoice, InvoiceFilter, InvoiceId, IssueInvoice},
    schedule::BillingItemId,
};
use platform::{Error, Page, companies};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery},
    platform_room::files,
};

#[utoipa::path(get, path = "/invoices", operation_id = "list_invoices", tag = "billing",
    params(InvoiceFilter, PageQuery), responses((status = 200, body = Page<Invoice>)))]
pub async fn list_invoices(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<InvoiceFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Invoice>>, Problem> {
    let (cursor, now) = (page.cursor(), app.platform.clock().now());
    let read = move |q: &platform::Conn<'_>| invoices::list(q, &filter, companies::today(q, now)?, &cursor);
    Ok(Json(app.platform.read(&who, read).await?))
}

#[utoipa::path(get, path = "/invoices/{id}", operation_id = "get_invoice", tag = "billing",
    params(("id" = InvoiceId, Path)), responses((status = 200, body = Invoice)))]
pub async fn get_invoice(State(app): State<App>, who: Caller, At(id): At<InvoiceId>) -> Result<Json<Invoice>, Problem> {
    let now = app.platform.clock().now();
    Ok(Json(app.platform.read(&who, move |q| invoices::get(q, id, companies::today(q, now)?)).await?))
}

/// The invoice as a page to print or send, with what was paid on it by now.
#[utoipa::path(get, path = "/invoices/{id}/pdf", operation_id = "get_invoice_pdf", tag = "billing",
    params(("id" = InvoiceId, Path)), responses((status = 200, content_type = "application/pdf", body = Vec<u8>)))]
pub async fn get_invoice_pdf(State(app): State<App>, who: Caller, At(id): At<InvoiceId>) -> Result<Response, Problem> {
    let now = app.platform.clock().now();
    let read = move |q: &platform::Conn<'_>| {
        let invoice = invoices::get(q, id, companies::today(q, now)?)?;
        Ok((invoices::file_name(&invoice), invoices::paper(q, &invoice, now)?))
    };
    let (name, doc) = app.platform.read(&who, read).await?;
    let typesetter = app.typesetter.clone();
    let pdf = tokio::task::spawn_blocking(move || typesetter.invoice(&doc))
        .await
        .map_err(|_| Problem::internal())?
        .map_err(|e| Error::Internal(e.to_string()))?;
    let mut page = files::serve("application/pdf", &name, pdf);
    // The next payment changes it.
    page.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(page)
}

/// Bills an item of a project's billing schedule; it can be billed once.
#[utoipa::path(post, path = "/billing-items/{id}/invoice", operation_id = "issue_invoice", tag = "billing",
    request_body = IssueInvoice, params(("id" = BillingItemId, Path)), responses((status = 201, body = Invoice)))]
pub async fn issue_invoice(
    State(app): State<App>,
    who: Caller,
    At(id): At<BillingItemId>,
    command: Command<IssueInvoice>,
) -> Result<(StatusCode, Json<Invoice>), Problem> {
    let new = command.input;
    let invoice = app.platform.act_once(&who, command.once, move |act| invoices::issue(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(invoice)))
}
