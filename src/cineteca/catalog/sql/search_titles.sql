-- Works by what they are called. Four short walks along indexes: the shelf, like words of titles, other titles,
-- translations. `likeness` is 1 for the very title, near 1 for one that begins so, and what trigrams have in common else.
WITH found AS (
    (SELECT id, CASE WHEN sort_title = %(key)s::text THEN 1 ELSE 0.95 END AS likeness
    FROM catalog_work
    WHERE sort_title >= %(key)s::text AND sort_title < %(end)s::text
    ORDER BY sort_title = %(key)s::text DESC, popularity DESC
    LIMIT 200)
    UNION ALL
    (SELECT id, word_similarity(%(key)s::text, sort_title) * 0.9
    FROM catalog_work
    WHERE %(key)s::text <%% sort_title
    ORDER BY word_similarity(%(key)s::text, sort_title) DESC, popularity DESC
    LIMIT 200)
    UNION ALL
    (SELECT work_id, 1 FROM catalog_title WHERE lower(title) = %(lower)s::text AND NOT suppressed LIMIT 200)
    UNION ALL
    (SELECT translated.work_id, 1
    FROM catalog_translation AS translated
    WHERE lower(translated.title) = %(lower)s::text
        AND NOT EXISTS (
            SELECT FROM catalog_title AS s
            WHERE s.work_id = translated.work_id AND s.suppressed AND s.title = translated.title
        )
    LIMIT 200)
)
SELECT work.id, max(found.likeness) AS likeness
FROM found JOIN catalog_work AS work ON work.id = found.id
WHERE (%(adult)s OR NOT work.adult)
    AND (%(kind)s::text IS NULL OR work.kind = %(kind)s::text)
    AND (%(year)s::int IS NULL OR work.year BETWEEN %(year)s::int - 1 AND %(year)s::int + 1)
GROUP BY work.id, work.popularity
ORDER BY max(found.likeness) DESC, work.popularity DESC, work.id
LIMIT %(limit)s
