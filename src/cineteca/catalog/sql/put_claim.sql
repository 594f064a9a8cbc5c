-- Write what a provider has said: the record, when each path was confirmed, and the latest raw answers.
INSERT INTO catalog_claim AS old
    (work_id, provider, record, confirmed, odd, schema_version, bodies, bodies_digest, bodies_at, claimed_at)
VALUES
    (%(of)s, %(provider)s, jsonb_strip_nulls(%(record)s), %(confirmed)s, %(odd)s, %(schema_version)s,
     %(bodies)s, %(bodies_digest)s, %(bodies_at)s, coalesce(%(at)s, now()))
ON CONFLICT (work_id, provider) DO UPDATE SET
    record = excluded.record,
    confirmed = excluded.confirmed,
    odd = excluded.odd,
    schema_version = excluded.schema_version,
    bodies = coalesce(excluded.bodies, old.bodies),
    bodies_digest = CASE WHEN excluded.bodies IS NULL THEN old.bodies_digest ELSE excluded.bodies_digest END,
    bodies_at = coalesce(excluded.bodies_at, old.bodies_at),
    claimed_at = coalesce(%(at)s, old.claimed_at);
