-- A part in a call that was over before the customer was handed on to another campaign is one of the campaign of before, which is
-- `campaign_id` (null: of none); of every other part the call's own campaign counts.
ALTER TABLE call_segments
  ADD COLUMN is_before boolean,
  ADD COLUMN campaign_id uuid,
  ADD CHECK (campaign_id IS NULL OR is_before);
