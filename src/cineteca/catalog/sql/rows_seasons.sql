SELECT work_id, id, number, title, plot, air_date, episode_count, ids::text, ratings::text, images::text, videos::text
FROM catalog_season WHERE work_id = ANY (%(works)s)
ORDER BY work_id, number;
