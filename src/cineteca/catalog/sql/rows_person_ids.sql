-- Identifiers of everybody who is credited on some works.
SELECT i.person_id, i.source, i.value
FROM catalog_personid i
WHERE i.person_id IN (SELECT person_id FROM catalog_credit WHERE work_id = ANY (%(works)s))
ORDER BY i.person_id, i.source COLLATE "C";
