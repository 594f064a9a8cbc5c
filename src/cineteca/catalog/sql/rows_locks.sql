SELECT l.work_id, l.season, l.episode, l.field, l.value::text, l.inherited, l.at, u.email AS by
FROM catalog_fieldlock l LEFT JOIN accounts_user u ON u.id = l.by_id
WHERE l.work_id = ANY (%(works)s)
ORDER BY l.work_id, l.season NULLS FIRST, l.episode NULLS FIRST, l.field COLLATE "C";
