-- Works of these names and years, with their identifiers: along the index of titles, which leaves articles out.
SELECT asked.place, w.id,
       coalesce((SELECT jsonb_object_agg(i.source, i.value) FROM catalog_workid AS i WHERE i.work_id = w.id), '{}')
FROM unnest(%(places)s::int[], %(kinds)s::text[], %(keys)s::text[], %(titles)s::text[], %(years)s::int[])
     AS asked(place, kind, key, title, year)
JOIN catalog_work AS w
     ON w.sort_title = asked.key AND w.kind = asked.kind AND w.year = asked.year AND lower(w.title) = lower(asked.title)
