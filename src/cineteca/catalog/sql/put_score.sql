-- The score of a work; one that is the same is not written.
INSERT INTO catalog_workscore AS old (work_id, value, low, high, method)
VALUES (%(work)s, %(value)s, %(low)s, %(high)s, %(method)s)
ON CONFLICT (work_id) DO UPDATE SET
    value = excluded.value, low = excluded.low, high = excluded.high, method = excluded.method
WHERE (old.value, old.low, old.high, old.method) IS DISTINCT FROM
    (excluded.value, excluded.low, excluded.high, excluded.method);
