-- Who has won looks for the plan of the opportunity. With the id in which lists are ordered: without it SQLite reads all
-- plans in that order instead.
CREATE INDEX win_plan_by_opportunity ON win_plan (company_id, opportunity_id, id);
