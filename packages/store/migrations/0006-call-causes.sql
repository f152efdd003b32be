-- What the network said of a call's end (RFC 3326), and which trunk carried it. A trunk may be gone when the report is read.
ALTER TABLE calls
  ADD COLUMN cause jsonb,
  ADD COLUMN trunk_id uuid;
