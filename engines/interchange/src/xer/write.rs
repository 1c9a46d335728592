//! From programme to tables. What was read from this format goes back as it was; the model's own values win.

use std::collections::HashSet;

use kernel::Diagnostic;
use scheduling::{Criticality, LagCalendar, ProgressRule};

use super::values::{show_date, show_hours};
use super::{calendars, codes, tables, write_tasks};
use crate::numbering::Numbering;
use crate::{Assignment, Element, Format, Programme, Resource, ResourceKind};

/// Tables in the order in which P6 writes them; others follow.
const ORDER: &str = "CURRTYPE COSTTYPE FINDATES FINTMPL FUNDSRC MEMOTYPE OBS PCATTYPE POBS RCATTYPE RISKTYPE THRSPARM \
    UDFTYPE UMEASURE ACCOUNT PCATVAL RCATVAL ROLES PROJECT ROLERATE APPLYACTOPTIONS CALENDAR DOCUMENT PROJFUND PROJPCAT \
    SCHEDOPTIONS PROJWBS RSRC RSRCLEVELLIST ACTVTYPE PROJRISK PROJTHRS RSRCRATE RSRCRCAT RSRCROLE TASK WBSBUDG WBSMEMO \
    ACTVCODE PROJCOST PROJISSU TASKFDBK TASKFIN TASKMEMO TASKNOTE TASKPRED TASKPROC TASKRISK TASKRSRC TASKACTV TRSRCFIN \
    UDFVALUE";

/// Kept pieces that are no tables.
const OWN: [&str; 3] = ["ERMHDR", "columns", "project"];

/// What every table needs to know.
pub(super) struct File<'p> {
    pub programme: &'p Programme,
    /// Read from this format: keys and kept pieces are the format's own.
    pub own: bool,
    pub project: String,
    /// The work breakdown's own root.
    pub root: String,
    pub calendars: Vec<String>,
    pub tasks: Numbering,
    resources: Numbering,
}

pub fn write(programme: &Programme, diagnostics: &mut Vec<Diagnostic>) -> String {
    let own = programme.format == Format::Xer;
    let find = |name: &str| programme.kept.iter().find(|e| e.name == name).filter(|_| own);
    let tasks = Numbering::of(programme.network.tasks.iter().map(|t| t.id.as_str()));
    let project = find("project").and_then(|p| p.text_of("proj_id")).unwrap_or("1").to_owned();
    let root = find("PROJWBS").and_then(|wbs| root(wbs, &project)).unwrap_or_else(|| tasks.next().to_string());
    let file = File {
        programme,
        own,
        project,
        root,
        calendars: numbers(programme, own),
        resources: Numbering::of(programme.resources.iter().map(|r| r.id.as_str())),
        tasks,
    };
    let mut rows = file.tables(find("project"), diagnostics);
    for kept in programme.kept.iter().filter(|e| own && !OWN.contains(&e.name.as_str())) {
        rows.push((kept.name.clone(), write_tasks::apart_from_links(&file, kept)));
    }
    let columns = find("columns").map(|e| e.children.as_slice()).unwrap_or_default();
    // Tables of the file that have no rows.
    rows.extend(columns.iter().map(|table| (table.name.clone(), Vec::new())));
    let header = find("ERMHDR").map_or_else(header, |e| e.text.clone());
    tables::print(&header, &joined(rows), columns)
}

/// The version whose columns are written where the programme has no file of its own.
fn header() -> String {
    "8.2\t2000-01-01\tProject\tadmin\tadmin\tdbxDatabaseNoName\tProject Management\tUSD".to_owned()
}

fn root(wbs: &Element, project: &str) -> Option<String> {
    let is_root =
        |row: &&Element| row.text_of("proj_node_flag") == Some("Y") && row.text_of("proj_id") == Some(project);
    wbs.children.iter().find(is_root).and_then(|row| row.text_of("wbs_id")).map(str::to_owned)
}

