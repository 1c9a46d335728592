//! Three years of inquiries: who called, what came of it, and what the advertising cost.

use std::collections::BTreeMap;

use anyhow::Result;
use crm::{
    accounts::{AccountKind, SourceId},
    contacts::{self, ContactRole, NewContact, Place, PreferredChannel},
    leads::{self, CallOfLead, CallOutcome, DisqualifyLead, NewLead, QualifyLead},
    opportunities::{
        self, Influence, Move, NewOpportunity, NewStakeholder, Opportunity, OpportunityId, StageKind, StakeholderRole,
        Stance,
    },
    sites::SiteFacts,
    sources::{self, NewCampaign, NewSpend, SourceKind},
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use kernel::{Currency, Money};
use platform::{Act, Conn, Who};
use rand::Rng;

use seed::people::{self, Person, person, value};

use super::{
    Teller, before,
    staff::{Cast, by},
};

const PEOPLE: usize = 400;
/// Further jobs for people who are known already.
const RETURNING: usize = 240;
const DAYS: i64 = 36 * 30;
const LOST: &[&str] =
    &["Price", "Went with a neighbour's contractor", "Postponed to next year", "No answer", "Does it himself"];

/// A won opportunity, to be built by the next part of the story.
#[derive(Clone)]
pub struct Win {
    pub opportunity: OpportunityId,
    pub at: Timestamp,
    pub wish: &'static str,
}

/// How a sale goes, decided before it is told, so that telling it again tells the same.
#[derive(Clone)]
struct Fate {
    arrived: Timestamp,
    answered: SignedDuration,
    worth: i64,
    ending: Ending,
    utm: BTreeMap<String, String>,
    reason: &'static str,
    /// Where the story ends: nothing happens after it.
    end: Timestamp,
}

#[derive(Clone, Copy, PartialEq)]
enum Ending {
    Unanswered,
    Disqualified,
    /// Still open, in this many stages.
    Open(usize),
    Won(usize),
    Lost(usize),
}

pub async fn tell(t: &mut Teller, cast: &'static Cast) -> Result<Vec<Win>> {
    advertise(t).await?;
    let mut wins = Vec::new();
    let mut people: Vec<(Person, Fate)> = Vec::new();
    for n in 0..PEOPLE {
        let p = person(&mut t.rng, n);
        let fate = fate(t, n, p.wish)?;
        people.push((p, fate));
    }
    people.sort_by_key(|(_, f)| f.arrived);
    let people = std::sync::Arc::new(people);
    for first in (0..PEOPLE).step_by(50) {
        let (people, platform) = (people.clone(), t.platform.clone());
        let batch = platform
            .act(&t.who, move |act| {
                let mut wins = Vec::new();
                for (n, (p, f)) in people.iter().enumerate().skip(first).take(50) {
                    wins.extend(inquiry(act, cast, p, f, n)?);
                }
                Ok(wins)
            })
            .await?;
        wins.extend(batch);
    }
    wins.extend(returning(t, cast).await?);
    wins.sort_by_key(|w| w.at);
    Ok(wins)
}

fn fate(t: &mut Teller, n: usize, wish: &str) -> Result<Fate> {
    // More of them lately: the firm grows.
    let age = ((1.0 - t.rng.random::<f64>().powf(0.7)) * DAYS as f64) as i64;
    // People write between eight and eight.
    let minute = t.rng.random_range(0..12 * 60);
    let day = before(t.now, age)?.in_tz(super::ZONE)?.date();
    let arrived = day.at(8, 0, 0, 0).in_tz(super::ZONE)?.timestamp() + SignedDuration::from_mins(minute);
    let arrived = arrived.min(t.now - SignedDuration::from_mins(4 + minute / 4));
    let roll = t.rng.random_range(0..100);
    let depth = t.rng.random_range(1..5usize);
    let ending = match age {
        0 => Ending::Unanswered,
        1..=2 if roll < 25 => Ending::Unanswered,
        1..=60 if roll < 8 => Ending::Disqualified,
        1..=18 => Ending::Open(depth),
        ..=60 if roll < 16 => Ending::Open(depth),
        ..=60 if roll < 88 => Ending::Won(4),
        _ if roll < 9 => Ending::Disqualified,
        _ if roll < 14 => Ending::Open(depth),
        _ if roll < 57 => Ending::Won(4),
        _ => Ending::Lost(depth),
    };
    let paid = n % 3 == 0;
    let utm = match paid {
        true => BTreeMap::from([
            ("utm_source".to_owned(), "google".to_owned()),
            ("utm_campaign".to_owned(), ["spring-fence", "heat-pump"][n % 2].to_owned()),
        ]),
        false => BTreeMap::new(),
    };
    let answered = SignedDuration::from_mins(t.rng.random_range(2..55));
    let reason = LOST[n % LOST.len()];
    Ok(Fate { arrived, answered, worth: value(&mut t.rng, wish), ending, utm, reason, end: t.now })
}

/// One person's inquiry and what came of it, each step at its own instant.
fn inquiry(act: &Act<'_>, cast: &'static Cast, p: &Person, f: &Fate, n: usize) -> platform::Result<Option<Win>> {
    let at = |instant: Timestamp| by(act, &cast.office, instant);
    let new = NewLead {
        name: p.name.clone(),
        email: Some(p.email.clone()),
        phone: Some(p.phone.clone()),
        address: format!("{}, {}, CO {}", p.line1, p.city, p.postal_code),
        message: p.wish.to_owned(),
        utm: f.utm.clone(),
        ..Default::default()
    };
    let new = NewLead { source_id: told_of_us(act, n)?, ..new };
    let lead = leads::arrive(&at(f.arrived), &new)?;
    if f.ending == Ending::Unanswered {
        return Ok(None);
    }
    let called = f.arrived + f.answered;
    let call = CallOfLead { outcome: CallOutcome::Reached, note: "Wants a visit next week.".into() };
    leads::call(&at(called), lead.id, &call)?;
    if f.ending == Ending::Disqualified {
        let why = DisqualifyLead { reason: "Outside our area".into() };
        leads::disqualify(&at(called), lead.id, &why)?;
        return Ok(None);
    }
    let more = QualifyLead {
        account_kind: p.firm.as_ref().map(|_| AccountKind::Company),
        account_name: p.firm.clone(),
        preferred_channel: Some(if p.spanish { PreferredChannel::Text } else { PreferredChannel::Email }),
        language: p.spanish.then(|| "es".to_owned()),
        site: Some(SiteFacts {
            line1: Some(p.line1.clone()).into(),
            city: Some(p.city.to_owned()).into(),
            region: Some("CO".to_owned()).into(),
            postal_code: Some(p.postal_code.to_owned()).into(),
            country: Some("US".to_owned()).into(),
            gate_code: p.gate_code.clone().into(),
            dog: p.dog.map(str::to_owned).into(),
            ..Default::default()
        }),
        opportunity_name: Some(p.wish.to_owned()),
        value: Some(Money::new(f.worth * 100, Currency::USD)),
        next_step: Some("Site visit".into()),
        ..Default::default()
    };
    let seller = by(act, cast.seller(n), called + SignedDuration::from_mins(6));
    let qualified = leads::qualify(&seller, lead.id, &more)?;
    if n % 6 == 1 {
        second(&seller, &qualified.opportunity, p, n)?;
    }
    ending(act, cast.seller(n), p.wish, &qualified.opportunity, called, f)
}

/// How somebody came to us who followed no advertisement.
fn told_of_us(act: &Act<'_>, n: usize) -> platform::Result<Option<SourceId>> {
    const WAYS: [SourceKind; 5] =
        [SourceKind::Referral, SourceKind::Website, SourceKind::Phone, SourceKind::Referral, SourceKind::Website];
    Ok(sources::source_of_kind(act, WAYS[n % WAYS.len()])?.map(|source| source.id))
}

/// A second person who has a say: the partner at home, the manager of a firm.
fn second(act: &Act<'_>, opportunity: &Opportunity, p: &Person, n: usize) -> platform::Result<()> {
    let Some(account_id) = opportunity.account_id else { return Ok(()) };
    let last = p.name.split_whitespace().last().unwrap_or_default();
    let first = ["Alex", "Jordan", "Robin", "Casey", "Morgan"][n % 5];
    let firm = p.firm.is_some();
    let new = NewContact {
        name: format!("{first} {last}"),
        call_me: None,
        email: Some(format!("{}.{}{n}@mail.example", first.to_lowercase(), last.to_lowercase().replace('\'', ""))),
        phone: None,
        preferred_channel: None,
        language: None,
        time_zone: None,
        best_hours: Some("after 5 pm".into()),
        do_not_contact: false,
        consent: Default::default(),
        place: Some(Place {
            account_id,
            role: if firm { ContactRole::PropertyManager } else { ContactRole::Partner },
            is_primary: false,
        }),
    };
    let contact = contacts::create(act, &new)?;
    let say = NewStakeholder {
        contact_id: contact.id,
        role: if firm { StakeholderRole::Gatekeeper } else { StakeholderRole::DecisionMaker },
        influence: if n % 4 == 1 { Influence::Medium } else { Influence::High },
        stance: [Stance::Supports, Stance::Neutral, Stance::Unknown][n % 3],
    };
    opportunities::add_stakeholder(act, opportunity.id, &say).map(drop)
}

/// Walks an opportunity through its stages, a few days in each.
fn ending(
    act: &Act<'_>,
    seller: &'static Who,
    wish: &'static str,
    opportunity: &Opportunity,
    from: Timestamp,
    f: &Fate,
) -> platform::Result<Option<Win>> {
    let stages = opportunities::pipeline(act, opportunity.pipeline_id)?.stages;
    let open: Vec<_> = stages.iter().filter(|s| s.kind == StageKind::Open).collect();
    let (depth, last) = match f.ending {
        Ending::Open(n) => (n, None),
        Ending::Won(n) => (n, Some(StageKind::Won)),
        Ending::Lost(n) => (n, Some(StageKind::Lost)),
        _ => (0, None),
    };
    let mut instant = from;
    let mut version = opportunity.version;
    let path = open.iter().skip(1).take(depth).map(|s| s.id);
    let path = path.chain(last.and_then(|kind| stages.iter().find(|s| s.kind == kind)).map(|s| s.id));
    for stage in path {
        instant += SignedDuration::from_hours(24 * (2 + version % 4)) + SignedDuration::from_mins(20);
        if instant > f.end {
            break;
        }
        if Some(stage) == stages.iter().find(|s| s.kind == StageKind::Won).map(|s| s.id) {
            return Ok(Some(Win { opportunity: opportunity.id, at: instant, wish }));
        }
        let now = by(act, seller, instant);
        let to = Move { stage_id: stage, before_id: None, reason: Some(f.reason.into()) };
        version = opportunities::move_to(&now, opportunity.id, &to, version)?.version;
    }
    Ok(None)
}

/// People come back: a second job for an account that is already there.
async fn returning(t: &mut Teller, cast: &'static Cast) -> Result<Vec<Win>> {
    let known = t.platform.read(&t.who, known).await?;
    let mut plans = Vec::new();
    for n in 0..RETURNING {
        let f = fate(t, n, people_wish(n))?;
        // Whoever comes back was there before.
        let before = known.partition_point(|(since, _)| *since + SignedDuration::from_hours(24 * 60) < f.arrived);
        let Some((_, first)) = known.get((n * 13) % before.max(1)).filter(|_| before > 0) else { continue };
        plans.push((first.clone(), n, f));
    }
    plans.sort_by_key(|p| p.2.arrived);
    let wins = t
        .platform
        .act(&t.who, move |act| {
            let mut wins = Vec::new();
            for (first, n, f) in &plans {
                let at = by(act, cast.seller(*n), f.arrived);
                let new = NewOpportunity {
                    name: people_wish(*n).into(),
                    account_id: first.account_id,
                    contact_id: first.contact_id,
                    site_id: first.site_id,
                    source_id: first.source_id,
                    value: Some(Money::new(f.worth * 100, Currency::USD)),
                    next_step: Some("Call back".into()),
                    ..Default::default()
                };
                let opportunity = opportunities::create(&at, &new)?;
                wins.extend(ending(act, cast.seller(*n), people_wish(*n), &opportunity, f.arrived, f)?);
            }
            Ok(wins)
        })
        .await?;
    Ok(wins)
}

fn people_wish(n: usize) -> &'static str {
    people::WISHES[(n * 3 + 1) % people::WISHES.len()].0
}

