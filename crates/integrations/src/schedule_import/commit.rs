use kernel::{Diagnostic, Severity};
use platform::{Act, Error, NewEvent, Result};
use projects::{
    outline,
    projects::{self as project, NewProject, Project, ProjectId},
};
use scheduling::TaskKind;

use super::{KIND, NewScheduleImport, ScheduleImportPreview, ScheduleTarget, differences, plan::Plan, plan::plan};
use crate::imports::{self, ImportFile, ImportId, ImportRun, ImportSummary, get};

/// Looks at the file and keeps it, so that it can be committed as it was shown. Makes nothing else.
pub fn preview(act: &Act<'_>, input: &NewScheduleImport) -> Result<ScheduleImportPreview> {
    let mut plan = plan(&input.file, act.today()?)?;
    check(act, &input.target)?;
    plan.notes.extend(seen_before(act, &input.file)?);
    let (file, target) = (serde_json::to_string(&input.file)?, serde_json::to_string(&input.target)?);
    let id = imports::keep(act, KIND, &input.file.name, &file, &target, &summary(&plan, None))?;
    let differing = plan.tasks.iter().filter(|t| differences::differs(t)).count();
    Ok(ScheduleImportPreview {
        run: get(act, id)?,
        name: named(&input.target, &plan).to_owned(),
        starts_on: plan.outline.network.start.date(),
        finishes_on: plan.computed.finish.date(),
        file_finishes_on: plan.file_finish.map(|at| at.date()),
        finishes_from_today: plan.from_today.as_ref().map(|s| s.finish.date()),
        milestones: plan.count(TaskKind::Milestone),
        differing: i64::try_from(differing).unwrap_or(i64::MAX),
        calendars: plan.calendars(),
        tasks: plan.tasks,
        resources: plan.resources,
        notes: plan.notes,
    })
}

/// Makes the project that the preview showed, or fills the one that was named: all or nothing, once.
pub fn commit(act: &Act<'_>, id: ImportId) -> Result<ImportRun> {
    let (file, target) = imports::claim(act, id)?;
    let (file, target): (ImportFile, ScheduleTarget) = (serde_json::from_str(&file)?, serde_json::from_str(&target)?);
    let plan = plan(&file, act.today()?)?;
    let (into, made) = match target.project_id {
        Some(project) => (project, false),
        None => (open(act, &target, &plan)?.id, true),
    };
    let landed = outline::land(act, into, &plan.outline)?;
    // What undo takes away with the plan: the project, if it was made for it.
    let record_type = if made { "project" } else { "plan" };
    act.execute(
        "INSERT INTO import_row (company_id, run_id, record_type, record_id, file_name, line, external_key)
         VALUES ($1, $2, $3, $4, $5, 1, $6)",
        &[&id, &record_type, &landed.id, &file.name, &fingerprint(&file)],
    )?;
    let summary = summary(&plan, Some(landed.id));
    imports::carried_out(act, id, &summary)?;
    let data =
        serde_json::json!({ "tasks": summary.tasks, "file": file.name, "number": landed.number, "name": landed.name });
    let event = NewEvent::new("schedule.imported", "import_run", id).data(data);
    act.emit(event.link(landed.id).link(landed.account_id))?;
    get(act, id)
}

fn open(act: &Act<'_>, target: &ScheduleTarget, plan: &Plan) -> Result<Project> {
    let Some(account_id) = target.account_id else {
        return Err(Error::refused(
            "import.no_target",
            "Nobody said whose project this is.",
            "Choose the customer for a new project, or a project without tasks.",
        ));
    };
    let sites = crm::sites::of_account(act, account_id)?;
    let only = sites.first().filter(|_| sites.len() == 1).map(|s| s.id);
    let name = named(target, plan).to_owned();
    let start_on = plan.outline.network.start.date();
    project::open(act, &NewProject { account_id, site_id: target.site_id.or(only), name, start_on })
}

pub fn undo(act: &Act<'_>, run: &ImportRun) -> Result<ImportRun> {
    let row =
        act.one("SELECT record_type, record_id FROM import_row WHERE company_id = $1 AND run_id = $2", &[&run.id])?;
    let (record_type, project): (String, ProjectId) = (row.get("record_type")?, row.get("record_id")?);
    outline::take_back(act, project, record_type == "project")?;
    imports::taken_back(act, run.id)?;
    act.emit(NewEvent::new("import.undone", "import_run", run.id).link(project))?;
    get(act, run.id)
}

/// Whoever names a target wants to know now whether it will do.
fn check(act: &Act<'_>, target: &ScheduleTarget) -> Result<()> {
    if let Some(id) = target.project_id {
        let project = project::get(act, act.who, id)?;
        if !projects::tasks::of_project(act, id)?.is_empty() {
            return Err(Error::refused(
                "project.not_empty",
                format!("“{}” has tasks already.", project.name),
                "Choose a project without tasks, or import into a new one.",
            ));
        }
    }
    if let Some(account) = target.account_id {
        crm::accounts::get(act, account)?;
    }
    Ok(())
}

fn named<'a>(target: &'a ScheduleTarget, plan: &'a Plan) -> &'a str {
    target.name.as_deref().map(str::trim).filter(|n| !n.is_empty()).unwrap_or(&plan.name)
}

fn summary(plan: &Plan, project_id: Option<ProjectId>) -> ImportSummary {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (tasks, links) = (count(plan.tasks.len()), count(plan.outline.network.links.len()));
    ImportSummary { tasks, links, project_id, ..ImportSummary::default() }
}

/// The same file in force already would make the same project twice.
fn seen_before(act: &Act<'_>, file: &ImportFile) -> Result<Option<Diagnostic>> {
    let row = act.row(
        "SELECT p.number, p.name FROM import_row r JOIN project p ON p.company_id = r.company_id AND p.id = r.record_id
         WHERE r.company_id = $1 AND r.record_type IN ('project', 'plan') AND r.external_key = $2 LIMIT 1",
        &[&fingerprint(file)],
    )?;
    let Some(row) = row else { return Ok(None) };
    let (number, name): (i64, String) = (row.get("number")?, row.get("name")?);
    let cause = format!("This very file is in already, as project #{number}, “{name}”.");
    let cure = "Import it again only if it is to be a second project.";
    Ok(Some(Diagnostic::new(Severity::Warning, "import.seen_before", cause, cure)))
}

fn fingerprint(file: &ImportFile) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(file.text.as_bytes()))
}
