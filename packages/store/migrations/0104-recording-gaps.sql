-- Stretches of a recording that could not be written, because an engine died or the disk refused: [{"fromMs", "toMs"}], offsets into
-- the audio, where the file has silence. Null where nothing is missing in between.
ALTER TABLE recordings ADD COLUMN gaps jsonb;
