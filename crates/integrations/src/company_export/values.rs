//! One value between a row and a line of JSON, the same from either database.

use db::{Column as Value, Row};
use platform::{Error, Result};
use serde_json::Value as Json;
use uuid::Uuid;

use super::catalogue::{Column, Kind};

pub(super) fn told(row: &Row, column: &Column) -> Result<Json> {
    let name = column.name.as_str();
    Ok(match column.kind {
        Kind::Id => row.get::<Option<Uuid>>(name)?.map(|id| id.to_string()).into(),
        Kind::Text => row.get::<Option<String>>(name)?.into(),
        Kind::Int => row.get::<Option<i64>>(name)?.into(),
        Kind::Bool => row.get::<Option<bool>>(name)?.into(),
        Kind::Bytes => row.get::<Option<Vec<u8>>>(name)?.map(hex::encode).into(),
    })
}

pub(super) fn stored(row: &Row, column: &Column) -> Result<Value<'static>> {
    value(column, &told(row, column)?)
}

pub(super) fn value(column: &Column, told: &Json) -> Result<Value<'static>> {
    let odd = || Error::Internal(format!("{} holds {told}, which does not belong there", column.name));
    Ok(match (column.kind, told) {
        (_, Json::Null) => Value::Null,
        (Kind::Id, Json::String(text)) => Value::Uuid(text.parse().map_err(|_| odd())?),
        (Kind::Text, Json::String(text)) => Value::Text(text.clone().into()),
        (Kind::Int, Json::Number(number)) => Value::Int(number.as_i64().ok_or_else(odd)?),
        (Kind::Bool, Json::Bool(yes)) => Value::Bool(*yes),
        (Kind::Bytes, Json::String(text)) => Value::Bytes(hex::decode(text).map_err(|_| odd())?.into()),
        _ => return Err(odd()),
    })
}
