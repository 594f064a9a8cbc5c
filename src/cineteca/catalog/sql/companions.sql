-- Who is named for the most works that a person is named for. Both sides of one credit in an episode alone do not count:
-- a show of many years would make companions of people who never met.
WITH mine AS MATERIALIZED (
    SELECT DISTINCT c.work_id, w.popularity FROM catalog_credit c JOIN catalog_work w ON w.id = c.work_id
    WHERE c.person_id = %(person)s AND c.season_id IS NULL AND (%(adult)s OR NOT w.adult)
), together AS (
    SELECT c.person_id, count(DISTINCT mine.work_id) AS works, max(mine.popularity) AS popularity,
        (array_agg(mine.work_id ORDER BY mine.popularity DESC, mine.work_id))[1] AS best
    FROM mine JOIN catalog_credit c ON c.work_id = mine.work_id AND c.season_id IS NULL
    WHERE c.person_id <> %(person)s
    GROUP BY c.person_id HAVING count(DISTINCT mine.work_id) > 1
    ORDER BY 2 DESC, 3 DESC, 1 LIMIT %(limit)s
)
SELECT p.id, p.slug, p.name, p.photo, t.works, w.id, w.kind, w.slug, w.title, w.year
FROM together t JOIN catalog_person p ON p.id = t.person_id JOIN catalog_work w ON w.id = t.best
ORDER BY t.works DESC, t.popularity DESC, p.id;
