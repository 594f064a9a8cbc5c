-- Credits that name nobody.
SELECT credit.work_id, 'credit:' || credit.id, coalesce(nullif(credit.character, ''), nullif(credit.job, ''), credit.kind)
FROM catalog_credit AS credit
JOIN catalog_person AS person ON person.id = credit.person_id
WHERE btrim(credit.name) = '' AND btrim(person.name) = ''
