//! Activity codes and custom fields of activities.

use std::collections::{HashMap, HashSet};

use super::read::{Source, Used};
use super::values::text;
use crate::{Element, Field, FieldValue, Programme};

/// Which of the two kinds of field an id is of.
pub(super) const CODE: &str = "code-";
pub(super) const CUSTOM: &str = "udf-";

pub(super) fn read(source: &Source<'_>, programme: &mut Programme, used: &mut Used) {
    for row in source.tables.rows("ACTVTYPE") {
        used.row(row);
        programme.fields.push(field(row, CODE, "actv_code_type_id", "actv_code_type"));
    }
    let of_tasks = |row: &&Element| row.text_of("table_name") == Some("TASK");
    for row in source.tables.rows("UDFTYPE").iter().filter(of_tasks) {
        used.row(row);
        programme.fields.push(field(row, CUSTOM, "udf_type_id", "udf_type_label"));
    }
    let known: HashSet<String> = programme.fields.iter().map(|f| f.id.clone()).collect();
    let tasks: HashMap<String, usize> =
        programme.activities.iter().enumerate().map(|(i, a)| (a.id.clone(), i)).collect();
    let values: HashMap<String, String> =
        source.tables.rows("ACTVCODE").iter().map(|row| (text(row, "actv_code_id"), text(row, "short_name"))).collect();
    for row in source.tables.rows("TASKACTV") {
        let field = format!("{CODE}{}", text(row, "actv_code_type_id"));
        let (Some(&task), true) = (tasks.get(&text(row, "task_id")), known.contains(&field)) else { continue };
        used.row(row);
        let value = values.get(&text(row, "actv_code_id")).cloned().unwrap_or_default();
        let kept = row.apart_from(&["task_id", "actv_code_type_id"]);
        programme.activities[task].fields.push(FieldValue { field, value, kept });
    }
    for row in source.tables.rows("UDFVALUE") {
        let field = format!("{CUSTOM}{}", text(row, "udf_type_id"));
        let (Some(&task), true) = (tasks.get(&text(row, "fk_id")), known.contains(&field)) else { continue };
        used.row(row);
        let columns = ["udf_text", "udf_number", "udf_date"];
        let value = columns.iter().find_map(|c| row.text_of(c)).unwrap_or_default().to_owned();
        let kept = row.apart_from(&["udf_type_id", "fk_id"]);
        programme.activities[task].fields.push(FieldValue { field, value, kept });
    }
}

fn field(row: &Element, prefix: &str, id: &str, name: &str) -> Field {
    Field { id: format!("{prefix}{}", text(row, id)), name: text(row, name), kept: row.apart_from(&[id, name]) }
}

/// The rows of a file that these were read from.
pub(super) fn write(programme: &Programme) -> Vec<(&'static str, Vec<Element>)> {
    let mut tables = vec![("ACTVTYPE", vec![]), ("UDFTYPE", vec![]), ("TASKACTV", vec![]), ("UDFVALUE", vec![])];
    for field in &programme.fields {
        let (table, prefix, id, name) = match field.id.starts_with(CODE) {
            true => (0, CODE, "actv_code_type_id", "actv_code_type"),
            false => (1, CUSTOM, "udf_type_id", "udf_type_label"),
        };
        let mut row = Element::of("row", vec![Element::new(id, field.id.trim_start_matches(prefix))]);
        row.push(name, &*field.name);
        row.children.extend(field.kept.iter().cloned());
        tables[table].1.push(row);
    }
    for activity in &programme.activities {
        for value in &activity.fields {
            let (table, prefix, id, of) = match value.field.starts_with(CODE) {
                true => (2, CODE, "actv_code_type_id", "task_id"),
                false => (3, CUSTOM, "udf_type_id", "fk_id"),
            };
            let mut row = Element::of("row", vec![Element::new(of, &*activity.id)]);
            row.push(id, value.field.trim_start_matches(prefix));
            row.children.extend(value.kept.iter().cloned());
            tables[table].1.push(row);
        }
    }
    tables
}

/// Fields of other formats become custom fields with a text.
pub(super) fn write_foreign(
    programme: &Programme,
    project: &str,
    tasks: &dyn Fn(&str) -> String,
) -> Vec<(&'static str, Vec<Element>)> {
    let mut tables = vec![("UDFTYPE", vec![]), ("UDFVALUE", vec![])];
    let mut numbers = HashMap::new();
    for (i, field) in programme.fields.iter().enumerate() {
        let number = (i + 1).to_string();
        let cells = [
            ("udf_type_id", number.as_str()),
            ("table_name", "TASK"),
            ("udf_type_name", &format!("user_field_{number}")),
            ("udf_type_label", &field.name),
            ("logical_data_type", "FT_TEXT"),
            ("super_flag", "N"),
        ];
        tables[0].1.push(Element::of("row", cells.map(|(name, text)| Element::new(name, text)).to_vec()));
        numbers.insert(field.id.as_str(), number);
    }
    for activity in &programme.activities {
        for value in activity.fields.iter().filter(|v| !v.value.is_empty()) {
            let Some(number) = numbers.get(value.field.as_str()) else { continue };
            let task = tasks(&activity.id);
            let cells =
                [("udf_type_id", number.as_str()), ("fk_id", &task), ("proj_id", project), ("udf_text", &value.value)];
            tables[1].1.push(Element::of("row", cells.map(|(name, text)| Element::new(name, text)).to_vec()));
        }
    }
    tables
}
