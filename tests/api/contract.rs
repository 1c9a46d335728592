//! The contract, the router and the policy table say the same.

use std::collections::BTreeSet;

use api::{openapi, policy};

const PUBLIC: &[&str] = &["get_setup", "set_up", "sign_in", "sign_out", "accept_invitation"];

#[test]
fn every_operation_stands_in_the_policy_table() {
    let ids: BTreeSet<String> = openapi::operation_ids().into_iter().map(|(_, _, id)| id).collect();
    let missing: Vec<_> =
        ids.iter().filter(|id| policy::find(id).is_none() && !PUBLIC.contains(&id.as_str())).collect();
    assert!(missing.is_empty(), "operations without a policy: {missing:?}");
    let gone: Vec<_> = policy::all().map(|r| r.operation).filter(|o| !ids.contains(*o)).collect();
    assert!(gone.is_empty(), "policies without an operation: {gone:?}");
}

/// `RIDGEBEAM_UPDATE_CONTRACT=1` writes the file anew; the web app's client is generated from it.
#[test]
fn the_committed_contract_is_the_one_served() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/openapi.json");
    let served = serde_json::to_string_pretty(&openapi::document()).unwrap() + "\n";
    if std::env::var("RIDGEBEAM_UPDATE_CONTRACT").is_ok() {
        std::fs::write(&path, &served).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == served, "run RIDGEBEAM_UPDATE_CONTRACT=1 cargo test -p tests contract, and commit the file");
}

#[test]
fn the_contract_says_how_one_signs_in() {
    let document = serde_json::to_value(openapi::document()).unwrap();
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!((&schemes["token"]["type"], &schemes["token"]["scheme"]), (&"http".into(), &"bearer".into()));
    assert_eq!((&schemes["session"]["in"], &schemes["session"]["name"]), (&"cookie".into(), &"ridgebeam".into()));
    let of = |path: &str, method: &str| document["paths"][path][method]["security"].clone();
    assert_eq!(
        document["security"],
        serde_json::json!([{ "token": [] }, { "session": [] }]),
        "either of the two will do"
    );
    assert!(of("/api/v1/accounts", "get").is_null(), "as everywhere");
    for open in ["/api/v1/setup", "/api/v1/session"] {
        assert_eq!(of(open, "post"), serde_json::json!([{}]), "{open} needs neither");
    }
}
