-- People who died before they were born, or lived longer than anybody.
SELECT 'nm' || lpad(id::text, 7, '0') AS subject, name || ', ' || birth_year || '–' || coalesce(death_year::text, '') AS detail
FROM imdb_name
WHERE gone_at IS NULL AND (
    death_year < birth_year OR death_year - birth_year > 122 OR birth_year > %(year)s OR death_year > %(year)s
)
ORDER BY popularity DESC, id;
