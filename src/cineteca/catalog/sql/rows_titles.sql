-- But those that are suppressed: they are shown and found nowhere.
SELECT work_id, title, region, language, type, source
FROM catalog_title WHERE work_id = ANY (%(works)s) AND NOT suppressed
ORDER BY work_id, region COLLATE "C", language COLLATE "C", type COLLATE "C", title COLLATE "C";
