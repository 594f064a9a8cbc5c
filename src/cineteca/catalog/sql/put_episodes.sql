-- The episodes of a show become those told, season by season (the seasons stand already).
WITH told AS (
    SELECT DISTINCT ON (season.id, e.number) season.id AS season_id, e.number, coalesce(e.title, '') AS title,
        coalesce(e.plot, '') AS plot, e.air_date, e.runtime_minutes, coalesce(e.type, '') AS type,
        coalesce(e.production_code, '') AS production_code, coalesce(e.ids, '{}') AS ids,
        jsonb_strip_nulls(coalesce(e.ratings, '[]')) AS ratings, jsonb_strip_nulls(coalesce(e.images, '[]')) AS images
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS s(number int, episodes jsonb)
    JOIN catalog_season season ON season.work_id = %(work)s AND season.number = s.number
    CROSS JOIN LATERAL jsonb_to_recordset(s.episodes)
        AS e(number int, title text, plot text, air_date date, runtime_minutes int, type text, production_code text,
             ids jsonb, ratings jsonb, images jsonb)
), leaving AS (
    SELECT e.id FROM catalog_episode e JOIN catalog_season s ON s.id = e.season_id
    WHERE s.work_id = %(work)s
      AND NOT EXISTS (SELECT FROM told t WHERE (t.season_id, t.number) = (e.season_id, e.number))
), gone_credits AS (
    DELETE FROM catalog_credit WHERE episode_id IN (SELECT id FROM leaving)
), gone AS (
    DELETE FROM catalog_episode WHERE id IN (SELECT id FROM leaving)
)
INSERT INTO catalog_episode AS old
    (season_id, number, title, plot, air_date, runtime_minutes, type, production_code, ids, ratings, images)
SELECT season_id, number, title, plot, air_date, runtime_minutes, type, production_code, ids, ratings, images FROM told
ON CONFLICT (season_id, number) DO UPDATE SET
    title = excluded.title, plot = excluded.plot, air_date = excluded.air_date,
    runtime_minutes = excluded.runtime_minutes, type = excluded.type, production_code = excluded.production_code,
    ids = excluded.ids, ratings = excluded.ratings, images = excluded.images
WHERE (old.title, old.plot, old.air_date, old.runtime_minutes, old.type, old.production_code, old.ids, old.ratings,
       old.images)
    IS DISTINCT FROM (excluded.title, excluded.plot, excluded.air_date, excluded.runtime_minutes, excluded.type,
                      excluded.production_code, excluded.ids, excluded.ratings, excluded.images);
