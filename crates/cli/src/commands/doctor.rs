use anyhow::{Result, bail};
use clap::Args;
use platform::Who;
use reports::doctor::{self, Check};

use crate::open::{Place, companies};

#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    place: Place,
}

/// One line for each check, one more for each finding with what to do; the exit code tells whether all is well.
pub async fn run(doctor: Doctor) -> Result<()> {
    let platform = doctor.place.patient().await?;
    println!("schema      ok, {}", platform::migrations::ALL.last().map_or(0, |m| m.number));
    let mut wrong = tell(&platform.store().system_read(doctor::database).await?);
    for (company, name) in companies(&platform).await? {
        println!("\n{name}");
        let (files, at) = (platform.files().clone(), platform.clock().now());
        let checks = platform.read(&Who::system(company), move |q| doctor::examine(q, &files, at)).await?;
        wrong += checks.iter().map(tell).sum::<usize>();
    }
    if wrong > 0 {
        bail!("{wrong} things need attention; each line above says what to do");
    }
    println!("\nAll is well.");
    Ok(())
}

fn tell(check: &Check) -> usize {
    match check.findings.len() {
        0 => println!("{:<11} ok, {} looked at", check.what, check.looked_at),
        found => println!("{:<11} {found} of {} need attention", check.what, check.looked_at),
    }
    for finding in &check.findings {
        println!("  {}: {}\n    {}", finding.about, finding.why, finding.cure);
    }
    check.findings.len()
}
