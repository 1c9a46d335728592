//! Whatever is sent to any operation: no answer is a failure of ours, each refusal is a problem with a code, each success
//! is what the contract describes, and a repeated command is answered as the first was. The values come from the schemas
//! of the contract and a fixed seed.

use std::hash::{DefaultHasher, Hash, Hasher};

use rand::{Rng, SeedableRng, rngs::StdRng, seq::IndexedRandom};
use testkit::{Answer, Client, TestApp, Value, both, json};

use super::{
    operations::{self, Operation},
    samples,
    world::World,
};

/// Answers that are not kept for a retry: a secret is told once, and what was only read is read again.
const NOT_KEPT: &[&str] = &["create_token", "expand_assembly"];

/// How many broken bodies each operation gets.
const BODIES: usize = 12;

struct Tester {
    world: World,
    wrong: Vec<String>,
}

/// A value that does not belong there, or only just.
fn odd(random: &mut StdRng) -> Value {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(0),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e308),
        json!(0.1),
        json!(""),
        json!("\u{0}"),
        json!("a\u{0}b"),
        json!("x".repeat(70_000)),
        json!("𝕽𝖎𝖉𝖌𝖊 🪵 שלום \u{202e}txet \u{feff}\u{fffd}"),
        json!("'; DROP TABLE account; --"),
        json!("-9999999999999999999999999999"),
        json!("1e400"),
        json!("NaN"),
        json!("9999-12-31"),
        json!("-009999-01-01"),
        json!("2026-02-30"),
        json!("9999-12-31T23:59:59Z"),
        json!("00000000-0000-0000-0000-000000000000"),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "minor": i64::MAX, "currency": "USD" }),
        json!({ "by": "percent", "percent": "79228162514264337593543950335" }),
    ];
    odd.choose(random).expect("a value").clone()
}

/// Puts the value at a random place of the body, however deep.
fn spoil(body: &mut Value, value: Value, random: &mut StdRng) {
    let deeper = random.random_bool(0.6);
    match body {
        Value::Object(map) if !map.is_empty() => {
            let key = map.keys().nth(random.random_range(0..map.len())).expect("a key").clone();
            match map.get_mut(&key).expect("a value") {
                inner @ (Value::Object(_) | Value::Array(_)) if deeper => spoil(inner, value, random),
                place => *place = value,
            }
        }
        Value::Array(items) if !items.is_empty() => match &mut items[0] {
            inner @ Value::Object(_) if deeper => spoil(inner, value, random),
            place => *place = value,
        },
        place => *place = value,
    }
}

impl Tester {
    fn client(&self) -> Client {
        self.world.owner.clone()
    }

    /// One request, and what must hold of its answer.
    async fn send(&mut self, op: &Operation, request: testkit::RequestBuilder, told: &str) -> Answer {
        let answer = self.client().send(request).await;
        if let Err(why) = fits(op, &answer) {
            let sent: String = told.chars().take(300).collect();
            let got: String = answer.text.chars().take(300).collect();
            self.wrong.push(format!("{}: {why}\n  sent {sent}\n  got {} {got}", op.id, answer.status));
        }
        answer
    }

    async fn operation(&mut self, op: &Operation) {
        let mut seed = DefaultHasher::new();
        op.id.hash(&mut seed);
        let mut random = StdRng::seed_from_u64(seed.finish());
        let address = op.address(|noun| self.world.id(noun).to_owned());
        self.addresses(op, &mut random).await;
        match op.body {
            Some(schema) => self.bodies(op, schema, &address, &mut random).await,
            None if op.has("Idempotency-Key") => self.repeated(op, &address, &json!({}), &mut random).await,
            None => drop(self.send(op, op.request(&self.client(), &address), &address).await),
        }
    }

