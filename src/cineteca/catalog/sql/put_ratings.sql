-- The ratings of a work become those told; a row that says the same is not touched.
WITH told AS (
    SELECT r.*, coalesce(%(told_by)s::jsonb ->> r.source, %(told_by)s::jsonb ->> '*', '') AS told_by
    FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS r(source text, raw text, value float8, scale float8, value_100 float8, votes int)
), gone AS (
    DELETE FROM catalog_rating WHERE work_id = %(work)s AND source NOT IN (SELECT source FROM told)
)
INSERT INTO catalog_rating AS old (work_id, source, raw, value, scale, value_100, votes, told_by, seen_at)
SELECT %(work)s, source, raw, value, scale, value_100, votes, told_by, %(at)s FROM told
ON CONFLICT (work_id, source) DO UPDATE SET
    raw = excluded.raw, value = excluded.value, scale = excluded.scale, value_100 = excluded.value_100,
    votes = excluded.votes, told_by = excluded.told_by, seen_at = excluded.seen_at
WHERE (old.raw, old.value, old.scale, old.value_100, old.votes, old.told_by) IS DISTINCT FROM
    (excluded.raw, excluded.value, excluded.scale, excluded.value_100, excluded.votes, excluded.told_by);
