-- Episodes that are their own show, be it round several corners. Only those can be whose show is an episode itself.
WITH RECURSIVE up (id, above, steps) AS (
    SELECT e.id, e.parent_id, 1
    FROM imdb_episode e
    WHERE EXISTS (SELECT FROM imdb_episode a WHERE a.id = e.parent_id)
    UNION
    SELECT up.id, e.parent_id, up.steps + 1
    FROM up
    JOIN imdb_episode e ON e.id = up.above
    WHERE up.above <> up.id AND up.steps < 20
)
SELECT 'tt' || lpad(id::text, 7, '0') AS subject, 'after ' || min(steps) || CASE min(steps) WHEN 1 THEN ' step' ELSE ' steps' END AS detail
FROM up
WHERE above = id
GROUP BY id
ORDER BY id;
