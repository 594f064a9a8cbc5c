-- Who has each of these identifiers.
SELECT i.source, i.value, i.person_id
FROM unnest(%(sources)s::text[], %(values)s::text[]) AS asked(source, value)
JOIN catalog_personid i ON i.source = asked.source AND i.value = asked.value;
