-- The people who hold any of these identifiers, each with every identifier of theirs.
WITH found AS (
    SELECT DISTINCT i.person_id
    FROM unnest(%(sources)s::text[], %(values)s::text[]) AS asked(source, value)
    JOIN catalog_personid i ON i.source = asked.source AND i.value = asked.value
)
SELECT i.person_id, i.source, i.value, p.name, p.photo, p.gender, p.enriched_at IS NOT NULL
FROM found
JOIN catalog_personid i ON i.person_id = found.person_id
JOIN catalog_person p ON p.id = found.person_id;
