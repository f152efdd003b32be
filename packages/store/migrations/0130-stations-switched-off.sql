-- A third-party phone may be switched off: its credentials stay, and nobody signs in with them meanwhile.
ALTER TABLE stations ADD COLUMN enabled boolean NOT NULL DEFAULT true;
GRANT SELECT (enabled) ON stations TO wpm_tenant;
