//! Values that fit a schema. Where a name says what is meant (`account_id`, `percent`), the name decides.

use testkit::{Value, json};

use super::{operations::resolved, world::World};

/// One object for each shape the schema allows, with what is required only.
pub fn bodies(schema: &'static Value, world: &World) -> Vec<Value> {
    shapes(schema).into_iter().map(|shape| object(&shape, world, false)).collect()
}

/// One object for each shape, with every field there is.
pub fn full(schema: &'static Value, world: &World) -> Vec<Value> {
    shapes(schema).into_iter().map(|shape| object(&shape, world, true)).collect()
}

/// A field of an object.
#[derive(Clone)]
pub struct Field {
    pub name: String,
    pub schema: &'static Value,
    pub required: bool,
}

/// The fields of each shape an object may have.
pub fn shapes(schema: &'static Value) -> Vec<Vec<Field>> {
    let schema = resolved(schema);
    if let Some(options) = schema["oneOf"].as_array() {
        return options.iter().filter(|o| o["type"] != "null").flat_map(shapes).collect();
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts = parts.iter().map(|part| shapes(part).remove(0));
        return vec![parts.flatten().collect()];
    }
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema["properties"].as_object().into_iter().flatten();
    let fields = properties.map(|(name, schema)| Field {
        name: name.clone(),
        schema: plain(schema),
        required: required.contains(&name.as_str()),
    });
    vec![fields.collect()]
}

/// Without the reference and without the choice of null.
pub fn plain(schema: &'static Value) -> &'static Value {
    let schema = resolved(schema);
    match schema["oneOf"].as_array() {
        Some(options) if options.iter().any(|o| o["type"] == "null") => {
            plain(options.iter().find(|o| o["type"] != "null").expect("something beside null"))
        }
        _ => schema,
    }
}

/// Whether this schema is of that type, null or not.
pub fn is(schema: &Value, kind: &str) -> bool {
    schema["type"] == kind || schema["type"].as_array().is_some_and(|types| types.contains(&json!(kind)))
}

fn object(fields: &[Field], world: &World, all: bool) -> Value {
    let fields = fields.iter().filter(|f| f.required || all);
    Value::Object(fields.map(|f| (f.name.clone(), value(&f.name, f.schema, world, all))).collect())
}

pub fn value(name: &str, schema: &'static Value, world: &World, all: bool) -> Value {
    let schema = plain(schema);
    if schema["format"] == "uuid" {
        return json!(world.id(noun(name)));
    }
    if let Some(word) = schema["enum"].get(0) {
        return word.clone();
    }
    if schema["oneOf"].is_array() || schema["allOf"].is_array() {
        return object(&shapes(schema)[0], world, all);
    }
    match () {
        () if is(schema, "integer") => json!(1),
        () if is(schema, "boolean") => json!(true),
        () if is(schema, "array") => json!([value(name, &schema["items"], world, all)]),
        () if schema["additionalProperties"].is_object() => json!({}),
        () if is(schema, "object") => object(&shapes(schema)[0], world, all),
        () => json!(text(name, schema["format"].as_str().unwrap_or_default())),
    }
}

/// A value for each reference it can hold, with that one pointing to a record of `other`: by itself, and among all
/// the fields there are.
pub fn astray(name: &str, schema: &'static Value, own: &World, other: &World) -> Vec<(String, Value)> {
    let schema = plain(schema);
    if schema["format"] == "uuid" {
        return vec![(name.to_owned(), json!(other.id(noun(name))))];
    }
    if is(schema, "array") {
        let items = astray(name, &schema["items"], own, other);
        return items.into_iter().map(|(path, item)| (path, json!([item]))).collect();
    }
    let mut found = Vec::new();
    for shape in shapes(schema) {
        for field in &shape {
            for (path, value) in astray(&field.name, field.schema, own, other) {
                for all in [false, true] {
                    let mut body = object(&shape, own, all);
                    body[&field.name] = value.clone();
                    found.push((format!("{name}.{path}"), body));
                }
            }
        }
    }
    found
}

/// A text that is meant by this name.
fn text(name: &str, format: &str) -> &'static str {
    match (format, name) {
        ("date", _) => "2026-03-10",
        ("date-time", "ends_at" | "clock_out") => "2026-03-03T14:00:00Z",
        ("date-time", _) => "2026-03-03T13:00:00Z",
        (_, "currency") => "USD",
        (_, "region") => "CO",
        (_, "email") => "somebody@example.com",
        (_, "phone") => "303-555-0142",
        (_, "language" | "locale") => "en",
        (_, "time_zone") => "America/Denver",
        (_, "accent" | "color") => "#336699",
        (_, "website" | "review_link" | "landing_page") => "https://example.com/",
        (_, "constraint_at" | "deadline" | "actual_start" | "actual_finish") => "2026-03-03T08:00",
        (_, "window_start") => "08:00",
        (_, "window_end") => "10:00",
        (_, "key") => "t1",
        (_, name) if is_number(name) => "2",
        _ => "Words of a test",
    }
}

/// Decimal numbers travel as text.
pub fn is_number(name: &str) -> bool {
    [
        "percent",
        "quantity",
        "unit_cost",
        "unit_price",
        "rate",
        "amount",
        "of",
        "hours_per_unit",
        "min",
        "max",
        "default",
    ]
    .iter()
    .any(|ending| name == *ending || name.ends_with(&format!("_{ending}")))
}

/// Which record a field refers to.
pub fn noun(field: &str) -> &'static str {
    match field {
        "account_id" | "vendor_account_id" => "accounts",
        "contact_id" => "contacts",
        "lead_id" => "leads",
        "opportunity_id" | "before_id" => "opportunities",
        "pipeline_id" => "pipelines",
        "stage_id" => "stages",
        "source_id" => "sources",
        "campaign_id" => "campaigns",
        "site_id" => "sites",
        "item_id" => "items",
        "assembly_id" => "assemblies",
        "cost_code_id" => "cost-codes",
        "replaces" => "tax-rules",
        "estimate_id" => "estimates",
        "section_id" => "sections",
        "proposal_id" => "proposals",
        "invoice_id" => "invoices",
        "project_id" => "projects",
        "task_id" | "after_task_id" | "from_task_id" | "subject_id" => "tasks",
        "to_task_id" => "later-tasks",
        "parent_id" => "summaries",
        "purchase_order_id" => "purchase-orders",
        "purchase_order_line_id" => "deliveries",
        "worker_id" | "foreman_id" | "assigned_worker_id" | "resource_id" | "members" => "workers",
        "crew_id" => "crews",
        "visit_id" => "visits",
        "time_entry_id" => "time",
        "user_id" | "owner_id" | "manager_id" => "members",
        "file_id" | "photo_file_id" => "files",
        other => panic!("which record does {other} refer to? Say so in samples::noun"),
    }
}
