SELECT work_id, rank, site, key, name, type, language, official, published_at, source
FROM catalog_video WHERE work_id = ANY (%(works)s)
ORDER BY work_id, rank;
