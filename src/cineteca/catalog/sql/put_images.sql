-- The images of a work become those told, ranked within their kind in the order they were told.
WITH told AS (
    SELECT i.kind, row_number() OVER (PARTITION BY i.kind ORDER BY i.place) AS rank, i.url,
        coalesce(i.language, '') AS language, i.width, i.height, i.score, i.votes,
        coalesce(%(told_by)s::jsonb ->> i.kind, %(told_by)s::jsonb ->> '*', '') AS source
    FROM ROWS FROM (jsonb_to_recordset(%(rows)s::jsonb)
        AS (kind text, url text, language text, width int, height int, score float8, votes int))
        WITH ORDINALITY AS i(kind, url, language, width, height, score, votes, place)
), gone AS (
    DELETE FROM catalog_image old
    WHERE work_id = %(work)s AND NOT EXISTS (SELECT FROM told t WHERE (t.kind, t.rank) = (old.kind, old.rank))
)
INSERT INTO catalog_image AS old (work_id, kind, rank, url, language, width, height, score, votes, source)
SELECT %(work)s, kind, rank, url, language, width, height, score, votes, source FROM told
ON CONFLICT (work_id, kind, rank) DO UPDATE SET
    url = excluded.url, language = excluded.language, width = excluded.width, height = excluded.height,
    score = excluded.score, votes = excluded.votes, source = excluded.source
WHERE (old.url, old.language, old.width, old.height, old.score, old.votes, old.source) IS DISTINCT FROM
    (excluded.url, excluded.language, excluded.width, excluded.height, excluded.score, excluded.votes, excluded.source);
