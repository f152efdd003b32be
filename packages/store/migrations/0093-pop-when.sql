-- When the customer's page in the CRM opens by itself (F48), where the user of a phone has not chosen otherwise.
ALTER TABLE tenants ADD COLUMN pop_when text NOT NULL DEFAULT 'link' CHECK (pop_when IN ('link', 'answer', 'ended'));
