-- Two episodes of a show with one number.
SELECT 'tt' || lpad(parent_id::text, 7, '0') AS subject, 'season ' || season || ', episode ' || number || ': ' || count(*) AS detail
FROM imdb_episode
WHERE season IS NOT NULL AND number IS NOT NULL
GROUP BY parent_id, season, number
HAVING count(*) > 1
ORDER BY count(*) DESC, parent_id, season, number;
