-- F29: whether a call waits is the user's to set, and an administrator's as well.
GRANT SELECT (call_waiting) ON accounts TO wpm_tenant;
