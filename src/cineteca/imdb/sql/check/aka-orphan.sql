-- Other names of titles that are not in the tables.
SELECT 'tt' || lpad(a.title_id::text, 7, '0') AS subject, a.title AS detail
FROM imdb_aka a
WHERE NOT EXISTS (SELECT FROM imdb_title t WHERE t.id = a.title_id)
ORDER BY a.title_id, a.ordering;
