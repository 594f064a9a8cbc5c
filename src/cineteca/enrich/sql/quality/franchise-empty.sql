-- Franchises that no work belongs to.
SELECT NULL::bigint, 'franchise:' || franchise.id, franchise.name
FROM catalog_franchise AS franchise
WHERE NOT EXISTS (SELECT 1 FROM catalog_workdetails AS details WHERE details.franchise_id = franchise.id)
