-- What a person did, a work once for every part; episodes of one show and part together. `adult` lets works for adults
-- alone in.
SELECT w.id, w.kind, w.slug, w.title, w.year, c.kind, c.character, c.department, c.job,
    count(c.episode_id) AS episodes, max(c.episode_count) AS episode_count, max(w.popularity) AS popularity,
    (array_agg(k.payload))[1], (array_agg(k.short))[1], (array_agg(k.etag))[1]
FROM catalog_credit c
JOIN catalog_work w ON w.id = c.work_id
LEFT JOIN catalog_card k ON k.work_id = w.id
WHERE c.person_id = %(person)s AND (%(adult)s OR NOT w.adult)
GROUP BY w.id, c.kind, c.character, c.department, c.job
ORDER BY w.premiere_date DESC NULLS FIRST, w.id, c.kind COLLATE "C", c.job COLLATE "C", c.character COLLATE "C";
