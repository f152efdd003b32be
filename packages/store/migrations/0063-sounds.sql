-- Tenants' own sounds are entries like the others. Which kinds there are the application knows, whose type it is: a list here would
-- have to be replaced by every kind that comes.
ALTER TABLE directory_entries DROP CONSTRAINT directory_entries_kind_check;
ALTER TABLE directory_entries ADD CONSTRAINT directory_entries_kind_check CHECK (kind ~ '^[a-z][a-z-]{0,31}$');

-- Campaigns named their sounds before there were any to be named.
UPDATE directory_entries SET settings = (settings - 'sounds') #- '{queue,overflow,announcement}' WHERE kind = 'campaign';
