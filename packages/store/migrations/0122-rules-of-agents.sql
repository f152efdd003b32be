-- What a tenant settles of its agents' status (F27, F28), and whose missed calls an agent sees (F22).
ALTER TABLE tenants
  ADD COLUMN agent_grace_seconds integer NOT NULL DEFAULT 45 CHECK (agent_grace_seconds BETWEEN 5 AND 600),
  ADD COLUMN agent_not_answering_seconds integer NOT NULL DEFAULT 30 CHECK (agent_not_answering_seconds BETWEEN 5 AND 600),
  -- Offers in a row that, not answered, sign an agent out; null: never.
  ADD COLUMN agent_most_unanswered integer DEFAULT 3 CHECK (agent_most_unanswered BETWEEN 1 AND 20),
  -- Hours without a phone that sign an agent out; null: none do.
  ADD COLUMN agent_inactive_hours integer DEFAULT 12 CHECK (agent_inactive_hours BETWEEN 1 AND 72),
  ADD COLUMN missed_list text NOT NULL DEFAULT 'everybody' CHECK (missed_list IN ('everybody', 'own-campaigns'));
GRANT SELECT (agent_grace_seconds, agent_not_answering_seconds, agent_most_unanswered, agent_inactive_hours, missed_list) ON tenants TO wpm_tenant;
