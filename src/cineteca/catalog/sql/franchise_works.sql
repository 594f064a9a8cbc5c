-- The most popular works of each franchise, by when they came out. Works for adults alone stand for nothing.
SELECT franchise_id, work_id
FROM (
    SELECT d.franchise_id, d.work_id, w.premiere_date,
        row_number() OVER (PARTITION BY d.franchise_id ORDER BY w.popularity DESC, w.id) AS place
    FROM catalog_workdetails d JOIN catalog_work w ON w.id = d.work_id
    WHERE d.franchise_id = ANY(%(franchises)s::bigint[]) AND NOT w.adult
) AS placed
WHERE place <= %(each)s
ORDER BY franchise_id, premiere_date NULLS LAST, work_id
