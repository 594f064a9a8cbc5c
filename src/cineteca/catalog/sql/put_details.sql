-- The wide part of a work.
INSERT INTO catalog_workdetails
    (work_id, plot, outline, tagline, awards, budget, revenue, box_office, homepage, certifications, release_dates,
     countries, languages, keywords, companies, networks, franchise_id, provenance, digests)
SELECT
    %(work)s, coalesce(r.plot, ''), coalesce(r.outline, ''), coalesce(r.tagline, ''), coalesce(r.awards, ''), r.budget,
    r.revenue, r.box_office, coalesce(r.homepage, ''), r.certifications, r.release_dates, r.countries, r.languages,
    r.keywords, jsonb_strip_nulls(r.companies), jsonb_strip_nulls(r.networks), f.id, r.provenance, r.digests
FROM jsonb_to_record(%(row)s::jsonb) AS r(
    plot text, outline text, tagline text, awards text, budget bigint, revenue bigint, box_office bigint, homepage text,
    certifications jsonb, release_dates jsonb, countries text[], languages text[], keywords text[], companies jsonb,
    networks jsonb, franchise_source text, franchise_value text, provenance jsonb, digests jsonb)
LEFT JOIN catalog_franchise f ON f.source = r.franchise_source AND f.value = r.franchise_value
ON CONFLICT (work_id) DO UPDATE SET
    plot = excluded.plot,
    outline = excluded.outline,
    tagline = excluded.tagline,
    awards = excluded.awards,
    budget = excluded.budget,
    revenue = excluded.revenue,
    box_office = excluded.box_office,
    homepage = excluded.homepage,
    certifications = excluded.certifications,
    release_dates = excluded.release_dates,
    countries = excluded.countries,
    languages = excluded.languages,
    keywords = excluded.keywords,
    companies = excluded.companies,
    networks = excluded.networks,
    franchise_id = excluded.franchise_id,
    provenance = excluded.provenance,
    digests = excluded.digests;
