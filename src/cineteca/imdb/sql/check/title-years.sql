-- Titles that end before they begin, or of years in which there is no film.
SELECT 'tt' || lpad(id::text, 7, '0') AS subject, concat_ws(' ', title, start_year || '–' || coalesce(end_year::text, '')) AS detail
FROM imdb_title
WHERE gone_at IS NULL AND (end_year < start_year OR start_year NOT BETWEEN 1870 AND %(year)s + 15 OR end_year > %(year)s + 15)
ORDER BY votes DESC, id;
