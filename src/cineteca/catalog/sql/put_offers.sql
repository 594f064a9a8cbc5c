-- The offers of a work become those told. One that is told no more is not deleted: it is gone since now. Returns what
-- came (back) and what went; `first`: nothing was ever known to be offered of this work.
WITH told AS (
    SELECT DISTINCT ON (s.id, o.region, o.type)
        s.id AS service_id, s.slug, o.region, o.type, coalesce(o.link, '') AS link, o.price,
        coalesce(o.currency, '') AS currency, o.rank,
        coalesce(%(told_by)s::jsonb ->> o.region, %(told_by)s::jsonb ->> '*', '') AS told_by
    FROM ROWS FROM (jsonb_to_recordset(%(rows)s::jsonb)
        AS (service text, region text, type text, link text, price numeric, currency text, rank int))
        WITH ORDINALITY AS o(service, region, type, link, price, currency, rank, place)
    JOIN catalog_service s ON s.slug = %(slugs)s::jsonb ->> o.service
    ORDER BY s.id, o.region, o.type, o.place
), gone AS (
    UPDATE catalog_offer old SET
        gone_at = %(at)s,
        last_seen_at = coalesce((%(told_before)s::jsonb ->> old.region)::timestamptz, old.last_seen_at)
    FROM catalog_service s
    WHERE s.id = old.service_id AND work_id = %(work)s AND gone_at IS NULL
      AND NOT EXISTS (SELECT FROM told t WHERE (t.service_id, t.region, t.type) = (old.service_id, old.region, old.type))
    RETURNING s.slug, old.region, old.type
), came AS (
    SELECT slug, region, type FROM told t
    WHERE NOT EXISTS (
        SELECT FROM catalog_offer old
        WHERE old.work_id = %(work)s AND old.gone_at IS NULL
          AND (old.service_id, old.region, old.type) = (t.service_id, t.region, t.type))
), kept AS (
    INSERT INTO catalog_offer AS old
        (work_id, service_id, region, type, link, price, currency, rank, told_by, first_seen_at, last_seen_at)
    SELECT %(work)s, service_id, region, type, link, price, currency, rank, told_by, %(at)s, %(at)s FROM told
    ON CONFLICT (work_id, service_id, region, type) DO UPDATE SET
        link = excluded.link, price = excluded.price, currency = excluded.currency, rank = excluded.rank,
        told_by = excluded.told_by, last_seen_at = excluded.last_seen_at, gone_at = NULL
    WHERE old.gone_at IS NOT NULL OR (old.link, old.price, old.currency, old.rank, old.told_by) IS DISTINCT FROM
        (excluded.link, excluded.price, excluded.currency, excluded.rank, excluded.told_by)
)
SELECT true AS arrived, slug, region, type,
    NOT EXISTS (SELECT FROM catalog_offer WHERE work_id = %(work)s) AS first
FROM came
UNION ALL
SELECT false, slug, region, type, false FROM gone
ORDER BY 1, 2, 3, 4;
