-- The translations of a work become those told.
WITH told AS (
    SELECT DISTINCT ON (t.language, coalesce(t.region, ''))
        t.language, coalesce(t.region, '') AS region, coalesce(t.title, '') AS title, coalesce(t.plot, '') AS plot,
        coalesce(t.tagline, '') AS tagline, coalesce(t.homepage, '') AS homepage,
        coalesce(%(told_by)s::jsonb ->> (t.language || coalesce('-' || nullif(t.region, ''), '')),
                 %(told_by)s::jsonb ->> '*', '') AS source
    FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS t(language text, region text, title text, plot text, tagline text, homepage text)
), gone AS (
    DELETE FROM catalog_translation old
    WHERE work_id = %(work)s
      AND NOT EXISTS (SELECT FROM told t WHERE (t.language, t.region) = (old.language, old.region))
)
INSERT INTO catalog_translation AS old (work_id, language, region, title, plot, tagline, homepage, source)
SELECT %(work)s, language, region, title, plot, tagline, homepage, source FROM told
ON CONFLICT (work_id, language, region) DO UPDATE SET
    title = excluded.title, plot = excluded.plot, tagline = excluded.tagline, homepage = excluded.homepage,
    source = excluded.source
WHERE (old.title, old.plot, old.tagline, old.homepage, old.source) IS DISTINCT FROM
    (excluded.title, excluded.plot, excluded.tagline, excluded.homepage, excluded.source);
