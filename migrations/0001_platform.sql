-- The platform: companies, people who sign in, the event stream, jobs, files, mail, search.
-- One text for both databases. Instants are BIGINT microseconds UTC, dates are TEXT YYYY-MM-DD, exact decimals are TEXT,
-- JSON is TEXT, money is BIGINT minor units beside a currency.

CREATE TABLE company (
  company_id UUID NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  locale TEXT NOT NULL,
  country TEXT NOT NULL,
  trade TEXT NOT NULL,
  settings TEXT NOT NULL,
  event_seq BIGINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL
);

CREATE TABLE app_user (
  user_id UUID NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  locale TEXT,
  created_at BIGINT NOT NULL,
  disabled_at BIGINT
);

CREATE TABLE membership (
  company_id UUID NOT NULL REFERENCES company (company_id),
  user_id UUID NOT NULL REFERENCES app_user (user_id),
  role TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  created_at BIGINT NOT NULL,
  disabled_at BIGINT,
  PRIMARY KEY (company_id, user_id)
);

-- Sessions and sign-in attempts are looked up before the company is known, so they stand outside the wall.
CREATE TABLE session (
  token_hash BYTEA NOT NULL PRIMARY KEY,
  user_id UUID NOT NULL REFERENCES app_user (user_id),
  company_id UUID NOT NULL REFERENCES company (company_id),
  user_agent TEXT,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE sign_in_attempt (
  subject TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX sign_in_attempt_by_subject ON sign_in_attempt (subject, at);

CREATE TABLE invitation (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  created_by UUID,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  accepted_at BIGINT,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE api_token (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  token_hash BYTEA NOT NULL UNIQUE,
  created_by UUID,
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  revoked_at BIGINT,
  PRIMARY KEY (company_id, id)
);

-- Every change writes one event in its transaction. `seq` counts the company's events in commit order, without gaps.
CREATE TABLE event (
  company_id UUID NOT NULL REFERENCES company (company_id),
  seq BIGINT NOT NULL,
  id UUID NOT NULL,
  at BIGINT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_id UUID,
  actor_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_id UUID NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (company_id, seq)
);

-- Which records an event belongs to, so that each of them shows it on its timeline.
CREATE TABLE event_link (
  company_id UUID NOT NULL,
  record_id UUID NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (company_id, record_id, seq),
  FOREIGN KEY (company_id, seq) REFERENCES event (company_id, seq)
);

CREATE TABLE job (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL DEFAULT 0,
  max_attempts BIGINT NOT NULL,
  locked_until BIGINT,
  dedupe_key TEXT,
  last_error TEXT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  PRIMARY KEY (company_id, id)
);
CREATE INDEX job_due ON job (state, run_at);
CREATE UNIQUE INDEX job_dedupe ON job (company_id, dedupe_key);

CREATE TABLE idempotency (
  company_id UUID NOT NULL REFERENCES company (company_id),
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  response TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE TABLE file (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  created_by UUID,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE number_series (
  company_id UUID NOT NULL REFERENCES company (company_id),
  series TEXT NOT NULL,
  last_number BIGINT NOT NULL,
  PRIMARY KEY (company_id, series)
);

CREATE TABLE mail (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  message_id TEXT NOT NULL,
  to_address TEXT NOT NULL,
  to_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  text_body TEXT NOT NULL,
  html_body TEXT,
  attachments TEXT NOT NULL,
  state TEXT NOT NULL,
  last_error TEXT,
  record_id UUID,
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE work_calendar (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  is_default BOOLEAN NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);

CREATE TABLE search_entry (
  company_id UUID NOT NULL REFERENCES company (company_id),
  record_id UUID NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  subtitle TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (company_id, record_id)
);
-- postgres:
CREATE INDEX search_entry_words ON search_entry USING gin (to_tsvector('simple', body));
-- end
-- sqlite:
CREATE VIRTUAL TABLE search_words USING fts5 (body, company_id UNINDEXED, record_id UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
-- The words follow the entries by themselves, by row number: by anything else the index would be read from end to end.
CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
  INSERT INTO search_words (rowid, company_id, record_id, body) VALUES (new.rowid, new.company_id, new.record_id, new.body);
END;
CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
  UPDATE search_words SET body = new.body WHERE rowid = new.rowid;
END;
CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN
  DELETE FROM search_words WHERE rowid = old.rowid;
END;
-- end
