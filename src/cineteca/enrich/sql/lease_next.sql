-- The next works of the queue, taken. Three bounded walks along the index refresh_next, in the order of urgency; each
-- skips what other workers hold, so that any number of them may ask at once. A single walk with OR would read the
-- whole index once too few works are due.
WITH urgent AS MATERIALIZED (
    SELECT work_id FROM enrich_refresh
    WHERE urgent AND status IN ('pending', 'complete') AND monitored
    ORDER BY urgent DESC, due_on ASC NULLS FIRST, demand DESC, completeness, work_id
    LIMIT %(limit)s FOR UPDATE SKIP LOCKED
), never AS MATERIALIZED (
    SELECT work_id FROM enrich_refresh
    WHERE NOT urgent AND due_on IS NULL AND status IN ('pending', 'complete') AND monitored
    ORDER BY urgent DESC, due_on ASC NULLS FIRST, demand DESC, completeness, work_id
    LIMIT greatest(0, %(limit)s - (SELECT count(*) FROM urgent)) FOR UPDATE SKIP LOCKED
), overdue AS MATERIALIZED (
    SELECT work_id FROM enrich_refresh
    WHERE %(overdue)s AND NOT urgent AND due_on <= %(today)s AND status IN ('pending', 'complete') AND monitored
    ORDER BY urgent DESC, due_on ASC NULLS FIRST, demand DESC, completeness, work_id
    LIMIT greatest(0, %(limit)s - (SELECT count(*) FROM urgent) - (SELECT count(*) FROM never)) FOR UPDATE SKIP LOCKED
), taken AS (
    -- By an array, not by a join: the planner cannot know that these are few, and would read the whole table.
    UPDATE enrich_refresh SET status = 'processing', lease = %(token)s, leased_until = %(until)s
    WHERE work_id = ANY (ARRAY(
        SELECT work_id FROM urgent UNION ALL SELECT work_id FROM never UNION ALL SELECT work_id FROM overdue
    ))
    RETURNING work_id, retries, urgent, due_on, demand, completeness
)
SELECT work_id, retries FROM taken ORDER BY urgent DESC, due_on ASC NULLS FIRST, demand DESC, completeness, work_id
