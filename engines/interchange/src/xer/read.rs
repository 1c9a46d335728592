//! From tables to programme: which project, its scheduling options, then its lists.

use std::collections::{HashMap, HashSet};

use kernel::{Diagnostic, Severity, WorkCalendar};
use scheduling::{Criticality, Lag, LagCalendar, Link, LinkKind, Network, ProgressRule, Task};

use super::calendars::{self, Calendars};
use super::tables::{self, Tables, refused};
use super::values::{date, decimal, minutes, text, yes};
use super::write::place;
use super::{baselines, codes, tasks};
use crate::{Assignment, CalendarRecord, Element, Format, Programme, Resource, ResourceKind};

/// What the rest of the reading needs to know.
pub(super) struct Source<'t> {
    pub tables: &'t Tables,
    pub project: &'t Element,
    pub project_id: String,
    pub calendars: &'t HashMap<String, usize>,
    pub lag_calendar: LagCalendar,
}

/// Reads an XER file's text.
pub fn read(text_of_file: &str) -> Result<Programme, Diagnostic> {
    let tables = tables::parse(text_of_file)?;
    let mut notes = Vec::new();
    let project = choose(&tables, &mut notes)?;
    let options = options(&tables, &text(project, "proj_id"));
    let Calendars { list, records, position } = calendars(&tables, &mut notes)?;
    let source = Source {
        tables: &tables,
        project,
        project_id: text(project, "proj_id"),
        calendars: &position,
        lag_calendar: options.map_or(LagCalendar::Predecessor, lag_calendar),
    };
    let network = network(&source, options, list)?;
    let mut programme = Programme {
        format: Format::Xer,
        name: name(&source),
        calendars: records,
        status_date: network.data_date,
        finish: date(project, "scd_end_date")?,
        ..Programme::of(network)
    };
    programme.resources = resources(&source)?;
    let mut used = Used::default();
    tasks::read(&source, &mut programme, &mut used, &mut notes)?;
    baselines::read(&source, &mut programme)?;
    programme.assignments = assignments(&source, &programme, &mut used)?;
    tasks::follow_resources(&source, &mut programme, &mut notes);
    codes::read(&source, &mut programme, &mut used);
    notes.extend(options.into_iter().flat_map(|options| unlike_ours(options, &programme.network)));
    programme.kept = kept(&tables, &used, project);
    programme.diagnostics = notes;
    Ok(programme)
}

/// The file's calendars, or the standard week.
fn calendars(tables: &Tables, notes: &mut Vec<Diagnostic>) -> Result<Calendars, Diagnostic> {
    let mut calendars = calendars::read(tables.rows("CALENDAR"))?;
    if calendars.list.is_empty() {
        calendars.list.push(WorkCalendar::standard());
        calendars.records.push(CalendarRecord { id: "1".to_owned(), kept: Vec::new() });
        let cause = "The file has no calendar; Monday to Friday, 8 to 12 and 13 to 17, is used.";
        notes.push(note("import.no_calendar", cause));
    }
    Ok(calendars)
}

/// Rows that became part of the model, by table and line; all others are kept as they are.
#[derive(Default)]
pub(super) struct Used(HashSet<usize>);

impl Used {
    pub fn row(&mut self, row: &Element) {
        self.0.insert(row.line);
    }
}

