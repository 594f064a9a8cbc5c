-- The first poster of each season, and the first still of each episode.
SELECT s.work_id, 'season', i.image ->> 'url', s.number, s.air_date
FROM catalog_season s
CROSS JOIN LATERAL (
    SELECT image FROM jsonb_array_elements(s.images) WITH ORDINALITY AS all_images(image, place)
    WHERE image ->> 'kind' = 'poster' ORDER BY place LIMIT 1
) i
WHERE s.work_id = ANY (%(works)s)
UNION ALL
SELECT s.work_id, 'still', i.image ->> 'url', s.number * 100000 + e.number, e.air_date
FROM catalog_episode e JOIN catalog_season s ON s.id = e.season_id
CROSS JOIN LATERAL (
    SELECT image FROM jsonb_array_elements(e.images) WITH ORDINALITY AS all_images(image, place)
    WHERE image ->> 'kind' = 'still' ORDER BY place LIMIT 1
) i
WHERE s.work_id = ANY (%(works)s);
