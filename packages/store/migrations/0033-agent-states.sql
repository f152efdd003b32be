-- What every agent chose and is doing (F27), as it is now: read back when the platform starts.
CREATE TABLE agent_states (
  account_id uuid PRIMARY KEY,
  tenant_id  uuid NOT NULL,
  version    integer NOT NULL CHECK (version > 0),
  -- How many statuses are over: the number of the agent's last interval.
  intervals  integer NOT NULL CHECK (intervals >= 0),
  state      jsonb NOT NULL,
  since      timestamptz NOT NULL,
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
) WITH (fillfactor = 50);
CREATE INDEX agent_states_of_tenant ON agent_states (tenant_id);

-- Every status that is over, with its time (F28): what reports add up. One begins when the one before it ended.
CREATE TABLE agent_intervals (
  account_id uuid NOT NULL,
  tenant_id  uuid NOT NULL,
  number     integer NOT NULL CHECK (number > 0),
  chosen     text NOT NULL CHECK (chosen IN ('signed-out', 'ready', 'in-queue', 'break')),
  chosen_by  text NOT NULL CHECK (chosen_by IN ('agent', 'supervisor', 'platform')),
  -- The break by its name of then: one that was taken away is still told from others.
  break_id   uuid,
  break_name text,
  signed_out text,
  activity   text NOT NULL
             CHECK (activity IN ('idle', 'ringing', 'in-call', 'wrap-up', 'not-answering', 'unreachable')),
  began_at   timestamptz NOT NULL,
  ended_at   timestamptz NOT NULL CHECK (ended_at >= began_at),
  PRIMARY KEY (account_id, number),
  CHECK ((chosen = 'break') = (break_id IS NOT NULL)),
  FOREIGN KEY (tenant_id, account_id) REFERENCES accounts (tenant_id, id)
);
CREATE INDEX agent_intervals_of_tenant ON agent_intervals (tenant_id, began_at);

CREATE FUNCTION refuse_interval_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a status that is over does not change';
END $$;
CREATE TRIGGER agent_intervals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON agent_intervals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_interval_change();

ALTER TABLE agent_states ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_intervals ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON agent_states FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
CREATE POLICY own_tenant ON agent_intervals FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON agent_states, agent_intervals TO wpm_tenant;
