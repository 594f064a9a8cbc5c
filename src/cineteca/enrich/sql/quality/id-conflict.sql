-- Identifiers that were refused, and that nobody has settled.
SELECT
    conflict.work_id, 'conflict:' || conflict.id,
    conflict.source || ' ' || conflict.value || ' (' || conflict.provider || ')' || coalesce(': ' || other.title, '')
FROM catalog_idconflict AS conflict
LEFT JOIN catalog_work AS other ON other.id = conflict.other_id
WHERE conflict.resolved_at IS NULL
