-- Of how many works each source has a rating, among all and among those with an IMDb id.
SELECT r.source, count(*), count(i.work_id)
FROM catalog_rating r
LEFT JOIN catalog_workid i ON i.work_id = r.work_id AND i.source = 'imdb'
GROUP BY r.source
ORDER BY 2 DESC, 1;
