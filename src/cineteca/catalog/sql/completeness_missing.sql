-- How many works lack each field.
SELECT field, count(*)
FROM catalog_work CROSS JOIN LATERAL unnest(missing) AS field
WHERE %(kind)s::text IS NULL OR kind = %(kind)s
GROUP BY field
ORDER BY 2 DESC, 1;
