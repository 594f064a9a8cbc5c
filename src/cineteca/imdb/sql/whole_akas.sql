-- Names of titles elsewhere, in IMDb's order.
SELECT title_id, ordering, title, region, language, types, attributes, original
FROM imdb_aka
WHERE title_id = ANY(%(ids)s)
ORDER BY title_id, ordering;
