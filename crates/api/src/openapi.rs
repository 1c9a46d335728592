//! The contract: OpenAPI 3.1 made from the code, and the table of operations the policy is looked up in.

use std::collections::HashMap;

use axum::{Json, Router, http::Method, routing::get};
use utoipa::openapi::{ContentBuilder, InfoBuilder, OpenApi, Ref, RefOr, ResponseBuilder, path::Operation};

use crate::{App, api_router, policy, problem::Problem};

/// The whole description. Every operation may answer with a problem, so each says so.
pub fn document() -> OpenApi {
    let (_, mut doc) = api_router().split_for_parts();
    doc.info = InfoBuilder::new()
        .title("Ridgebeam")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "One record from first inquiry to years of service. Money is whole minor units with a currency; quantities \
             are decimal strings; instants are RFC 3339 UTC; dates are YYYY-MM-DD. Errors are RFC 9457 problem details.",
        ))
        .build();
    let problem = ResponseBuilder::new()
        .description("What happened, why, and what to do.")
        .content(
            "application/problem+json",
            ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build(),
        )
        .build();
    for (_, _, operation) in each(&mut doc) {
        operation.responses.responses.insert("default".into(), RefOr::T(problem.clone()));
    }
    let components = doc.components.get_or_insert_default();
    for (name, schema) in problem_schemas() {
        components.schemas.insert(name, schema);
    }
    doc
}

fn problem_schemas() -> Vec<(String, RefOr<utoipa::openapi::schema::Schema>)> {
    use utoipa::{PartialSchema, ToSchema};
    let mut schemas = vec![("Problem".to_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    schemas
}

fn each(doc: &mut OpenApi) -> Vec<(Method, String, &mut Operation)> {
    let mut found = Vec::new();
    for (path, item) in &mut doc.paths.paths {
        let methods = [
            (Method::GET, &mut item.get),
            (Method::POST, &mut item.post),
            (Method::PUT, &mut item.put),
            (Method::PATCH, &mut item.patch),
            (Method::DELETE, &mut item.delete),
        ];
        for (method, operation) in methods {
            if let Some(operation) = operation {
                found.push((method, path.clone(), operation));
            }
        }
    }
    found
}

/// Operation ids by method and route.
pub fn operation_ids() -> Vec<(Method, String, String)> {
    let (_, mut doc) = api_router().split_for_parts();
    each(&mut doc)
        .into_iter()
        .map(|(method, path, operation)| (method, path, operation.operation_id.clone().unwrap_or_default()))
        .collect()
}

pub(crate) fn operations() -> HashMap<(Method, String), &'static policy::Rule> {
    operation_ids().into_iter().filter_map(|(method, path, id)| Some(((method, path), policy::find(&id)?))).collect()
}

pub fn routes() -> Router<App> {
    Router::new().route("/api/openapi.json", get(|| async { Json(document()) })).route("/healthz", get(health))
}

async fn health(axum::extract::State(app): axum::extract::State<App>) -> Result<&'static str, Problem> {
    app.platform.needs_setup().await?;
    Ok("ok\n")
}
