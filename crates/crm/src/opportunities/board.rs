use std::collections::HashMap;

use jiff::Timestamp;
use kernel::{Money, ToColumn};
use platform::{Conn, Cursor, Result};

use super::{Board, BoardFilter, BoardStage, OpportunityFilter, PipelineId, StageId, list, pipeline};

/// The whole board: what each stage holds in number and worth, and its first cards.
pub fn board(q: &Conn<'_>, id: PipelineId, filter: &BoardFilter, cards_each: i64, now: Timestamp) -> Result<Board> {
    let pipeline = pipeline(q, id)?;
    let currency = platform::companies::currency(q)?;
    let totals = totals(q, id, filter)?;
    let stages = pipeline
        .stages
        .into_iter()
        .map(|stage| {
            let here = OpportunityFilter { stage_id: Some(stage.id), owner_id: filter.owner_id, ..Default::default() };
            let page = list(q, &here, &Cursor::first(cards_each), now)?;
            let (count, sum) = totals.get(&stage.id).copied().unwrap_or_default();
            Ok(BoardStage { stage, count, sum: Money::new(sum, currency), cards: page.items, next: page.next })
        })
        .collect::<Result<_>>()?;
    Ok(Board { pipeline_id: pipeline.id, name: pipeline.name, stages })
}

fn totals(q: &Conn<'_>, id: PipelineId, filter: &BoardFilter) -> Result<HashMap<StageId, (i64, i64)>> {
    let mut params: Vec<&dyn ToColumn> = vec![&id];
    let mut narrowed = "";
    if let Some(owner) = &filter.owner_id {
        params.push(owner);
        narrowed = " AND o.owner_id = $3";
    }
    let sql = format!(
        "SELECT o.stage_id, count(*) AS cards, CAST(sum(o.value_minor) AS BIGINT) AS worth FROM stage g
         JOIN opportunity o ON o.company_id = g.company_id AND o.stage_id = g.id
         WHERE g.company_id = $1 AND g.pipeline_id = $2{narrowed} GROUP BY o.stage_id"
    );
    q.rows(&sql, &params)?
        .iter()
        .map(|row| Ok((row.get("stage_id")?, (row.get("cards")?, row.get("worth")?))))
        .collect()
}
