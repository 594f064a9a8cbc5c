-- Who is in titles of the datasets, and as whom: of those that many know, since nobody looks for the others by their cast.
SELECT p.title_id, array_agg(n.name ORDER BY p.ordering),
    (array_agg(p.characters[1] ORDER BY p.ordering) FILTER (WHERE p.characters[1] <> ''))
FROM imdb_principal AS p JOIN imdb_name AS n ON n.id = p.name_id
WHERE p.title_id = ANY (%(ids)s) AND p.category = ANY (%(categories)s)
GROUP BY p.title_id
