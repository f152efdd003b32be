-- F09: a user's phone is at one place at a time. Since when the phone is open in a session; null where it never was.
ALTER TABLE sessions ADD COLUMN place_since timestamptz;
GRANT SELECT (place_since) ON sessions TO wpm_tenant;

-- Sessions that ended because their user went on elsewhere: whoever comes back with such a token is told where and when.
CREATE TABLE displaced_sessions (
  refresh_hash bytea PRIMARY KEY,
  tenant_id    uuid NOT NULL REFERENCES tenants,
  user_agent   text NOT NULL,
  at           timestamptz NOT NULL
);
CREATE INDEX displaced_sessions_at ON displaced_sessions (at);
ALTER TABLE displaced_sessions ENABLE ROW LEVEL SECURITY;
