//! The time clock.

use axum::{Json, extract::State, http::StatusCode};
use crew::time::{self, ClockIn, ClockOut, PastCorrection, TimeCorrection, TimeEntry, TimeEntryId, TimeFilter};
use platform::Page;
use projects::costs;
use service::visits::{self, VisitId};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/time", operation_id = "list_time", tag = "crew",
    params(TimeFilter, PageQuery), responses((status = 200, body = Page<TimeEntry>)))]
pub async fn list_time(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<TimeFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<TimeEntry>>, Problem> {
    let (cursor, reader) = (page.cursor(), who.0.clone());
    Ok(Json(app.platform.read(&who, move |q| time::list(q, &reader, &filter, &cursor)).await?))
}

#[utoipa::path(post, path = "/time/clock-in", operation_id = "clock_in", tag = "crew",
    request_body = ClockIn, responses((status = 201, body = TimeEntry)))]
pub async fn clock_in(
    State(app): State<App>,
    who: Caller,
    command: Command<ClockIn>,
) -> Result<(StatusCode, Json<TimeEntry>), Problem> {
    let new = command.input;
    let entry = app
        .platform
        .act_once(&who, command.once, move |act| {
            if let Some(project) = new.project_id {
                costs::reached(act, act.who, project)?;
                costs::task_of(act, project, new.task_id)?;
            }
            if let Some(visit) = new.visit_id {
                visits::get(act, VisitId(visit))?;
            }
            time::clock_in(act, &new)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

#[utoipa::path(post, path = "/time/clock-out", operation_id = "clock_out", tag = "crew",
    request_body = ClockOut, responses((status = 200, body = TimeEntry)))]
pub async fn clock_out(
    State(app): State<App>,
    who: Caller,
    command: Command<ClockOut>,
) -> Result<Json<TimeEntry>, Problem> {
    let stop = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| time::clock_out(act, &stop)).await?))
}

#[utoipa::path(get, path = "/time/{id}/corrections", operation_id = "list_time_corrections", tag = "crew",
    params(("id" = TimeEntryId, Path)), responses((status = 200, body = Vec<PastCorrection>)))]
pub async fn list_time_corrections(
    State(app): State<App>,
    who: Caller,
    At(id): At<TimeEntryId>,
) -> Result<Json<Vec<PastCorrection>>, Problem> {
    let reader = who.0.clone();
    Ok(Json(app.platform.read(&who, move |q| time::corrections(q, &reader, id)).await?))
}

#[utoipa::path(post, path = "/time/{id}/correct", operation_id = "correct_time", tag = "crew",
    request_body = TimeCorrection, params(("id" = TimeEntryId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = TimeEntry)))]
pub async fn correct_time(
    State(app): State<App>,
    who: Caller,
    At(id): At<TimeEntryId>,
    Version(version): Version,
    command: Command<TimeCorrection>,
) -> Result<Json<TimeEntry>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| time::correct(act, id, &change, version)).await?))
}

#[utoipa::path(post, path = "/time/{id}/approve", operation_id = "approve_time", tag = "crew",
    params(("id" = TimeEntryId, Path), ("If-Match" = String, Header)), responses((status = 200, body = TimeEntry)))]
pub async fn approve_time(
    State(app): State<App>,
    who: Caller,
    At(id): At<TimeEntryId>,
    Version(version): Version,
) -> Result<Json<TimeEntry>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| time::approve(act, id, version)).await?))
}
