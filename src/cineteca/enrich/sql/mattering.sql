-- Works that matter to somebody and whose offers are stale: those that trend or were asked for, those that were opened
-- lately. Each of the three comes from a small index; never asked for first, then the longest ago.
WITH hot AS (
    SELECT work_id FROM enrich_refresh WHERE asked_at > %(hot_since)s
    UNION
    SELECT work_id FROM catalog_trendingsignal WHERE period > %(periods_since)s AND captured_at > %(hot_since)s
), mattering AS (
    SELECT work_id, true AS is_hot FROM hot
    UNION ALL
    SELECT work_id, false FROM enrich_refresh
    WHERE opened_at > %(wanted_since)s AND work_id NOT IN (SELECT work_id FROM hot)
)
SELECT r.work_id
FROM mattering AS m JOIN enrich_refresh AS r ON r.work_id = m.work_id
WHERE r.monitored AND r.status IN ('pending', 'complete') AND r.enriched_at IS NOT NULL
  AND (r.offers_at IS NULL OR r.offers_at <= CASE WHEN m.is_hot THEN %(hot_before)s ELSE %(wanted_before)s END)
ORDER BY r.offers_at NULLS FIRST, r.work_id
LIMIT %(most)s
