-- How complete the catalogue is: one pass over the narrow table.
SELECT
    count(*) AS total,
    coalesce(avg(completeness), 0)::float8 AS average,
    count(*) FILTER (WHERE completeness = 100) AS complete,
    count(*) FILTER (WHERE completeness BETWEEN 50 AND 99) AS partial,
    count(*) FILTER (WHERE completeness < 50) AS minimal
FROM catalog_work
WHERE %(kind)s::text IS NULL OR kind = %(kind)s;
