-- What a job really cost, supplier bills, and the daily log of the site.

-- One row for each source, however often it is announced; the source says where the figure comes from.
CREATE TABLE cost (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  task_id UUID,
  cost_code_id UUID,
  cost_type TEXT NOT NULL,
  source_type TEXT NOT NULL,
  source_id UUID NOT NULL,
  on_date TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX cost_by_source ON cost (company_id, source_type, source_id);
CREATE INDEX cost_by_project ON cost (company_id, project_id, on_date);

CREATE TABLE bill (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  number TEXT NOT NULL,
  vendor_account_id UUID NOT NULL,
  project_id UUID NOT NULL,
  purchase_order_id UUID,
  bill_date TEXT NOT NULL,
  due_date TEXT,
  total_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, vendor_account_id) REFERENCES account (company_id, id)
);
CREATE UNIQUE INDEX bill_by_number ON bill (company_id, vendor_account_id, number);
CREATE INDEX bill_by_project ON bill (company_id, project_id);

CREATE TABLE bill_line (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  bill_id UUID NOT NULL,
  position BIGINT NOT NULL,
  purchase_order_line_id UUID,
  task_id UUID,
  cost_code_id UUID,
  cost_type TEXT NOT NULL,
  description TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, bill_id) REFERENCES bill (company_id, id)
);
CREATE INDEX bill_line_by_bill ON bill_line (company_id, bill_id);

CREATE TABLE daily_log (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  project_id UUID NOT NULL,
  on_date TEXT NOT NULL,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX daily_log_of_day ON daily_log (company_id, project_id, on_date);

CREATE TABLE daily_log_entry (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  daily_log_id UUID NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  file_id UUID,
  worker_id UUID,
  author TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, daily_log_id) REFERENCES daily_log (company_id, id),
  FOREIGN KEY (company_id, file_id) REFERENCES file (company_id, id)
);
CREATE INDEX daily_log_entry_by_log ON daily_log_entry (company_id, daily_log_id, at);
