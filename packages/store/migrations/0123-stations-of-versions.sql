-- Third-party phones are changed from a version, as every administered thing is (ADR 0018).
ALTER TABLE stations ADD COLUMN version integer NOT NULL DEFAULT 1;
GRANT SELECT (version) ON stations TO wpm_tenant;