fn numbers(programme: &Programme, own: bool) -> Vec<String> {
    let known: Vec<String> = programme.calendars.iter().map(|c| c.id.clone()).collect();
    if own && known.iter().all(|id| !id.is_empty()) {
        return known;
    }
    (0..known.len()).map(|i| (i + 1).to_string()).collect()
}

/// Rows of one table together, tables in P6's order.
fn joined(rows: Vec<(String, Vec<Element>)>) -> Vec<(String, Vec<Element>)> {
    let mut tables: Vec<(String, Vec<Element>)> = Vec::new();
    let mut index = std::collections::HashMap::new();
    for (name, rows) in rows {
        let at = *index.entry(name.clone()).or_insert(tables.len());
        match tables.get_mut(at) {
            Some(table) => table.1.extend(rows),
            None => tables.push((name, rows)),
        }
    }
    tables.sort_by_key(|(name, _)| place(name));
    tables
}

/// Where a table stands among the others.
pub(super) fn place(table: &str) -> usize {
    ORDER.split_whitespace().position(|n| n == table).unwrap_or(usize::MAX)
}

impl File<'_> {
    fn tables(&self, project: Option<&Element>, diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, Vec<Element>)> {
        let programme = self.programme;
        let mut tables = vec![("PROJECT", vec![self.project_row(project)]), ("CALENDAR", self.calendar_rows())];
        if !self.own {
            tables.push(("SCHEDOPTIONS", vec![self.options()]));
            tables.push(("PROJWBS", vec![self.root_row()]));
        }
        tables.push(("PROJWBS", write_tasks::work_breakdown(self)));
        tables.push(("RSRC", programme.resources.iter().map(|r| self.resource(r)).collect()));
        tables.push(("TASK", write_tasks::tasks(self, diagnostics)));
        tables.push(("TASKPRED", write_tasks::links(self, diagnostics)));
        let assignments = programme.assignments.iter().enumerate().filter_map(|(i, a)| self.assignment(i, a));
        tables.push(("TASKRSRC", assignments.collect()));
        tables.extend(match self.own {
            true => codes::write(programme),
            false => codes::write_foreign(programme, &self.project, &|id| self.tasks.show(id)),
        });
        tables.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect()
    }

    fn project_row(&self, kept: Option<&Element>) -> Element {
        let (programme, network) = (self.programme, &self.programme.network);
        let critical = match network.criticality {
            Criticality::Float(most) => (most, "CT_TotFloat"),
            Criticality::LongestPath => (0, "CT_DrivPath"),
        };
        let has_own_end = kept.is_some_and(|p| p.text_of("plan_end_date").is_some());
        let mut row = Element::of("row", vec![Element::new("proj_id", &*self.project)]);
        row.push("last_recalc_date", show_date(network.data_date.unwrap_or(network.start)));
        row.push("plan_start_date", show_date(network.start));
        row.push_some("scd_end_date", programme.finish.map(show_date));
        if !has_own_end {
            row.push_some("plan_end_date", network.must_finish_by.map(show_date));
        }
        row.push_some("clndr_id", self.calendars.get(network.calendar).cloned());
        let says = |column: &str| kept.is_none_or(|p| p.text_of(column).is_some());
        if says("critical_path_type") || critical.1 == "CT_DrivPath" {
            row.push("critical_path_type", critical.1);
        }
        if matches!(network.criticality, Criticality::Float(most) if says("critical_drtn_hr_cnt") || most != 0) {
            row.push("critical_drtn_hr_cnt", show_hours(critical.0));
        }
        match kept {
            Some(kept) => over(&mut row, &kept.children),
            None => row.push("proj_short_name", short(&programme.name)),
        }
        row
    }

    fn calendar_rows(&self) -> Vec<Element> {
        let as_read = |(record, calendar): (&crate::CalendarRecord, &kernel::WorkCalendar)| {
            let mut row = Element::of("row", vec![Element::new("clndr_id", &*record.id)]);
            row.push("clndr_name", calendar.name());
            row.children.extend(record.kept.iter().cloned());
            row
        };
        let whole = self.programme.calendars.iter().zip(&self.programme.network.calendars);
        let kept: Vec<Element> = if self.own { whole.map(as_read).collect() } else { Vec::new() };
        calendars::write(&kept, &self.programme.network.calendars, &self.calendars)
    }

    fn options(&self) -> Element {
        let network = &self.programme.network;
        let lag = match network.links.iter().find(|l| l.lag != scheduling::Lag::Minutes(0)).map(|l| l.lag_calendar) {
            Some(LagCalendar::Successor) => "rcal_Successor",
            Some(LagCalendar::Project) => "rcal_ProjDefault",
            Some(LagCalendar::Elapsed) => "rcal_24Hour",
            _ => "rcal_Predecessor",
        };
        let rule = network.progress_rule;
        let flag = |yes: bool| if yes { "Y" } else { "N" };
        let cells = [
            ("schedoptions_id", "1"),
            ("proj_id", &*self.project),
            ("sched_retained_logic", flag(rule == ProgressRule::RetainedLogic)),
            ("sched_progress_override", flag(rule == ProgressRule::ProgressOverride)),
            ("sched_float_type", "FT_FF"),
            ("sched_calendar_on_relationship_lag", lag),
            ("sched_use_project_end_date_for_float", "Y"),
        ];
        Element::of("row", cells.map(|(name, text)| Element::new(name, text)).to_vec())
    }

    fn root_row(&self) -> Element {
        let name = &self.programme.name;
        let cells = [
            ("wbs_id", &*self.root),
            ("proj_id", &*self.project),
            ("proj_node_flag", "Y"),
            ("wbs_short_name", &short(name)),
            ("wbs_name", name),
        ];
        Element::of("row", cells.map(|(name, text)| Element::new(name, text)).to_vec())
    }

    fn resource(&self, resource: &Resource) -> Element {
        let kind = match resource.kind {
            ResourceKind::Labour | ResourceKind::Cost => "RT_Labor",
            ResourceKind::Equipment => "RT_Equip",
            ResourceKind::Material => "RT_Mat",
        };
        let id = if self.own { resource.id.clone() } else { self.resources.show(&resource.id) };
        let mut row = Element::of("row", vec![Element::new("rsrc_id", id)]);
        row.push("rsrc_name", &*resource.name);
        row.push("rsrc_type", kind);
        if self.own {
            over(&mut row, &resource.kept);
        } else {
            row.push("rsrc_short_name", &*resource.name);
            row.push_some("clndr_id", resource.calendar.and_then(|c| self.calendars.get(c)).cloned());
        }
        row
    }

    /// Nobody's assignments, which Project writes, have no row.
    fn assignment(&self, position: usize, assignment: &Assignment) -> Option<Element> {
        let known = self.own || self.resources.get(&assignment.resource).is_some();
        let show = |id: &str, numbers: &Numbering| if self.own { id.to_owned() } else { numbers.show(id) };
        let id = if self.own { assignment.id.clone() } else { (position + 1).to_string() };
        let mut row = Element::of("row", vec![Element::new("taskrsrc_id", id)]);
        row.push("task_id", show(&assignment.task, &self.tasks));
        row.push_some("rsrc_id", Some(show(&assignment.resource, &self.resources)).filter(|id| !id.is_empty()));
        row.push_some("target_qty_per_hr", assignment.units.map(|n| n.to_string()));
        row.push_some("target_qty", assignment.work.map(show_hours));
        row.push_some("remain_qty", assignment.remaining.map(show_hours));
        if self.own {
            over(&mut row, &assignment.kept);
        } else {
            row.push("proj_id", &*self.project);
        }
        known.then_some(row)
    }
}

/// Adds kept cells that the row has not got.
pub(super) fn over(row: &mut Element, kept: &[Element]) {
    let has: HashSet<String> = row.children.iter().map(|c| c.name.clone()).collect();
    row.children.extend(kept.iter().filter(|k| !has.contains(&k.name)).cloned());
}

/// A project's short name has at most forty characters.
fn short(name: &str) -> String {
    name.chars().take(40).collect()
}
