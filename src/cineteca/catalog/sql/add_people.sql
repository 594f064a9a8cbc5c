-- Add people whom nobody knows by their identifier. Where another transaction is adding the same one, we wait, and theirs
-- stands: only who got the identifier gets a row. Sorted, so that two works with the same new people wait in one order.
WITH told AS (
    SELECT t.*, nextval(pg_get_serial_sequence('catalog_person', 'id')) AS id
    FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS t(source text, value text, name text, photo text, gender text, slug text, long_slug text)
), named AS (
    INSERT INTO catalog_personid (person_id, source, value)
    SELECT id, source, value FROM told
    ORDER BY source COLLATE "C", value COLLATE "C"
    ON CONFLICT (source, value) DO NOTHING
    RETURNING person_id
)
INSERT INTO catalog_person
    (id, slug, name, photo, gender, also_known_as, biography, birth_place, homepage, popularity, department, adult,
     provenance)
SELECT id,
    -- The bare name goes to the first of that name.
    CASE WHEN row_number() OVER (PARTITION BY slug ORDER BY source COLLATE "C", value COLLATE "C") > 1
           OR EXISTS (SELECT FROM catalog_person p WHERE p.slug = told.slug)
         THEN long_slug ELSE slug END,
    name, coalesce(photo, ''), coalesce(gender, ''), '{}', '', '', '', 0, '', false, '{}'
FROM told JOIN named ON named.person_id = told.id
ORDER BY slug COLLATE "C", told.id;
