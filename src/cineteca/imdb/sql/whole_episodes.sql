-- Episodes of shows whose place is known, in their order. A show with more than %(most)s has none of them here.
WITH counted AS (
    SELECT e.parent_id, e.id, e.season, e.number, count(*) OVER (PARTITION BY e.parent_id) AS together
    FROM imdb_episode e
    WHERE e.parent_id = ANY(%(ids)s) AND e.season >= 0 AND e.number >= 0
)
SELECT c.parent_id, c.id, c.season, c.number, t.title, t.runtime, t.rating, t.votes
FROM counted c
JOIN imdb_title t ON t.id = c.id AND t.gone_at IS NULL
WHERE c.together <= %(most)s
ORDER BY c.parent_id, c.season, c.number, c.id;
