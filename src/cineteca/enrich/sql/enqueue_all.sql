-- A place in the queue for every work that has none.
INSERT INTO enrich_refresh (work_id, status, monitored, urgent, demand, completeness, not_before, retries, last_error, providers)
SELECT work.id, 'pending', true, false, 0, work.completeness, %(at)s, 0, '', '{}'
FROM catalog_work AS work
WHERE NOT EXISTS (SELECT 1 FROM enrich_refresh AS refresh WHERE refresh.work_id = work.id)
ON CONFLICT DO NOTHING
