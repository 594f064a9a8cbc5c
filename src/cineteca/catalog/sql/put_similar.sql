-- The likenesses that a source told become these, ranked in the order they were told; as many as `most`.
WITH told AS (
    SELECT row_number() OVER (ORDER BY s.place) AS rank, %(told_by)s::jsonb ->> '*' AS source,
        coalesce(s.kind, %(kind)s) AS other_kind, id.source AS other_source, id.value AS other_value,
        coalesce(s.title, '') AS title, s.year, s.confidence, coalesce(s.note, '') AS note
    FROM ROWS FROM (jsonb_to_recordset(%(rows)s::jsonb)
        AS (ids jsonb, kind text, title text, year smallint, confidence float8, note text))
        WITH ORDINALITY AS s(ids, kind, title, year, confidence, note, place)
    CROSS JOIN LATERAL (
        -- The teller's own identifier, else the first by name.
        SELECT e.key AS source, e.value FROM jsonb_each_text(s.ids) e
        ORDER BY e.key = (%(told_by)s::jsonb ->> '*') DESC, e.key COLLATE "C" LIMIT 1
    ) id
    ORDER BY s.place
    LIMIT %(most)s
), gone AS (
    DELETE FROM catalog_similarwork old
    WHERE work_id = %(work)s AND NOT EXISTS (SELECT FROM told t WHERE (t.source, t.rank) = (old.source, old.rank))
)
INSERT INTO catalog_similarwork AS old
    (work_id, source, rank, other_kind, other_source, other_value, title, year, confidence, note)
SELECT %(work)s, source, rank, other_kind, other_source, other_value, title, year, confidence, note FROM told
ON CONFLICT (work_id, source, rank) DO UPDATE SET
    other_kind = excluded.other_kind, other_source = excluded.other_source, other_value = excluded.other_value,
    title = excluded.title, year = excluded.year, confidence = excluded.confidence, note = excluded.note
WHERE (old.other_kind, old.other_source, old.other_value, old.title, old.year, old.confidence, old.note)
    IS DISTINCT FROM (excluded.other_kind, excluded.other_source, excluded.other_value, excluded.title, excluded.year,
                      excluded.confidence, excluded.note);