fn known(q: &Conn<'_>) -> platform::Result<Vec<(Timestamp, Opportunity)>> {
    let rows = q.rows(
        "SELECT id, created_at FROM opportunity WHERE company_id = $1 AND contact_id IS NOT NULL ORDER BY created_at, id",
        &[],
    )?;
    rows.iter().map(|row| Ok((row.get("created_at")?, opportunities::get(q, row.get("id")?)?))).collect()
}

/// Two campaigns with a sum spent each month.
async fn advertise(t: &mut Teller) -> Result<()> {
    let now = t.now;
    t.platform
        .act(&t.who, move |act| {
            let Some(source) = sources::source_of_kind(act, SourceKind::PaidSearch)? else { return Ok(()) };
            for (name, key, sum) in [("Spring fence", "spring-fence", 62_000i64), ("Heat pump", "heat-pump", 38_000)] {
                let new = NewCampaign {
                    source_id: source.id,
                    name: name.into(),
                    utm_campaign: Some(key.into()),
                    starts_on: None,
                    ends_on: None,
                };
                let campaign = sources::add_campaign(act, &new)?;
                for month in 0..36i64 {
                    let day =
                        (now - SignedDuration::from_hours(24 * 30 * month)).to_zoned_datetime(TimeZone::UTC).date();
                    let spend = NewSpend {
                        source_id: source.id,
                        campaign_id: Some(campaign.id),
                        on_date: day,
                        amount: Money::new(sum - month * 700, Currency::USD),
                        note: String::new(),
                    };
                    sources::record_spend(act, &spend)?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(())
}
