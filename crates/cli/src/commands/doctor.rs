use anyhow::{Result, bail};
use clap::Args;
use platform::{Platform, Who};

use crate::open::{Place, companies};

#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    place: Place,
}

pub async fn run(doctor: Doctor) -> Result<()> {
    let platform = doctor.place.quiet().await?;
    println!("database   ok, schema {}", platform::migrations::ALL.last().map_or(0, |m| m.number));
    let mut wrong = 0;
    for (company, name) in companies(&platform).await? {
        let who = Who::system(company);
        println!("\n{name}");
        wrong += events(&platform, &who).await?;
        wrong += files(&platform, &who).await?;
        wrong += jobs(&platform, &who).await?;
    }
    if wrong > 0 {
        bail!("{wrong} things need attention; each line above says what to do");
    }
    println!("\nAll is well.");
    Ok(())
}

/// The stream counts without gaps, so a lost event shows.
async fn events(platform: &Platform, who: &Who) -> Result<usize> {
    let (count, head) = platform
        .read(who, |q| {
            let count: i64 = q.one("SELECT count(*) AS n FROM event WHERE company_id = $1", &[])?.get("n")?;
            Ok((count, platform::events::head(q)?))
        })
        .await?;
    let ok = count == head;
    println!(
        "  events     {}",
        if ok { format!("ok, {count}") } else { format!("{count} of {head}: restore the last backup") }
    );
    Ok(usize::from(!ok))
}

/// Every file that is named is there, with the bytes that were stored.
async fn files(platform: &Platform, who: &Who) -> Result<usize> {
    let named: Vec<(String, String)> = platform
        .read(who, |q| {
            q.rows("SELECT name, sha256 FROM file WHERE company_id = $1", &[])?
                .iter()
                .map(|r| Ok((r.get("name")?, r.get("sha256")?)))
                .collect()
        })
        .await?;
    let mut wrong = 0;
    for (name, sha256) in &named {
        if let Err(e) = platform.files().get(who.company, sha256) {
            println!("  file       {name}: {e}");
            wrong += 1;
        }
    }
    println!("  files      {} checked, {wrong} damaged or missing", named.len());
    Ok(wrong)
}

/// Jobs that gave up wait for a person.
async fn jobs(platform: &Platform, who: &Who) -> Result<usize> {
    let failed: Vec<(String, Option<String>)> = platform
        .read(who, |q| {
            q.rows("SELECT kind, last_error FROM job WHERE company_id = $1 AND state = 'failed'", &[])?
                .iter()
                .map(|r| Ok((r.get("kind")?, r.get("last_error")?)))
                .collect()
        })
        .await?;
    for (kind, error) in &failed {
        println!("  job        {kind} gave up: {}", error.as_deref().unwrap_or("no reason was kept"));
    }
    println!("  jobs       {} gave up", failed.len());
    Ok(failed.len())
}
