-- All works of each work's franchise, in the order they came out.
SELECT mine.work_id, w.id AS other_id, w.adult AS other_adult, c.payload, c.short, c.etag
FROM catalog_workdetails mine
JOIN catalog_workdetails d ON d.franchise_id = mine.franchise_id
JOIN catalog_work w ON w.id = d.work_id
JOIN catalog_card c ON c.work_id = w.id
WHERE mine.work_id = ANY (%(works)s)
ORDER BY mine.work_id, w.premiere_date NULLS LAST, w.id;
