//! From programme to document. What was read from this format goes back as it was; the model's own values win.

use kernel::Diagnostic;
use scheduling::Criticality;

use super::read::HEAD;
use super::values::{show_date, show_duration};
use super::{NAMESPACE, fields, order, write_calendars, write_tasks};
use crate::numbering::Numbering;
use crate::{Assignment, Element, Format, Programme, Resource, ResourceKind, xml};

/// What every part of the document needs to know.
pub(super) struct Document<'p> {
    pub programme: &'p Programme,
    /// Read from this format: keys and kept pieces are the format's own.
    pub own: bool,
    pub tasks: Numbering,
    pub calendars: Vec<u64>,
    resources: Numbering,
}

pub fn write(programme: &Programme, diagnostics: &mut Vec<Diagnostic>) -> String {
    let document = Document {
        programme,
        own: programme.format == Format::Mspdi,
        tasks: Numbering::of(programme.network.tasks.iter().map(|t| t.id.as_str())),
        calendars: write_calendars::numbers(programme),
        resources: Numbering::of(programme.resources.iter().map(|r| r.id.as_str())),
    };
    let mut project = Element::of("Project", document.head());
    let mut definitions = Vec::new();
    for (i, field) in programme.fields.iter().enumerate() {
        definitions.extend(fields::write(field, document.own, i));
    }
    project.children.push(Element::of("ExtendedAttributes", definitions));
    project.children.push(Element::of("Calendars", write_calendars::write(&document)));
    project.children.push(Element::of("Tasks", write_tasks::write(&document, diagnostics)));
    let resources = programme.resources.iter().map(|r| document.resource(r)).collect();
    project.children.push(Element::of("Resources", resources));
    let assignments = programme.assignments.iter().enumerate().map(|(i, a)| document.assignment(i, a)).collect();
    project.children.push(Element::of("Assignments", assignments));
    order::sort(&mut project.children, order::PROJECT);
    xml::print(&project, NAMESPACE)
}

impl Document<'_> {
    /// Pieces of the source file, where it was of this format.
    pub fn kept<'k>(&self, kept: &'k [Element]) -> impl Iterator<Item = Element> + 'k {
        let own = self.own;
        kept.iter().filter(move |_| own).cloned()
    }

    pub fn stands_for_elapsed(&self, calendar: usize) -> bool {
        self.programme.calendars.get(calendar).is_some_and(|c| c.id.is_empty())
    }

    fn head(&self) -> Vec<Element> {
        let (programme, network) = (self.programme, &self.programme.network);
        // Kept tasks, which are left out or the project's own, go to their list.
        let is_head = |e: &Element| e.name == "Name" || !(e.name == "Task" || HEAD.contains(&e.name.as_str()));
        let mut head: Vec<Element> = self.kept(&programme.kept).filter(is_head).collect();
        let has_name = head.iter().any(|e| e.name == "Name");
        head.push(Element::new(if has_name { "Title" } else { "Name" }, &*programme.name));
        head.push(Element::new("StartDate", show_date(network.start)));
        let finish = programme.finish.or_else(|| programme.activities.iter().filter_map(|a| a.stored.finish).max());
        head.extend(finish.map(|at| Element::new("FinishDate", show_date(at))));
        let status = programme.status_date.or(network.data_date);
        head.extend(status.map(|at| Element::new("StatusDate", show_date(at))));
        head.push(Element::new("CalendarUID", self.calendars.get(network.calendar).copied().unwrap_or(1).to_string()));
        if !self.own {
            let day = network.calendars.get(network.calendar).map_or(480, kernel::WorkCalendar::day_minutes);
            head.push(Element::new("ScheduleFromStart", "1"));
            head.push(Element::new("MinutesPerDay", day.to_string()));
            head.push(Element::new("MinutesPerWeek", (day * 5).to_string()));
            if let Criticality::Float(most) = network.criticality {
                head.push(Element::new("CriticalSlackLimit", (most / day).to_string()));
            }
        }
        head
    }

    fn resource(&self, resource: &Resource) -> Element {
        let kind = match resource.kind {
            ResourceKind::Material => "0",
            ResourceKind::Labour | ResourceKind::Equipment => "1",
            ResourceKind::Cost => "2",
        };
        let mut parts: Vec<Element> = self.kept(&resource.kept).collect();
        parts.push(Element::new("UID", self.key(&resource.id, &self.resources)));
        if !resource.name.is_empty() {
            parts.push(Element::new("Name", &*resource.name));
        }
        parts.push(Element::new("Type", kind));
        parts.extend(resource.most.map(|n| Element::new("MaxUnits", n.to_string())));
        if let Some(uid) = resource.calendar.and_then(|c| self.calendars.get(c)) {
            parts.push(Element::new("CalendarUID", uid.to_string()));
        }
        order::sort(&mut parts, order::RESOURCE);
        Element::of("Resource", parts)
    }

    fn assignment(&self, position: usize, assignment: &Assignment) -> Element {
        let mut parts: Vec<Element> = self.kept(&assignment.kept).collect();
        let id = if self.own { assignment.id.clone() } else { (position + 1).to_string() };
        parts.push(Element::new("UID", id));
        parts.push(Element::new("TaskUID", self.key(&assignment.task, &self.tasks)));
        parts.push(Element::new("ResourceUID", self.key(&assignment.resource, &self.resources)));
        parts.extend(assignment.remaining.map(|m| Element::new("RemainingWork", show_duration(m))));
        parts.extend(assignment.units.map(|n| Element::new("Units", n.to_string())));
        parts.extend(assignment.work.map(|m| Element::new("Work", show_duration(m))));
        order::sort(&mut parts, order::ASSIGNMENT);
        Element::of("Assignment", parts)
    }

    /// The file's own key where it is one of this format, such as the -65535 of nobody.
    fn key(&self, id: &str, numbers: &Numbering) -> String {
        if self.own { id.to_owned() } else { numbers.show(id) }
    }
}
