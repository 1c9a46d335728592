//! Keyset pages: a list is read from where the last page ended, so that it stays fast and never skips a row.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as B64};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::{Error, Result};

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Send this as `after` to read on; absent on the last page.
    pub next: Option<String>,
}

/// Where a page starts and how long it is.
#[derive(Debug, Clone)]
pub struct Cursor {
    pub limit: i64,
    pub after: Option<String>,
}

impl Cursor {
    pub fn first(limit: i64) -> Self {
        Self { limit: limit.clamp(1, 200), after: None }
    }

    /// The sort key of the last row of the page before.
    pub fn key<K: DeserializeOwned>(&self) -> Result<Option<K>> {
        let Some(after) = &self.after else { return Ok(None) };
        let bad = || Error::invalid("after", "This page mark is not valid; take `next` from the page before.");
        let bytes = B64.decode(after).map_err(|_| bad())?;
        serde_json::from_slice(&bytes).map(Some).map_err(|_| bad())
    }

    /// Cuts a list that was read with `limit + 1` rows into a page.
    pub fn page<T, K: Serialize>(&self, mut items: Vec<T>, key: impl Fn(&T) -> K) -> Page<T> {
        let limit = usize::try_from(self.limit).unwrap_or(50);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(|last| {
            let json = serde_json::to_vec(&key(last)).unwrap_or_default();
            B64.encode(json)
        });
        Page { items, next }
    }

    /// How many rows to ask for: one more than a page, to know whether there is another.
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }
}
