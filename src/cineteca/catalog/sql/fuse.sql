-- The end of a statement that begins as `heat.sql`. Works that nobody lists any more cool down to 0; only what became
-- different is written. Returns the number of works written.
, changed AS (
    SELECT work_id, heat FROM hot
    UNION ALL
    SELECT id, 0 FROM catalog_work w
    WHERE heat > 0 AND NOT EXISTS (SELECT FROM hot WHERE hot.work_id = w.id)
), written AS (
    UPDATE catalog_work w SET heat = changed.heat
    FROM changed WHERE changed.work_id = w.id AND w.heat <> changed.heat
    RETURNING w.id
)
SELECT count(*) FROM written;
