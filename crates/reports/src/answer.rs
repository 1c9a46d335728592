//! A report: its sets counted and summed by group, its figures made of that.

use std::collections::{BTreeMap, HashMap};

use jiff::{
    Timestamp,
    civil::{Date, date},
};
use kernel::{Currency, Decimal, Money, ToColumn, reexport::uuid::Uuid};
use platform::{Conn, Error, Result, Rights, Who, companies};

use crate::definition::{Column, Definition, Set, Span, Sum, definition};
use crate::{Figure, Report, ReportAsk, ReportGroup, ReportKind, RowsLink, Unit};

/// The period of a report in the ways sets want it.
pub(crate) struct Period {
    days: (Date, Date),
    today: Date,
    instants: (Timestamp, Timestamp),
}

impl Period {
    pub fn of(q: &Conn<'_>, ask: &ReportAsk, now: Timestamp) -> Result<Self> {
        let days = (ask.from.unwrap_or(date(1, 1, 1)), ask.to.unwrap_or(Date::MAX));
        if days.0 > days.1 {
            return Err(Error::invalid("to", "The period ends before it begins."));
        }
        let zone = companies::zone(q)?;
        let start = days.0.to_zoned_datetime(zone.clone()).map_or(Timestamp::MIN, |at| at.timestamp());
        let end = days.1.tomorrow().ok().and_then(|day| day.to_zoned_datetime(zone).ok());
        let end = end.map_or(Timestamp::MAX, |at| at.timestamp());
        Ok(Self { days, today: companies::today(q, now)?, instants: (start, end) })
    }

    pub fn bound(&self, span: Span) -> [Box<dyn ToColumn>; 2] {
        let (from, to) = self.days;
        match span {
            Span::Days => [Box::new(from), Box::new(to)],
            Span::DaysSoFar => [Box::new(from), Box::new(to.min(self.today))],
            Span::Instants => [Box::new(self.instants.0), Box::new(self.instants.1)],
        }
    }
}

type Key = (String, Option<Uuid>);

/// Rows and their amount.
#[derive(Clone, Copy, Default)]
struct Total {
    rows: i64,
    minor: i64,
}

pub fn report(q: &Conn<'_>, who: &Who, kind: ReportKind, ask: &ReportAsk, now: Timestamp) -> Result<Report> {
    let written = definition(kind, ask.by);
    let period = Period::of(q, ask, now)?;
    let mut totals: HashMap<&str, BTreeMap<Key, Total>> = HashMap::new();
    for set in written.sets.iter().filter(|set| set.need.met(who.rights())) {
        totals.insert(set.name, count(q, set, &period)?);
    }
    let table = Maker { kind, ask, written: &written, currency: companies::currency(q)?, rights: who.rights() };
    let in_table: Vec<&str> = written.table.iter().flat_map(Column::sets).collect();
    let mut keys: Vec<&Key> =
        totals.iter().filter(|(set, _)| in_table.contains(*set)).flat_map(|(_, groups)| groups.keys()).collect();
    keys.sort();
    keys.dedup();
    let of_group = |key: &Key| -> HashMap<&str, Total> {
        totals.iter().map(|(set, groups)| (*set, groups.get(key).copied().unwrap_or_default())).collect()
    };
    let whole: HashMap<&str, Total> = totals.iter().map(|(set, groups)| (*set, sum(groups.values()))).collect();
    Ok(Report {
        kind,
        by: written.by,
        groupings: written.groupings.to_vec(),
        from: ask.from,
        to: ask.to,
        currency: table.currency,
        answer: written.answer.iter().map(|c| table.figure(c, &whole, None)).collect::<Result<_>>()?,
        groups: keys
            .into_iter()
            .map(|key| {
                let totals = of_group(key);
                let figures =
                    written.table.iter().map(|c| table.figure(c, &totals, Some(key))).collect::<Result<_>>()?;
                Ok(ReportGroup { id: key.1, name: key.0.clone(), figures })
            })
            .collect::<Result<_>>()?,
    })
}

