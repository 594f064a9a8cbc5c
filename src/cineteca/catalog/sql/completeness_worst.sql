-- The least complete works, by the index on completeness.
SELECT id, kind, slug, title, year, completeness, missing
FROM catalog_work
WHERE %(kind)s::text IS NULL OR kind = %(kind)s
ORDER BY completeness, id
LIMIT %(limit)s;
