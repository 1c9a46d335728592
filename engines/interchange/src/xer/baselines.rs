//! Baselines: projects of the same file that were copied from the one that is read. Their rows are kept for writing.

use std::collections::HashMap;

use kernel::Diagnostic;

use super::read::Source;
use super::values::{date, minutes, text};
use crate::{Element, Programme, StoredBaseline};

/// Puts the dates of every baseline beside the activities of the same code, numbered in the order of the file.
pub(super) fn read(source: &Source<'_>, programme: &mut Programme) -> Result<(), Diagnostic> {
    let copies = source.tables.rows("PROJECT").iter().filter(|p| p.text_of("orig_proj_id") == Some(&source.project_id));
    for (number, copy) in copies.enumerate() {
        let own = |row: &&Element| row.text_of("proj_id") == copy.text_of("proj_id");
        let rows = source.tables.rows("TASK").iter().filter(own);
        let by_code: HashMap<String, &Element> = rows.map(|row| (text(row, "task_code"), row)).collect();
        for activity in &mut programme.activities {
            if let Some(row) = by_code.get(&activity.code).filter(|_| !activity.code.is_empty()) {
                activity.baselines.push(StoredBaseline {
                    number: u32::try_from(number).unwrap_or(u32::MAX),
                    start: date(row, "act_start_date")?.or(date(row, "target_start_date")?),
                    finish: date(row, "act_end_date")?.or(date(row, "target_end_date")?),
                    duration: minutes(row, "target_drtn_hr_cnt")?,
                    kept: Vec::new(),
                });
            }
        }
    }
    Ok(())
}
