-- People, with the titles that most of their public knows them for. Credits of works for adults tell nothing.
SELECT p.id, p.name, p.also_known_as, extract(year FROM p.birth_date)::int, extract(year FROM p.death_date)::int,
    p.popularity, coalesce(known.titles, '{}'), coalesce(known.votes, 0)
FROM catalog_person AS p
LEFT JOIN LATERAL (
    SELECT (array_agg(title ORDER BY votes DESC, popularity DESC))[1:3] AS titles, sum(votes * share)::bigint AS votes
    FROM (
        SELECT w.title, w.popularity,
            coalesce((SELECT max(r.votes) FROM catalog_rating AS r WHERE r.work_id = w.id), 0) AS votes,
            max(CASE WHEN c.kind = 'cast' THEN 1 / (1 + 0.25 * c.position) ELSE 0.4 END) AS share
        FROM catalog_credit AS c JOIN catalog_work AS w ON w.id = c.work_id
        WHERE c.person_id = p.id AND c.season_id IS NULL AND (%(adult)s OR NOT w.adult)
        GROUP BY w.id, w.title, w.popularity
        ORDER BY w.popularity DESC LIMIT 60
    ) AS work
) AS known ON true
WHERE p.id = ANY (%(ids)s) AND (%(adult)s OR NOT p.adult)
