-- Who did what on a work itself, with their id at IMDb.
SELECT p.id, p.slug, p.name, p.photo, coalesce(i.value, ''), c.kind, c.name, c.character, c.department, c.job,
    c.episode_count, extract(year FROM p.birth_date)::int, c.source
FROM catalog_credit c JOIN catalog_person p ON p.id = c.person_id
LEFT JOIN catalog_personid i ON i.person_id = p.id AND i.source = 'imdb'
WHERE c.work_id = %(work)s AND c.season_id IS NULL
ORDER BY c.kind COLLATE "C", c.position;
