-- What a network said of a call, and where it sent it instead, are read with the call (issue 3).
GRANT SELECT (cause, redirects) ON calls TO wpm_tenant;
