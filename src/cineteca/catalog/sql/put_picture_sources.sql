-- Addresses become known. One that is known is marked as still wanted, now and then, and moves up where it is shown more.
WITH told AS (
    SELECT * FROM jsonb_to_recordset(%(rows)s::jsonb) AS t(key text, url text, kind text, priority float8, refused text)
), put AS (
    INSERT INTO catalog_picturesource AS old
        (key, url, kind, state, reason, retries, priority, wanted_at, not_before)
    SELECT key, url, kind, CASE refused WHEN '' THEN 'waiting' ELSE 'refused' END, refused, 0, priority, %(at)s, %(at)s
    FROM told
    ON CONFLICT (key) DO UPDATE SET wanted_at = excluded.wanted_at, priority = excluded.priority
    WHERE old.wanted_at < excluded.wanted_at - interval '1 day' OR old.priority < excluded.priority
    RETURNING (xmax = 0) AS new
)
SELECT count(*) FILTER (WHERE new) FROM put;
