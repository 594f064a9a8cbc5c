-- The ranks of one capture, of works that exist. A kind of which this period was captured already is left as it is.
-- Whoever captures the same at the same time waits, and then finds it done.
WITH told AS (
    SELECT DISTINCT ON (w.id) w.id AS work_id, w.kind, t.rank, t.strength
    FROM unnest(%(works)s::bigint[], %(ranks)s::int[], %(strengths)s::float8[]) AS t(work, rank, strength)
    JOIN catalog_work w ON w.id = t.work
    ORDER BY w.id, t.rank
)
INSERT INTO catalog_trendingsignal (work_id, source, "window", rank, strength, period, captured_at)
SELECT work_id, %(source)s::text, %(window)s::text, rank, strength, %(period)s::timestamptz, %(at)s::timestamptz
FROM told
WHERE kind NOT IN (
    SELECT w.kind FROM catalog_trendingsignal s JOIN catalog_work w ON w.id = s.work_id
    WHERE s.source = %(source)s::text AND s."window" = %(window)s::text AND s.period = %(period)s::timestamptz)
ORDER BY work_id
ON CONFLICT (work_id, source, "window", period) DO NOTHING
RETURNING work_id;
