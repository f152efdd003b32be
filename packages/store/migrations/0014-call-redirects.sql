-- Where networks sent a call on to (RFC 3261 §8.1.3.4), and whether it followed.
ALTER TABLE calls
  ADD COLUMN redirects jsonb NOT NULL DEFAULT '[]';
