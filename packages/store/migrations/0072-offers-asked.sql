-- When the phones of whom a call was offered to were asked to ring, after they were woken where that was needed. Null: there was none
-- to be asked. A phone that was asked and did not ring is another trouble than one that was not there (semantics, promise 2).
ALTER TABLE call_offers ADD COLUMN asked_at timestamptz;
