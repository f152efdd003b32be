-- A waiting call can be given to somebody by hand (F47): the supervisor who did is in the ledger of its offers; null: the rule of
-- the campaign chose. No reference: who is gone is still who it was.
ALTER TABLE call_offers ADD COLUMN given_by uuid;
