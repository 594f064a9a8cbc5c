-- Everything that works are found by, a row each. Suppressed titles stay out, in whichever table they stand. Of cast and
-- crew those that people know a work by: the first of the cast, who directed, created, wrote and composed.
SELECT w.id, w.kind, w.title, w.original_title, w.original_language, w.year, w.premiere_date, w.sort_title,
    CASE WHEN w.kind = 'show' AND w.status ~* '^(end|cancel)' THEN extract(year FROM w.last_air_date)::int END AS end_year,
    w.runtime_minutes, w.popularity, w.heat, w.genres, s.value AS score, d.plot, d.countries, d.keywords,
    d.certifications, f.name AS franchise,
    ARRAY(
        SELECT t.title FROM catalog_title AS t WHERE t.work_id = w.id AND NOT t.suppressed
        UNION
        SELECT t.title FROM catalog_translation AS t
        WHERE t.work_id = w.id AND t.title <> '' AND NOT EXISTS (
            SELECT FROM catalog_title AS x WHERE x.work_id = w.id AND x.suppressed AND x.title = t.title
        )
    ) AS titles,
    EXISTS (
        SELECT FROM catalog_title AS x WHERE x.work_id = w.id AND x.suppressed AND x.title = w.original_title
    ) AS original_suppressed,
    coalesce((SELECT max(r.votes) FROM catalog_rating AS r WHERE r.work_id = w.id), 0) AS votes,
    ARRAY(
        SELECT p.name FROM catalog_credit AS c JOIN catalog_person AS p ON p.id = c.person_id
        WHERE c.work_id = w.id AND c.season_id IS NULL
            AND (c.kind = 'cast' OR c.job IN ('Director', 'Creator', 'Writer', 'Screenplay', 'Original Music Composer'))
        GROUP BY p.id, p.name
        ORDER BY min(CASE WHEN c.kind = 'cast' THEN c.position ELSE 0 END), p.id
        LIMIT 40
    ) AS people,
    ARRAY(
        SELECT c.character FROM catalog_credit AS c
        WHERE c.work_id = w.id AND c.season_id IS NULL AND c.kind = 'cast' AND c.character <> ''
        ORDER BY c.position LIMIT 25
    ) AS characters,
    ARRAY(
        SELECT DISTINCT o.region || ' ' || v.slug FROM catalog_offer AS o JOIN catalog_service AS v ON v.id = o.service_id
        WHERE o.work_id = w.id AND o.gone_at IS NULL
    ) AS offers
FROM catalog_work AS w
LEFT JOIN catalog_workdetails AS d ON d.work_id = w.id
LEFT JOIN catalog_workscore AS s ON s.work_id = w.id
LEFT JOIN catalog_franchise AS f ON f.id = d.franchise_id
WHERE w.id = ANY (%(ids)s) AND (%(adult)s OR NOT w.adult)
