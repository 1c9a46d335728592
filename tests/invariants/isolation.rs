//! Every role x every operation x {a record of one's own job, of another job, of another company}: what the policy table
//! says is what happens, and what is not there for somebody never shows.

use api::policy;
use platform::{Reach, Role};
use testkit::{Answer, Client, TestApp, both, json};

use super::{
    operations::{self, Operation},
    samples,
    world::World,
};

/// Three sets of records: the field worker's own job, another job of the company, another company.
struct Company {
    roles: Vec<(Role, Client)>,
    own: World,
    beside: World,
    other: World,
}

impl Company {
    async fn built(app: &TestApp) -> Self {
        let mut roles = Vec::new();
        for role in Role::ALL.iter().copied() {
            roles.push((role, if role == Role::Owner { app.owner() } else { app.member(role).await }));
        }
        let field = &roles.iter().find(|(role, _)| *role == Role::Field).expect("the field").1;
        let user = field.get("/session").await.ok()["user"]["id"].clone();
        let own = World::built(app, &app.who, app.owner(), "Aspen", Some(user)).await;
        let beside = World::built(app, &app.who, app.owner(), "Birch", None).await;
        let (who, owner) = app.found_another().await;
        let other = World::built(app, &who, owner, "Cypress", None).await;
        Self { roles, own, beside, other }
    }
}

fn allows(op: &Operation, role: Role) -> bool {
    policy::find(&op.id).is_some_and(|rule| rule.allows(role))
}

/// The operation on the records of `world`, with the least body it takes.
async fn call(op: &Operation, client: &Client, world: &World) -> Answer {
    let required = op.parameters.iter().filter(|p| p.place == "query" && p.required).map(|parameter| {
        let value = samples::value(&parameter.name, parameter.schema, world, false);
        format!("{}={}", parameter.name, value.as_str().unwrap_or_default().replace(' ', "+"))
    });
    let query = required.collect::<Vec<_>>().join("&");
    let mut request = op.request(client, &format!("{}?{query}", op.address(|noun| world.id(noun).to_owned())));
    if let Some(schema) = op.body {
        request = request.json(&samples::bodies(schema, world)[0]);
    }
    client.send(request).await
}

/// Everything that is not as it should be; one test shows all of it at once.
#[derive(Default)]
struct Deviations(Vec<String>);

impl Deviations {
    fn unless(&mut self, fits: bool, told: impl FnOnce() -> String) {
        if !fits {
            self.0.push(told());
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} deviations:\n{}", self.0.len(), self.0.join("\n"));
    }
}

fn is_refused(answer: &Answer, status: u16, code: &str) -> bool {
    answer.status.as_u16() == status && answer.body["code"] == code
}

both! {
    async fn every_role_gets_what_the_policy_table_says(app) {
        let company = Company::built(&app).await;
        let (mut wrong, mut removed) = (Deviations::default(), Vec::new());
        for op in operations::all() {
            for (role, client) in &company.roles {
                let answer = call(&op, client, &company.own).await;
                let told = || format!("{} as {role}: {} {}", op.id, answer.status, answer.text);
                if !allows(&op, *role) {
                    wrong.unless(is_refused(&answer, 403, "forbidden"), told);
                    continue;
                }
                let status = answer.status.as_u16();
                let gone = status == 404 && removed.contains(&op.id);
                wrong.unless(gone || !(matches!(status, 401 | 403 | 404) || status >= 500), told);
                wrong.unless(!answer.text.contains(company.other.marker), told);
                if op.method == reqwest::Method::DELETE && answer.status.is_success() {
                    removed.push(op.id.clone());
                }
            }
        }
        wrong.none();
    }
}

both! {
    async fn what_is_out_of_reach_is_not_there(app) {
        let company = Company::built(&app).await;
        let mut wrong = Deviations::default();
        for op in operations::all() {
            for (role, client) in company.roles.iter().filter(|(role, _)| allows(&op, *role)) {
                let beyond = [(&company.other, true), (&company.beside, role.reach() == Reach::Assigned)];
                for (world, _) in beyond.into_iter().filter(|(_, is_beyond)| *is_beyond) {
                    let told = |answer: &Answer| {
                        format!("{} of {} as {role}: {} {}", op.id, world.marker, answer.status, answer.text)
                    };
                    if op.names_a_record() {
                        let answer = call(&op, client, world).await;
                        // Of what is not there, nothing is told: an empty timeline.
                        let nothing = op.id == "timeline" && answer.body["items"] == json!([]);
                        wrong.unless(nothing || is_refused(&answer, 404, "not_found"), || told(&answer));
                    }
                    if op.method == reqwest::Method::GET {
                        let answer = call(&op, client, &company.own).await;
                        wrong.unless(!answer.text.contains(world.marker), || told(&answer));
                    }
                }
            }
        }
        wrong.none();
    }
}

both! {
    async fn no_request_can_refer_to_another_companys_record(app) {
        let own = World::built(&app, &app.who, app.owner(), "Aspen", None).await;
        let (who, owner) = app.found_another().await;
        let other = World::built(&app, &who, owner, "Cypress", None).await;
        let mut wrong = Deviations::default();
        for op in operations::all() {
            let address = op.address(|noun| own.id(noun).to_owned());
            for parameter in op.parameters.iter().filter(|p| p.place == "query" && p.schema["format"] == "uuid") {
                let theirs = other.id(samples::noun(&parameter.name));
                let request = op.request(&own.owner, &format!("{address}?{}={theirs}", parameter.name));
                let answer = own.owner.send(request).await;
                let fits = answer.status.as_u16() < 500 && !answer.text.contains(other.marker);
                wrong.unless(fits, || format!("{}?{}: {} {}", op.id, parameter.name, answer.status, answer.text));
            }
            for (path, body) in op.body.into_iter().flat_map(|schema| samples::astray("", schema, &own, &other)) {
                let version = operations::version(&own.owner, &address).await;
                let request = own.owner.request(op.method.clone(), &address).header("if-match", version);
                let answer = own.owner.send(request.json(&body)).await;
                let fits = answer.status.is_client_error() && !answer.text.contains(other.marker);
                wrong.unless(fits, || format!("{} {path}: {} {}", op.id, answer.status, answer.text));
            }
        }
        wrong.none();
    }
}
