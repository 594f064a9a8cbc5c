-- Those of the work itself, or with `deep` also those of its seasons and episodes.
SELECT c.work_id, c.season_id, c.episode_id, c.kind, c.position, c.name, c.character, c.department, c.job, c."order",
    c.episode_count, c.source, c.person_id, p.slug, p.photo
FROM catalog_credit c JOIN catalog_person p ON p.id = c.person_id
WHERE c.work_id = ANY (%(works)s) AND (%(deep)s OR c.season_id IS NULL)
ORDER BY c.work_id, c.kind COLLATE "C", c.position;
