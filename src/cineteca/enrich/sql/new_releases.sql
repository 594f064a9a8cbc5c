-- How many hours after the start of their day of release works came here; those that were here before took none.
WITH recent AS (
    SELECT w.title,
           greatest(0, extract(epoch FROM w.created_at - (w.premiere_date::timestamp AT TIME ZONE 'UTC')) / 3600) AS hours
    FROM catalog_work AS w
    WHERE coalesce(w.premiere_date, DATE '0001-01-01') BETWEEN %(first)s AND %(last)s
      AND (w.release_date IS NOT NULL OR w.first_air_date IS NOT NULL)
      AND w.created_at <= %(at)s
)
SELECT count(*), count(*) FILTER (WHERE hours <= 24),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)::float8, max(hours)::float8,
       (SELECT title FROM recent ORDER BY hours DESC LIMIT 1)
FROM recent
