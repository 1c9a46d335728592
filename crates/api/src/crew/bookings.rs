//! The booking ledger as a calendar.

use axum::{Json, extract::State, http::StatusCode};
use crew::bookings::{self, Booking, BookingRange, NewBooking, SubjectType};
use projects::{
    costs,
    tasks::{self, TaskId},
};
use service::visits::{self, VisitId};

use crate::{
    App, Problem,
    extract::{Ask, Caller, Command},
};

#[utoipa::path(get, path = "/bookings", operation_id = "list_bookings", tag = "crew",
    params(BookingRange), responses((status = 200, body = Vec<Booking>)))]
pub async fn list_bookings(
    State(app): State<App>,
    who: Caller,
    Ask(range): Ask<BookingRange>,
) -> Result<Json<Vec<Booking>>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| bookings::calendar(q, &range)).await?))
}

/// Books somebody for a task or visit; the same pair again moves the booking.
#[utoipa::path(post, path = "/bookings", operation_id = "create_booking", tag = "crew",
    request_body = NewBooking, responses((status = 201, body = Booking)))]
pub async fn create_booking(
    State(app): State<App>,
    who: Caller,
    command: Command<NewBooking>,
) -> Result<(StatusCode, Json<Booking>), Problem> {
    let new = command.input;
    let booking = app
        .platform
        .act_once(&who, command.once, move |act| {
            if let Some(project) = new.project_id {
                costs::place(act, project)?;
            }
            match new.subject_type {
                SubjectType::Task => drop(tasks::get(act, TaskId(new.subject_id))?),
                SubjectType::Visit => drop(visits::get(act, VisitId(new.subject_id))?),
            }
            bookings::book(act, &new)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(booking)))
}
