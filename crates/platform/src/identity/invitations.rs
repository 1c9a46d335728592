//! Inviting people: the owner sends a link, the person sets a password, the membership begins.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{SignedIn, email_key, passwords, token_hash};
use crate::{
    Act, Actor, CompanyId, Conn, Error, NewEvent, Platform, Result, Role, UserId, Who, companies, error::Checks,
    mail::NewMail,
};

kernel::typed_id!(InvitationId, "Names one invitation.");

const VALID_DAYS: i64 = 7;

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewInvitation {
    pub name: String,
    pub email: String,
    pub role: Role,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Invitation {
    pub id: InvitationId,
    pub name: String,
    pub email: String,
    pub role: Role,
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Member {
    pub user_id: UserId,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub disabled: bool,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MemberChange {
    pub role: Role,
}

pub fn invite(act: &Act<'_>, new: &NewInvitation) -> Result<Invitation> {
    let email = email_key(&new.email);
    Checks::new()
        .require("name", &new.name, "Give the person's name.")
        .that(email.contains('@'), "email", "This is not an e-mail address.")
        .finish()?;
    let id: InvitationId = act.new_id();
    let token = act.ids().secret();
    let expires_at = act.at + SignedDuration::from_hours(24 * VALID_DAYS);
    act.execute(
        "INSERT INTO invitation (company_id, id, email, name, role, token_hash, created_by, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&id, &email, &new.name, &new.role, &token_hash(&token), &act.who.actor.id(), &act.at, &expires_at],
    )?;
    let company = companies::company(act)?;
    let mail = NewMail {
        to_address: email.clone(),
        to_name: new.name.clone(),
        subject: format!("{} invites you to Ridgebeam", company.name),
        text: format!(
            "{} invites you to work in {}'s Ridgebeam.\n\nSet your password here within {VALID_DAYS} days:\n{}/join/{token}\n",
            act.who.actor.name(),
            company.name,
            act.platform.settings().public_url,
        ),
        html: None,
        attachments: vec![],
        record: None,
    };
    act.send_code(mail, &token, expires_at)?;
    act.emit(
        NewEvent::new("member.invited", "invitation", id)
            .data(serde_json::json!({ "name": new.name, "role": new.role })),
    )?;
    Ok(Invitation { id, name: new.name.clone(), email, role: new.role, expires_at })
}

pub fn members(q: &Conn<'_>) -> Result<Vec<Member>> {
    q.rows(
        "SELECT m.user_id, u.name, u.email, m.role, m.disabled_at, m.version FROM membership m JOIN app_user u ON u.user_id = m.user_id
         WHERE m.company_id = $1 ORDER BY u.name, m.user_id",
        &[],
    )?
    .iter()
    .map(|row| {
        Ok(Member {
            user_id: row.get("user_id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            role: row.get("role")?,
            disabled: row.get::<Option<Timestamp>>("disabled_at")?.is_some(),
            version: row.get("version")?,
        })
    })
    .collect()
}

/// Gives a member another role, which holds from their next request on.
pub fn change_role(act: &Act<'_>, user: UserId, role: Role, version: i64) -> Result<Member> {
    if act.who.user_id() == Some(user) {
        return Err(Error::refused("member.self", "You can't change your own role.", "Ask another owner to do it."));
    }
    let now = member(act, user)?;
    let written = act.execute(
        "UPDATE membership SET role = $3, version = version + 1
         WHERE company_id = $1 AND user_id = $2 AND version = $4",
        &[&user, &role, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&now));
    }
    let data = serde_json::json!({ "name": now.name, "from": now.role, "to": role });
    act.emit(NewEvent::new("member.role_changed", "user", user).data(data))?;
    member(act, user)
}

/// Lets somebody back in whose access was ended.
pub fn restore(act: &Act<'_>, user: UserId) -> Result<Member> {
    let now = member(act, user)?;
    act.execute(
        "UPDATE membership SET disabled_at = NULL, version = version + 1 WHERE company_id = $1 AND user_id = $2",
        &[&user],
    )?;
    act.emit(NewEvent::new("member.restored", "user", user).data(serde_json::json!({ "name": now.name })))?;
    member(act, user)
}

fn member(q: &Conn<'_>, user: UserId) -> Result<Member> {
    members(q)?.into_iter().find(|m| m.user_id == user).ok_or(Error::NotFound("the member"))
}

/// Those nobody has taken up yet, the newest first; an expired one is shown until it is withdrawn.
pub fn pending(q: &Conn<'_>) -> Result<Vec<Invitation>> {
    q.rows(
        "SELECT id, name, email, role, expires_at FROM invitation WHERE company_id = $1 AND accepted_at IS NULL
         ORDER BY id DESC",
        &[],
    )?
    .iter()
    .map(|row| {
        Ok(Invitation {
            id: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            role: row.get("role")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .collect()
}

/// The link in the mail opens nothing any more.
pub fn withdraw(act: &Act<'_>, id: InvitationId) -> Result<()> {
    let gone =
        act.execute("DELETE FROM invitation WHERE company_id = $1 AND id = $2 AND accepted_at IS NULL", &[&id])?;
    if gone == 0 {
        return Err(Error::NotFound("the invitation"));
    }
    act.emit(NewEvent::new("invitation.withdrawn", "invitation", id))?;
    Ok(())
}

/// Adds somebody at once with a password: the command line and the demo company do this.
pub fn add_member(act: &Act<'_>, new: &NewInvitation, password_hash: &str) -> Result<UserId> {
    let user: UserId = act.new_id();
    let email = email_key(&new.email);
    act.execute(
        "INSERT INTO app_user (user_id, email, name, password_hash, created_at)
         SELECT $2, $3, $4, $5, $6 FROM company WHERE company_id = $1",
        &[&user, &email, &new.name, &password_hash, &act.at],
    )
    .map_err(|e| match e {
        db::Error::Unique { .. } => Error::invalid("email", "Somebody already signs in with this address."),
        other => other.into(),
    })?;
    act.execute(
        "INSERT INTO membership (company_id, user_id, role, created_at) VALUES ($1, $2, $3, $4)",
        &[&user, &new.role, &act.at],
    )?;
    act.emit(
        NewEvent::new("member.joined", "user", user).data(serde_json::json!({ "name": new.name, "role": new.role })),
    )?;
    Ok(user)
}

/// Ends a membership; every session of that person in this company ends with it.
pub fn disable(act: &Act<'_>, user: UserId) -> Result<()> {
    if act.who.user_id() == Some(user) {
        return Err(Error::refused("member.self", "You can't disable yourself.", "Ask another owner to do it."));
    }
    let n = act.execute(
        "UPDATE membership SET disabled_at = $3, version = version + 1 WHERE company_id = $1 AND user_id = $2",
        &[&user, &act.at],
    )?;
    if n == 0 {
        return Err(Error::NotFound("the member"));
    }
    act.execute("DELETE FROM session WHERE company_id = $1 AND user_id = $2", &[&user])?;
    act.emit(NewEvent::new("member.disabled", "user", user))?;
    Ok(())
}

impl Platform {
    /// Turns an invitation into a membership and signs the person in.
    pub async fn accept_invitation(&self, token: &str, password: &str) -> Result<SignedIn> {
        let (hash, now) = (token_hash(token), self.clock().now());
        // One sent while the clock was ahead would hold for as long as the clock was wrong.
        let latest = now + SignedDuration::from_hours(24 * (VALID_DAYS + 1));
        let found = self
            .store()
            .system_read(move |q| -> Result<Option<(CompanyId, InvitationId, NewInvitation)>> {
                q.row(
                    "SELECT company_id, id, email, name, role FROM invitation
                     WHERE token_hash = $1 AND accepted_at IS NULL AND expires_at > $2 AND expires_at <= $3",
                    &[&hash, &now, &latest],
                )?
                .map(|row| {
                    let new =
                        NewInvitation { name: row.get("name")?, email: row.get("email")?, role: row.get("role")? };
                    Ok((row.get("company_id")?, row.get("id")?, new))
                })
                .transpose()
            })
            .await?;
        let Some((company, invitation, new)) = found else {
            return Err(Error::refused(
                "invitation.ended",
                "This invitation was used or has ended.",
                "Ask the person who invited you for a new one.",
            ));
        };
        passwords::check(password, &new.email, &new.name)?;
        let password = password.to_owned();
        let hash = tokio::task::spawn_blocking(move || passwords::hash(&password))
            .await
            .map_err(|e| Error::Internal(e.to_string()))??;
        let (role, name) = (new.role, new.name.clone());
        let user = self
            .act(&Who::system(company), move |act| {
                let used = act.execute(
                    "UPDATE invitation SET accepted_at = $3 WHERE company_id = $1 AND id = $2 AND accepted_at IS NULL",
                    &[&invitation, &act.at],
                )?;
                if used == 0 {
                    return Err(Error::NotFound("the invitation"));
                }
                add_member(act, &new, &hash)
            })
            .await?;
        let who = Who { company, actor: Actor::User { id: user, name }, role };
        self.open_session(who, user, None).await
    }
}
