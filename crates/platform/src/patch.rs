//! One field of a change, as JSON Merge Patch (RFC 7396) has it: absent keeps what is there, a value replaces it, and null
//! clears what may be empty.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `Patch<Option<T>>` can be cleared with null; a `Patch<T>` can't, and null is refused as no value of its kind.
///
/// ```
/// use platform::Patch;
/// #[derive(Default, serde::Deserialize)]
/// #[serde(default)]
/// struct Change { name: Patch<String>, crew: Patch<Option<i64>> }
///
/// let change: Change = serde_json::from_str(r#"{"crew":null}"#).unwrap();
/// assert_eq!((change.name.or("Set posts".into()), change.crew.or(Some(7))), ("Set posts".to_owned(), None));
/// assert!(serde_json::from_str::<Change>(r#"{"name":null}"#).is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patch<T>(Option<T>);

impl<T> Patch<T> {
    /// Says what is there, and keeps the rest.
    pub fn of(value: Option<T>) -> Self {
        Self(value)
    }

    /// What the change says, if it says something.
    pub fn given(&self) -> Option<&T> {
        self.0.as_ref()
    }

    pub fn is_given(&self) -> bool {
        self.0.is_some()
    }
}

impl<T: Clone> Patch<T> {
    /// What holds after the change.
    pub fn or(&self, now: T) -> T {
        self.0.clone().unwrap_or(now)
    }
}

impl<T: Copy> Patch<Option<T>> {
    /// The value put in place, if one is.
    pub fn put(&self) -> Option<T> {
        self.0.flatten()
    }
}

impl Patch<Option<String>> {
    /// What was typed; nothing where it is kept or cleared.
    pub fn typed(&self) -> Option<&str> {
        self.0.as_ref()?.as_deref()
    }
}

impl<T> Default for Patch<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self(Some(value))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        T::deserialize(d).map(|value| Self(Some(value)))
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(s)
    }
}
