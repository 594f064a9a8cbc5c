-- People who died before they were born, or lived longer than anybody.
SELECT NULL::bigint, 'person:' || id, name || ' ' || birth_date || ' – ' || death_date
FROM catalog_person
WHERE death_date < birth_date OR death_date > birth_date + interval '122 years'
