-- What was said of a user's part in a call (F07): one classifier for each part, the last that was set. Part 0 is a call with the
-- outside that nobody took part in. Names are those of then: a classifier that was taken away is still told from others.
CREATE TABLE call_classifications (
  call_id        uuid NOT NULL REFERENCES calls,
  part           integer NOT NULL CHECK (part >= 0),
  tenant_id      uuid NOT NULL REFERENCES tenants,
  -- From the top of its tree down to the classifier itself; null where the platform set one of its own.
  classifier_ids uuid[],
  names          jsonb,
  says           text CHECK (says IN ('success', 'failure', 'contact', 'no-contact')),
  system         text CHECK (system IN ('busy', 'no-answer', 'failed', 'abandoned', 'none')),
  note           text,
  set_by         uuid,
  set_at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (call_id, part),
  FOREIGN KEY (tenant_id, set_by) REFERENCES accounts (tenant_id, id),
  CHECK ((system IS NULL) = (classifier_ids IS NOT NULL AND names IS NOT NULL AND says IS NOT NULL)),
  CHECK (system IS NULL OR (classifier_ids IS NULL AND names IS NULL AND says IS NULL AND note IS NULL AND set_by IS NULL))
);
CREATE INDEX call_classifications_by ON call_classifications USING gin (classifier_ids);

ALTER TABLE call_classifications ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON call_classifications FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON call_classifications TO wpm_tenant;

CREATE FUNCTION tell_classified() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_webhooks(NEW.tenant_id, 'call.classified', NEW.call_id, (
    SELECT jsonb_build_object(
             'callId', NEW.call_id, 'part', NEW.part,
             'classifierId', NEW.classifier_ids[array_upper(NEW.classifier_ids, 1)], 'names', NEW.names, 'says', NEW.says,
             'system', NEW.system, 'note', NEW.note, 'setAt', utc(NEW.set_at),
             'setBy', CASE WHEN account.id IS NOT NULL THEN
               jsonb_build_object('accountId', account.id, 'login', account.login, 'name', account.display_name) END)
      FROM (SELECT 1) one LEFT JOIN accounts account ON account.id = NEW.set_by));
  RETURN NULL;
END $$;
CREATE TRIGGER classification_told AFTER INSERT OR UPDATE ON call_classifications
  FOR EACH ROW EXECUTE FUNCTION tell_classified();
