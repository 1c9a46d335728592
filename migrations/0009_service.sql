-- Service: what stands at a site, what was agreed about looking after it, and the visits.

CREATE TABLE equipment (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  account_id UUID NOT NULL,
  site_id UUID,
  project_id UUID,
  name TEXT NOT NULL,
  make TEXT,
  model TEXT,
  serial TEXT,
  installed_on TEXT,
  warranty_until TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, site_id) REFERENCES site (company_id, id)
);
CREATE INDEX equipment_by_account ON equipment (company_id, account_id, id);

CREATE TABLE agreement (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  account_id UUID NOT NULL,
  site_id UUID,
  name TEXT NOT NULL,
  every_months BIGINT NOT NULL,
  price_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, site_id) REFERENCES site (company_id, id)
);
CREATE INDEX agreement_by_account ON agreement (company_id, account_id, id);

-- `origin` names what asked for the visit (a closed project, a turn of an agreement), so that it is asked for once.
CREATE TABLE visit (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  account_id UUID NOT NULL,
  site_id UUID,
  agreement_id UUID,
  project_id UUID,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  due_on TEXT NOT NULL,
  window_start TEXT,
  window_end TEXT,
  assigned_worker_id UUID,
  notes TEXT NOT NULL,
  completed_on TEXT,
  origin TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, site_id) REFERENCES site (company_id, id),
  FOREIGN KEY (company_id, agreement_id) REFERENCES agreement (company_id, id)
);
CREATE UNIQUE INDEX visit_by_origin ON visit (company_id, origin);
CREATE INDEX visit_by_day ON visit (company_id, due_on, id);
CREATE INDEX visit_by_account ON visit (company_id, account_id, due_on);