/// The project that was exported: of several, the one with the most activities that is no baseline of another.
fn choose<'t>(tables: &'t Tables, notes: &mut Vec<Diagnostic>) -> Result<&'t Element, Diagnostic> {
    let projects = tables.rows("PROJECT");
    let mut activities: HashMap<&str, usize> = HashMap::new();
    for task in tables.rows("TASK") {
        *activities.entry(task.text_of("proj_id").unwrap_or_default()).or_default() += 1;
    }
    let size = |p: &&Element| activities.get(p.text_of("proj_id").unwrap_or_default()).copied().unwrap_or(0);
    let own = |p: &&Element| p.text_of("orig_proj_id").is_none();
    let exported = projects.iter().enumerate().max_by_key(|(i, p)| (own(p), size(p), std::cmp::Reverse(*i)));
    let (_, chosen) = exported.ok_or_else(|| refused(1, "it holds no project (table PROJECT)"))?;
    if chosen.text_of("proj_id").is_none() {
        return Err(refused(chosen.line, "the project has no key (proj_id)"));
    }
    if projects.len() > 1 {
        let cause = format!(
            "The file holds {} projects; “{}” is read, and the others are kept for writing only.",
            projects.len(),
            text(chosen, "proj_short_name")
        );
        notes.push(note("interchange.other_projects", &cause));
    }
    Ok(chosen)
}

fn options<'t>(tables: &'t Tables, project: &str) -> Option<&'t Element> {
    tables.rows("SCHEDOPTIONS").iter().find(|row| row.text_of("proj_id") == Some(project))
}

fn lag_calendar(options: &Element) -> LagCalendar {
    match options.text_of("sched_calendar_on_relationship_lag") {
        Some("rcal_Successor") => LagCalendar::Successor,
        Some("rcal_ProjDefault") => LagCalendar::Project,
        Some("rcal_24Hour") => LagCalendar::Elapsed,
        _ => LagCalendar::Predecessor,
    }
}

fn progress_rule(options: &Element) -> ProgressRule {
    match (yes(options, "sched_progress_override"), options.text_of("sched_retained_logic")) {
        (true, _) => ProgressRule::ProgressOverride,
        (false, Some("N")) => ProgressRule::ActualDates,
        _ => ProgressRule::RetainedLogic,
    }
}

fn network(
    source: &Source<'_>,
    options: Option<&Element>,
    calendars: Vec<WorkCalendar>,
) -> Result<Network, Diagnostic> {
    let project = source.project;
    let data_date = date(project, "last_recalc_date")?;
    let start = date(project, "plan_start_date")?.or(data_date);
    let start =
        start.ok_or_else(|| refused(project.line, "the project has neither a planned start nor a data date"))?;
    let own = project.text_of("clndr_id").and_then(|id| source.calendars.get(id));
    let default = || source.tables.rows("CALENDAR").iter().position(|row| yes(row, "default_flag"));
    let mut network = Network::new(start, WorkCalendar::standard());
    network.calendar = own.copied().or_else(default).filter(|c| *c < calendars.len()).unwrap_or(0);
    network.calendars = calendars;
    network.data_date = data_date;
    let counts = options.and_then(|o| o.text_of("sched_use_project_end_date_for_float")) != Some("N");
    network.must_finish_by = date(project, "plan_end_date")?.filter(|_| counts);
    network.progress_rule = options.map_or(ProgressRule::RetainedLogic, progress_rule);
    network.criticality = match project.text_of("critical_path_type") {
        Some("CT_DrivPath") => Criticality::LongestPath,
        _ => Criticality::Float(minutes(project, "critical_drtn_hr_cnt")?.unwrap_or(0)),
    };
    Ok(network)
}

/// The project's name stands at the root of its work breakdown.
fn name(source: &Source<'_>) -> String {
    let root = source
        .tables
        .rows("PROJWBS")
        .iter()
        .find(|row| yes(row, "proj_node_flag") && row.text_of("proj_id") == Some(source.project_id.as_str()));
    let name = root.and_then(|row| row.text_of("wbs_name")).or(source.project.text_of("proj_short_name"));
    name.unwrap_or_default().to_owned()
}

