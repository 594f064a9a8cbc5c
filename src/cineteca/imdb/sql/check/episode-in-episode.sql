-- Episodes of episodes.
SELECT 'tt' || lpad(e.id::text, 7, '0') AS subject, 'of tt' || lpad(e.parent_id::text, 7, '0') AS detail
FROM imdb_episode e
JOIN imdb_episode a ON a.id = e.parent_id
ORDER BY e.id;
