-- Imports: each run can be looked at before it is carried out, and taken back afterwards.

CREATE TABLE import_run (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  state TEXT NOT NULL,
  input TEXT,
  mapping TEXT NOT NULL,
  summary TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX import_run_by_age ON import_run (company_id, created_at, id);

-- Which line of which file became which record: undo reads it, and a second import finds what came before by its key.
CREATE TABLE import_row (
  company_id UUID NOT NULL,
  run_id UUID NOT NULL,
  record_type TEXT NOT NULL,
  record_id UUID NOT NULL,
  file_name TEXT NOT NULL,
  line BIGINT NOT NULL,
  external_key TEXT,
  PRIMARY KEY (company_id, run_id, record_id),
  FOREIGN KEY (company_id, run_id) REFERENCES import_run (company_id, id)
);
CREATE INDEX import_row_by_key ON import_row (company_id, record_type, external_key);
