//! API tokens: a program acts with the role it was given. Shown once, stored as a hash.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::token_hash;
use crate::{Act, Actor, Conn, Error, NewEvent, Platform, Result, Role, Who, error::Checks};

const OWNER_OF_TOKEN: &str =
    "SELECT company_id, id, name, role FROM api_token WHERE token_hash = $1 AND revoked_at IS NULL";

kernel::typed_id!(TokenId, "Names one API token.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewToken {
    pub name: String,
    pub role: Role,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Token {
    pub id: TokenId,
    pub name: String,
    pub role: Role,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    pub revoked: bool,
    /// Only in the answer that creates it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

pub fn create(act: &Act<'_>, new: &NewToken) -> Result<Token> {
    Checks::new().require("name", &new.name, "Name the program that will use the token.").finish()?;
    let id: TokenId = act.new_id();
    let secret = format!("rb_{}", act.ids().secret());
    act.execute(
        "INSERT INTO api_token (company_id, id, name, role, token_hash, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &new.name, &new.role, &token_hash(&secret), &act.who.actor.id(), &act.at],
    )?;
    act.emit(NewEvent::new("token.created", "token", id).data(serde_json::json!({ "name": new.name })))?;
    Ok(Token { id, name: new.name.clone(), role: new.role, created_at: act.at, revoked: false, secret: Some(secret) })
}

pub fn list(q: &Conn<'_>) -> Result<Vec<Token>> {
    q.rows("SELECT * FROM api_token WHERE company_id = $1 ORDER BY id", &[])?
        .iter()
        .map(|row| {
            Ok(Token {
                id: row.get("id")?,
                name: row.get("name")?,
                role: row.get("role")?,
                created_at: row.get("created_at")?,
                revoked: row.get::<Option<Timestamp>>("revoked_at")?.is_some(),
                secret: None,
            })
        })
        .collect()
}

pub fn revoke(act: &Act<'_>, id: TokenId) -> Result<()> {
    let n = act.execute(
        "UPDATE api_token SET revoked_at = $3 WHERE company_id = $1 AND id = $2 AND revoked_at IS NULL",
        &[&id, &act.at],
    )?;
    if n == 0 {
        return Err(Error::NotFound("the token"));
    }
    act.emit(NewEvent::new("token.revoked", "token", id))?;
    Ok(())
}

impl Platform {
    /// Who a bearer token belongs to.
    pub async fn bearer(&self, secret: &str) -> Result<Who> {
        let row = self.store().lookup(OWNER_OF_TOKEN, token_hash(secret)).await?;
        let row = row.ok_or(Error::Unauthenticated)?;
        Ok(Who {
            company: row.get("company_id")?,
            actor: Actor::Token { id: row.get("id")?, name: row.get("name")? },
            role: row.get("role")?,
        })
    }
}
