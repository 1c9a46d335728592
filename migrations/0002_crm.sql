-- Relationships: people and firms, places, how they found us, what they want.

CREATE TABLE source (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX source_by_name ON source (company_id, name);

CREATE TABLE campaign (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  source_id UUID NOT NULL,
  name TEXT NOT NULL,
  utm_campaign TEXT,
  starts_on TEXT,
  ends_on TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, source_id) REFERENCES source (company_id, id)
);

CREATE TABLE spend (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  source_id UUID NOT NULL,
  campaign_id UUID,
  on_date TEXT NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, source_id) REFERENCES source (company_id, id)
);
CREATE INDEX spend_by_date ON spend (company_id, on_date, id);

CREATE TABLE account (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  standing TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  website TEXT,
  notes TEXT NOT NULL,
  tags TEXT NOT NULL,
  custom TEXT NOT NULL,
  source_id UUID,
  campaign_id UUID,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  archived_at BIGINT,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX account_by_name ON account (company_id, name, id);

CREATE TABLE contact (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  call_me TEXT,
  email TEXT,
  email_key TEXT,
  phone TEXT,
  phone_e164 TEXT,
  preferred_channel TEXT NOT NULL,
  language TEXT NOT NULL,
  time_zone TEXT,
  best_hours TEXT,
  do_not_contact BOOLEAN NOT NULL,
  consent TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX contact_by_email ON contact (company_id, email_key);
CREATE INDEX contact_by_name ON contact (company_id, name, id);
CREATE INDEX contact_by_phone ON contact (company_id, phone_e164);

-- A person belongs to any number of accounts, with a role in each.
CREATE TABLE account_contact (
  company_id UUID NOT NULL,
  account_id UUID NOT NULL,
  contact_id UUID NOT NULL,
  role TEXT NOT NULL,
  is_primary BOOLEAN NOT NULL,
  PRIMARY KEY (company_id, account_id, contact_id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, contact_id) REFERENCES contact (company_id, id)
);
CREATE INDEX account_contact_by_contact ON account_contact (company_id, contact_id);

CREATE TABLE site (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  account_id UUID NOT NULL,
  name TEXT NOT NULL,
  line1 TEXT NOT NULL,
  line2 TEXT,
  city TEXT NOT NULL,
  region TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  country TEXT NOT NULL,
  gate_code TEXT,
  dog TEXT,
  parking TEXT,
  access_notes TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id)
);
CREATE INDEX site_by_account ON site (company_id, account_id);

-- The public key in the website's form address names the company, so it is unique across all of them.
CREATE TABLE lead_form (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  public_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  headline TEXT NOT NULL,
  thank_you TEXT NOT NULL,
  source_id UUID,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE lead (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  state TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT,
  email_key TEXT,
  phone TEXT,
  phone_e164 TEXT,
  address TEXT NOT NULL,
  message TEXT NOT NULL,
  account_id UUID,
  contact_id UUID,
  opportunity_id UUID,
  source_id UUID,
  campaign_id UUID,
  landing_page TEXT,
  utm TEXT NOT NULL,
  assigned_to UUID,
  inquiry_count BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  first_response_at BIGINT,
  closed_reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX lead_by_state ON lead (company_id, state, received_at, id);
CREATE INDEX lead_by_email ON lead (company_id, email_key);
CREATE INDEX lead_by_account ON lead (company_id, account_id);
CREATE INDEX lead_by_phone ON lead (company_id, phone_e164);

CREATE TABLE inquiry (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  lead_id UUID NOT NULL,
  form_id UUID,
  received_at BIGINT NOT NULL,
  message TEXT NOT NULL,
  source_id UUID,
  campaign_id UUID,
  landing_page TEXT,
  utm TEXT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, lead_id) REFERENCES lead (company_id, id)
);
CREATE INDEX inquiry_by_lead ON inquiry (company_id, lead_id);
CREATE INDEX inquiry_by_form ON inquiry (company_id, form_id, received_at);

CREATE TABLE pipeline (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE stage (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  pipeline_id UUID NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  position BIGINT NOT NULL,
  probability BIGINT NOT NULL,
  rot_days BIGINT,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, pipeline_id) REFERENCES pipeline (company_id, id)
);

CREATE TABLE opportunity (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  account_id UUID,
  contact_id UUID,
  site_id UUID,
  lead_id UUID,
  pipeline_id UUID NOT NULL,
  stage_id UUID NOT NULL,
  state TEXT NOT NULL,
  value_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  owner_id UUID,
  source_id UUID,
  campaign_id UUID,
  expected_close TEXT,
  next_step TEXT,
  next_step_on TEXT,
  lost_reason TEXT,
  position BIGINT NOT NULL,
  stage_entered_at BIGINT NOT NULL,
  created_on TEXT NOT NULL,
  closed_on TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, stage_id) REFERENCES stage (company_id, id)
);
-- With the value, so that a stage is summed without reading its opportunities.
CREATE INDEX opportunity_by_stage ON opportunity (company_id, stage_id, position, id, value_minor);
CREATE INDEX opportunity_by_account ON opportunity (company_id, account_id);
-- What the reports count, group and sum by, so that they read nothing else.
CREATE INDEX opportunity_by_state ON opportunity (company_id, state, created_on, stage_id, expected_close, value_minor);

-- One row for each stay in a stage; conversion by stage and days in stage are read from here.
CREATE TABLE stage_stay (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  opportunity_id UUID NOT NULL,
  stage_id UUID NOT NULL,
  entered_at BIGINT NOT NULL,
  left_at BIGINT,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, opportunity_id) REFERENCES opportunity (company_id, id)
);
CREATE INDEX stage_stay_by_opportunity ON stage_stay (company_id, opportunity_id);

CREATE TABLE stakeholder (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  opportunity_id UUID NOT NULL,
  contact_id UUID NOT NULL,
  role TEXT NOT NULL,
  influence TEXT NOT NULL,
  stance TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, opportunity_id) REFERENCES opportunity (company_id, id),
  FOREIGN KEY (company_id, contact_id) REFERENCES contact (company_id, id)
);
CREATE UNIQUE INDEX stakeholder_once ON stakeholder (company_id, opportunity_id, contact_id);

CREATE TABLE communication (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  channel TEXT NOT NULL,
  direction TEXT NOT NULL,
  state TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  outcome TEXT,
  occurred_at BIGINT NOT NULL,
  account_id UUID,
  contact_id UUID,
  lead_id UUID,
  opportunity_id UUID,
  project_id UUID,
  mail_id UUID,
  user_id UUID,
  reason TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX communication_by_account ON communication (company_id, account_id, occurred_at);
CREATE INDEX communication_by_opportunity ON communication (company_id, opportunity_id, occurred_at);
CREATE INDEX communication_by_lead ON communication (company_id, lead_id, occurred_at);
CREATE INDEX communication_by_state ON communication (company_id, state, occurred_at);

CREATE TABLE sequence (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  trigger_event TEXT NOT NULL,
  steps TEXT NOT NULL,
  active BOOLEAN NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE enrolment (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  sequence_id UUID NOT NULL,
  account_id UUID NOT NULL,
  contact_id UUID NOT NULL,
  subject_id UUID NOT NULL,
  next_step BIGINT NOT NULL,
  next_at BIGINT,
  state TEXT NOT NULL,
  ended_reason TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, sequence_id) REFERENCES sequence (company_id, id)
);
CREATE UNIQUE INDEX enrolment_once ON enrolment (company_id, sequence_id, subject_id);
CREATE INDEX enrolment_by_account ON enrolment (company_id, account_id);
