-- What each provider has said of a work so far.
SELECT provider, record::text, confirmed::text, odd::text, schema_version, bodies_digest
FROM catalog_claim
WHERE work_id = %(work)s
ORDER BY provider;
