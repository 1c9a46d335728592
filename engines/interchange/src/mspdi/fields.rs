//! Custom fields: their definitions in the project, their values at the tasks.

use crate::{Element, Field, FieldValue};

pub(super) fn read(project: &Element) -> Vec<Field> {
    let field = |e: &Element| Field {
        id: e.text_of("FieldID").unwrap_or_default().to_owned(),
        name: e.text_of("Alias").or(e.text_of("FieldName")).unwrap_or_default().to_owned(),
        kept: e.apart_from(&["FieldID", "Alias"]),
    };
    project.list("ExtendedAttributes", "ExtendedAttribute").map(field).collect()
}

pub(super) fn values(task: &Element) -> Vec<FieldValue> {
    let value = |e: &Element| FieldValue {
        field: e.text_of("FieldID").unwrap_or_default().to_owned(),
        value: e.text_of("Value").unwrap_or_default().to_owned(),
        kept: e.apart_from(&["FieldID", "Value"]),
    };
    task.each("ExtendedAttribute").map(value).collect()
}

/// The thirty text fields, by which values of other programs come into a file.
/// Ids as in Microsoft's list of `PjField` constants.
const TEXTS: [u32; 30] = [
    188_743_731,
    188_743_734,
    188_743_737,
    188_743_740,
    188_743_743,
    188_743_746,
    188_743_747,
    188_743_748,
    188_743_749,
    188_743_750,
    188_743_997,
    188_743_998,
    188_743_999,
    188_744_000,
    188_744_001,
    188_744_002,
    188_744_003,
    188_744_004,
    188_744_005,
    188_744_006,
    188_744_007,
    188_744_008,
    188_744_009,
    188_744_010,
    188_744_011,
    188_744_012,
    188_744_013,
    188_744_014,
    188_744_015,
    188_744_016,
];

pub(super) fn write(field: &Field, own_format: bool, position: usize) -> Option<Element> {
    let mut parts = Vec::new();
    let has_field_name = field.kept.iter().any(|k| k.name == "FieldName" && k.text.trim() == field.name);
    if own_format {
        parts.push(Element::new("FieldID", &*field.id));
        parts.extend(field.kept.iter().cloned());
    } else {
        parts.push(Element::new("FieldID", TEXTS.get(position)?.to_string()));
        parts.push(Element::new("FieldName", format!("Text{}", position + 1)));
    }
    if !has_field_name && !field.name.is_empty() {
        parts.insert(2.min(parts.len()), Element::new("Alias", &*field.name));
    }
    Some(Element::of("ExtendedAttribute", parts))
}

pub(super) fn write_value(value: &FieldValue, own_format: bool, position: Option<usize>) -> Option<Element> {
    let id = if own_format { value.field.clone() } else { TEXTS.get(position?)?.to_string() };
    let mut parts = vec![Element::new("FieldID", id)];
    if !value.value.is_empty() {
        parts.push(Element::new("Value", &*value.value));
    }
    if own_format {
        parts.extend(value.kept.iter().cloned());
    }
    Some(Element::of("ExtendedAttribute", parts))
}
