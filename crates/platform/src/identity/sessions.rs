//! Signing in and staying signed in. Sessions are rows, so that disabling somebody ends theirs at once.

use jiff::{SignedDuration, Timestamp};

use super::{email_key, passwords, token_hash};
use crate::{Actor, CompanyId, Error, Platform, Result, Role, UserId, Who};

pub const SESSION_DAYS: i64 = 30;

/// A fresh session: the token goes into the cookie and is never stored.
pub struct SignedIn {
    pub token: String,
    pub who: Who,
}

const OWNER_OF_SESSION: &str = "SELECT s.company_id, s.user_id, s.expires_at, u.name, m.role FROM session s
     JOIN app_user u ON u.user_id = s.user_id
     JOIN membership m ON m.company_id = s.company_id AND m.user_id = s.user_id
     WHERE s.token_hash = $1 AND u.disabled_at IS NULL AND m.disabled_at IS NULL";

const TRIES: i64 = 10;
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

struct Candidate {
    user_id: UserId,
    name: String,
    password_hash: String,
    company: CompanyId,
    role: Role,
}

impl Platform {
    /// Checks the password and opens a session. Tries are counted per address, so guessing stops early; a right
    /// password typed while the count is full still has to wait, with the time named.
    pub async fn sign_in(&self, email: &str, password: &str, user_agent: Option<String>) -> Result<SignedIn> {
        let email = email_key(email);
        self.count_try(&email).await?;
        let candidate = self.candidate(&email).await?;
        let password = password.to_owned();
        let hash = candidate.as_ref().map(|c| c.password_hash.clone());
        // A missing account costs as much time as a wrong password, so the answer tells nothing.
        let ok = tokio::task::spawn_blocking(move || match hash {
            Some(hash) => passwords::verify(&password, &hash),
            None => {
                let _ = passwords::hash(&password);
                false
            }
        })
        .await
        .unwrap_or(false);
        let Some(c) = candidate.filter(|_| ok) else {
            return Err(Error::refused(
                "session.wrong",
                "The e-mail address and the password do not match.",
                "Check both; if you forgot the password, ask the owner for a new invitation.",
            ));
        };
        self.forget_tries(&email).await?;
        let who = Who { company: c.company, actor: Actor::User { id: c.user_id, name: c.name }, role: c.role };
        self.open_session(who, c.user_id, user_agent).await
    }

    pub async fn open_session(&self, who: Who, user: UserId, user_agent: Option<String>) -> Result<SignedIn> {
        let token = self.ids().secret();
        let (hash, now, company) = (token_hash(&token), self.clock().now(), who.company);
        let expires = now + SignedDuration::from_hours(24 * SESSION_DAYS);
        self.store()
            .system_write(move |tx| -> Result<()> {
                tx.execute(
                    "INSERT INTO session (token_hash, user_id, company_id, user_agent, created_at, last_seen_at, expires_at)
                     VALUES ($1, $2, $3, $4, $5, $5, $6)",
                    &[&hash, &user, &company, &user_agent, &now, &expires],
                )?;
                Ok(())
            })
            .await?;
        Ok(SignedIn { token, who })
    }

    /// Who a session cookie belongs to; ended, expired and disabled ones belong to nobody.
    pub async fn session(&self, token: &str) -> Result<Who> {
        let now = self.clock().now();
        let row = self.store().lookup(OWNER_OF_SESSION, token_hash(token)).await?;
        let row = row.ok_or(Error::Unauthenticated)?;
        let who = Who {
            company: row.get("company_id")?,
            actor: Actor::User { id: row.get("user_id")?, name: row.get("name")? },
            role: row.get("role")?,
        };
        let expires: Timestamp = row.get("expires_at")?;
        // One opened while the clock was ahead would live for as long as the clock was wrong.
        if expires > now && expires <= now + SignedDuration::from_hours(24 * (SESSION_DAYS + 1)) {
            return Ok(who);
        }
        // Forgotten at once: a clock put back must not revive it.
        self.sign_out(token).await?;
        Err(Error::Unauthenticated)
    }

    pub async fn sign_out(&self, token: &str) -> Result<()> {
        let hash = token_hash(token);
        self.store()
            .system_write(move |tx| -> Result<()> {
                tx.execute("DELETE FROM session WHERE token_hash = $1", &[&hash])?;
                Ok(())
            })
            .await
    }

    async fn candidate(&self, email: &str) -> Result<Option<Candidate>> {
        let email = email.to_owned();
        self.store()
            .system_read(move |q| -> Result<Option<Candidate>> {
                q.row(
                    "SELECT u.user_id, u.name, u.password_hash, m.company_id, m.role FROM app_user u
                     JOIN membership m ON m.user_id = u.user_id AND m.disabled_at IS NULL
                     WHERE u.email = $1 AND u.disabled_at IS NULL AND u.password_hash IS NOT NULL
                     ORDER BY m.created_at DESC LIMIT 1",
                    &[&email],
                )?
                .map(|row| {
                    Ok(Candidate {
                        user_id: row.get("user_id")?,
                        name: row.get("name")?,
                        password_hash: row.get("password_hash")?,
                        company: row.get("company_id")?,
                        role: row.get("role")?,
                    })
                })
                .transpose()
            })
            .await
    }

    async fn count_try(&self, email: &str) -> Result<()> {
        let (email, now) = (email.to_owned(), self.clock().now());
        // Tries of a time that has not come were made while the clock was ahead.
        let (since, until): (Timestamp, Timestamp) = (now - WINDOW, now + SignedDuration::from_mins(1));
        self.store()
            .system_write(move |tx| -> Result<()> {
                tx.execute(
                    "DELETE FROM sign_in_attempt WHERE subject = $1 AND (at < $2 OR at > $3)",
                    &[&email, &since, &until],
                )?;
                let row = tx.one(
                    "SELECT count(*) AS tries, min(at) AS oldest FROM sign_in_attempt WHERE subject = $1",
                    &[&email],
                )?;
                if row.get::<i64>("tries")? >= TRIES {
                    let oldest: Timestamp = row.get("oldest")?;
                    let wait = (oldest + WINDOW).duration_since(now).as_secs().max(1);
                    return Err(Error::TooMany { retry_after_s: wait.unsigned_abs() });
                }
                tx.execute("INSERT INTO sign_in_attempt (subject, at) VALUES ($1, $2)", &[&email, &now])?;
                Ok(())
            })
            .await
    }

    async fn forget_tries(&self, email: &str) -> Result<()> {
        let email = email.to_owned();
        self.store()
            .system_write(move |tx| -> Result<()> {
                tx.execute("DELETE FROM sign_in_attempt WHERE subject = $1", &[&email])?;
                Ok(())
            })
            .await
    }
}
