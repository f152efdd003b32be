-- Reports of long periods read days and campaigns that were added up from hours (ADR 0037): a month of 200 agents is 400,000 hours of
-- theirs, and 6,000 days. Hours stay what is true; whatever is here is a function of them, and added up anew with them.
CREATE FUNCTION all_campaigns() RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$ SELECT 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid $$;

-- What was done in calls of a campaign, by the hour they began in.
CREATE TABLE report_campaign_hours (
  tenant_id     uuid NOT NULL,
  hour          timestamptz NOT NULL,
  campaign_id   uuid NOT NULL,
  campaign_name text,
  handled       integer NOT NULL,
  talk_ms       bigint NOT NULL,
  hold_ms       bigint NOT NULL,
  wrap_up_ms    bigint NOT NULL,
  PRIMARY KEY (tenant_id, hour, campaign_id)
);

-- What each user did on a day of the tenant's, in each campaign and (`all_campaigns()`) in all.
CREATE TABLE report_agent_days (
  tenant_id     uuid NOT NULL,
  campaign_id   uuid NOT NULL,
  day           date NOT NULL,
  account_id    uuid NOT NULL,
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
  PRIMARY KEY (tenant_id, campaign_id, day, account_id)
);

CREATE TABLE report_status_days (
  tenant_id  uuid NOT NULL,
  day        date NOT NULL,
  account_id uuid NOT NULL,
  chosen     text NOT NULL,
  activity   text NOT NULL,
  break_name text NOT NULL,
  ms         bigint NOT NULL,
  PRIMARY KEY (tenant_id, day, account_id, chosen, activity, break_name)
);

-- How legs sounded, by the hour their call began in. `network` is `webrtc`, `rtp`, `srtp`, or a trunk's id; `account_id` is zero for a
-- trunk. Of a leg counts the worse of its two ways; means and worst values of legs nobody measured are of none.
CREATE TABLE report_quality_hours (
  tenant_id   uuid NOT NULL,
  hour        timestamptz NOT NULL,
  campaign_id uuid NOT NULL,
  account_id  uuid NOT NULL,
  network     text NOT NULL,
  legs        integer NOT NULL,
  poor        integer NOT NULL,
  heard       integer NOT NULL,
  loss_sum    float8 NOT NULL,
  loss_max    real NOT NULL,
  jitter_sum  float8 NOT NULL,
  jitter_max  real NOT NULL,
  mos_sum     float8 NOT NULL,
  mos_min     real NOT NULL,
  timed       integer NOT NULL,
  rtt_sum     float8 NOT NULL,
  rtt_max     real NOT NULL,
  PRIMARY KEY (tenant_id, hour, campaign_id, account_id, network)
);

-- The same by days, once by each of what a report is of: `facet` is `agent`, `network` or `hour` (of the day, `08`), `key` which one.
CREATE TABLE report_quality_days (
  tenant_id   uuid NOT NULL,
  campaign_id uuid NOT NULL,
  facet       text NOT NULL,
  day         date NOT NULL,
  key         text NOT NULL,
  legs        integer NOT NULL,
  poor        integer NOT NULL,
  heard       integer NOT NULL,
  loss_sum    float8 NOT NULL,
  loss_max    real NOT NULL,
  jitter_sum  float8 NOT NULL,
  jitter_max  real NOT NULL,
  mos_sum     float8 NOT NULL,
  mos_min     real NOT NULL,
  timed       integer NOT NULL,
  rtt_sum     float8 NOT NULL,
  rtt_max     real NOT NULL,
  PRIMARY KEY (tenant_id, campaign_id, facet, day, key)
);

-- The ledger of all offers, newest first.
CREATE INDEX call_offers_newest ON call_offers (tenant_id, chosen_at DESC, call_id DESC, number DESC);

