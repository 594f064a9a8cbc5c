-- The end of a statement that begins as `heat.sql`: the hottest works by number, for lists that need no more than that.
SELECT hot.work_id
FROM hot JOIN catalog_work w ON w.id = hot.work_id
WHERE (%(kind)s::text IS NULL OR w.kind = %(kind)s::text) AND (%(adult)s OR NOT w.adult) AND hot.heat > 0
ORDER BY hot.heat DESC, w.popularity DESC, w.id
LIMIT %(limit)s
