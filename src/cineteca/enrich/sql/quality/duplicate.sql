-- Works of one kind with the same title, year and runtime: every one but the oldest, each told once.
SELECT work.id, 'work:' || work.id, work.title || ' (' || coalesce(work.year::text, '?') || '), ' || first.slug
FROM (
    SELECT
        id, kind, title, year,
        first_value(id) OVER (PARTITION BY kind, lower(title), year, runtime_minutes ORDER BY id) AS first_id
    FROM catalog_work
    WHERE year IS NOT NULL AND runtime_minutes > 0
) AS work
JOIN catalog_work AS first ON first.id = work.first_id
WHERE work.id <> work.first_id
