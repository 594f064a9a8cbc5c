-- Principals of titles in the order of the credits; then the crew's directors (4) and writers (5) not named there.
WITH named AS (
    SELECT title_id, ordering, name_id, category, job, characters
    FROM imdb_principal
    WHERE title_id = ANY(%(ids)s)
), crew AS (
    SELECT title_id, 1000 + place AS ordering, id AS name_id, 4 AS category
    FROM imdb_crew, unnest(directors) WITH ORDINALITY AS director (id, place)
    WHERE title_id = ANY(%(ids)s)
    UNION ALL
    SELECT title_id, 2000 + place, id, 5
    FROM imdb_crew, unnest(writers) WITH ORDINALITY AS writer (id, place)
    WHERE title_id = ANY(%(ids)s)
), everybody AS (
    SELECT * FROM named
    UNION ALL
    SELECT title_id, ordering, name_id, category, '', '{}'
    FROM crew
    WHERE NOT EXISTS (
        SELECT FROM named
        WHERE named.title_id = crew.title_id AND named.name_id = crew.name_id AND named.category = crew.category
    )
)
SELECT title_id, ordering, name_id, category, job, characters, n.name
FROM everybody
LEFT JOIN imdb_name n ON n.id = name_id
ORDER BY title_id, ordering;
