//! Closed lists of words that are stored, sent and shown as text: stages, channels, kinds.

/// A word that is not on the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is not one of: {}", allowed.join(", "))]
pub struct UnknownWord {
    pub given: String,
    pub allowed: &'static [&'static str],
}

/// The OpenAPI shape of a closed list.
#[doc(hidden)]
pub fn text_enum_schema(words: &[&'static str]) -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
    use utoipa::openapi::schema::{ObjectBuilder, Type};
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words.iter().copied())).into()
}

/// Declares an enum whose members are words.
///
/// ```
/// kernel::text_enum! {
///     /// How a customer prefers to be reached.
///     pub enum Channel { Email = "email", Text = "text" }
/// }
/// assert_eq!(Channel::Email.to_string(), "email");
/// assert_eq!("fax".parse::<Channel>().unwrap_err().to_string(), "\"fax\" is not one of: email, text");
/// ```
#[macro_export]
macro_rules! text_enum {
    ($(#[$attribute:meta])* $visibility:vis enum $name:ident {
        $($(#[$member_attribute:meta])* $member:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        $visibility enum $name {
            $($(#[$member_attribute])* $member,)+
        }

        impl $name {
            /// Every member, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$member => $word,)+
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$member),)+
                    other => Err($crate::UnknownWord { given: other.to_owned(), allowed: Self::WORDS }),
                }
            }
        }

        impl $crate::reexport::serde::Serialize for $name {
            fn serialize<S: $crate::reexport::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::reexport::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::reexport::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let word = <String as $crate::reexport::serde::Deserialize>::deserialize(d)?;
                word.parse().map_err(<D::Error as $crate::reexport::serde::de::Error>::custom)
            }
        }

        impl $crate::reexport::utoipa::PartialSchema for $name {
            fn schema() -> $crate::reexport::utoipa::openapi::RefOr<$crate::reexport::utoipa::openapi::schema::Schema> {
                $crate::text_enum_schema(Self::WORDS)
            }
        }

        impl $crate::reexport::utoipa::ToSchema for $name {}

        impl $crate::ToColumn for $name {
            fn to_column(&self) -> $crate::Column<'_> {
                $crate::Column::Text(std::borrow::Cow::Borrowed(self.as_str()))
            }
        }

        impl $crate::FromColumn for $name {
            fn from_column(column: $crate::Column<'_>) -> Result<Self, $crate::ColumnError> {
                match &column {
                    $crate::Column::Text(word) => word.parse().map_err(|_| {
                        $crate::ColumnError::new(format!("one of: {}", Self::WORDS.join(", ")), &column)
                    }),
                    other => Err($crate::ColumnError::new("text", other)),
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{FromColumn, ToColumn};

    crate::text_enum! {
        /// Where an opportunity stands.
        pub enum Stage {
            Lead = "lead",
            /// A price is on its way.
            Quoted = "quoted",
        }
    }

    #[test]
    fn words_go_out_and_come_back_the_same_way() {
        for stage in Stage::ALL {
            assert_eq!(stage.as_str().parse::<Stage>().unwrap(), *stage);
            assert_eq!(Stage::from_column(stage.to_column()).unwrap(), *stage);
            let json = serde_json::to_string(stage).unwrap();
            assert_eq!(json, format!("\"{stage}\""));
            assert_eq!(serde_json::from_str::<Stage>(&json).unwrap(), *stage);
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_list() {
        let error = serde_json::from_str::<Stage>("\"won\"").unwrap_err();
        assert!(error.to_string().contains("\"won\" is not one of: lead, quoted"), "{error}");
    }

    #[test]
    fn the_schema_lists_the_words() {
        let schema = serde_json::to_value(<Stage as utoipa::PartialSchema>::schema()).unwrap();
        assert_eq!(schema, serde_json::json!({"type": "string", "enum": ["lead", "quoted"]}));
    }
}
