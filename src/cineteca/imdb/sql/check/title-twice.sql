-- Titles of one name, year and kind. Many are right (there were two of that name), so this is for looking through.
SELECT 'tt' || lpad(min(id)::text, 7, '0') AS subject, min(title) || ' (' || start_year || '): ' || count(*) AS detail
FROM imdb_title
WHERE gone_at IS NULL AND start_year IS NOT NULL AND kind <> ALL(%(episodes)s)
GROUP BY lower(title), start_year, kind
HAVING count(*) > 1
ORDER BY sum(votes) DESC, min(id);
