-- Calls that are over, on their way to the tenant's CRMs as activities (F48): a row for each call and each CRM that is to have it. It
-- stays where it was written, so that what is known later changes the same activity.
CREATE TABLE crm_journal (
  id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant_id    uuid NOT NULL REFERENCES tenants,
  connector_id uuid NOT NULL REFERENCES crm_connectors ON DELETE CASCADE,
  call_id      uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
  state        text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'written', 'skipped', 'dead')),
  -- How much has become known of the call: what comes to be known while it is written is written after that.
  revision     integer NOT NULL DEFAULT 1,
  -- What the CRM calls the activity, and the digest of what of the call stands there.
  activity_id  text,
  sent         bytea,
  -- A try was begun of which nobody knows whether the CRM took it.
  doubtful     boolean NOT NULL DEFAULT false,
  tries        integer NOT NULL DEFAULT 0,
  since        timestamptz NOT NULL,
  next_at      timestamptz NOT NULL,
  last_status  integer,
  last_error   text,
  written_at   timestamptz,
  -- Of the call: what the list is in the order of.
  ended_at     timestamptz(3) NOT NULL,
  UNIQUE (connector_id, call_id)
) WITH (fillfactor = 80);
CREATE INDEX crm_journal_due ON crm_journal (next_at, id) WHERE state = 'waiting';
CREATE INDEX crm_journal_of_call ON crm_journal (call_id);
CREATE INDEX crm_journal_newest ON crm_journal (connector_id, ended_at DESC, id DESC);
CREATE INDEX crm_journal_old ON crm_journal (ended_at);

-- Whoever ends a call writes this with it, or neither. One that was answered waits for its agent's wrap-up.
CREATE FUNCTION journal_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO crm_journal (tenant_id, connector_id, call_id, since, next_at, ended_at)
  SELECT NEW.tenant_id, connector.id, NEW.id, due.at, due.at, coalesce(NEW.ended_at, NEW.started_at)
    FROM crm_connectors connector,
         LATERAL (SELECT clock_timestamp() + CASE WHEN NEW.answered_at IS NULL THEN interval '0'
                    ELSE make_interval(secs => (connector.settings #>> '{journal,waitS}')::integer) END AS at) due
   WHERE connector.tenant_id = NEW.tenant_id AND (connector.settings ->> 'enabled')::boolean
     AND connector.settings -> 'journal' IS NOT NULL
     AND (connector.settings #>> '{journal,which}' = 'all' OR NEW.answered_at IS NOT NULL)
  ON CONFLICT (connector_id, call_id) DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER call_journalled AFTER INSERT ON calls FOR EACH ROW
  WHEN (NEW.closed AND NEW.direction <> 'internal') EXECUTE FUNCTION journal_call();
CREATE TRIGGER call_journalled_later AFTER UPDATE ON calls FOR EACH ROW
  WHEN (NEW.closed AND NOT OLD.closed AND NEW.direction <> 'internal') EXECUTE FUNCTION journal_call();

-- What is said of a call after it was written changes what stands in the CRM.
CREATE FUNCTION journal_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE crm_journal
     SET revision = revision + 1, state = 'waiting',
         next_at = CASE state WHEN 'written' THEN clock_timestamp() ELSE next_at END,
         since = CASE state WHEN 'written' THEN clock_timestamp() ELSE since END,
         tries = CASE state WHEN 'written' THEN 0 ELSE tries END
   WHERE call_id = NEW.call_id AND state IN ('waiting', 'written');
  RETURN NULL;
END $$;
CREATE TRIGGER classification_journalled AFTER INSERT OR UPDATE ON call_classifications
  FOR EACH ROW EXECUTE FUNCTION journal_news();
CREATE TRIGGER recording_journalled AFTER INSERT ON recordings FOR EACH ROW EXECUTE FUNCTION journal_news();
CREATE TRIGGER recording_journalled_ready AFTER UPDATE ON recordings FOR EACH ROW
  WHEN (OLD.archived_at IS NULL AND NEW.archived_at IS NOT NULL) EXECUTE FUNCTION journal_news();

-- When an agent's wrap-up is over, what was waited for is said, or will not be: the CRMs are to have the call now.
CREATE FUNCTION wrapped_call(state jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(state #>> '{activity,wraps,callId}', state #>> '{activity,owed,wraps,callId}')
$$;
CREATE FUNCTION journal_wrapped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE crm_journal SET since = clock_timestamp(), next_at = clock_timestamp()
   WHERE call_id = wrapped_call(OLD.state)::uuid AND tenant_id = NEW.tenant_id
     AND state = 'waiting' AND tries = 0 AND next_at > clock_timestamp();
  RETURN NULL;
END $$;
CREATE TRIGGER wrap_up_journalled AFTER UPDATE ON agent_states FOR EACH ROW
  WHEN (wrapped_call(OLD.state) IS NOT NULL AND wrapped_call(OLD.state) IS DISTINCT FROM wrapped_call(NEW.state))
  EXECUTE FUNCTION journal_wrapped();

ALTER TABLE crm_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON crm_journal FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON crm_journal TO wpm_tenant;
