use platform::{Act, NewEvent, Result, jobs::Job, jobs::Reaction};
use sales::proposals::{ProposalId, SoldScope};

use super::{Template, WinPlan, WinPlanId, get, plan};

/// Carries out `proposal.signed`.
pub fn on_signed(act: &Act<'_>, job: &Job) -> Result<()> {
    let reaction: Reaction = job.read()?;
    let scope = sales::proposals::sold_scope(act, ProposalId(reaction.subject_id))?;
    draft(act, &scope).map(|_| ())
}

/// Drafts the plan of a signed proposal. A second call finds the first one's plan.
pub fn draft(act: &Act<'_>, scope: &SoldScope) -> Result<WinPlan> {
    let (_, calendar) = platform::calendars::default_calendar(act)?;
    let trade = platform::companies::company(act)?.trade;
    let signed_on = platform::companies::today(act, scope.signed_at)?;
    let definition = plan(scope, &calendar, &Template::for_trade(&trade), signed_on);
    let id: WinPlanId = act.new_id();
    let written = act.execute(
        "INSERT INTO win_plan (company_id, id, proposal_id, opportunity_id, estimate_id, account_id, name, state,
           definition, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $9) ON CONFLICT (company_id, proposal_id) DO NOTHING",
        &[
            &id,
            &scope.proposal_id,
            &scope.opportunity_id,
            &scope.estimate_id,
            &scope.account_id,
            &scope.name,
            &serde_json::to_string(&definition)?,
            &act.at,
        ],
    )?;
    if written == 0 {
        return of_proposal(act, scope.proposal_id);
    }
    act.emit(
        NewEvent::new("win_plan.drafted", "win_plan", id)
            .link(scope.account_id)
            .link(scope.proposal_id)
            .link_opt(scope.opportunity_id)
            .data(serde_json::json!({ "name": scope.name, "proposal": scope.number })),
    )?;
    get(act, id)
}

fn of_proposal(act: &Act<'_>, proposal: ProposalId) -> Result<WinPlan> {
    let row = act.one("SELECT id FROM win_plan WHERE company_id = $1 AND proposal_id = $2", &[&proposal])?;
    get(act, row.get("id")?)
}
