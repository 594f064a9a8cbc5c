-- Works that a source says were changed, due now: those that were not asked for since the window ended. What was never
-- enriched comes first anyway, and has no day to be moved.
WITH ours AS (
    SELECT i.work_id FROM catalog_workid AS i
    WHERE i.source = %(source)s AND i.kind = %(kind)s AND i.value = ANY (%(ids)s::text[])
), marked AS (
    UPDATE enrich_refresh AS r SET text_next_at = least(r.text_next_at, %(at)s), due_on = least(r.due_on, %(today)s)
    FROM ours
    WHERE r.work_id = ours.work_id AND r.due_on IS NOT NULL AND (r.text_at IS NULL OR r.text_at < %(ended_at)s)
    RETURNING r.work_id
)
SELECT (SELECT count(*) FROM ours), (SELECT count(*) FROM marked)
