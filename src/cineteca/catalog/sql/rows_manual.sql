SELECT m.work_id, m.season, m.episode, m.field, m.value::text, m.at, u.email AS by
FROM catalog_manualvalue m LEFT JOIN accounts_user u ON u.id = m.by_id
WHERE m.work_id = ANY (%(works)s)
ORDER BY m.work_id, m.season NULLS FIRST, m.episode NULLS FIRST, m.field COLLATE "C";
