-- Works of ours that entries of a list may be: those that hold one of their identifiers, and those of the same name and
-- year (along the index of titles, which leaves articles out). Each with its identifiers.
WITH found AS (
    SELECT asked.place, i.work_id
    FROM unnest(%(places)s::int[], %(kinds)s::text[], %(sources)s::text[], %(values)s::text[])
         AS asked(place, kind, source, value)
    JOIN catalog_workid AS i ON i.source = asked.source AND i.kind = asked.kind AND i.value = asked.value
    UNION
    SELECT asked.place, w.id
    FROM unnest(%(named)s::int[], %(named_kinds)s::text[], %(names)s::text[], %(years)s::int[])
         AS asked(place, kind, name, year)
    JOIN catalog_work AS w ON w.sort_title = asked.name AND w.kind = asked.kind AND w.year = asked.year
)
SELECT found.place, w.id, w.title, w.original_title, w.year,
       coalesce((SELECT jsonb_object_agg(i.source, i.value) FROM catalog_workid AS i WHERE i.work_id = w.id), '{}')
FROM found JOIN catalog_work AS w ON w.id = found.work_id
ORDER BY found.place, w.id