fn resources(source: &Source<'_>) -> Result<Vec<Resource>, Diagnostic> {
    let mut most = HashMap::new();
    for rate in source.tables.rows("RSRCRATE") {
        most.insert(text(rate, "rsrc_id"), decimal(rate, "max_qty_per_hr")?);
    }
    let resource = |row: &Element| Resource {
        id: text(row, "rsrc_id"),
        name: text(row, "rsrc_name"),
        kind: match row.text_of("rsrc_type") {
            Some("RT_Equip") => ResourceKind::Equipment,
            Some("RT_Mat") => ResourceKind::Material,
            _ => ResourceKind::Labour,
        },
        calendar: row.text_of("clndr_id").and_then(|id| source.calendars.get(id)).copied(),
        most: most.get(row.text_of("rsrc_id").unwrap_or_default()).copied().flatten(),
        kept: row.apart_from(&["rsrc_id", "rsrc_name", "rsrc_type"]),
    };
    Ok(source.tables.rows("RSRC").iter().map(resource).collect())
}

fn assignments(source: &Source<'_>, programme: &Programme, used: &mut Used) -> Result<Vec<Assignment>, Diagnostic> {
    let tasks: HashSet<&str> = programme.activities.iter().map(|a| a.id.as_str()).collect();
    let mut assignments = Vec::new();
    for row in
        source.tables.rows("TASKRSRC").iter().filter(|r| tasks.contains(r.text_of("task_id").unwrap_or_default()))
    {
        used.row(row);
        assignments.push(Assignment {
            id: text(row, "taskrsrc_id"),
            task: text(row, "task_id"),
            resource: text(row, "rsrc_id"),
            units: decimal(row, "target_qty_per_hr")?,
            work: minutes(row, "target_qty")?,
            remaining: minutes(row, "remain_qty")?,
            kept: row.apart_from(&[
                "taskrsrc_id",
                "task_id",
                "rsrc_id",
                "target_qty_per_hr",
                "target_qty",
                "remain_qty",
            ]),
        });
    }
    Ok(assignments)
}

/// Tables and rows that the model has no word for. Calendars and resources are read whole, the project partly.
fn kept(tables: &Tables, used: &Used, project: &Element) -> Vec<Element> {
    let mut kept = Vec::new();
    for (name, rows) in tables.tables.iter().filter(|(name, _)| name != "CALENDAR" && name != "RSRC") {
        let rows: Vec<Element> = rows.iter().filter(|r| !used.0.contains(&r.line) && *r != project).cloned().collect();
        if !rows.is_empty() {
            kept.push(Element::of(name, rows));
        }
    }
    kept.sort_by_key(|table: &Element| place(&table.name));
    kept.push(Element::new("ERMHDR", &*tables.header));
    let mut columns = tables.columns.clone();
    columns.sort_by_key(|table| place(&table.name));
    kept.push(Element::of("columns", columns));
    kept.push(Element::of("project", project.children.clone()));
    kept
}

/// Options of the file's scheduling that are not followed here.
fn unlike_ours(options: &Element, network: &Network) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    if options.text_of("sched_float_type").is_some_and(|kind| kind != "FT_FF") {
        told.push(note(
            "interchange.float_type",
            "The file measures total float by start dates; here it is late finish less early finish.",
        ));
    }
    if yes(options, "sched_open_critical_flag") {
        told.push(note(
            "interchange.open_ends",
            "The file calls open ends critical; here their float runs to the project's finish.",
        ));
    }
    if options.text_of("sched_lag_early_start_flag") != Some("N")
        && network.links.iter().any(|l| lags_behind_started(network, l))
    {
        told.push(note(
            "interchange.lag_from_early_start",
            "The file counts start-to-start lag from where work under way goes on; here it is counted from its actual start.",
        ));
    }
    told
}

fn lags_behind_started(network: &Network, link: &Link) -> bool {
    let started =
        |t: &Task| t.id == link.from && t.progress.actual_start.is_some() && t.progress.actual_finish.is_none();
    link.kind == LinkKind::StartStart && link.lag != Lag::Minutes(0) && network.tasks.iter().any(started)
}

pub(super) fn note(code: &str, cause: &str) -> Diagnostic {
    Diagnostic::new(Severity::Note, code, cause, "Compare these dates with the file's before relying on them.")
}
