-- Every work in the order of a dump: by kind, then by what other catalogues call it too, never by our own numbers.
SELECT w.id
FROM catalog_work w
LEFT JOIN catalog_workid t ON t.work_id = w.id AND t.source = 'tmdb'
LEFT JOIN catalog_workid i ON i.work_id = w.id AND i.source = 'imdb'
ORDER BY w.kind COLLATE "C", t.value IS NULL, length(t.value), t.value COLLATE "C", i.value IS NULL,
    i.value COLLATE "C", w.slug COLLATE "C"
