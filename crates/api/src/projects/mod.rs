//! The room `projects` over HTTP.

mod bills;
mod costs;
mod daily_logs;
#[allow(clippy::module_inception)] // the noun has the room's name
mod projects;
mod supplies;
mod tasks;
mod win_plans;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(win_plans::list_win_plans))
        .routes(routes!(win_plans::get_win_plan, win_plans::change_win_plan))
        .routes(routes!(win_plans::commit_win_plan))
        .routes(routes!(win_plans::reverse_win_plan))
        .routes(routes!(projects::list_projects))
        .routes(routes!(projects::get_project, projects::change_project))
        .routes(routes!(projects::close_project))
        .routes(routes!(projects::get_network))
        .routes(routes!(projects::list_schedule_revisions))
        .routes(routes!(projects::list_project_bottlenecks))
        .routes(routes!(projects::list_bottlenecks))
        .routes(routes!(tasks::add_task))
        .routes(routes!(tasks::get_task, tasks::change_task, tasks::remove_task))
        .routes(routes!(tasks::report_progress))
        .routes(routes!(tasks::link_tasks))
        .routes(routes!(tasks::unlink_tasks))
        .routes(routes!(supplies::list_deliveries))
        .routes(routes!(supplies::change_delivery))
        .routes(routes!(supplies::receive_delivery))
        .routes(routes!(supplies::list_purchase_orders))
        .routes(routes!(supplies::change_purchase_order))
        .routes(routes!(supplies::place_purchase_order))
        .routes(routes!(supplies::list_gates, supplies::add_gate))
        .routes(routes!(supplies::change_gate))
        .routes(routes!(costs::get_project_budget))
        .routes(routes!(costs::list_project_costs))
        .routes(routes!(costs::get_project_money))
        .routes(routes!(costs::get_money_standing))
        .routes(routes!(bills::list_project_bills, bills::record_bill))
        .routes(routes!(daily_logs::list_project_log, daily_logs::add_log_entry))
        .routes(routes!(daily_logs::get_field_day))
}
