SELECT work_id, 'trailer', key, rank, NULL::date
FROM catalog_video WHERE work_id = ANY (%(works)s) AND lower(site) = 'youtube'
ORDER BY work_id, rank;
