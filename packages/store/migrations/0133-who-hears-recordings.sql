-- F39: hearing the recordings of all calls one sees is a permission from now on (ADR 0055). Whoever could by their role goes on to be able to.
UPDATE accounts SET permissions = array_append(permissions, 'recordings:hear-all'), version = version + 1
WHERE roles && ARRAY['administrator', 'supervisor', 'auditor'] AND NOT 'recordings:hear-all' = ANY (permissions);
UPDATE api_keys SET scopes = array_append(scopes, 'recordings:hear-all')
WHERE 'calls:read-all' = ANY (scopes) AND NOT 'recordings:hear-all' = ANY (scopes);
