//! Sales that are open today: estimates in the making, proposals that are out and half of them opened.

use anyhow::Result;
use crm::opportunities::OpportunityId;
use jiff::Timestamp;
use platform::Conn;

use super::{Teller, book::Book, contract, site::hours_after, staff::Cast};

pub async fn tell(t: &mut Teller, book: &Book, cast: &'static Cast) -> Result<()> {
    let open = t.platform.read(&t.who, open).await?;
    for (n, (opportunity, wish, sent, since)) in open.into_iter().enumerate() {
        let who = cast.seller(n);
        let at = hours_after(since, 20).min(hours_after(t.now, -2));
        t.platform.clock().set(at);
        let estimate = contract::estimate(t, book, who, opportunity, &wish).await?;
        if !sent {
            continue;
        }
        let proposal = contract::offer(t, who, estimate, opportunity).await?;
        if n % 2 == 0 {
            t.platform.clock().set(hours_after(at, 26).min(hours_after(t.now, -1)));
            contract::open(t, proposal).await?;
        }
    }
    Ok(())
}

/// The newest sales that have come as far as an estimate, with whether it was sent and since when it stands there.
fn open(q: &Conn<'_>) -> platform::Result<Vec<(OpportunityId, String, bool, Timestamp)>> {
    q.rows(
        "SELECT o.id, o.name, s.name AS stage, o.stage_entered_at FROM opportunity o
         JOIN stage s ON s.company_id = o.company_id AND s.id = o.stage_id
         WHERE o.company_id = $1 AND o.state = 'open' AND o.contact_id IS NOT NULL
           AND s.name IN ('Estimating', 'Proposal sent')
         ORDER BY o.stage_entered_at DESC LIMIT 18",
        &[],
    )?
    .iter()
    .map(|row| {
        let stage: String = row.get("stage")?;
        Ok((row.get("id")?, row.get("name")?, stage == "Proposal sent", row.get("stage_entered_at")?))
    })
    .collect()
}
