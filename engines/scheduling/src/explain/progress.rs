//! Progress that can't be as it was recorded.

use kernel::{Diagnostic, Severity};

use crate::job::Status;
use crate::network::LinkKind;
use crate::plan::Plan;
use crate::words::moment;

/// Progress that contradicts the links or the data date.
pub(crate) fn progress(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for task in plan.leaves().filter(|t| !plan.jobs[*t].is_open()) {
        diagnostics.extend(actual_in_the_future(plan, task));
        for edge in plan.edges_into(task).map(|e| &plan.edges[e]).filter(|e| e.is_link() && plan.is_leaf(e.from())) {
            let before = plan.status(edge.from());
            let waits = match edge.kind {
                LinkKind::FinishStart => !matches!(before, Status::Done { .. }),
                LinkKind::StartStart => before == Status::Open,
                _ => false,
            };
            if waits {
                diagnostics.push(out_of_sequence(plan, edge.from(), task));
            }
        }
    }
    diagnostics.sort_by(|a, b| (&a.code, &a.about).cmp(&(&b.code, &b.about)));
    diagnostics
}

fn actual_in_the_future(plan: &Plan<'_>, task: usize) -> Option<Diagnostic> {
    let data_date = plan.network.data_date?;
    let subject = &plan.network.tasks[task];
    let actual = [subject.progress.actual_start, subject.progress.actual_finish].into_iter().flatten().max()?;
    (actual > data_date).then(|| {
        Diagnostic::new(
            Severity::Warning,
            "schedule.actual_after_data_date",
            format!(
                "“{}” has an actual date ({}) after the date up to which progress is known ({}).",
                subject.title(),
                moment(actual),
                moment(data_date)
            ),
            "Correct the actual date, or move the data date forward.",
        )
        .about([&subject.id])
    })
}

fn out_of_sequence(plan: &Plan<'_>, before: usize, after: usize) -> Diagnostic {
    let (before, after) = (plan.task(before), plan.task(after));
    Diagnostic::new(
        Severity::Note,
        "schedule.out_of_sequence",
        format!(
            "“{}” began although “{}”, which comes before it, allows that only later.",
            after.title(),
            before.title()
        ),
        "Record the progress of the earlier task, or change the link if the work really can overlap.",
    )
    .about([&before.id, &after.id])
}
