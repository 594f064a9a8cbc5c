-- Of the next %(batch)s works after %(after)s that have an IMDb id: which title of the datasets that is, and a digest of
-- all that the datasets tell of it, where it is not the digest of its last claim. Nulls for the others.
WITH asked AS MATERIALIZED (
    SELECT i.work_id, substr(i.value, 3)::bigint AS number
    FROM catalog_workid i
    WHERE i.source = 'imdb' AND i.work_id > %(after)s AND i.value ~ '^tt[0-9]{7,10}$'
    ORDER BY i.work_id
    LIMIT %(batch)s
), told AS (
    SELECT a.work_id, t.id, md5(ROW(
        t.kind, t.title, t.original, t.start_year, t.end_year, t.runtime, t.genres, t.adult, t.rating, t.votes,
        (SELECT md5(string_agg(ROW(k.title, k.region, k.language, k.types, k.attributes)::text, ',' ORDER BY k.ordering))
         FROM imdb_aka k WHERE k.title_id = t.id),
        (SELECT md5(string_agg(ROW(p.name_id, n.name, p.category, p.job, p.characters)::text, ',' ORDER BY p.ordering))
         FROM imdb_principal p LEFT JOIN imdb_name n ON n.id = p.name_id WHERE p.title_id = t.id),
        (SELECT ROW(c.directors, c.writers)::text FROM imdb_crew c WHERE c.title_id = t.id),
        (SELECT md5(string_agg(ROW(e.id, e.season, e.number, s.title, s.runtime, s.rating, s.votes)::text, ',' ORDER BY e.id))
         FROM imdb_episode e JOIN imdb_title s ON s.id = e.id WHERE e.parent_id = t.id)
    )::text) AS digest
    FROM asked a
    JOIN imdb_title t ON t.id = a.number AND t.gone_at IS NULL
)
SELECT a.work_id, told.id, told.digest
FROM asked a
LEFT JOIN enrich_datasetclaim before ON before.work_id = a.work_id
LEFT JOIN told ON told.work_id = a.work_id AND told.digest IS DISTINCT FROM before.digest
ORDER BY a.work_id;
