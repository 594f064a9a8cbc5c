-- Crews of titles that are not in the tables.
SELECT 'tt' || lpad(c.title_id::text, 7, '0') AS subject, '' AS detail
FROM imdb_crew c
WHERE NOT EXISTS (SELECT FROM imdb_title t WHERE t.id = c.title_id)
ORDER BY c.title_id;
