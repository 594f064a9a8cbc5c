-- Services that offers speak of, by slug. Sorted: two works with the same new services wait in one order.
INSERT INTO catalog_service (slug, name, ids)
SELECT told.slug, told.name, coalesce(told.ids, '{}')
FROM jsonb_to_recordset(%(rows)s::jsonb) AS told(slug text, name text, ids jsonb)
WHERE NOT EXISTS (SELECT FROM catalog_service s WHERE s.slug = told.slug)
ORDER BY told.slug COLLATE "C"
ON CONFLICT (slug) DO NOTHING;
