-- People whom a source says were changed and whom we have asked about, but not since the window ended.
SELECT p.id FROM catalog_personid AS i JOIN catalog_person AS p ON p.id = i.person_id
WHERE i.source = %(source)s AND i.value = ANY (%(ids)s::text[]) AND p.enriched_at < %(ended_at)s
ORDER BY p.id
