-- The seasons of a show become those told. What hangs on one that is gone goes first (its credits, its episodes).
WITH told AS (
    SELECT DISTINCT ON (s.number) s.number, coalesce(s.title, '') AS title, coalesce(s.plot, '') AS plot, s.air_date,
        s.episode_count, coalesce(s.ids, '{}') AS ids, jsonb_strip_nulls(coalesce(s.ratings, '[]')) AS ratings,
        jsonb_strip_nulls(coalesce(s.images, '[]')) AS images, jsonb_strip_nulls(coalesce(s.videos, '[]')) AS videos
    FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS s(number int, title text, plot text, air_date date, episode_count int, ids jsonb, ratings jsonb,
             images jsonb, videos jsonb)
), leaving AS (
    SELECT id FROM catalog_season WHERE work_id = %(work)s AND number NOT IN (SELECT number FROM told)
), gone_credits AS (
    DELETE FROM catalog_credit WHERE season_id IN (SELECT id FROM leaving)
), gone_episodes AS (
    DELETE FROM catalog_episode WHERE season_id IN (SELECT id FROM leaving)
), gone AS (
    DELETE FROM catalog_season WHERE id IN (SELECT id FROM leaving)
)
INSERT INTO catalog_season AS old
    (work_id, number, title, plot, air_date, episode_count, ids, ratings, images, videos)
SELECT %(work)s, number, title, plot, air_date, episode_count, ids, ratings, images, videos FROM told
ON CONFLICT (work_id, number) DO UPDATE SET
    title = excluded.title, plot = excluded.plot, air_date = excluded.air_date,
    episode_count = excluded.episode_count, ids = excluded.ids, ratings = excluded.ratings, images = excluded.images,
    videos = excluded.videos
WHERE (old.title, old.plot, old.air_date, old.episode_count, old.ids, old.ratings, old.images, old.videos)
    IS DISTINCT FROM (excluded.title, excluded.plot, excluded.air_date, excluded.episode_count, excluded.ids,
                      excluded.ratings, excluded.images, excluded.videos);
