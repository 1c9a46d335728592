-- What schedules of other programs know of a task and of a link, so that a plan keeps its logic when it moves in.

-- The task's own calendar, where it differs from its project's: a night shift, concrete that cures day and night.
ALTER TABLE task ADD COLUMN calendar_id UUID;

-- The lag runs day and night, not on working time.
ALTER TABLE task_link ADD COLUMN lag_elapsed BOOLEAN NOT NULL DEFAULT FALSE;
