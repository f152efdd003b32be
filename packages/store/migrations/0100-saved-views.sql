-- Views of reports and of the calls, kept under a name (F46): the page, and what stands in its address.
CREATE TABLE saved_views (
  id         uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL REFERENCES tenants,
  account_id uuid NOT NULL,
  name       text NOT NULL CHECK (name <> ''),
  page       text NOT NULL,
  query      text NOT NULL,
  shared     boolean NOT NULL,
  created_at timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id),
  UNIQUE (tenant_id, id)
);
CREATE UNIQUE INDEX saved_views_names ON saved_views (tenant_id, account_id, page, lower(name));

-- Whose they are is asked where they are read: a shared one is seen by the whole tenant.
ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON saved_views FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON saved_views TO wpm_tenant;
