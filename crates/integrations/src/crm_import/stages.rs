//! Which stage of which pipeline a word of a file means.

use std::collections::HashMap;

use platform::{Act, Conn, Result};
use uuid::Uuid;

use super::values::folded;

kernel::typed_id!(NewStageId, "Names a pipeline or stage made by an import.");

/// The pipeline an import brings along when no pipeline of the company has its stages.
const PIPELINE: &str = "Imported";

#[derive(Clone)]
pub(super) struct Stage {
    pub pipeline: Uuid,
    pub id: Uuid,
    pub state: &'static str,
}

/// How a stage named so leaves an opportunity.
pub(super) fn state_of(word: &str) -> &'static str {
    match folded(word).as_str() {
        "won" | "closedwon" | "sold" => "won",
        "lost" | "closedlost" => "lost",
        _ => "open",
    }
}

/// The pipeline that knows every word, with its stages by folded name.
fn known(q: &Conn<'_>, words: &[String]) -> Result<Option<HashMap<String, Stage>>> {
    let rows = q.rows(
        "SELECT s.pipeline_id, s.id, s.name FROM stage s JOIN pipeline p ON p.company_id = s.company_id AND p.id = s.pipeline_id
         WHERE s.company_id = $1 ORDER BY p.position, s.pipeline_id, s.position",
        &[],
    )?;
    let mut pipelines: Vec<(Uuid, HashMap<String, Stage>)> = Vec::new();
    for row in rows {
        let (pipeline, id, name): (Uuid, Uuid, String) = (row.get("pipeline_id")?, row.get("id")?, row.get("name")?);
        if pipelines.last().is_none_or(|(last, _)| *last != pipeline) {
            pipelines.push((pipeline, HashMap::new()));
        }
        if let Some((_, stages)) = pipelines.last_mut() {
            stages.insert(folded(&name), Stage { pipeline, id, state: state_of(&name) });
        }
    }
    let fits = |stages: &HashMap<String, Stage>| words.iter().all(|word| stages.contains_key(&folded(word)));
    Ok(pipelines.into_iter().map(|(_, stages)| stages).find(fits))
}

/// Stages by folded name; a pipeline with them is made if the company has none that fits.
pub(super) fn stages(act: &Act<'_>, words: &[String]) -> Result<HashMap<String, Stage>> {
    if let Some(stages) = known(act, words)? {
        return Ok(stages);
    }
    let pipeline: NewStageId = act.new_id();
    act.execute(
        "INSERT INTO pipeline (company_id, id, name, position)
         SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM pipeline WHERE company_id = $1",
        &[&pipeline, &PIPELINE],
    )?;
    let mut ordered = words.to_vec();
    ordered.sort_by_key(|word| (state_of(word) == "lost", state_of(word) == "won"));
    let mut stages = HashMap::new();
    for (position, word) in (1i64..).zip(&ordered) {
        let id: NewStageId = act.new_id();
        let state = state_of(word);
        let probability: i64 = if state == "won" { 100 } else { 0 };
        act.execute(
            "INSERT INTO stage (company_id, id, pipeline_id, name, kind, position, probability) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[&id, &pipeline, word, &state, &position, &probability],
        )?;
        stages.insert(folded(word), Stage { pipeline: pipeline.0, id: id.0, state });
    }
    Ok(stages)
}
