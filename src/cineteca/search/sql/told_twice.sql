-- People of the catalogue of whom no id at IMDb is known, and the names in the datasets that are they: called the same, and
-- credited with the same title. The titles are compared both as numbers and as ids, so that either side can be looked up.
SELECT DISTINCT p.id, n.id
FROM catalog_person AS p
JOIN catalog_credit AS c ON c.person_id = p.id
JOIN catalog_workid AS w ON w.work_id = c.work_id AND w.source = 'imdb' AND w.kind IN ('film', 'show')
JOIN imdb_principal AS r
    ON r.title_id = CASE WHEN w.value ~ '^tt[0-9]{1,10}$' THEN substr(w.value, 3)::bigint END
    AND w.value = 'tt' || lpad(r.title_id::text, greatest(7, length(r.title_id::text)), '0')
JOIN imdb_name AS n ON n.id = r.name_id AND lower(n.name) = lower(p.name)
WHERE NOT EXISTS (SELECT FROM catalog_personid AS i WHERE i.person_id = p.id AND i.source = 'imdb')
