-- Photos of the cast, in its order.
SELECT c.work_id, 'photo', p.photo, c.position, NULL::date
FROM catalog_credit c JOIN catalog_person p ON p.id = c.person_id
WHERE c.work_id = ANY (%(works)s) AND c.season_id IS NULL AND c.kind = 'cast' AND p.photo <> '' AND c.position < 40
ORDER BY c.work_id, c.position;
