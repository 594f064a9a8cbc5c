-- Titles whose rating is not that of the ratings' file.
SELECT 'tt' || lpad(t.id::text, 7, '0') AS subject, t.title AS detail
FROM imdb_title t
JOIN imdb_rating r USING (id)
WHERE t.gone_at IS NULL AND (t.votes, t.rating) IS DISTINCT FROM (r.votes, r.rating)
ORDER BY t.id;
