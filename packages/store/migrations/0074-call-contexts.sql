-- F48: what a CRM tells of the customer of a call while it lasts. Kept so that it is still there when the platform was restarted in the call.
CREATE TABLE call_contexts (
  call_id uuid PRIMARY KEY REFERENCES calls ON DELETE CASCADE,
  card    jsonb NOT NULL
);
ALTER TABLE call_contexts ENABLE ROW LEVEL SECURITY;
