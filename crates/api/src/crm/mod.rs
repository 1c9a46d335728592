//! Relationships over HTTP.

mod accounts;
mod communications;
mod contacts;
mod leads;
mod opportunities;
mod sequences;
mod sites;
mod sources;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().merge(people()).merge(selling()).merge(talking())
}

fn people() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(accounts::list_accounts, accounts::create_account))
        .routes(routes!(accounts::get_account, accounts::change_account))
        .routes(routes!(accounts::get_account_overview))
        .routes(routes!(contacts::list_contacts, contacts::create_contact))
        .routes(routes!(contacts::get_contact, contacts::change_contact))
        .routes(routes!(contacts::list_people))
        .routes(routes!(contacts::put_person, contacts::remove_person))
        .routes(routes!(sites::list_sites))
        .routes(routes!(sites::create_site))
        .routes(routes!(sites::get_site, sites::change_site))
}

fn selling() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sources::list_sources, sources::create_source))
        .routes(routes!(sources::list_campaigns, sources::create_campaign))
        .routes(routes!(sources::list_spend, sources::record_spend))
        .routes(routes!(sources::remove_spend))
        .routes(routes!(leads::list_leads, leads::create_lead))
        .routes(routes!(leads::get_lead))
        .routes(routes!(leads::list_inquiries))
        .routes(routes!(leads::call_lead))
        .routes(routes!(leads::qualify_lead))
        .routes(routes!(leads::disqualify_lead))
        .routes(routes!(leads::list_lead_forms, leads::create_lead_form))
        .routes(routes!(leads::change_lead_form))
        .routes(routes!(opportunities::list_pipelines))
        .routes(routes!(opportunities::get_board))
        .routes(routes!(opportunities::list_opportunities, opportunities::create_opportunity))
        .routes(routes!(opportunities::get_opportunity, opportunities::change_opportunity))
        .routes(routes!(opportunities::move_opportunity))
        .routes(routes!(opportunities::list_stakeholders, opportunities::add_stakeholder))
        .routes(routes!(opportunities::change_stakeholder, opportunities::remove_stakeholder))
}

fn talking() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(communications::list_communications, communications::log_communication))
        .routes(routes!(communications::draft_communication))
        .routes(routes!(communications::get_communication, communications::change_draft, communications::discard_draft))
        .routes(routes!(communications::send_communication))
        .routes(routes!(sequences::list_sequences))
        .routes(routes!(sequences::change_sequence))
        .routes(routes!(sequences::list_enrolments))
        .routes(routes!(sequences::stop_enrolment))
}
