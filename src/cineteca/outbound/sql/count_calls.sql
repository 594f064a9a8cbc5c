-- Add the calls of one stretch of the log to the totals. Only reads the primary key's index over that stretch.
INSERT INTO outbound_calltotal (provider, status, cached, error, bucket, calls, seconds)
SELECT
    provider,
    coalesce(status, 0),
    cached,
    error,
    CASE WHEN attempts = 0 THEN %(never)s
         ELSE width_bucket((ms - waited_ms) / 1000, %(bounds)s::float8[]) END AS bucket,
    count(*),
    coalesce(sum(greatest(ms - waited_ms, 0)) FILTER (WHERE attempts > 0), 0) / 1000
FROM outbound_calllog
WHERE id > %(upto)s AND id <= %(seen)s
GROUP BY 1, 2, 3, 4, 5
ORDER BY 1, 2, 3, 4, 5
ON CONFLICT ON CONSTRAINT calltotal_unique DO UPDATE SET
    calls = outbound_calltotal.calls + excluded.calls,
    seconds = outbound_calltotal.seconds + excluded.seconds;
