-- Add the runs that ended in a stretch of time to the totals. No run goes on for three days: the index on their
-- beginning finds them.
INSERT INTO enrich_runtotal (source, trigger, result, runs, checked, skipped, ingested, failed, calls, seconds)
SELECT
    source,
    trigger,
    CASE WHEN failed > 0 THEN 'partly' WHEN checked = 0 THEN 'idle' ELSE 'done' END,
    count(*),
    sum(checked),
    sum(skipped),
    sum(ingested),
    sum(failed),
    sum(calls),
    coalesce(sum(duration_ms), 0) / 1000.0
FROM enrich_run
WHERE ended_at > %(after)s AND ended_at <= %(upto)s AND started_at > %(began_after)s
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
ON CONFLICT ON CONSTRAINT runtotal_unique DO UPDATE SET
    runs = enrich_runtotal.runs + excluded.runs,
    checked = enrich_runtotal.checked + excluded.checked,
    skipped = enrich_runtotal.skipped + excluded.skipped,
    ingested = enrich_runtotal.ingested + excluded.ingested,
    failed = enrich_runtotal.failed + excluded.failed,
    calls = enrich_runtotal.calls + excluded.calls,
    seconds = enrich_runtotal.seconds + excluded.seconds;
