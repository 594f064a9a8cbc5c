SELECT work_id, source, raw, value, scale, value_100, votes, told_by, seen_at
FROM catalog_rating WHERE work_id = ANY (%(works)s)
ORDER BY work_id, source COLLATE "C";
