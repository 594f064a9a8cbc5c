-- Which of these slugs, with or without a number after them, are taken.
SELECT w.slug
FROM unnest(%(slugs)s::text[]) AS wanted(slug)
JOIN catalog_work w ON w.slug = wanted.slug
    OR (w.slug >= wanted.slug || '-' AND w.slug < wanted.slug || '.' AND w.slug ~ '-[0-9]+$');
