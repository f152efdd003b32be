-- F29: whether a direct call waits for a user who is in another, or finds them busy. Theirs to set.
ALTER TABLE accounts ADD COLUMN call_waiting boolean NOT NULL DEFAULT true;
