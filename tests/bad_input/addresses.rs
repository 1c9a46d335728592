//! Addresses that are not there, and methods they don't take.

use reqwest::Method;
use testkit::{Answer, Client, both};

async fn asked(client: &Client, method: Method, path: &str) -> Answer {
    client.send(client.request(method, path)).await
}

both! {
    async fn an_address_the_api_does_not_have_is_a_problem(app) {
        for path in ["/api/v1/nothing", "/api/nothing", "/api", "/api/v2/accounts", "/api/v1/accounts/x/y/z"] {
            for method in [Method::GET, Method::POST] {
                let answer = asked(&app.owner(), method, path).await;
                assert_eq!(answer.kind, "application/problem+json", "{path}");
                assert_eq!(answer.refused(404), "no_such_address", "{path}");
            }
        }
    }
}

both! {
    async fn a_method_an_address_does_not_take_is_a_problem(app) {
        for (method, path) in [(Method::DELETE, "/api/v1/accounts"), (Method::POST, "/api/openapi.json")] {
            let answer = asked(&app.owner(), method, path).await;
            assert_eq!(answer.kind, "application/problem+json", "{path}");
            assert_eq!(answer.refused(405), "method_not_allowed", "{path}");
        }
    }
}
