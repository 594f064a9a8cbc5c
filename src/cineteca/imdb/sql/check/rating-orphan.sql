-- Ratings of titles that are not in the tables. With kinds or votes left out, those are the ones left out.
SELECT 'tt' || lpad(r.id::text, 7, '0') AS subject, r.rating || ' by ' || r.votes AS detail
FROM imdb_rating r
WHERE NOT EXISTS (SELECT FROM imdb_title t WHERE t.id = r.id)
ORDER BY r.votes DESC, r.id;
