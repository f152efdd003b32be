-- The platform's tables. Every row of a tenant carries `tenant_id`; instants are timestamptz; ids are UUIDv7.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE tenants (
  id                   uuid PRIMARY KEY,
  domain               text NOT NULL UNIQUE CHECK (domain = lower(domain)),
  name                 text NOT NULL,
  default_country_code text NOT NULL CHECK (default_country_code ~ '^[1-9][0-9]{0,2}$')
);

CREATE TABLE accounts (
  id                      uuid PRIMARY KEY,
  tenant_id               uuid NOT NULL REFERENCES tenants,
  login                   text NOT NULL CHECK (login = lower(login)),
  display_name            text NOT NULL,
  kind                    text CHECK (kind IN ('agent', 'pbx', 'uc')),
  extension               text CHECK (extension ~ '^[0-9]{2,6}$'),
  direct_number           text UNIQUE CHECK (direct_number ~ '^\+[1-9][0-9]{3,14}$'),
  roles                   text[] NOT NULL,
  password_hash           text NOT NULL,
  disabled                boolean NOT NULL DEFAULT false,
  webphone_seat           boolean NOT NULL,
  may_hear_own_recordings boolean NOT NULL,
  UNIQUE (tenant_id, login),
  UNIQUE (tenant_id, extension)
);

CREATE TABLE trunks (
  id        uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenants,
  name      text NOT NULL,
  address   text NOT NULL,
  port      integer NOT NULL CHECK (port BETWEEN 1 AND 65535),
  transport text NOT NULL CHECK (transport = 'udp'),
  UNIQUE (tenant_id, name)
);

CREATE TABLE licences (
  tenant_id   uuid NOT NULL REFERENCES tenants,
  kind        text NOT NULL CHECK (kind IN ('agent', 'pbx', 'uc', 'webphone-mobile', 'miniCRM', 'recording')),
  seats       integer NOT NULL CHECK (seats > 0),
  valid_from  timestamptz NOT NULL,
  valid_until timestamptz NOT NULL CHECK (valid_until > valid_from),
  PRIMARY KEY (tenant_id, kind)
);

-- Sessions and their tokens. Only SHA-256 hashes of tokens are kept.
CREATE TABLE sessions (
  id           uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL REFERENCES tenants,
  account_id   uuid NOT NULL REFERENCES accounts,
  app          text NOT NULL CHECK (app IN ('phone', 'console')),
  started_at   timestamptz NOT NULL,
  refreshed_at timestamptz NOT NULL
);
CREATE INDEX sessions_of_account ON sessions (account_id);
CREATE INDEX sessions_idle ON sessions (refreshed_at);

CREATE TABLE access_tokens (
  hash       bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX access_tokens_of_session ON access_tokens (session_id);

-- A replaced refresh token stays, so that using it again is recognised (trust 15).
CREATE TABLE refresh_tokens (
  hash        bytea PRIMARY KEY,
  session_id  uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  replaced_at timestamptz
);
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session_id);

CREATE TABLE sign_in_failures (
  source     text NOT NULL,
  identity   text NOT NULL,
  failed_at  timestamptz NOT NULL
);
CREATE INDEX sign_in_failures_of_source ON sign_in_failures (source, failed_at);

-- SIP digest credentials of a session (trust 4): digests and a ticket's hash, never the password.
CREATE TABLE sip_credentials (
  auth_user   text PRIMARY KEY,
  tenant_id   uuid NOT NULL REFERENCES tenants,
  account_id  uuid NOT NULL REFERENCES accounts,
  session_id  uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  aor         text NOT NULL,
  md5         text NOT NULL,
  sha256      text NOT NULL,
  ticket_hash bytea NOT NULL UNIQUE,
  issued_at   timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX sip_credentials_of_session ON sip_credentials (session_id, issued_at);

-- Calls. `journal` holds what call control goes on from after a restart, {record, state}; it is null once the call is
-- closed. It stands in the call's own row so that record and journal can never disagree.
CREATE TABLE calls (
  id                uuid PRIMARY KEY,
  tenant_id         uuid NOT NULL REFERENCES tenants,
  direction         text NOT NULL,
  caller_number     text NOT NULL,
  caller_name       text,
  caller_account_id uuid,
  callee_number     text NOT NULL,
  callee_name       text,
  callee_account_id uuid,
  started_at        timestamptz NOT NULL,
  answered_at       timestamptz,
  ended_at          timestamptz,
  ring_ms           integer NOT NULL,
  talk_ms           integer NOT NULL,
  result            text,
  outcome           text,
  ended_by          text,
  refusal           text,
  closed            boolean NOT NULL,
  journal           jsonb CHECK (closed = (journal IS NULL))
) WITH (fillfactor = 80);
CREATE INDEX calls_newest ON calls (tenant_id, started_at DESC, id DESC);
CREATE INDEX calls_by_direction ON calls (tenant_id, direction, started_at DESC, id DESC);
CREATE INDEX calls_by_outcome ON calls (tenant_id, outcome, started_at DESC, id DESC);
CREATE INDEX calls_by_number ON calls USING gin ((caller_number || ' ' || callee_number) gin_trgm_ops);
CREATE INDEX calls_open ON calls (started_at) WHERE NOT closed;

CREATE TABLE call_segments (
  call_id          uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
  number           integer NOT NULL,
  tenant_id        uuid NOT NULL,
  account_id       uuid NOT NULL REFERENCES accounts,
  direction        text NOT NULL,
  other_number     text NOT NULL,
  other_name       text,
  other_account_id uuid,
  started_at       timestamptz NOT NULL,
  ended_at         timestamptz,
  ring_ms          integer NOT NULL,
  talk_ms          integer NOT NULL,
  result           text,
  outcome          text,
  PRIMARY KEY (call_id, number)
);
CREATE INDEX call_segments_of_account ON call_segments (account_id, started_at DESC, call_id DESC, number DESC);

CREATE TABLE recordings (
  id           uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL,
  call_id      uuid NOT NULL UNIQUE REFERENCES calls ON DELETE CASCADE,
  file         text,
  started_at   timestamptz NOT NULL,
  duration_ms  integer NOT NULL,
  bytes        bigint NOT NULL,
  completeness real NOT NULL
);

-- Who did what (trust 15): rows are only ever added.
CREATE TABLE audit_log (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL,
  tenant_id  uuid,
  account_id uuid,
  session_id uuid,
  source     text NOT NULL,
  action     text NOT NULL,
  subject    text,
  result     text NOT NULL
);
CREATE INDEX audit_log_of_tenant ON audit_log (tenant_id, at DESC);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
