//! One question, one answer.

use axum::{Json, extract::State};
use platform::Page;
use reports::{Report, ReportAsk, ReportKind, ReportedRow, RowsAsk};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, PageQuery},
};

#[utoipa::path(get, path = "/reports/{kind}", operation_id = "get_report", tag = "reports",
    params(("kind" = ReportKind, Path), ReportAsk), responses((status = 200, body = Report)))]
pub async fn get_report(
    State(app): State<App>,
    who: Caller,
    At(kind): At<ReportKind>,
    Ask(ask): Ask<ReportAsk>,
) -> Result<Json<Report>, Problem> {
    let (caller, now) = (who.0.clone(), app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| reports::report(q, &caller, kind, &ask, now)).await?))
}

#[utoipa::path(get, path = "/reports/{kind}/rows", operation_id = "list_report_rows", tag = "reports",
    params(("kind" = ReportKind, Path), ReportAsk, RowsAsk, PageQuery),
    responses((status = 200, body = Page<ReportedRow>)))]
pub async fn list_report_rows(
    State(app): State<App>,
    who: Caller,
    At(kind): At<ReportKind>,
    Ask(ask): Ask<ReportAsk>,
    Ask(which): Ask<RowsAsk>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<ReportedRow>>, Problem> {
    let (caller, now, cursor) = (who.0.clone(), app.platform.clock().now(), page.cursor());
    Ok(Json(app.platform.read(&who, move |q| reports::rows(q, &caller, kind, &ask, &which, &cursor, now)).await?))
}
