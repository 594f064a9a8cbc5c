-- A provider said again what it had said: only the times move. The wide columns stay where they are stored.
UPDATE catalog_personclaim SET
    confirmed = %(confirmed)s,
    odd = %(odd)s,
    claimed_at = coalesce(%(at)s, claimed_at),
    bodies_at = CASE WHEN bodies IS NULL THEN bodies_at ELSE coalesce(%(bodies_at)s, bodies_at) END
WHERE person_id = %(of)s AND provider = %(provider)s;
