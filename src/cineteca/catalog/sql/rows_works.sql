-- The rows_… statements read everything about some works in one trip, always in the same order.
SELECT w.id, w.kind, w.slug, w.title, w.original_title, w.sort_title, w.original_language, w.year, w.release_date,
    w.first_air_date, w.last_air_date, w.status, w.runtime_minutes, w.popularity, w.adult, w.genres, s.value AS score,
    s.low AS score_low, s.high AS score_high, coalesce(s.method, '') AS score_method, w.completeness, w.missing, w.changed_at, coalesce(d.plot, '') AS plot, coalesce(d.outline, '') AS outline,
    coalesce(d.tagline, '') AS tagline, coalesce(d.awards, '') AS awards, d.budget, d.revenue, d.box_office,
    coalesce(d.homepage, '') AS homepage, coalesce(d.certifications, '{}')::text AS certifications,
    coalesce(d.release_dates, '{}')::text AS release_dates, coalesce(d.countries, '{}') AS countries,
    coalesce(d.languages, '{}') AS languages, coalesce(d.keywords, '{}') AS keywords,
    coalesce(d.companies, '[]')::text AS companies, coalesce(d.networks, '[]')::text AS networks,
    f.id AS franchise_id, f.source AS franchise_source, f.value AS franchise_value, f.name AS franchise_name,
    coalesce(d.provenance, '{}')::text AS provenance
FROM catalog_work w
LEFT JOIN catalog_workdetails d ON d.work_id = w.id
LEFT JOIN catalog_workscore s ON s.work_id = w.id
LEFT JOIN catalog_franchise f ON f.id = d.franchise_id
WHERE w.id = ANY (%(works)s);
