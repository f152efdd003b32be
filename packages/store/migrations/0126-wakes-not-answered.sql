-- A device that woke and rang its user, who let it ring: that is no device that could not be woken.
ALTER TABLE call_wakes DROP CONSTRAINT call_wakes_outcome_check;
ALTER TABLE call_wakes ADD CONSTRAINT call_wakes_outcome_check
  CHECK (outcome IN ('registered', 'declined', 'not-answered', 'unreachable', 'gone'));
