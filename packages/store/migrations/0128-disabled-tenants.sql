-- F01: since when the operator keeps a tenant from its service; null: it has it.
ALTER TABLE tenants ADD COLUMN disabled_at timestamptz;