fn count(q: &Conn<'_>, set: &Set, period: &Period) -> Result<BTreeMap<Key, Total>> {
    let [from, to] = period.bound(set.span);
    let sql = format!(
        "SELECT x.group_id, x.group_name, count(*) AS row_count, CAST(coalesce(sum(x.amount_minor), 0) AS BIGINT) AS minor
         FROM ({}) x GROUP BY x.group_id, x.group_name",
        set.sql
    );
    q.rows(&sql, &[&*from, &*to])?
        .iter()
        .map(|row| {
            let key = (row.get("group_name")?, row.get("group_id")?);
            Ok((key, Total { rows: row.get("row_count")?, minor: row.get("minor")? }))
        })
        .collect()
}

fn sum<'a>(totals: impl Iterator<Item = &'a Total>) -> Total {
    totals.fold(Total::default(), |a, b| Total { rows: a.rows + b.rows, minor: a.minor + b.minor })
}

struct Maker<'a> {
    kind: ReportKind,
    ask: &'a ReportAsk,
    written: &'a Definition,
    currency: Currency,
    rights: Rights,
}

impl Maker<'_> {
    fn figure(&self, column: &Column, totals: &HashMap<&str, Total>, group: Option<&Key>) -> Result<Figure> {
        let shown = column.need.met(self.rights);
        let of = |set: &str| totals.get(set).copied().unwrap_or_default();
        let value = if shown { self.value(&column.sum, of)? } else { None };
        let unit = column.unit();
        let minor = match (unit, value) {
            (Unit::Money, Some(value)) => Some(Money::from_decimal(value, self.currency)?.minor),
            _ => None,
        };
        let links = if shown { column.sets() } else { Vec::new() };
        Ok(Figure {
            name: column.name.to_owned(),
            unit,
            value,
            minor,
            hidden: !shown,
            formula: column.formula.to_owned(),
            cohort: self.written.cohort.to_owned(),
            rows_links: links.into_iter().map(|set| self.link(set, of(set).rows, group)).collect(),
        })
    }

    fn value(&self, sum: &Sum, of: impl Fn(&str) -> Total) -> Result<Option<Decimal>> {
        let money = |minor: i64| Money::new(minor, self.currency);
        Ok(match sum {
            Sum::Count(set) => Some(of(set).rows.into()),
            Sum::Amount(set) => Some(money(of(set).minor).to_decimal()),
            Sum::Less(a, b) => Some(money(of(a).minor).checked_sub(money(of(b).minor))?.to_decimal()),
            Sum::Share(part, whole) => percent(of(part).rows, of(whole).rows),
            Sum::Margin(a, b) => percent(of(a).minor - of(b).minor, of(a).minor),
            Sum::Each(amount, count) => match of(count).rows {
                0 => None,
                n => Some(money(of(amount).minor).times(Decimal::ONE / Decimal::from(n))?.to_decimal()),
            },
        })
    }

    fn link(&self, set: &str, rows: i64, group: Option<&Key>) -> RowsLink {
        let mut link = format!("/reports/{}/rows?set={set}&by={}", self.kind, self.written.by);
        if let Some(from) = self.ask.from {
            link += &format!("&from={from}");
        }
        if let Some(to) = self.ask.to {
            link += &format!("&to={to}");
        }
        if let Some((name, id)) = group {
            // A month has no id and is named by itself.
            let group = id.map_or_else(|| name.clone(), |id| id.to_string());
            link += &format!("&group={group}");
        }
        RowsLink { set: set.to_owned(), rows, link }
    }
}

/// Of a hundred, to two decimals; nothing where there is nothing to divide by.
fn percent(part: i64, whole: i64) -> Option<Decimal> {
    if whole == 0 {
        return None;
    }
    let share = Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole);
    let mut rounded = share.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    Some(rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_no_figure() {
        assert_eq!(percent(0, 0), None);
        assert_eq!(percent(4238, 6711).map(|p| p.to_string()), Some("63.15".into()));
        assert_eq!(percent(-5, 1000).map(|p| p.to_string()), Some("-0.50".into()));
    }
}
