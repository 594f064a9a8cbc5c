-- What `domain.completeness` says of each of some works, worked out from the tables alone: to check that what is stored
-- is right, and to store it again after the expectations changed.
SELECT w.id, ARRAY[
    w.title <> '',
    coalesce(d.plot, '') <> '',
    coalesce(d.outline, '') <> '',
    coalesce(d.tagline, '') <> '',
    EXISTS (SELECT FROM catalog_rating r WHERE r.work_id = w.id AND r.source = 'imdb'),
    coalesce(d.awards, '') <> '',
    w.release_date IS NOT NULL OR w.first_air_date IS NOT NULL,
    w.runtime_minutes IS NOT NULL,
    coalesce(d.certifications, '{}') <> '{}',
    w.genres <> '{}',
    coalesce(d.companies, '[]') <> '[]' OR coalesce(d.networks, '[]') <> '[]',
    EXISTS (SELECT FROM catalog_image i WHERE i.work_id = w.id AND i.kind = 'poster')
]
FROM catalog_work w
LEFT JOIN catalog_workdetails d ON d.work_id = w.id
WHERE w.id = ANY (%(works)s)
ORDER BY w.id;
