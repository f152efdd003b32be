-- How long a user held the other, and from whom and to whom a call was handed on: {"number", "name", "accountId"}.
ALTER TABLE call_segments
  ADD COLUMN hold_ms integer NOT NULL DEFAULT 0,
  ADD COLUMN transferred_from jsonb,
  ADD COLUMN transferred_to jsonb;
