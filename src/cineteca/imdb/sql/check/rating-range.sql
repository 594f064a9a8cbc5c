-- Ratings that IMDb's scale does not have, or that nobody gave.
SELECT 'tt' || lpad(id::text, 7, '0') AS subject, rating || ' by ' || votes AS detail
FROM imdb_rating
WHERE rating NOT BETWEEN 1 AND 10 OR votes < 1
ORDER BY id;
