-- What a contact is called in another system (F48): who imports it again changes it instead of adding another.
ALTER TABLE contacts ADD COLUMN external_id text CHECK (external_id <> '');
CREATE UNIQUE INDEX contacts_by_external_id ON contacts (tenant_id, external_id) WHERE external_id IS NOT NULL;
