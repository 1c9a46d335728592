use anyhow::{Context, Result};
use clap::{Args, Subcommand};
use platform::{
    Role,
    identity::{email_key, invitations, passwords},
};

use crate::open::{Place, company};

#[derive(Args)]
pub struct User {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Adds somebody with a password, which is read from standard input.
    Add {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        company: Option<String>,
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
        #[arg(long)]
        role: Role,
    },
    /// Sets a new password, read from standard input, and ends the person's sessions.
    Password {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        email: String,
    },
}

pub async fn run(user: User) -> Result<()> {
    match user.what {
        What::Add { place, company: name_of_company, name, email, role } => {
            let platform = place.quiet().await?;
            let who = company(&platform, name_of_company.as_deref()).await?;
            let hash = typed_password(&email, &name)?;
            let new = invitations::NewInvitation { name, email, role };
            platform.act(&who, move |act| invitations::add_member(act, &new, &hash)).await?;
            println!("Added.");
        }
        What::Password { place, email } => {
            let platform = place.quiet().await?;
            let hash = typed_password(&email, "")?;
            let email = email_key(&email);
            let changed = platform
                .store()
                .system_write(move |tx| -> platform::Result<u64> {
                    tx.execute(
                        "DELETE FROM session WHERE user_id IN (SELECT user_id FROM app_user WHERE email = $1)",
                        &[&email],
                    )?;
                    Ok(tx.execute("UPDATE app_user SET password_hash = $2 WHERE email = $1", &[&email, &hash])?)
                })
                .await?;
            anyhow::ensure!(changed == 1, "nobody signs in with that address");
            println!("Changed.");
        }
    }
    Ok(())
}

fn typed_password(email: &str, name: &str) -> Result<String> {
    eprint!("Password: ");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("no password on standard input")?;
    let password = line.trim_end_matches(['\r', '\n']);
    passwords::check(password, email, name)?;
    Ok(passwords::hash(password)?)
}
