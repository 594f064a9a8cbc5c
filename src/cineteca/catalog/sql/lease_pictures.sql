-- Whoever moves `not_before` ahead has the address until then.
UPDATE catalog_picturesource SET not_before = %(until)s
WHERE id IN (
    SELECT id FROM catalog_picturesource
    WHERE state IN ('waiting', 'failed') AND not_before <= %(at)s
    ORDER BY priority DESC, id LIMIT %(limit)s FOR UPDATE SKIP LOCKED
)
RETURNING id, key, url, kind, retries;
