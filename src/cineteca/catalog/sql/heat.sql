-- The beginning of a statement: the heat of every work that a capture since `since` lists, by the windows it is told of.
-- `domain.popularity` says the formula.
WITH source_weight AS (
    SELECT key AS source, value::float8 AS weight FROM jsonb_each_text(%(source_weights)s::jsonb)
), "window" AS (
    SELECT * FROM jsonb_to_recordset(%(windows)s::jsonb) AS ("window" text, weight float8, half_life float8)
), signal AS (
    SELECT s.work_id, w.kind, s.source, s."window", s.period, CASE
            WHEN bool_and(s.strength IS NOT NULL) OVER capture THEN ln(1 + greatest(s.strength, 0))
            ELSE -ln(s.rank::float8) END AS size
    FROM catalog_trendingsignal s JOIN catalog_work w ON w.id = s.work_id
    WHERE s.period > %(since)s::timestamptz AND s.period <= %(at)s::timestamptz
    WINDOW capture AS (PARTITION BY w.kind, s.source, s."window", s.period)
), placed AS (
    SELECT *, avg(size) OVER capture AS mean, stddev_pop(size) OVER capture AS deviation
    FROM signal
    WINDOW capture AS (PARTITION BY kind, source, "window", period)
), voice AS (
    SELECT p.work_id, p.kind, p.source, p."window", max(
        (%(clip)s::float8 + CASE WHEN p.deviation < 1e-9 THEN 0
            ELSE greatest(-%(clip)s::float8, least(%(clip)s::float8, (p.size - p.mean) / p.deviation)) END)
        * 0.5 ^ (extract(epoch FROM %(at)s::timestamptz - p.period)::float8 / f.half_life)) AS said
    FROM placed p JOIN "window" f ON f."window" = p."window"
    GROUP BY p.work_id, p.kind, p.source, p."window"
), weighed AS (
    SELECT v.*, coalesce(s.weight, %(unknown)s::float8) * f.weight AS weight
    FROM voice v
    JOIN "window" f ON f."window" = v."window"
    LEFT JOIN source_weight s ON s.source = v.source
), whole AS (
    SELECT kind, sum(weight) AS weight
    FROM (SELECT DISTINCT kind, source, "window", weight FROM weighed) AS each
    GROUP BY kind
), hot AS (
    SELECT work_id, round((sum(said * weighed.weight) / max(whole.weight))::numeric, %(places)s::int)::float8 AS heat
    FROM weighed JOIN whole ON whole.kind = weighed.kind
    GROUP BY work_id
)
