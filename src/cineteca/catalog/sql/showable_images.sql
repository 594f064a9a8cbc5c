-- The best poster, backdrop and logo; further ones are known and shown nowhere.
SELECT work_id, kind, url, 0, NULL::date
FROM catalog_image WHERE work_id = ANY (%(works)s) AND rank = 1 AND kind IN ('poster', 'backdrop', 'logo')
ORDER BY work_id, kind COLLATE "C";
