-- Menus callers choose from by keys are entries like the others (0063). What a caller chose stands with the call; null: no menu.
ALTER TABLE calls ADD COLUMN menu jsonb;
GRANT SELECT (menu) ON calls TO wpm_tenant;
