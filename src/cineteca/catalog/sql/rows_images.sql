SELECT work_id, kind, rank, url, language, width, height, score, votes, source
FROM catalog_image WHERE work_id = ANY (%(works)s)
ORDER BY work_id, kind COLLATE "C", rank;
