-- Credits of titles that are not in the tables.
SELECT 'tt' || lpad(p.title_id::text, 7, '0') AS subject, 'nm' || lpad(p.name_id::text, 7, '0') AS detail
FROM imdb_principal p
WHERE NOT EXISTS (SELECT FROM imdb_title t WHERE t.id = p.title_id)
ORDER BY p.title_id, p.ordering;
