-- The aggregate score of every work, from its ratings alone: `domain.scores` says the formula, `domain.score_sources`
-- the table that comes in as `priors`. Only works whose score becomes another one are written, and in their cards only
-- the score: `"score":` stands nowhere else in that JSON, since a quote inside a text is escaped. Returns their number.
WITH prior AS (
    SELECT * FROM jsonb_to_recordset(%(priors)s::jsonb)
        AS (source text, mean float8, strength float8, weight float8, deviation float8, untold int)
), rated AS (
    SELECT r.work_id, r.value_100 AS value,
        greatest(coalesce(r.votes, p.untold, u.untold), 0)::float8 AS votes,
        coalesce(p.mean, u.mean) AS mean, coalesce(p.strength, u.strength) AS strength,
        coalesce(p.weight, u.weight) AS weight, coalesce(p.deviation, u.deviation) AS deviation
    FROM catalog_rating r
    LEFT JOIN prior p ON p.source = r.source
    JOIN prior u ON u.source = ''
), opinion AS (
    SELECT work_id, weight * votes / (votes + strength) AS w,
        mean + votes / (votes + strength) * (value - mean) AS x,
        deviation * deviation / (votes + strength) AS doubt
    FROM rated
), summed AS (
    SELECT work_id, sum(w) AS w, sum(w * x) / sum(w) AS score, sum(w * x * x) / sum(w) AS square,
        sum(w) * sum(w) / sum(w * w) AS as_many, sum(w * w * doubt) / (sum(w) * sum(w)) AS votes
    FROM opinion
    WHERE w > 0
    GROUP BY work_id
), bounded AS (
    SELECT work_id, score, %(nine_of_ten)s * sqrt(votes
        + (%(spread_sources)s * %(spread)s * %(spread)s + as_many * greatest(square - score * score, 0))
        / (%(spread_sources)s + as_many) / as_many) AS reach
    FROM summed
), scored AS MATERIALIZED (
    SELECT work_id, floor(score * 100 + 0.5) / 100 AS value,
        floor(greatest(score - reach, 0) * 100 + 0.5) / 100 AS low,
        floor(least(score + reach, 100) * 100 + 0.5) / 100 AS high
    FROM bounded
), added AS (
    INSERT INTO catalog_workscore (work_id, value, low, high, method)
    SELECT work_id, value, low, high, %(method)s::text FROM scored
    WHERE NOT EXISTS (SELECT FROM catalog_workscore old WHERE old.work_id = scored.work_id)
    ORDER BY work_id
    RETURNING work_id, value
), moved AS (
    UPDATE catalog_workscore old SET
        value = scored.value, low = scored.low, high = scored.high, method = %(method)s::text
    FROM scored
    WHERE old.work_id = scored.work_id AND (old.value, old.low, old.high, old.method) IS DISTINCT FROM
        (scored.value, scored.low, scored.high, %(method)s::text)
    RETURNING old.work_id, old.value
), gone AS (
    DELETE FROM catalog_workscore old
    WHERE NOT EXISTS (SELECT FROM scored WHERE scored.work_id = old.work_id)
    RETURNING work_id
), written AS (
    SELECT work_id, value FROM added UNION ALL SELECT work_id, value FROM moved UNION ALL SELECT work_id, NULL FROM gone
), text AS (
    SELECT work_id, '"score":' || CASE
        WHEN value IS NULL THEN 'null'
        WHEN value = floor(value) THEN value::text || '.0'
        ELSE value::text END AS score
    FROM written
), card AS (
    SELECT c.work_id,
        convert_to(regexp_replace(convert_from(c.payload, 'UTF8'), '"score":[^,}]+', text.score), 'UTF8') AS payload,
        convert_to(regexp_replace(convert_from(c.short, 'UTF8'), '"score":[^,}]+', text.score), 'UTF8') AS short
    FROM catalog_card c JOIN text ON text.work_id = c.work_id
), dealt AS (
    UPDATE catalog_card c SET
        payload = card.payload, short = card.short, etag = md5(card.payload || card.short), built_at = %(at)s
    FROM card WHERE card.work_id = c.work_id AND c.payload <> card.payload
)
SELECT count(*) FROM written;
