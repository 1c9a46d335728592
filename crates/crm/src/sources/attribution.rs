use std::collections::BTreeMap;

use platform::{Conn, Result};

use super::{CampaignId, SourceId, SourceKind, campaigns, source_of_kind, sources};

/// Whom an inquiry is owed to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attribution {
    pub source: Option<SourceId>,
    pub campaign: Option<CampaignId>,
}

/// Reads the marks of a link: the campaign it names, else the source it names, else `otherwise`.
pub fn attribute(q: &Conn<'_>, utm: &BTreeMap<String, String>, otherwise: Option<SourceId>) -> Result<Attribution> {
    let mark = |name: &str| utm.get(name).map(|v| v.trim().to_lowercase()).filter(|v| !v.is_empty());
    if let Some(wanted) = mark("utm_campaign") {
        let named = |c: &super::Campaign| c.utm_campaign.as_ref().is_some_and(|u| u.to_lowercase() == wanted);
        if let Some(found) = campaigns(q)?.into_iter().find(named) {
            return Ok(Attribution { source: Some(found.source_id), campaign: Some(found.id) });
        }
    }
    let named = match mark("utm_source") {
        None => None,
        Some(wanted) => sources(q)?.into_iter().find(|s| s.name.to_lowercase() == wanted),
    };
    let paid = matches!(mark("utm_medium").as_deref(), Some("cpc" | "ppc" | "paid" | "paid_search"))
        || utm.contains_key("gclid");
    let source = match named {
        Some(source) => Some(source.id),
        None if paid => source_of_kind(q, SourceKind::PaidSearch)?.map(|s| s.id),
        None => None,
    };
    Ok(Attribution { source: source.or(otherwise), campaign: None })
}
