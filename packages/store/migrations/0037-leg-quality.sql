-- How the legs of a call sounded, each from its beginning to its end, both ways. `number` is the order in which they ended.
-- `heard` columns are null where nothing came, or the far end reported nothing. Shares in percent, times in milliseconds.
CREATE TABLE leg_quality (
  call_id                 uuid NOT NULL REFERENCES calls ON DELETE CASCADE,
  number                  integer NOT NULL,
  tenant_id               uuid NOT NULL,
  leg                     text NOT NULL,
  aor                     text,
  trunk_id                uuid,
  transport               text NOT NULL,
  codec                   text NOT NULL,
  rtt                     jsonb,
  received_packets        integer NOT NULL,
  received_loss_percent   real,
  received_jitter         jsonb,
  received_mos            real,
  sent_packets            integer NOT NULL,
  sent_loss_percent       real,
  sent_jitter             jsonb,
  sent_mos                real,
  PRIMARY KEY (call_id, number)
);

ALTER TABLE leg_quality ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON leg_quality FOR SELECT TO wpm_tenant USING (tenant_id = current_tenant());
GRANT SELECT ON leg_quality TO wpm_tenant;
