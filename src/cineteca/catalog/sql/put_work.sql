-- The narrow part of a work. One JSON parameter, so that a missing value does not ask for another plan.
UPDATE catalog_work w SET
    title = r.title,
    original_title = coalesce(r.original_title, ''),
    sort_title = r.sort_title,
    original_language = coalesce(r.original_language, ''),
    year = r.year,
    release_date = r.release_date,
    first_air_date = r.first_air_date,
    last_air_date = r.last_air_date,
    status = coalesce(r.status, ''),
    runtime_minutes = r.runtime_minutes,
    popularity = coalesce(r.popularity, 0),
    adult = coalesce(r.adult, false),
    genres = r.genres,
    completeness = r.completeness,
    missing = r.missing,
    changed_at = %(at)s
FROM jsonb_to_record(%(row)s::jsonb) AS r(
    title text, original_title text, sort_title text, original_language text, year smallint, release_date date,
    first_air_date date, last_air_date date, status text, runtime_minutes int, popularity float8, adult bool,
    genres text[], completeness smallint, missing text[])
WHERE w.id = %(work)s;