    /// Odd ids, and odd values for each question.
    async fn addresses(&mut self, op: &Operation, random: &mut StdRng) {
        let mut addresses = Vec::new();
        if op.path.contains('{') {
            for id in ["x", "%00", "00000000-0000-0000-0000-000000000000", "%F0%9F%AA%B5", "..%2f..%2fetc"] {
                addresses.push(op.address(|_| id.to_owned()));
            }
        }
        let address = op.address(|noun| self.world.id(noun).to_owned());
        for asked in op.parameters.iter().filter(|p| p.place == "query" && op.id != "stream") {
            for _ in 0..3 {
                let value = odd(random);
                let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let coded: String = value.bytes().take(2_000).map(|b| format!("%{b:02X}")).collect();
                addresses.push(format!("{address}?{}={coded}", asked.name));
            }
        }
        for address in addresses {
            let mut request = op.request(&self.client(), &address);
            if let Some(schema) = op.body {
                request = request.json(&samples::bodies(schema, &self.world)[0]);
            }
            self.send(op, request, &address).await;
        }
    }

    async fn bodies(&mut self, op: &Operation, schema: &'static Value, address: &str, random: &mut StdRng) {
        for n in 0..BODIES {
            let good =
                if n % 3 == 0 { samples::bodies(schema, &self.world) } else { samples::full(schema, &self.world) };
            let mut body = good.choose(random).expect("a shape").clone();
            spoil(&mut body, odd(random), random);
            let version = operations::version(&self.client(), address).await;
            let request = op.request(&self.client(), address).header("if-match", version).json(&body);
            self.send(op, request, &body.to_string()).await;
        }
        for broken in ["", "{", "[]", "null", "\"\u{0}\"", "{\"name\":\"\\ud800\"}"] {
            let request = op.request(&self.client(), address).header("content-type", "application/json").body(broken);
            self.send(op, request, broken).await;
        }
        for body in samples::bodies(schema, &self.world).into_iter().chain(samples::full(schema, &self.world)) {
            self.repeated(op, address, &body, random).await;
        }
    }

    /// The same command under the same key, twice.
    async fn repeated(&mut self, op: &Operation, address: &str, body: &Value, random: &mut StdRng) {
        let version = operations::version(&self.client(), address).await;
        let key = format!("{}-{}", op.id, random.random::<u64>());
        let request = || {
            let request = self.client().request(op.method.clone(), address).header("if-match", version.clone());
            request.header("idempotency-key", &key).json(body)
        };
        let (once, again) = (request(), request());
        let first = self.send(op, once, &body.to_string()).await;
        let second = self.send(op, again, &body.to_string()).await;
        if !NOT_KEPT.contains(&op.id.as_str()) && !op.has("Idempotency-Key") {
            self.wrong.push(format!("{}: the contract does not say that it takes an Idempotency-Key", op.id));
        }
        let kept = first.status.is_success() && op.has("Idempotency-Key");
        if kept && (first.status, &first.body) != (second.status, &second.body) {
            self.wrong.push(format!("{}: repeated with its key: {} {}", op.id, second.status, second.text));
        }
    }
}

fn fits(op: &Operation, answer: &Answer) -> Result<(), String> {
    let status = answer.status.as_u16();
    if status >= 500 {
        return Err("a failure of ours".into());
    }
    if status >= 400 {
        let code = answer.body["code"].as_str().unwrap_or_default();
        let is_problem =
            answer.kind == "application/problem+json" && !code.is_empty() && answer.body["status"] == status;
        return if is_problem { Ok(()) } else { Err(format!("a refusal of the kind {}", answer.kind)) };
    }
    match op.answers.get(&status) {
        None => Err("a success the contract does not know".into()),
        Some(None) => Ok(()),
        Some(Some(schema)) => {
            let whole = json!({ "allOf": [schema], "components": operations::document()["components"] });
            let validator = jsonschema::validator_for(&whole).expect("a schema");
            validator.validate(&answer.body).map_err(|e| format!("not as described: {e} at {}", e.instance_path))
        }
    }
}

async fn tested(app: &TestApp) {
    let world = World::built(app, &app.who, app.owner(), "Aspen", None).await;
    let mut tester = Tester { world, wrong: Vec::new() };
    for op in operations::all() {
        tester.operation(&op).await;
    }
    assert!(tester.wrong.is_empty(), "{} answers are wrong:\n{}", tester.wrong.len(), tester.wrong.join("\n"));
}

both! {
    async fn no_input_breaks_an_operation(app) {
        tested(&app).await;
    }
}
