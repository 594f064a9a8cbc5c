-- Keep identifiers that were refused. Seen again, a conflict only gets a new time; resolved ones stay resolved.
INSERT INTO catalog_idconflict AS old
    (work_id, other_id, provider, source, kind, value, reason, first_seen_at, last_seen_at)
SELECT %(work)s, told.other, told.provider, told.source, %(kind)s, told.value, told.reason, %(at)s, %(at)s
FROM jsonb_to_recordset(%(rows)s::jsonb)
    AS told(other bigint, provider text, source text, value text, reason text)
ON CONFLICT (work_id, provider, source, value) DO UPDATE SET
    other_id = excluded.other_id,
    reason = excluded.reason,
    last_seen_at = excluded.last_seen_at;
