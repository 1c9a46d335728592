//! The price book over HTTP.

mod assemblies;
mod items;
mod rates;

use utoipa_axum::{router::OpenApiRouter, routes};

use crate::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(items::list_items, items::create_item))
        .routes(routes!(items::get_item, items::change_item))
        .routes(routes!(assemblies::list_assemblies, assemblies::create_assembly))
        .routes(routes!(assemblies::get_assembly))
        .routes(routes!(assemblies::expand_assembly))
        .routes(routes!(rates::list_cost_codes, rates::create_cost_code))
        .routes(routes!(rates::change_cost_code))
        .routes(routes!(rates::list_labour_rates, rates::create_labour_rate))
        .routes(routes!(rates::change_labour_rate))
        .routes(routes!(rates::list_tax_rules, rates::create_tax_rule))
        .routes(routes!(rates::change_tax_rule))
}
