-- The videos of a work become those told, ranked in the order they were told; of two with one key the first stands.
WITH told AS (
    SELECT DISTINCT ON (v.site, v.key) v.site, v.key, v.place AS rank, coalesce(v.name, '') AS name,
        coalesce(v.type, '') AS type, coalesce(v.language, '') AS language, v.official, v.published_at,
        coalesce(%(told_by)s::jsonb ->> '*', '') AS source
    FROM ROWS FROM (jsonb_to_recordset(%(rows)s::jsonb)
        AS (site text, key text, name text, type text, language text, official bool, published_at timestamptz))
        WITH ORDINALITY AS v(site, key, name, type, language, official, published_at, place)
    ORDER BY v.site, v.key, v.place
), gone AS (
    DELETE FROM catalog_video old
    WHERE work_id = %(work)s AND NOT EXISTS (SELECT FROM told t WHERE (t.site, t.key) = (old.site, old.key))
)
INSERT INTO catalog_video AS old (work_id, site, key, rank, name, type, language, official, published_at, source)
SELECT %(work)s, site, key, rank, name, type, language, official, published_at, source FROM told
ON CONFLICT (work_id, site, key) DO UPDATE SET
    rank = excluded.rank, name = excluded.name, type = excluded.type, language = excluded.language,
    official = excluded.official, published_at = excluded.published_at, source = excluded.source
WHERE (old.rank, old.name, old.type, old.language, old.official, old.published_at, old.source) IS DISTINCT FROM
    (excluded.rank, excluded.name, excluded.type, excluded.language, excluded.official, excluded.published_at,
     excluded.source);
