//! The operations as the contract describes them.

use std::{collections::BTreeMap, sync::LazyLock};

use reqwest::Method;
use testkit::{Client, RequestBuilder, Value};

/// What takes no sign-in, and so no role.
pub const PUBLIC: &[&str] = &["get_setup", "set_up", "sign_in", "sign_out", "accept_invitation"];

static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(api::openapi::document()).expect("the contract is JSON"));

pub struct Operation {
    pub id: String,
    pub method: Method,
    pub path: String,
    pub parameters: Vec<Parameter>,
    /// The schema of a JSON body.
    pub body: Option<&'static Value>,
    /// The schema of each answer by its status; `None` where the answer is not JSON.
    pub answers: BTreeMap<u16, Option<&'static Value>>,
}

pub struct Parameter {
    pub name: String,
    pub place: String,
    pub required: bool,
    pub schema: &'static Value,
}

pub fn document() -> &'static Value {
    &DOCUMENT
}

/// Follows a reference to where it is described.
pub fn resolved(schema: &'static Value) -> &'static Value {
    match schema["$ref"].as_str() {
        Some(at) => resolved(DOCUMENT.pointer(at.trim_start_matches('#')).expect("what is referred to")),
        None => schema,
    }
}

/// Every operation that needs a sign-in: first those that read, last those that remove.
pub fn all() -> Vec<Operation> {
    let paths = DOCUMENT["paths"].as_object().expect("paths");
    let methods = [Method::GET, Method::PUT, Method::PATCH, Method::POST, Method::DELETE];
    let each = methods.iter().flat_map(|method| {
        paths.iter().filter_map(move |(path, item)| {
            let described = item.get(method.as_str().to_lowercase())?;
            Some(operation(method.clone(), path, described))
        })
    });
    each.filter(|op| !PUBLIC.contains(&op.id.as_str())).collect()
}

fn operation(method: Method, path: &str, described: &'static Value) -> Operation {
    let parameters = described["parameters"].as_array().into_iter().flatten().map(|p| Parameter {
        name: p["name"].as_str().expect("a name").to_owned(),
        place: p["in"].as_str().expect("a place").to_owned(),
        required: p["required"] == true,
        schema: resolved(&p["schema"]),
    });
    let answers = described["responses"].as_object().expect("answers").iter().filter_map(|(status, answer)| {
        Some((status.parse().ok()?, answer.pointer("/content/application~1json/schema")))
    });
    Operation {
        id: described["operationId"].as_str().expect("an id").to_owned(),
        method,
        path: path.to_owned(),
        parameters: parameters.collect(),
        body: described.pointer("/requestBody/content/application~1json/schema"),
        answers: answers.collect(),
    }
}

/// The version that the record at this address, or the one it is a part of, has now; as `If-Match` says it.
pub async fn version(client: &Client, address: &str) -> String {
    let mut at = address;
    while let Some((above, _)) = at.rsplit_once('/').filter(|(above, _)| above.len() > "/api/v1/".len()) {
        let record = client.send(client.request(Method::GET, at)).await;
        if let Some(version) = record.body["version"].as_i64() {
            return format!("\"{version}\"");
        }
        at = above;
    }
    "\"1\"".to_owned()
}

impl Operation {
    pub fn has(&self, header: &str) -> bool {
        self.parameters.iter().any(|p| p.place == "header" && p.name == header)
    }

    /// Whether the address names a record.
    pub fn names_a_record(&self) -> bool {
        self.path.contains("{id}")
    }

    /// The address with what stands for each noun; the noun of a parameter is the word before it.
    pub fn address(&self, id: impl Fn(&str) -> String) -> String {
        let mut noun = "";
        let mut address = String::new();
        for part in self.path.split('/').skip(1) {
            address.push('/');
            if part.starts_with('{') {
                address.push_str(&id(noun));
            } else {
                noun = part;
                address.push_str(part);
            }
        }
        address
    }

    /// A request without query and body. It claims to have read the first version.
    pub fn request(&self, client: &Client, address: &str) -> RequestBuilder {
        let request = client.request(self.method.clone(), address);
        if self.has("If-Match") { request.header("if-match", "\"1\"") } else { request }
    }
}
