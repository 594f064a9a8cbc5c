-- What providers list of a person, with our work where we have it.
SELECT p.provider, f.kind, f.title, f.year, f.credit, f.character, f.department, f.job, f.episode_count, i.work_id
FROM catalog_personclaim p
CROSS JOIN LATERAL jsonb_to_recordset(coalesce(p.record -> 'filmography', '[]'))
    AS f(kind text, ids jsonb, credit text, title text, year int, character text, department text, job text,
         episode_count int)
LEFT JOIN LATERAL (
    SELECT w.work_id FROM jsonb_each_text(f.ids) e
    JOIN catalog_workid w ON w.source = e.key AND w.kind = f.kind AND w.value = e.value
    LIMIT 1
) i ON true
WHERE p.person_id = %(person)s
ORDER BY p.provider COLLATE "C", f.year DESC NULLS FIRST, f.title COLLATE "C", f.job COLLATE "C", f.character COLLATE "C";
