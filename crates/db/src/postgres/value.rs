//! Values between the store's columns and PostgreSQL's binary format.

use std::borrow::Cow;
use std::error::Error;

use bytes::{BufMut, BytesMut};
use kernel::Column;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

type Failure = Box<dyn Error + Sync + Send>;

/// A value, written as the type that the statement declares for it.
#[derive(Debug)]
pub(super) struct Bound<'a>(pub(super) &'a Column<'a>);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Failure> {
        match (self.0, ty) {
            (Column::Null, _) => return Ok(IsNull::Yes),
            (Column::Bool(v), &Type::BOOL) => out.put_u8(u8::from(*v)),
            (Column::Bool(v), &Type::INT8 | &Type::INT4 | &Type::INT2) => {
                return Bound(&Column::Int(i64::from(*v))).to_sql(ty, out);
            }
            (Column::Int(v), &Type::INT8) => out.put_i64(*v),
            (Column::Int(v), &Type::INT4) => out.put_i32(i32::try_from(*v)?),
            (Column::Int(v), &Type::INT2) => out.put_i16(i16::try_from(*v)?),
            (Column::Int(v), &Type::FLOAT8) => out.put_f64(*v as f64),
            (Column::Real(v), &Type::FLOAT8) => out.put_f64(*v),
            (Column::Text(v), &Type::TEXT | &Type::VARCHAR | &Type::BPCHAR | &Type::NAME | &Type::JSON) => {
                out.put_slice(v.as_bytes());
            }
            (Column::Text(v), &Type::JSONB) => {
                out.put_u8(1);
                out.put_slice(v.as_bytes());
            }
            (Column::Bytes(v), &Type::BYTEA) => out.put_slice(v),
            (Column::Uuid(v), &Type::UUID) => out.put_slice(v.as_bytes()),
            (Column::Uuid(v), &Type::TEXT) => out.put_slice(v.to_string().as_bytes()),
            (value, _) => return Err(format!("{} can't be passed where {ty} is expected", value.describe()).into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// A value as it was read.
pub(super) struct Read(pub(super) Column<'static>);

impl<'a> FromSql<'a> for Read {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Failure> {
        Ok(Read(match *ty {
            Type::BOOL => Column::Bool(bool::from_sql(ty, raw)?),
            Type::INT8 => Column::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Column::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Column::Int(i16::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Column::Real(f64::from_sql(ty, raw)?),
            Type::FLOAT4 => Column::Real(f32::from_sql(ty, raw)?.into()),
            Type::NUMERIC => numeric(raw)?,
            Type::UUID => Column::Uuid(uuid::Uuid::from_slice(raw)?),
            Type::BYTEA => Column::Bytes(Cow::Owned(raw.to_owned())),
            Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::JSON | Type::UNKNOWN => text(raw)?,
            Type::JSONB => text(raw.get(1..).unwrap_or_default())?,
            Type::VOID => Column::Null,
            _ => return Err(format!("the type {ty} is not one that both databases share; cast it").into()),
        }))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Failure> {
        Ok(Read(Column::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn text(raw: &[u8]) -> Result<Column<'static>, Failure> {
    Ok(Column::Text(Cow::Owned(std::str::from_utf8(raw)?.to_owned())))
}

/// PostgreSQL sums BIGINTs into NUMERIC. A whole one becomes a number again; another becomes exact decimal text.
fn numeric(raw: &[u8]) -> Result<Column<'static>, Failure> {
    let mut words = raw.chunks_exact(2).map(|pair| i16::from_be_bytes([pair[0], pair[1]]));
    let mut word = || words.next().ok_or("a NUMERIC is cut short");
    let (count, weight, sign, scale) = (word()?, word()?, word()?, word()?);
    if !matches!(sign, 0 | 0x4000) {
        return Err("a NUMERIC is not a finite number".into());
    }
    let digits = (0..count).map(|_| word()).collect::<Result<Vec<_>, _>>()?;
    let group = |place: i16| usize::try_from(place).ok().and_then(|i| digits.get(i)).copied().unwrap_or(0);
    let mut written = String::from(if sign == 0 { "" } else { "-" });
    (0..=weight.max(0)).for_each(|place| written += &format!("{:04}", if weight < 0 { 0 } else { group(place) }));
    if let Ok(whole) = written.parse::<i64>()
        && (weight + 1..count).all(|place| group(place) == 0)
    {
        return Ok(Column::Int(whole));
    }
    let mut fraction = String::new();
    (0..(scale + 3) / 4).for_each(|i| fraction += &format!("{:04}", group(weight + 1 + i)));
    fraction.truncate(usize::try_from(scale)?);
    let unsigned = written.trim_start_matches('-').trim_start_matches('0');
    let whole = if unsigned.is_empty() { "0" } else { unsigned };
    let minus = if sign == 0 { "" } else { "-" };
    let point = if fraction.is_empty() { "" } else { "." };
    Ok(Column::Text(Cow::Owned(format!("{minus}{whole}{point}{fraction}"))))
}