-- Adds days up anew from their hours. A day has all hours that begin in it by the tenant's clocks.
CREATE FUNCTION add_up_report_days(tenant uuid, days date[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  zone text := (SELECT time_zone FROM tenants WHERE id = tenant);
  one date;
  begins timestamptz;
  ends timestamptz;
BEGIN
  DELETE FROM report_agent_days WHERE tenant_id = tenant AND day = ANY (days);
  DELETE FROM report_quality_days WHERE tenant_id = tenant AND day = ANY (days);
  FOREACH one IN ARRAY days LOOP
    begins := one::timestamp AT TIME ZONE zone;
    ends := (one + 1)::timestamp AT TIME ZONE zone;
    INSERT INTO report_agent_days
      SELECT tenant, coalesce(campaign_id, all_campaigns()), one, account_id, sum(handled), sum(missed), sum(talk_ms), sum(hold_ms),
             sum(wrap_up_ms), sum(offered), sum(taken), sum(rejected), sum(not_answered), sum(not_delivered)
        FROM report_agent_hours WHERE tenant_id = tenant AND hour >= begins AND hour < ends
       GROUP BY GROUPING SETS ((account_id, campaign_id), (account_id));
    INSERT INTO report_quality_days
      SELECT tenant, coalesce(campaign_id, all_campaigns()),
             CASE WHEN GROUPING(account_id) = 0 THEN 'agent' WHEN GROUPING(network) = 0 THEN 'network' ELSE 'hour' END, one,
             coalesce(account_id::text, network, of_day), sum(legs), sum(poor), sum(heard), sum(loss_sum), max(loss_max),
             sum(jitter_sum), max(jitter_max), sum(mos_sum), min(mos_min), sum(timed), sum(rtt_sum), max(rtt_max)
        FROM (SELECT *, to_char(hour AT TIME ZONE zone, 'HH24') AS of_day FROM report_quality_hours
               WHERE tenant_id = tenant AND hour >= begins AND hour < ends) hours
       GROUP BY GROUPING SETS ((account_id, campaign_id), (account_id), (network, campaign_id), (network),
                               (of_day, campaign_id), (of_day));
  END LOOP;
END $$;

-- A status that is over adds its time to its days as to its hours.
CREATE OR REPLACE FUNCTION add_status_hours(account uuid, number integer) RETURNS void LANGUAGE sql AS $$
  WITH added AS (
    SELECT past.tenant_id, hour, past.account_id, past.chosen, past.activity, coalesce(past.break_name, '') AS break_name,
           (hour AT TIME ZONE tenants.time_zone)::date AS day,
           round(extract(epoch FROM least(past.ended_at, hour + interval '1 hour') - greatest(past.began_at, hour)) * 1000) AS ms
      FROM agent_intervals past JOIN tenants ON tenants.id = past.tenant_id
     CROSS JOIN LATERAL generate_series(report_hour(past.began_at, tenants.time_zone), past.ended_at, '1 hour') hour
     WHERE past.account_id = account AND past.number = add_status_hours.number
       AND past.chosen <> 'signed-out' AND past.ended_at > past.began_at AND past.ended_at > hour
  ), of_days AS (
    INSERT INTO report_status_days AS known
    SELECT tenant_id, day, account_id, chosen, activity, break_name, sum(ms) FROM added
     GROUP BY tenant_id, day, account_id, chosen, activity, break_name
    ON CONFLICT (tenant_id, day, account_id, chosen, activity, break_name) DO UPDATE SET ms = known.ms + excluded.ms
  )
  INSERT INTO report_status_hours AS known
  SELECT tenant_id, hour, account_id, chosen, activity, break_name, ms FROM added
  ON CONFLICT (tenant_id, hour, account_id, chosen, activity, break_name) DO UPDATE SET ms = known.ms + excluded.ms;
$$;

-- Where the tenant's clocks are set otherwise, its days are others.
CREATE FUNCTION days_of_zone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM report_status_days WHERE tenant_id = NEW.id;
  INSERT INTO report_status_days
    SELECT tenant_id, (hour AT TIME ZONE NEW.time_zone)::date, account_id, chosen, activity, break_name, sum(ms)
      FROM report_status_hours WHERE tenant_id = NEW.id GROUP BY 1, 2, 3, 4, 5, 6;
  DELETE FROM report_agent_days WHERE tenant_id = NEW.id;
  DELETE FROM report_quality_days WHERE tenant_id = NEW.id;
  PERFORM add_up_report_days(NEW.id, ARRAY(
    SELECT DISTINCT (hour AT TIME ZONE NEW.time_zone)::date FROM report_call_hours WHERE tenant_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER tenants_zone AFTER UPDATE OF time_zone ON tenants FOR EACH ROW
  WHEN (OLD.time_zone <> NEW.time_zone) EXECUTE FUNCTION days_of_zone();

-- What was there before: sums of statuses now, those of calls when somebody asks for their days.
INSERT INTO report_status_days
  SELECT tenant_id, (hour AT TIME ZONE time_zone)::date, account_id, chosen, activity, break_name, sum(ms)
    FROM report_status_hours JOIN tenants ON tenants.id = tenant_id GROUP BY 1, 2, 3, 4, 5, 6;
INSERT INTO report_marks SELECT DISTINCT tenant_id, hour FROM report_call_hours;

DO $$
DECLARE
  of_campaigns text;
BEGIN
  FOREACH of_campaigns IN ARRAY ARRAY['report_campaign_hours', 'report_agent_days', 'report_quality_days', 'report_quality_hours']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', of_campaigns);
    EXECUTE format('CREATE POLICY own_tenant ON %I FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
      AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true
               ELSE campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END)', of_campaigns);
  END LOOP;
END $$;
ALTER TABLE report_status_days ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON report_status_days FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE account_id = ANY ((SELECT current_members())::uuid[]) END);
GRANT SELECT ON report_campaign_hours, report_agent_days, report_quality_days, report_status_days TO wpm_tenant;

-- Places that customers kept came after the walls of ADR 0056.
DROP POLICY own_tenant ON kept_places;
CREATE POLICY own_tenant ON kept_places FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant()
  AND CASE WHEN (SELECT current_campaigns()) IS NULL THEN true ELSE campaign_id = ANY ((SELECT current_campaigns())::uuid[]) END);
