-- Estimates, proposals and the record of their signatures.

CREATE TABLE estimate (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  number BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  opportunity_id UUID,
  account_id UUID NOT NULL,
  site_id UUID,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  discount_kind TEXT,
  discount_value TEXT,
  contingency_percent TEXT NOT NULL,
  tax_region TEXT NOT NULL,
  tax_on TEXT NOT NULL,
  tax_exempt BOOLEAN NOT NULL,
  introduction TEXT NOT NULL,
  terms TEXT NOT NULL,
  price_minor BIGINT NOT NULL,
  cost_minor BIGINT NOT NULL,
  tax_minor BIGINT NOT NULL,
  total_minor BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, opportunity_id) REFERENCES opportunity (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, site_id) REFERENCES site (company_id, id)
);
CREATE UNIQUE INDEX estimate_by_number ON estimate (company_id, number, revision);
CREATE INDEX estimate_by_opportunity ON estimate (company_id, opportunity_id);
CREATE INDEX estimate_by_account ON estimate (company_id, account_id);

CREATE TABLE estimate_section (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  estimate_id UUID NOT NULL,
  name TEXT NOT NULL,
  position BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, estimate_id) REFERENCES estimate (company_id, id)
);
CREATE INDEX estimate_section_by_estimate ON estimate_section (company_id, estimate_id, position);

CREATE TABLE estimate_line (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  estimate_id UUID NOT NULL,
  section_id UUID NOT NULL,
  position BIGINT NOT NULL,
  item_id UUID,
  assembly_id UUID,
  description TEXT NOT NULL,
  quantity TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_cost TEXT NOT NULL,
  cost_type TEXT NOT NULL,
  cost_code_id UUID,
  pricing_kind TEXT NOT NULL,
  pricing_value TEXT NOT NULL,
  optional BOOLEAN NOT NULL,
  selected BOOLEAN NOT NULL,
  taxable BOOLEAN NOT NULL,
  hours_per_unit TEXT,
  lead_time_days BIGINT NOT NULL,
  vendor_account_id UUID,
  worked TEXT,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, estimate_id) REFERENCES estimate (company_id, id),
  FOREIGN KEY (company_id, section_id) REFERENCES estimate_section (company_id, id),
  FOREIGN KEY (company_id, item_id) REFERENCES item (company_id, id),
  FOREIGN KEY (company_id, cost_code_id) REFERENCES cost_code (company_id, id)
);
CREATE INDEX estimate_line_by_estimate ON estimate_line (company_id, estimate_id, section_id, position);

-- content is what the customer sees and signs, canonical JSON; scope is the same work with its costs and hours, frozen
-- in the same moment, and never leaves the company.
CREATE TABLE proposal (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  number BIGINT NOT NULL,
  issue BIGINT NOT NULL,
  estimate_id UUID NOT NULL,
  estimate_revision BIGINT NOT NULL,
  estimate_version BIGINT NOT NULL,
  opportunity_id UUID,
  account_id UUID NOT NULL,
  contact_id UUID NOT NULL,
  site_id UUID,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  language TEXT NOT NULL,
  valid_until TEXT,
  content TEXT NOT NULL,
  content_sha256 TEXT NOT NULL,
  scope TEXT NOT NULL,
  scope_sha256 TEXT NOT NULL,
  pdf_file_id UUID NOT NULL,
  pdf_sha256 TEXT NOT NULL,
  total_minor BIGINT NOT NULL,
  currency TEXT NOT NULL,
  sent_to TEXT,
  sent_at BIGINT,
  viewed_at BIGINT,
  signed_at BIGINT,
  declined_at BIGINT,
  decline_reason TEXT,
  signer_name TEXT,
  sealed_file_id UUID,
  sealed_sha256 TEXT,
  superseded_by UUID,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, estimate_id) REFERENCES estimate (company_id, id),
  FOREIGN KEY (company_id, account_id) REFERENCES account (company_id, id),
  FOREIGN KEY (company_id, contact_id) REFERENCES contact (company_id, id)
);
CREATE UNIQUE INDEX proposal_by_number ON proposal (company_id, number, issue);
CREATE INDEX proposal_by_estimate ON proposal (company_id, estimate_id);
CREATE INDEX proposal_by_opportunity ON proposal (company_id, opportunity_id);

-- Each sending makes a link of its own; only the hash of its secret is kept.
CREATE TABLE proposal_link (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  proposal_id UUID NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, proposal_id) REFERENCES proposal (company_id, id)
);

-- Append-only: each row's hash covers it and the hash of the row before.
CREATE TABLE signature_event (
  company_id UUID NOT NULL,
  proposal_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  data TEXT NOT NULL,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (company_id, proposal_id, seq),
  FOREIGN KEY (company_id, proposal_id) REFERENCES proposal (company_id, id)
);

CREATE TABLE signing_code (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  proposal_id UUID NOT NULL,
  code_hash BYTEA NOT NULL,
  sent_to TEXT NOT NULL,
  attempts BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, proposal_id) REFERENCES proposal (company_id, id)
);
CREATE INDEX signing_code_by_proposal ON signing_code (company_id, proposal_id, created_at);
