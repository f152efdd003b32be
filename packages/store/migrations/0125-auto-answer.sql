-- F15: whether calls are answered by themselves is the user's choice, unless an administrator settles it.
ALTER TABLE accounts
  ADD COLUMN auto_answer text NOT NULL DEFAULT 'chosen' CHECK (auto_answer IN ('chosen', 'always', 'never')),
  ADD COLUMN auto_answer_on boolean NOT NULL DEFAULT false,
  ADD COLUMN auto_answer_seconds smallint NOT NULL DEFAULT 2 CHECK (auto_answer_seconds BETWEEN 0 AND 5);
GRANT SELECT (auto_answer, auto_answer_on, auto_answer_seconds) ON accounts TO wpm_tenant;
