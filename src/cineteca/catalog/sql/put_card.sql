-- The card of a work; one that is the same keeps its time.
INSERT INTO catalog_card AS old (work_id, payload, short, etag, built_at)
VALUES (%(work)s, %(payload)s, %(short)s, %(etag)s, %(at)s)
ON CONFLICT (work_id) DO UPDATE SET
    payload = excluded.payload, short = excluded.short, etag = excluded.etag, built_at = excluded.built_at
WHERE old.etag <> excluded.etag;
