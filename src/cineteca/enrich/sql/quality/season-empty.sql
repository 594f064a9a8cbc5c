-- Seasons on air for a month or more of which no episode is known.
SELECT season.work_id, 'season:' || season.id, 'S' || lpad(season.number::text, 2, '0')
FROM catalog_season AS season
WHERE season.number > 0 AND season.air_date < %(at)s::date - 30
    AND NOT EXISTS (SELECT 1 FROM catalog_episode AS episode WHERE episode.season_id = season.id)
