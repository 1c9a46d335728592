-- A code that works once stands beside its letter, not in it, and only for as long as it works: the stored letter has dots
-- in its place. `code_until` stays, to tell a letter whose code is over from one that never had any.
ALTER TABLE mail ADD COLUMN code TEXT;
ALTER TABLE mail ADD COLUMN code_until BIGINT;
