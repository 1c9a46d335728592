//! Billing over HTTP: invoices and payments. What a project owes stands with the project.

mod invoices;
mod payments;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(invoices::list_invoices))
        .routes(routes!(invoices::get_invoice))
        .routes(routes!(invoices::get_invoice_pdf))
        .routes(routes!(invoices::issue_invoice))
        .routes(routes!(payments::receive_payment))
        .routes(routes!(payments::list_account_payments))
}
