-- When each provider last said each path; what it said stays where it is.
SELECT work_id, provider, confirmed::text, claimed_at, schema_version
FROM catalog_claim WHERE work_id = ANY (%(works)s)
ORDER BY work_id, provider COLLATE "C";
