use platform::{Act, Error, Result, error::Checks};

use super::{
    EstimateId, NewSection, SectionChange, SectionId,
    actions::{open, stale, touched},
    queries,
};

pub fn add_section(act: &Act<'_>, estimate: EstimateId, new: &NewSection) -> Result<()> {
    open(act, estimate)?;
    insert(act, estimate, new)?;
    touched(act, estimate, "section added")
}

pub(super) fn insert(act: &Act<'_>, estimate: EstimateId, new: &NewSection) -> Result<SectionId> {
    let name = checked(&new.name)?;
    let id: SectionId = act.new_id();
    act.execute(
        "INSERT INTO estimate_section (company_id, id, estimate_id, name, position)
         VALUES ($1, $2, $3, $4, (SELECT COALESCE(max(position) + 1, 0) FROM estimate_section
           WHERE company_id = $1 AND estimate_id = $3))",
        &[&id, &estimate, &name],
    )?;
    Ok(id)
}

pub fn change_section(
    act: &Act<'_>,
    estimate: EstimateId,
    id: SectionId,
    change: &SectionChange,
    version: i64,
) -> Result<()> {
    open(act, estimate)?;
    let section = queries::section(act, estimate, id)?;
    if section.version != version {
        return Err(stale(act, estimate)?);
    }
    let name = checked(change.name.given().unwrap_or(&section.name))?;
    act.execute(
        "UPDATE estimate_section SET name = $3, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id, &name],
    )?;
    if let Some(&position) = change.position.given() {
        let mut ids: Vec<SectionId> = queries::sections(act, estimate)?.into_iter().map(|s| s.id).collect();
        reorder(&mut ids, id, position);
        for (position, id) in (0i64..).zip(ids) {
            act.execute(
                "UPDATE estimate_section SET position = $3 WHERE company_id = $1 AND id = $2",
                &[&id, &position],
            )?;
        }
    }
    touched(act, estimate, "section changed")
}

/// Takes the section away with its lines. An estimate keeps at least one section.
pub fn remove_section(act: &Act<'_>, estimate: EstimateId, id: SectionId) -> Result<()> {
    open(act, estimate)?;
    queries::section(act, estimate, id)?;
    if queries::sections(act, estimate)?.len() == 1 {
        return Err(Error::refused(
            "estimate.last_section",
            "This is the estimate's only section.",
            "Remove its lines, or rename it.",
        ));
    }
    act.execute("DELETE FROM estimate_line WHERE company_id = $1 AND section_id = $2", &[&id])?;
    act.execute("DELETE FROM estimate_section WHERE company_id = $1 AND id = $2", &[&id])?;
    touched(act, estimate, "section removed")
}

/// Puts one id at a place among the others.
pub(super) fn reorder<T: PartialEq + Copy>(ids: &mut Vec<T>, moved: T, position: i64) {
    ids.retain(|id| *id != moved);
    let at = usize::try_from(position).unwrap_or(0).min(ids.len());
    ids.insert(at, moved);
}

fn checked(name: &str) -> Result<String> {
    Checks::new()
        .require("name", name, "Name the section as the customer shall read it.")
        .at_most("name", name, 200)
        .finish()?;
    Ok(name.trim().to_owned())
}
