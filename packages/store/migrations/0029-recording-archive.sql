-- What becomes of a recording after the call: the file that is kept, its checksum, and until when the WAV stays beside it.
ALTER TABLE recordings
  ADD COLUMN sha256         bytea CHECK (length(sha256) = 32),
  ADD COLUMN archived_at    timestamptz,
  ADD COLUMN archive_tries  integer,
  ADD COLUMN archive_after  timestamptz,
  ADD COLUMN archive_error  text,
  ADD COLUMN original_until timestamptz;

CREATE INDEX recordings_to_archive ON recordings (started_at) WHERE archived_at IS NULL AND file IS NOT NULL;
CREATE INDEX recordings_with_original ON recordings (original_until) WHERE original_until IS NOT NULL;
