-- What an administrator sets up: breaks, classifiers, working hours, holidays, numbers, campaigns. They differ in their
-- settings alone, a document read through the contract's own schema, and are listed, changed and taken away alike.
CREATE TABLE directory_entries (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  kind       text NOT NULL CHECK (kind IN ('break', 'classifier', 'hours', 'holidays', 'number', 'campaign')),
  version    integer NOT NULL CHECK (version > 0),
  name       text NOT NULL CHECK (name <> ''),
  -- The name as it is searched and sorted; unique among those of its scope (of a classifier: its siblings).
  folded     text COLLATE "C" NOT NULL,
  scope      text NOT NULL,
  settings   jsonb NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (tenant_id, id)
);
CREATE UNIQUE INDEX directory_entries_name ON directory_entries (tenant_id, kind, scope, folded);
CREATE INDEX directory_entries_listed ON directory_entries (tenant_id, kind, folded, id);
-- A number of the telephone network leads to one tenant.
CREATE UNIQUE INDEX directory_entries_number ON directory_entries ((settings ->> 'number')) WHERE kind = 'number';

-- Which entry leads to which other, or to which account, by the field that does. The keys carry the tenant: what leads to
-- something of another tenant cannot be written.
ALTER TABLE accounts ADD UNIQUE (tenant_id, id);
CREATE TABLE directory_references (
  tenant_id  uuid NOT NULL,
  holder_id  uuid NOT NULL,
  field      text NOT NULL,
  entry_id   uuid,
  account_id uuid,
  FOREIGN KEY (tenant_id, holder_id) REFERENCES directory_entries (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, entry_id) REFERENCES directory_entries (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  CHECK (num_nonnulls(entry_id, account_id) = 1),
  PRIMARY KEY (holder_id, field)
);
CREATE INDEX directory_references_to_entry ON directory_references (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX directory_references_to_account ON directory_references (account_id) WHERE account_id IS NOT NULL;

ALTER TABLE directory_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE directory_references ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON directory_entries FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON directory_references FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON directory_entries, directory_references TO wpm_tenant;

-- What was changed, as it was and as it became; without secrets.
ALTER TABLE audit_log ADD COLUMN before jsonb, ADD COLUMN after jsonb;
CREATE INDEX audit_log_newest ON audit_log (tenant_id, id DESC);
CREATE VIEW tenant_audit_log AS
  SELECT entry.id, entry.at, entry.account_id, account.login, account.display_name, entry.source, entry.action,
         entry.subject, entry.result, entry.before, entry.after
    FROM audit_log entry LEFT JOIN accounts account ON account.id = entry.account_id
   WHERE entry.tenant_id = current_tenant();
GRANT SELECT ON tenant_audit_log TO wpm_tenant;

-- What an account may do in its phone (F04), in one list; and accounts that are gone, whose names the reports still need.
ALTER TABLE accounts
  ADD COLUMN permissions text[] NOT NULL DEFAULT '{}',
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN email text,
  ADD COLUMN deleted_at timestamptz,
  ADD COLUMN folded text COLLATE "C" NOT NULL DEFAULT '';
UPDATE accounts SET permissions = ARRAY['recordings:hear-own'] WHERE may_hear_own_recordings;
UPDATE accounts SET folded = lower(display_name);
ALTER TABLE accounts DROP COLUMN may_hear_own_recordings;
CREATE INDEX accounts_listed ON accounts (tenant_id, folded, id) WHERE deleted_at IS NULL;
GRANT SELECT (kind, extension, direct_number, roles, permissions, version, changed_at, email, deleted_at, folded, disabled,
              webphone_seat) ON accounts TO wpm_tenant;

-- Whoever holds the token sets the account's password, once. One for each account; only the hash is kept.
CREATE TABLE invitations (
  account_id uuid PRIMARY KEY REFERENCES accounts,
  hash       bytea NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;

-- Direct numbers there were before become numbers of their tenants.
INSERT INTO directory_entries (id, tenant_id, kind, version, name, folded, scope, settings, changed_at)
SELECT gen_random_uuid(), tenant_id, 'number', 1, direct_number, direct_number, '',
       jsonb_build_object('number', direct_number, 'label', null, 'enabled', true,
                          'route', jsonb_build_object('kind', 'account', 'accountId', id)), now()
  FROM accounts WHERE direct_number IS NOT NULL;
INSERT INTO directory_references (tenant_id, holder_id, field, account_id)
SELECT tenant_id, id, 'route.accountId', (settings -> 'route' ->> 'accountId')::uuid FROM directory_entries;
