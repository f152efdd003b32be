-- F01: tenants the operator removed with everything they had: what is still known of them, which never changes.
CREATE TABLE removed_tenants (
  id         uuid PRIMARY KEY,
  domain     text NOT NULL,
  name       text NOT NULL,
  removed_at timestamptz NOT NULL,
  accounts   integer NOT NULL,
  calls      integer NOT NULL,
  recordings integer NOT NULL
);
CREATE FUNCTION refuse_removal_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'that a tenant was removed does not change';
END $$;
CREATE TRIGGER removed_tenants_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON removed_tenants
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_removal_change();

-- What is only ever added to goes with its tenant, and by nothing else. The argument: what whoever tries is told.
CREATE FUNCTION goes_with_its_tenant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM removed_tenants WHERE id = OLD.tenant_id) THEN RETURN OLD; END IF;
  RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

DROP TRIGGER audit_log_append_only ON audit_log;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_log_kept BEFORE DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION goes_with_its_tenant('the audit log is append-only');

DROP TRIGGER agent_intervals_append_only ON agent_intervals;
CREATE TRIGGER agent_intervals_append_only BEFORE UPDATE OR TRUNCATE ON agent_intervals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_interval_change();
CREATE TRIGGER agent_intervals_kept BEFORE DELETE ON agent_intervals
  FOR EACH ROW EXECUTE FUNCTION goes_with_its_tenant('a status that is over does not change');
