SELECT f.id, f.name, max(w.popularity), max(w.heat),
    coalesce(sum((SELECT max(r.votes) FROM catalog_rating AS r WHERE r.work_id = w.id)), 0)::bigint,
    (array_agg(w.title ORDER BY w.premiere_date))[1:3], min(w.year)
FROM catalog_franchise AS f
JOIN catalog_workdetails AS d ON d.franchise_id = f.id
JOIN catalog_work AS w ON w.id = d.work_id
WHERE f.id = ANY (%(ids)s) AND (%(adult)s OR NOT w.adult)
GROUP BY f.id, f.name
