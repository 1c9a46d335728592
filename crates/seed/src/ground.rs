//! What a story stands on: the pipeline, the sources, who sells, and when it ends.

use std::sync::Arc;

use crm::{
    opportunities::{self, Stage, StageKind},
    sources::{self, SourceId},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use kernel::Currency;
use platform::{Conn, Error, Result, UserId, companies};

pub struct Ground {
    pub open: Vec<Stage>,
    pub won: Stage,
    pub lost: Stage,
    pub sources: Vec<SourceId>,
    pub sellers: Vec<UserId>,
    pub zone: TimeZone,
    pub currency: Currency,
    pub language: String,
    pub now: Timestamp,
}

impl Ground {
    pub fn date(&self, at: Timestamp) -> Date {
        at.to_zoned_datetime(self.zone.clone()).date()
    }
}

pub fn ground(q: &Conn<'_>, now: Timestamp) -> Result<Arc<Ground>> {
    let stages = opportunities::default_pipeline(q)?.stages;
    let of = |kind| stages.iter().find(|s| s.kind == kind).cloned().ok_or(Error::NotFound("a stage of each kind"));
    let sellers = q.rows(
        "SELECT user_id FROM membership WHERE company_id = $1 AND role IN ('owner', 'sales') ORDER BY user_id",
        &[],
    )?;
    Ok(Arc::new(Ground {
        won: of(StageKind::Won)?,
        lost: of(StageKind::Lost)?,
        open: stages.into_iter().filter(|s| s.kind == StageKind::Open).collect(),
        sources: sources::sources(q)?.into_iter().map(|s| s.id).collect(),
        sellers: sellers.iter().map(|row| Ok(row.get("user_id")?)).collect::<Result<_>>()?,
        zone: companies::zone(q)?,
        currency: companies::currency(q)?,
        language: companies::company(q)?.language().to_owned(),
        now,
    }))
}
