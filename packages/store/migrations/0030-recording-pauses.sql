-- Stretches of a recording that are silent because a user paused it: [{"fromMs", "toMs"}], offsets into the audio.
-- Null where it was never paused.
ALTER TABLE recordings ADD COLUMN pauses jsonb;
