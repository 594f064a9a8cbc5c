-- The other titles of a work become those told. One that is suppressed stays so, also while nobody tells it.
WITH told AS (
    SELECT DISTINCT t.title, coalesce(t.region, '') AS region, coalesce(t.language, '') AS language,
        coalesce(t.type, '') AS type, coalesce(%(told_by)s::jsonb ->> '*', '') AS source
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS t(title text, region text, language text, type text)
), gone AS (
    DELETE FROM catalog_title old
    WHERE work_id = %(work)s AND NOT suppressed AND NOT EXISTS (
        SELECT FROM told t WHERE (t.title, t.region, t.language, t.type) = (old.title, old.region, old.language, old.type))
)
INSERT INTO catalog_title AS old (work_id, title, region, language, type, source)
SELECT %(work)s, title, region, language, type, source FROM told
ON CONFLICT (work_id, title, region, language, type) DO UPDATE SET source = excluded.source
WHERE old.source <> excluded.source;
