-- What reports add up, by hours (F46, ADR 0039). An hour begins where the tenant's clocks show a full one, so that whole days
-- are whole hours, in zones half an hour off UTC too, and an hour that is there twice when summer time ends is two hours.
CREATE FUNCTION report_hour(at timestamptz, zone text) RETURNS timestamptz LANGUAGE sql STABLE
  AS $$ SELECT date_bin('1 hour', at, timestamp '2000-01-01' AT TIME ZONE zone) $$;

CREATE FUNCTION no_campaign() RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$ SELECT '00000000-0000-0000-0000-000000000000'::uuid $$;

-- Calls by the hour they began in. Of `left_…` and waits only those that came to a campaign.
CREATE TABLE report_call_hours (
  tenant_id           uuid NOT NULL,
  hour                timestamptz NOT NULL,
  campaign_id         uuid NOT NULL,
  direction           text NOT NULL,
  campaign_name       text,
  calls               integer NOT NULL,
  answered            integer NOT NULL,
  missed              integer NOT NULL,
  left_answered       integer NOT NULL,
  left_abandoned      integer NOT NULL,
  left_short          integer NOT NULL,
  left_otherwise      integer NOT NULL,
  -- Answered within so many seconds of coming to the campaign: an answer within 10 is one within 20 too.
  within_10           integer NOT NULL,
  within_20           integer NOT NULL,
  within_30           integer NOT NULL,
  within_60           integer NOT NULL,
  wait_answered_ms    bigint NOT NULL,
  longest_wait_ms     integer NOT NULL,
  PRIMARY KEY (tenant_id, hour, campaign_id, direction)
);

-- What each user did in calls, by the hour the call began in.
CREATE TABLE report_agent_hours (
  tenant_id     uuid NOT NULL,
  hour          timestamptz NOT NULL,
  account_id    uuid NOT NULL,
  campaign_id   uuid NOT NULL,
  campaign_name text,
  handled       integer NOT NULL,
  missed        integer NOT NULL,
  talk_ms       bigint NOT NULL,
  hold_ms       bigint NOT NULL,
  wrap_up_ms    bigint NOT NULL,
  offered       integer NOT NULL,
  taken         integer NOT NULL,
  rejected      integer NOT NULL,
  not_answered  integer NOT NULL,
  not_delivered integer NOT NULL,
  PRIMARY KEY (tenant_id, hour, account_id, campaign_id)
);

-- How long each user was in each status, by hours: an interval is cut where an hour ends. Signed out is no working time.
CREATE TABLE report_status_hours (
  tenant_id  uuid NOT NULL,
  hour       timestamptz NOT NULL,
  account_id uuid NOT NULL,
  chosen     text NOT NULL,
  activity   text NOT NULL,
  break_name text NOT NULL,
  ms         bigint NOT NULL,
  PRIMARY KEY (tenant_id, hour, account_id, chosen, activity, break_name)
);

-- Hours whose calls changed since they were added up. A mark is only ever added by who changes a call, in the same
-- transaction, and taken away by who adds the hour up anew: nobody waits for anybody.
CREATE TABLE report_marks (
  tenant_id uuid NOT NULL,
  hour      timestamptz NOT NULL
);
CREATE INDEX report_marks_of_tenant ON report_marks (tenant_id, hour);

CREATE FUNCTION mark_report_hour(tenant uuid, at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO report_marks SELECT id, report_hour(at, time_zone) FROM tenants WHERE id = tenant;
$$;

CREATE FUNCTION mark_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.closed THEN PERFORM mark_report_hour(OLD.tenant_id, OLD.started_at); END IF;
  IF TG_OP <> 'DELETE' AND NEW.closed THEN PERFORM mark_report_hour(NEW.tenant_id, NEW.started_at); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER calls_marked AFTER INSERT OR UPDATE OR DELETE ON calls FOR EACH ROW EXECUTE FUNCTION mark_call();

-- Parts and offers of a call are written with it, which marks its hour; what is changed in them later marks it here.
CREATE FUNCTION mark_call_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_report_hour(call.tenant_id, call.started_at) FROM calls call
    WHERE call.id = coalesce(NEW.call_id, OLD.call_id) AND call.closed;
  RETURN NULL;
END $$;
CREATE TRIGGER call_segments_marked AFTER UPDATE OR DELETE ON call_segments
  FOR EACH ROW EXECUTE FUNCTION mark_call_of_row();
CREATE TRIGGER call_offers_marked AFTER UPDATE OR DELETE ON call_offers
  FOR EACH ROW EXECUTE FUNCTION mark_call_of_row();

-- A status that is over adds its time to the hours it lay in: intervals are never changed, so adding is exact. A wrap-up
-- ends after its call was written and marks that call's hour.
CREATE FUNCTION add_status_hours(account uuid, number integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO report_status_hours AS known
  SELECT past.tenant_id, hour, past.account_id, past.chosen, past.activity, coalesce(past.break_name, ''),
         round(extract(epoch FROM least(past.ended_at, hour + interval '1 hour') - greatest(past.began_at, hour)) * 1000)
    FROM agent_intervals past JOIN tenants ON tenants.id = past.tenant_id
   CROSS JOIN LATERAL generate_series(report_hour(past.began_at, tenants.time_zone), past.ended_at, '1 hour') hour
   WHERE past.account_id = account AND past.number = add_status_hours.number
     AND past.chosen <> 'signed-out' AND past.ended_at > past.began_at AND past.ended_at > hour
  ON CONFLICT (tenant_id, hour, account_id, chosen, activity, break_name) DO UPDATE SET ms = known.ms + excluded.ms;
$$;

CREATE FUNCTION add_interval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM add_status_hours(NEW.account_id, NEW.number);
  IF NEW.activity = 'wrap-up' THEN
    PERFORM mark_report_hour(call.tenant_id, call.started_at)
       FROM call_segments part JOIN calls call ON call.id = part.call_id
      WHERE part.account_id = NEW.account_id AND part.started_at > NEW.began_at - interval '1 day'
        AND part.ended_at BETWEEN NEW.began_at - interval '2 seconds' AND NEW.began_at + interval '1 second';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER agent_intervals_added AFTER INSERT ON agent_intervals FOR EACH ROW EXECUTE FUNCTION add_interval();

CREATE INDEX agent_intervals_wrap_ups ON agent_intervals (account_id, began_at) WHERE activity = 'wrap-up';

-- What was there before.
SELECT add_status_hours(account_id, number) FROM agent_intervals;
INSERT INTO report_marks
  SELECT DISTINCT tenants.id, report_hour(started_at, time_zone) FROM calls JOIN tenants ON tenants.id = tenant_id WHERE closed;

ALTER TABLE report_call_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_agent_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_status_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE report_marks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON report_call_hours FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON report_agent_hours FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON report_status_hours FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON report_call_hours, report_agent_hours, report_status_hours TO wpm_tenant;
