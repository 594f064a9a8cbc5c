-- Names and photos of people whom nobody was asked about yet, as their latest credit has them. Locked in one order.
WITH told AS (
    SELECT t.* FROM jsonb_to_recordset(%(rows)s::jsonb) AS t(person bigint, name text, photo text, gender text)
), ours AS (
    SELECT p.id FROM catalog_person p JOIN told ON told.person = p.id
    WHERE p.enriched_at IS NULL
    ORDER BY p.id
    FOR NO KEY UPDATE OF p
)
UPDATE catalog_person p SET
    name = told.name, photo = coalesce(told.photo, p.photo), gender = coalesce(told.gender, p.gender)
FROM told JOIN ours ON ours.id = told.person
WHERE p.id = told.person;
