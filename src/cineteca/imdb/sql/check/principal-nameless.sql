-- Credits of people whom nobody names.
SELECT 'nm' || lpad(p.name_id::text, 7, '0') AS subject, count(*) || ' credits' AS detail
FROM imdb_principal p
WHERE NOT EXISTS (SELECT FROM imdb_name n WHERE n.id = p.name_id)
GROUP BY p.name_id
ORDER BY count(*) DESC, p.name_id;
