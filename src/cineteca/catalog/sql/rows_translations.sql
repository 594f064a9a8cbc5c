SELECT work_id, language, region, title, plot, tagline, homepage, source
FROM catalog_translation WHERE work_id = ANY (%(works)s)
ORDER BY work_id, language COLLATE "C", region COLLATE "C";
