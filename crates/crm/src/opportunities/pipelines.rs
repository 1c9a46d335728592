use platform::{Act, Conn, Error, Result, Row};

use super::{NewStage, Pipeline, PipelineId, Stage, StageId};

fn stage_of(row: &Row) -> Result<Stage> {
    Ok(Stage {
        id: row.get("id")?,
        pipeline_id: row.get("pipeline_id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        position: row.get("position")?,
        probability: row.get("probability")?,
        rot_days: row.get("rot_days")?,
    })
}

pub fn stage(q: &Conn<'_>, id: StageId) -> Result<Stage> {
    let row = q.row("SELECT * FROM stage WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(stage_of).transpose()?.ok_or(Error::NotFound("the stage"))
}

/// Every pipeline with its stages, in the order they are worked through.
pub fn pipelines(q: &Conn<'_>) -> Result<Vec<Pipeline>> {
    let stages = q
        .rows("SELECT * FROM stage WHERE company_id = $1 ORDER BY position, id", &[])?
        .iter()
        .map(stage_of)
        .collect::<Result<Vec<_>>>()?;
    q.rows("SELECT id, name FROM pipeline WHERE company_id = $1 ORDER BY position, id", &[])?
        .iter()
        .map(|row| {
            let id: PipelineId = row.get("id")?;
            let stages = stages.iter().filter(|s| s.pipeline_id == id).cloned().collect();
            Ok(Pipeline { id, name: row.get("name")?, stages })
        })
        .collect()
}

pub fn pipeline(q: &Conn<'_>, id: PipelineId) -> Result<Pipeline> {
    pipelines(q)?.into_iter().find(|p| p.id == id).ok_or(Error::NotFound("the pipeline"))
}

/// Where an opportunity goes when nobody says where.
pub fn default_pipeline(q: &Conn<'_>) -> Result<Pipeline> {
    pipelines(q)?.into_iter().next().ok_or_else(|| {
        Error::refused("pipeline.none", "The company has no pipeline.", "Set up a pipeline with its stages first.")
    })
}

pub fn add_pipeline(act: &Act<'_>, name: &str, stages: &[NewStage]) -> Result<PipelineId> {
    let id: PipelineId = act.new_id();
    act.execute(
        "INSERT INTO pipeline (company_id, id, name, position)
         VALUES ($1, $2, $3, (SELECT count(*) FROM pipeline WHERE company_id = $1))",
        &[&id, &name],
    )?;
    for (position, stage) in (1i64..).zip(stages) {
        let stage_id: StageId = act.new_id();
        act.execute(
            "INSERT INTO stage (company_id, id, pipeline_id, name, kind, position, probability, rot_days)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[&stage_id, &id, &stage.name, &stage.kind, &position, &stage.probability, &stage.rot_days],
        )?;
    }
    Ok(id)
}
