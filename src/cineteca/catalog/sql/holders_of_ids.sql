-- Which works of the same kind hold these identifiers.
SELECT i.source, i.value, i.work_id
FROM unnest(%(sources)s::text[], %(values)s::text[]) AS asked(source, value)
JOIN catalog_work w ON w.id = %(work)s
JOIN catalog_workid i ON i.source = asked.source AND i.kind = w.kind AND i.value = asked.value
ORDER BY i.source, i.value;
