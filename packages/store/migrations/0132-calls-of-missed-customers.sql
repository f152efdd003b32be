-- The list of missed customers leads to the call of the last attempt (F22, F46). Of those missed before it is not known.
ALTER TABLE missed_calls ADD COLUMN last_call_id uuid;

-- Supervisors read it by when a customer began to be missed, as its report counts, which adds up what is included.
CREATE INDEX missed_calls_begun ON missed_calls (tenant_id, first_at DESC, id DESC)
  INCLUDE (line_kind, line, reason, attempts, last_at, settled_at, settled_how);
