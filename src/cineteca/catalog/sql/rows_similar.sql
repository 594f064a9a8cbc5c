-- With the work itself where the catalogue has it.
SELECT s.work_id, s.source, s.rank, s.other_kind, s.other_source, s.other_value, s.title, s.year, s.confidence, s.note,
    i.work_id AS other_id, o.adult AS other_adult, c.payload, c.short, c.etag
FROM catalog_similarwork s
LEFT JOIN catalog_workid i ON i.source = s.other_source AND i.kind = s.other_kind AND i.value = s.other_value
LEFT JOIN catalog_work o ON o.id = i.work_id
LEFT JOIN catalog_card c ON c.work_id = i.work_id
WHERE s.work_id = ANY (%(works)s)
ORDER BY s.work_id, s.source COLLATE "C", s.rank;
