-- What works are called in a language: by their translation, else by the title of a region where it is spoken, else by
-- the original title, where that is the language of the original. A suppressed title is none, whoever tells it. Works
-- that are called nothing in it are left out.
SELECT w.id, coalesce(translated.title, CASE WHEN w.original_language = %(language)s::text THEN
    nullif(w.original_title, '') END, other.title) AS shown
FROM catalog_work w
LEFT JOIN LATERAL (
    SELECT t.title FROM catalog_translation t
    WHERE t.work_id = w.id AND t.language = %(language)s::text AND t.title <> ''
      AND NOT EXISTS (SELECT FROM catalog_title s WHERE s.work_id = w.id AND s.suppressed AND s.title = t.title)
    ORDER BY array_position(%(regions)s::text[], t.region::text), t.region COLLATE "C"
    LIMIT 1
) translated ON true
LEFT JOIN LATERAL (
    SELECT t.title FROM catalog_title t
    WHERE translated.title IS NULL AND t.work_id = w.id AND NOT t.suppressed AND t.type = ANY (%(types)s::text[])
      AND (t.language = %(language)s::text OR t.language = '' AND t.region = ANY (%(regions)s::text[]))
    ORDER BY t.language = %(language)s::text DESC, array_position(%(regions)s::text[], t.region::text),
        array_position(%(types)s::text[], t.type), t.title COLLATE "C"
    LIMIT 1
) other ON true
WHERE w.id = ANY (%(works)s::bigint[])
  AND coalesce(translated.title, CASE WHEN w.original_language = %(language)s::text THEN
    nullif(w.original_title, '') END, other.title) IS NOT NULL;
