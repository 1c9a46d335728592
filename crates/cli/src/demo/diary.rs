//! What the foreman writes down and photographs.

use anyhow::Result;
use jiff::civil::DateTime;
use platform::files;
use projects::daily_logs::{self, LogKind, NewLogEntry};

use super::{
    Teller,
    contract::instant,
    pictures::{self, Progress},
    recipes::Trade,
    site::Site,
};

const NOTES: &[&str] = &[
    "Lines marked, string is up. Neighbour asked about the height, showed him the drawing.",
    "Ground is hard on the north side, two holes by hand. Still on plan.",
    "Owner came by and is happy with how it looks. Kept the dog in the house for us.",
    "Everything for tomorrow is on the truck. Trailer parked on the street, not in the drive.",
    "Swept the site, took the offcuts along. One corner to touch up at the walkthrough.",
];

/// A note at the end of a task, and at fences a picture with it.
pub async fn tell(t: &Teller, site: &Site<'_>, k: usize, at: DateTime) -> Result<()> {
    let project = site.project.id.0;
    let author =
        if site.crew.trade == Trade::Fence && site.n % 2 == 0 { &site.cast.foreman } else { &site.cast.manager };
    // The foreman sees his own crew's jobs only.
    let author = if t.platform.read(author, move |q| daily_logs::list(q, author, project)).await.is_ok() {
        author
    } else {
        &site.cast.manager
    };
    let text = NOTES[(site.n + k) % NOTES.len()].to_owned();
    let photo = if site.crew.trade == Trade::Fence && k % 2 == 0 { Some(picture(t, site.n, k)?) } else { None };
    t.platform.clock().set(instant(at)?);
    t.platform
        .act(author, move |act| {
            let note = NewLogEntry { kind: LogKind::Note, text: text.clone(), file_id: None, on_date: None };
            daily_logs::add(act, project, &note)?;
            if let Some((sha256, size)) = &photo {
                let file = files::record(act, "site.png", "image/png", sha256, *size)?;
                let entry =
                    NewLogEntry { kind: LogKind::Photo, text: String::new(), file_id: Some(file.id), on_date: None };
                daily_logs::add(act, project, &entry)?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

fn picture(t: &Teller, n: usize, k: usize) -> Result<(String, usize)> {
    let progress = match k {
        0 => Progress::Posts,
        1..=3 => Progress::Half,
        _ => Progress::Done,
    };
    let bytes = pictures::fence(progress, u32::try_from(n)?)?;
    Ok((t.platform.files().put(t.who.company, &bytes)?, bytes.len()))
}
