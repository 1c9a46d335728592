-- Projects: the win plan, the work breakdown structure with its dates, what has to arrive, what has to be cleared.
-- Dates of plans are civil TEXT 'YYYY-MM-DDTHH:MM' in the company's zone.

CREATE TABLE project (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  account_id UUID NOT NULL,
  contact_id UUID,
  site_id UUID,
  opportunity_id UUID,
  proposal_id UUID,
  win_plan_id UUID,
  state TEXT NOT NULL,
  start_on TEXT NOT NULL,
  promised_finish TEXT,
  baseline_finish TEXT,
  forecast_finish TEXT,
  contract_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  language TEXT NOT NULL,
  manager_id UUID,
  calendar_id UUID,
  slip_draft_id UUID,
  completed_on TEXT,
  closed_on TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id)
);
CREATE UNIQUE INDEX project_by_number ON project (company_id, number);
CREATE INDEX project_by_state ON project (company_id, state, number);
CREATE INDEX project_by_account ON project (company_id, account_id);
CREATE INDEX project_by_opportunity ON project (company_id, opportunity_id);

-- One plan for each signed proposal, however often the signature is announced.
CREATE TABLE win_plan (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  proposal_id UUID NOT NULL,
  opportunity_id UUID,
  estimate_id UUID NOT NULL,
  account_id UUID NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  definition TEXT NOT NULL,
  project_id UUID,
  committed_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX win_plan_by_proposal ON win_plan (company_id, proposal_id);
CREATE INDEX win_plan_by_state ON win_plan (company_id, state, created_at);

CREATE TABLE task (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  parent_id UUID,
  wbs TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  position BIGINT NOT NULL,
  duration_minutes BIGINT NOT NULL,
  hours TEXT,
  percent BIGINT NOT NULL DEFAULT 0,
  remaining_minutes BIGINT,
  actual_start TEXT,
  actual_finish TEXT,
  constraint_kind TEXT,
  constraint_at TEXT,
  deadline TEXT,
  crew_id UUID,
  responsible TEXT,
  cost_code_id UUID,
  estimate_line_ids TEXT NOT NULL,
  early_start TEXT,
  early_finish TEXT,
  late_start TEXT,
  late_finish TEXT,
  total_float BIGINT,
  free_float BIGINT,
  critical BOOLEAN NOT NULL DEFAULT FALSE,
  driver TEXT,
  baseline_start TEXT,
  baseline_finish TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id)
);
CREATE INDEX task_by_project ON task (company_id, project_id, position);

CREATE TABLE task_link (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  from_task_id UUID NOT NULL,
  to_task_id UUID NOT NULL,
  kind TEXT NOT NULL,
  lag_minutes BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id),
  FOREIGN KEY (company_id, from_task_id) REFERENCES task (company_id, id),
  FOREIGN KEY (company_id, to_task_id) REFERENCES task (company_id, id)
);
CREATE INDEX task_link_by_project ON task_link (company_id, project_id);
CREATE UNIQUE INDEX task_link_once ON task_link (company_id, from_task_id, to_task_id);

-- What has to be cleared before a task may begin: a permit, a utility locate, the deposit.
CREATE TABLE gate (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  task_id UUID NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  expected_on TEXT NOT NULL,
  cleared_on TEXT,
  note TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id),
  FOREIGN KEY (company_id, task_id) REFERENCES task (company_id, id)
);
CREATE INDEX gate_by_project ON gate (company_id, project_id);

CREATE TABLE purchase_order (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  number BIGINT NOT NULL,
  project_id UUID NOT NULL,
  vendor_account_id UUID,
  state TEXT NOT NULL,
  ordered_on TEXT,
  total_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id)
);
CREATE INDEX purchase_order_by_project ON purchase_order (company_id, project_id);

CREATE TABLE purchase_order_line (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  purchase_order_id UUID NOT NULL,
  position BIGINT NOT NULL,
  description TEXT NOT NULL,
  quantity TEXT NOT NULL,
  unit TEXT NOT NULL,
  cost_type TEXT NOT NULL,
  cost_code_id UUID,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  estimate_line_id UUID,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, purchase_order_id) REFERENCES purchase_order (company_id, id)
);
CREATE INDEX purchase_order_line_by_order ON purchase_order_line (company_id, purchase_order_id);

-- `expected_on` is what we plan with until the supplier promises a date.
CREATE TABLE delivery (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  purchase_order_id UUID,
  task_id UUID NOT NULL,
  description TEXT NOT NULL,
  quantity TEXT,
  unit TEXT,
  lead_time_days BIGINT NOT NULL,
  expected_on TEXT NOT NULL,
  needed_by TEXT,
  promised_on TEXT,
  received_on TEXT,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  photo_file_id UUID,
  estimate_line_ids TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id),
  FOREIGN KEY (company_id, task_id) REFERENCES task (company_id, id)
);
CREATE INDEX delivery_by_project ON delivery (company_id, project_id);

CREATE TABLE budget_line (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  task_id UUID,
  cost_code_id UUID,
  cost_type TEXT NOT NULL,
  description TEXT NOT NULL,
  original_minor BIGINT NOT NULL,
  changes_minor BIGINT NOT NULL DEFAULT 0,
  currency TEXT NOT NULL,
  estimate_line_id UUID,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id)
);
CREATE INDEX budget_line_by_project ON budget_line (company_id, project_id);

CREATE TABLE schedule_revision (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  finish_before TEXT,
  finish_after TEXT NOT NULL,
  moves TEXT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, project_id) REFERENCES project (company_id, id)
);
CREATE INDEX schedule_revision_by_project ON schedule_revision (company_id, project_id, at);
