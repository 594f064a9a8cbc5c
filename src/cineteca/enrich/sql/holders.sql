-- Which works hold these identifiers.
SELECT i.kind, i.source, i.value, i.work_id
FROM unnest(%(kinds)s::text[], %(sources)s::text[], %(values)s::text[]) AS asked(kind, source, value)
JOIN catalog_workid AS i ON i.source = asked.source AND i.kind = asked.kind AND i.value = asked.value
