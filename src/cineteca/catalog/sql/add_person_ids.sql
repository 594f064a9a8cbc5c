-- Further identifiers of people, where neither the identifier nor the person's place for that source is taken.
INSERT INTO catalog_personid (person_id, source, value)
SELECT told.person, told.source, told.value
FROM jsonb_to_recordset(%(rows)s::jsonb) AS told(person bigint, source text, value text)
ORDER BY told.source COLLATE "C", told.value COLLATE "C"
ON CONFLICT DO NOTHING;
