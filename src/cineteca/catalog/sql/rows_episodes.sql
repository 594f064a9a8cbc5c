SELECT s.work_id, e.season_id, e.id, e.number, e.title, e.plot, e.air_date, e.runtime_minutes, e.type,
    e.production_code, e.ids::text, e.ratings::text, e.images::text
FROM catalog_episode e JOIN catalog_season s ON s.id = e.season_id
WHERE s.work_id = ANY (%(works)s)
ORDER BY s.work_id, s.number, e.number;
