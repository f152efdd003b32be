-- What a tenant settles about itself (ADR 0065). Without a language of its own it is written to in that of its numbers.
ALTER TABLE tenants
  ADD COLUMN language text CHECK (language IN ('pl', 'en')),
  ADD COLUMN settings_version integer NOT NULL DEFAULT 0;
GRANT SELECT (name, domain, language, default_country_code, settings_version) ON tenants TO wpm_tenant;

-- A secret is renewed by its number, out of which it is made; the one before signs beside it until then.
ALTER TABLE webhooks
  ADD COLUMN secret_number integer NOT NULL DEFAULT 0,
  ADD COLUMN old_secret_until timestamptz;
