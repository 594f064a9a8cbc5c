-- Episodes whose own title, or whose show, is not in the tables.
SELECT 'tt' || lpad(e.id::text, 7, '0') AS subject, 'of tt' || lpad(e.parent_id::text, 7, '0') AS detail
FROM imdb_episode e
WHERE NOT EXISTS (SELECT FROM imdb_title t WHERE t.id = e.id)
   OR NOT EXISTS (SELECT FROM imdb_title t WHERE t.id = e.parent_id)
ORDER BY e.id;
