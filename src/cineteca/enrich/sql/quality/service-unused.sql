-- Services of which no offer is kept, not even one that is gone.
SELECT NULL::bigint, 'service:' || service.id, service.name
FROM catalog_service AS service
WHERE NOT EXISTS (SELECT 1 FROM catalog_offer AS offer WHERE offer.service_id = service.id)
