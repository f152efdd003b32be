-- Contacts (F17–F21): the card as it was written, and beside it what it is listed and found by, made of the card in one place.
CREATE TABLE contacts (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  version    integer NOT NULL CHECK (version > 0),
  name       text NOT NULL CHECK (name <> ''),
  company    text NOT NULL,
  sorted     text COLLATE "C" NOT NULL,
  keys       text[] COLLATE "C" NOT NULL,
  numbers    text[] NOT NULL,
  email      text,
  card       jsonb NOT NULL,
  changed_at timestamptz NOT NULL
);
CREATE INDEX contacts_listed ON contacts (tenant_id, sorted, id);
CREATE INDEX contacts_by_email ON contacts (tenant_id, email) WHERE email IS NOT NULL;

-- Every text a contact can be searched by, from each of its words on: the beginning of a word is the beginning of a key, and a
-- range of this index, however many contacts there are. A trigram index would read a hundred thousand rows for "ann".
CREATE TABLE contact_keys (
  tenant_id  uuid NOT NULL,
  key        text COLLATE "C" NOT NULL,
  contact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, key, contact_id)
);
-- Any part of a number is searched, so its trigrams are kept beside its beginning.
CREATE TABLE contact_numbers (
  tenant_id  uuid NOT NULL,
  number     text COLLATE "C" NOT NULL CHECK (number ~ '^(\+[0-9]{3,15}|[0-9]{2,5})$'),
  contact_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, number, contact_id)
);
CREATE INDEX contact_numbers_part ON contact_numbers USING gin (number gin_trgm_ops) WITH (fastupdate = off);

-- Both are made of the contacts by the database itself, whoever writes them: they cannot tell of other contacts than there are.
CREATE FUNCTION leave_contact_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM contact_keys entry USING gone, unnest(gone.keys) had(key)
   WHERE entry.tenant_id = gone.tenant_id AND entry.key = had.key AND entry.contact_id = gone.id;
  DELETE FROM contact_numbers entry USING gone, unnest(gone.numbers) had(number)
   WHERE entry.tenant_id = gone.tenant_id AND entry.number = had.number AND entry.contact_id = gone.id;
  RETURN NULL;
END $$;
CREATE FUNCTION enter_contact_index() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contact_keys SELECT come.tenant_id, key, come.id FROM come, unnest(come.keys) key;
  INSERT INTO contact_numbers SELECT come.tenant_id, number, come.id FROM come, unnest(come.numbers) number;
  RETURN NULL;
END $$;
CREATE TRIGGER contacts_deleted AFTER DELETE ON contacts
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION leave_contact_index();
CREATE TRIGGER contacts_inserted AFTER INSERT ON contacts
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION enter_contact_index();
-- Triggers of one event run in the order of their names: first the old ones leave.
CREATE TRIGGER contacts_updated_1 AFTER UPDATE ON contacts
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION leave_contact_index();
CREATE TRIGGER contacts_updated_2 AFTER UPDATE ON contacts
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION enter_contact_index();

ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE contact_numbers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON contacts FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON contacts TO wpm_tenant;
-- They carry the tenant's condition themselves, as `tenant_calls` does: under a policy LIKE may not use the trigram index.
CREATE VIEW tenant_contact_keys AS SELECT key, contact_id FROM contact_keys WHERE tenant_id = current_tenant();
CREATE VIEW tenant_contact_numbers AS SELECT number, contact_id FROM contact_numbers WHERE tenant_id = current_tenant();
GRANT SELECT ON tenant_contact_keys, tenant_contact_numbers TO wpm_tenant;

-- The history of a contact is in the audit log.
CREATE INDEX audit_log_of_contact ON audit_log (tenant_id, subject, id DESC) WHERE action LIKE 'contact.%';
