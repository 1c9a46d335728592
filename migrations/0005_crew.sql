-- Crew: who works, what an hour of them costs from when, who belongs together, the one booking ledger, the time clock.

CREATE TABLE worker (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  user_id UUID,
  labour_class TEXT NOT NULL,
  phone TEXT,
  active BOOLEAN NOT NULL,
  skills TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX worker_by_user ON worker (company_id, user_id);

-- What an hour costs from a day on; the day before belongs to the rate before.
CREATE TABLE worker_rate (
  company_id UUID NOT NULL,
  worker_id UUID NOT NULL,
  valid_from TEXT NOT NULL,
  hourly_rate TEXT NOT NULL,
  burden_percent TEXT NOT NULL,
  PRIMARY KEY (company_id, worker_id, valid_from),
  FOREIGN KEY (company_id, worker_id) REFERENCES worker (company_id, id)
);

CREATE TABLE crew (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  name TEXT NOT NULL,
  color TEXT NOT NULL,
  foreman_id UUID,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, foreman_id) REFERENCES worker (company_id, id)
);

CREATE TABLE crew_member (
  company_id UUID NOT NULL,
  crew_id UUID NOT NULL,
  worker_id UUID NOT NULL,
  PRIMARY KEY (company_id, crew_id, worker_id),
  FOREIGN KEY (company_id, crew_id) REFERENCES crew (company_id, id),
  FOREIGN KEY (company_id, worker_id) REFERENCES worker (company_id, id)
);
CREATE INDEX crew_member_by_worker ON crew_member (company_id, worker_id);

-- The one ledger of who is taken when, whatever for. The subject is a task or a visit of another room.
CREATE TABLE booking (
  company_id UUID NOT NULL REFERENCES company (company_id),
  id UUID NOT NULL,
  resource_kind TEXT NOT NULL,
  resource_id UUID NOT NULL,
  subject_type TEXT NOT NULL,
  subject_id UUID NOT NULL,
  project_id UUID,
  title TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX booking_of_subject ON booking (company_id, subject_type, subject_id, resource_kind, resource_id);
CREATE INDEX booking_by_time ON booking (company_id, starts_at, ends_at);

CREATE TABLE time_entry (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  worker_id UUID NOT NULL,
  project_id UUID,
  task_id UUID,
  visit_id UUID,
  clock_in BIGINT NOT NULL,
  clock_out BIGINT,
  on_date TEXT NOT NULL,
  device_time BIGINT,
  device_time_out BIGINT,
  minutes BIGINT,
  hourly_rate TEXT,
  burden_percent TEXT,
  cost_minor BIGINT,
  currency TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  approved_by UUID,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, worker_id) REFERENCES worker (company_id, id)
);
CREATE INDEX time_entry_by_worker ON time_entry (company_id, worker_id, clock_in);
CREATE INDEX time_entry_by_project ON time_entry (company_id, project_id, clock_in);

-- A time entry is never quietly rewritten: what stood there before stays, with the reason.
CREATE TABLE time_correction (
  company_id UUID NOT NULL,
  id UUID NOT NULL,
  time_entry_id UUID NOT NULL,
  at BIGINT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  clock_in_before BIGINT NOT NULL,
  clock_out_before BIGINT,
  PRIMARY KEY (company_id, id),
  FOREIGN KEY (company_id, time_entry_id) REFERENCES time_entry (company_id, id)
);
