-- Offers that should still hold, but that nobody confirmed for sixty days; one line a work and service.
SELECT offer.work_id, 'offers:' || offer.work_id || ':' || offer.service_id, service.name || ' ' || max(offer.last_seen_at)::date
FROM catalog_offer AS offer
JOIN catalog_service AS service ON service.id = offer.service_id
WHERE offer.gone_at IS NULL AND offer.last_seen_at < %(at)s - interval '60 days'
GROUP BY offer.work_id, offer.service_id, service.name
