-- Gone ones too.
SELECT o.work_id, s.slug AS service, s.name AS service_name, o.region, o.type, o.link, o.price, o.currency, o.rank,
    o.told_by, o.first_seen_at, o.last_seen_at, o.gone_at
FROM catalog_offer o JOIN catalog_service s ON s.id = o.service_id
WHERE o.work_id = ANY (%(works)s)
ORDER BY o.work_id, o.region COLLATE "C", o.type COLLATE "C", o.rank, s.slug COLLATE "C";
