-- Give a work identifiers that nobody holds. Returns those that it holds now; one that is missing was taken meanwhile.
-- Sorted, so that two works that want the same ones wait for each other in one order.
INSERT INTO catalog_workid (work_id, source, kind, value)
SELECT %(work)s, asked.source, %(kind)s, asked.value
FROM unnest(%(sources)s::text[], %(values)s::text[]) AS asked(source, value)
ORDER BY asked.source COLLATE "C", asked.value COLLATE "C"
ON CONFLICT DO NOTHING
RETURNING source;
