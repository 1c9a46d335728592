//! The contract: OpenAPI 3.1 made from the code, and the table of operations the policy is looked up in.

use std::collections::HashMap;

use axum::{Json, Router, http::Method, routing::get};
use utoipa::openapi::{
    ContentBuilder, InfoBuilder, ObjectBuilder, OpenApi, Ref, RefOr, ResponseBuilder,
    path::{Operation, Parameter, ParameterBuilder, ParameterIn},
    schema::Type,
    security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme},
};

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
    for (method, _, operation) in each(&mut doc) {
        operation.responses.responses.insert("default".into(), RefOr::T(problem.clone()));
        if takes_key(&method, operation) {
            operation.parameters.get_or_insert_default().push(idempotency_key().into());
        }
    }
    doc.security = Some([TOKEN, SESSION].map(|name| SecurityRequirement::new(name, [""; 0])).into());
    let components = doc.components.get_or_insert_default();
    components.add_security_scheme(TOKEN, SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    components.add_security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("ridgebeam"))));
    for (name, schema) in problem_schemas() {
        components.schemas.insert(name, schema);
    }
    doc
}

/// How a program and how a browser says who asks.
const TOKEN: &str = "token";
const SESSION: &str = "session";

/// Commands whose answer is not kept for a retry: a secret is told once, or doing it again changes nothing more.
const NOT_KEPT: &[&str] = &[
    "accept_invitation",
    "approve_time",
    "close_project",
    "commit_win_plan",
    "create_token",
    "expand_assembly",
    "place_purchase_order",
    "retry_mail",
    "reverse_win_plan",
    "set_up",
    "sign_in",
    "stop_enrolment",
    "upload_file",
];

fn takes_key(method: &Method, operation: &Operation) -> bool {
    let id = operation.operation_id.as_deref().unwrap_or_default();
    matches!(*method, Method::POST | Method::PUT | Method::PATCH) && !NOT_KEPT.contains(&id)
}

fn idempotency_key() -> Parameter {
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .description(Some("1 to 100 characters, best a UUID: a retry with the same key is answered as the first was."))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).max_length(Some(100))))
        .build()
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
