//! A job to sell: a customer in Colorado, an opportunity, an estimate of known sums, and the proposal made from it.

use reqwest::Method;
use testkit::{Answer, Client, TestApp, Value, json};

pub struct Offer {
    pub owner: Client,
    pub opportunity: String,
    pub account: String,
    pub contact: String,
    /// The whole estimate as last answered.
    pub estimate: Value,
}

pub fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Offer {
    /// Materials 882.00, labour 2,067.43, an optional gate of 371.00; 5 % off; 2.9 % tax on what is left of materials.
    pub async fn priced(app: &TestApp) -> Self {
        let owner = app.owner();
        let account = json!({ "kind": "household", "standing": "prospect", "name": "Ana Ñandú" });
        let account = text(&owner.post("/accounts", account).await.ok()["id"]);
        let contact = json!({ "name": "Ana Ñandú", "email": "ana@example.com", "language": "en" });
        let contact = text(&owner.post("/contacts", contact).await.ok()["id"]);
        let site = json!({ "account_id": account, "line1": "12 Elm St", "city": "Denver", "region": "CO", "postal_code": "80202" });
        let site = text(&owner.post("/sites", site).await.ok()["id"]);
        let opportunity =
            json!({ "name": "Cedar fence", "account_id": account, "contact_id": contact, "site_id": site });
        let opportunity = text(&owner.post("/opportunities", opportunity).await.ok()["id"]);
        let estimate = owner.post("/estimates", json!({ "opportunity_id": opportunity })).await.ok();
        let mut offer = Self { owner, opportunity, account, contact, estimate };
        let by = |by: &str, percent: &str| json!({ "by": by, "percent": percent });
        offer.line("Pickets", "200", "3.15", "material", by("markup", "40"), false).await;
        offer.line("Set and hang", "30", "48.24", "labour", by("margin", "30"), false).await;
        offer.line("Walk gate", "1", "265", "material", by("markup", "40"), true).await;
        offer.change(json!({ "discount": { "by": "percent", "percent": "5" } })).await;
        offer
    }

    pub fn path(&self) -> String {
        format!("/estimates/{}", text(&self.estimate["id"]))
    }

    pub fn section(&self) -> Value {
        self.estimate["sections"][0]["id"].clone()
    }

    pub async fn line(&mut self, what: &str, quantity: &str, cost: &str, kind: &str, pricing: Value, optional: bool) {
        let line = json!({
            "from": "free", "section_id": self.section(), "description": what, "quantity": quantity, "unit": "ea",
            "unit_cost": cost, "cost_type": kind, "pricing": pricing, "optional": optional,
            "taxable": kind == "material", "hours_per_unit": if kind == "labour" { Some("1") } else { None },
        });
        self.estimate = self.owner.post(&format!("{}/lines", self.path()), line).await.ok();
    }

    pub async fn change(&mut self, change: Value) {
        let version = self.estimate["version"].as_i64().unwrap();
        self.estimate = self.owner.patch(&self.path(), version, change).await.ok();
    }

    /// Makes the proposal: 40 % deposit, the rest at the end.
    pub async fn proposal(&self) -> String {
        let schedule = json!([
            { "name": "Deposit", "trigger": "deposit", "percent": "40" },
            { "name": "Balance", "trigger": "final", "percent": "60" },
        ]);
        let new = json!({ "contact_id": self.contact, "valid_until": "2026-04-02", "payment_schedule": schedule });
        let made = self.owner.post(&format!("{}/proposals", self.path()), new).await.ok();
        format!("/proposals/{}", text(&made["id"]))
    }

    /// Makes and sends it; gives its path and the path of the customer's page.
    pub async fn sent(&self) -> (String, String) {
        let proposal = self.proposal().await;
        self.owner.post(&format!("{proposal}/send"), json!(null)).await.ok();
        let mail = self.newest_mail().await;
        let link = mail.split("/p/").nth(1).expect("a link").split_whitespace().next().unwrap();
        (proposal, format!("/p/{link}"))
    }

    pub async fn newest_mail(&self) -> String {
        text(&self.owner.get("/outbox").await.ok()["items"][0]["text_body"])
    }

    /// Asks for a code as the customer and reads it from the e-mail.
    pub async fn code(&self, customer: &Client, page: &str) -> String {
        let asked = form(customer, &format!("{page}/code"), &[("consent", "yes")]).await;
        assert_eq!(asked.status.as_u16(), 303, "{}", asked.text);
        let mail = self.newest_mail().await;
        mail.split("\n\n").nth(1).expect("a code").to_owned()
    }

    /// Fills in the form that is on the page.
    pub async fn sign(&self, customer: &Client, page: &str, code: &str) -> Answer {
        let shown = customer.send(customer.request(Method::GET, &format!("{page}/sign"))).await.text;
        let hash = shown.split("name=\"content\" value=\"").nth(1).map(|t| t[..64].to_owned()).unwrap_or_default();
        let fields = [("name", "Ana Ñandú"), ("code", code), ("accept", "yes"), ("content", &hash)];
        form(customer, &format!("{page}/sign"), &fields).await
    }
}

/// Sends a form as a browser does.
pub async fn form(client: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect::<Vec<_>>().join("&");
    let request = client.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
    client.send(request.body(body)).await
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
        .collect()
}
