SELECT c.work_id, c.id, c.provider, c.source, c.value, c.reason, c.other_id, o.title AS other_title,
    o.kind AS other_kind, o.slug AS other_slug, c.first_seen_at, c.last_seen_at
FROM catalog_idconflict c LEFT JOIN catalog_work o ON o.id = c.other_id
WHERE c.work_id = ANY (%(works)s) AND c.resolved_at IS NULL
ORDER BY c.work_id, c.source COLLATE "C", c.value COLLATE "C", c.provider COLLATE "C";
