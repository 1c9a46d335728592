//! Idempotency keys: a retried write is answered with what the first one returned, and changes nothing.

use serde::{Serialize, de::DeserializeOwned};

use crate::{Act, Error, Result};

/// The key a caller sent and the fingerprint of what it asked for.
#[derive(Debug, Clone)]
pub struct Once {
    pub key: String,
    pub fingerprint: String,
}

/// Phones stay offline for longer than a day; keys are kept for thirty.
pub const KEPT_DAYS: i64 = 30;

pub(crate) fn answer<T: Serialize + DeserializeOwned>(
    act: &Act<'_>,
    once: &Once,
    f: &impl Fn(&Act<'_>) -> Result<T>,
) -> Result<T> {
    let seen =
        act.row("SELECT fingerprint, response FROM idempotency WHERE company_id = $1 AND key = $2", &[&once.key])?;
    if let Some(row) = seen {
        if row.get::<String>("fingerprint")? != once.fingerprint {
            return Err(Error::refused(
                "idempotency.reused",
                "This Idempotency-Key was already used for a different request.",
                "Send a new key with a new request; repeat a key only to repeat the very same request.",
            ));
        }
        return Ok(serde_json::from_str(&row.get::<String>("response")?)?);
    }
    let answer = f(act)?;
    let written = act.execute(
        "INSERT INTO idempotency (company_id, key, fingerprint, response, created_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (company_id, key) DO NOTHING",
        &[&once.key, &once.fingerprint, &serde_json::to_string(&answer)?, &act.at],
    )?;
    if written == 0 {
        // The same request is being carried out at this moment on another connection: this copy gives way.
        return Err(Error::refused(
            "idempotency.in_progress",
            "The same request is being carried out right now.",
            "Wait a moment and send it again with the same key.",
        ));
    }
    Ok(answer)
}
