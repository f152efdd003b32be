-- A call that was refused is known by its INVITE: sent again after a restart, it is the same call.
ALTER TABLE calls ADD COLUMN invite_key text;
CREATE INDEX calls_refused ON calls (ended_at) WHERE invite_key IS NOT NULL;
