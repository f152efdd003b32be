-- Numbers no campaign calls can be listed by hand, and say why. Null: a classifier of a call said so.
ALTER TABLE do_not_call ADD COLUMN reason text CHECK (reason <> '');
