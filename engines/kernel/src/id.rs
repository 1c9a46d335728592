//! Ids are UUIDs, version 7, so that the key order is the order of creation, and they are typed, so that a contact
//! can't be passed where an account is meant.

use uuid::Uuid;

#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[error("\"{0}\" is not an id; ids look like 0192f0c8-2a5b-7c3e-8d1f-3a6b9c0d2e4f")]
pub struct IdError(pub String);

/// What every typed id can do. The database layer and generic code use this.
pub trait RawId: Copy + Send + Sync + 'static {
    fn from_uuid(id: Uuid) -> Self;
    fn uuid(self) -> Uuid;
}

/// The OpenAPI shape of every id.
#[doc(hidden)]
pub fn id_schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
    ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))).into()
}

/// Declares one typed id.
///
/// ```
/// kernel::typed_id!(AccountId, "Names one account.");
/// let id: AccountId = "0192f0c8-2a5b-7c3e-8d1f-3a6b9c0d2e4f".parse().unwrap();
/// assert_eq!(id.to_string(), "0192f0c8-2a5b-7c3e-8d1f-3a6b9c0d2e4f");
/// ```
#[macro_export]
macro_rules! typed_id {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(
            Clone,
            Copy,
            PartialEq,
            Eq,
            PartialOrd,
            Ord,
            Hash,
            $crate::reexport::serde::Serialize,
            $crate::reexport::serde::Deserialize,
        )]
        #[serde(crate = "kernel::reexport::serde", transparent)]
        pub struct $name(pub $crate::reexport::uuid::Uuid);

        impl $crate::RawId for $name {
            fn from_uuid(id: $crate::reexport::uuid::Uuid) -> Self {
                Self(id)
            }
            fn uuid(self) -> $crate::reexport::uuid::Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::IdError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self).map_err(|_| $crate::IdError(s.to_owned()))
            }
        }

        impl $crate::ToColumn for $name {
            fn to_column(&self) -> $crate::Column<'_> {
                $crate::Column::Uuid(self.0)
            }
        }

        impl $crate::FromColumn for $name {
            fn from_column(column: $crate::Column<'_>) -> Result<Self, $crate::ColumnError> {
                <$crate::reexport::uuid::Uuid as $crate::FromColumn>::from_column(column).map(Self)
            }
        }

        impl $crate::reexport::utoipa::PartialSchema for $name {
            fn schema() -> $crate::reexport::utoipa::openapi::RefOr<$crate::reexport::utoipa::openapi::schema::Schema> {
                $crate::id_schema()
            }
        }

        impl $crate::reexport::utoipa::ToSchema for $name {}
    };
}
