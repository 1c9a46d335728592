-- What the engine said when it worked the stored dates out, as JSON: reading a project does not compute it again. Jobs from
-- before have it from their next morning on.

ALTER TABLE project ADD COLUMN complaints TEXT NOT NULL DEFAULT '[]';
