-- F39: pausing a recording is a permission from now on. Whoever could until now, everybody with a phone, goes on to be able to.
UPDATE accounts SET permissions = array_append(permissions, 'recordings:pause'), version = version + 1
WHERE kind IS NOT NULL AND NOT 'recordings:pause' = ANY (permissions);
