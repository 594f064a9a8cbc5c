-- Titles that last longer than anything that was ever shown.
SELECT 'tt' || lpad(id::text, 7, '0') AS subject, title || ': ' || runtime || ' min' AS detail
FROM imdb_title
WHERE gone_at IS NULL AND runtime > 60000
ORDER BY runtime DESC, id;
