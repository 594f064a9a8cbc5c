-- People whom no work credits.
SELECT NULL::bigint, 'person:' || person.id, person.name
FROM catalog_person AS person
WHERE NOT EXISTS (SELECT 1 FROM catalog_credit AS credit WHERE credit.person_id = person.id)
