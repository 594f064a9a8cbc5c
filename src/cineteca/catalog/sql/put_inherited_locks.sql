-- Locks that seasons and episodes have from above, once they have something to freeze.
INSERT INTO catalog_fieldlock (work_id, season, episode, field, value, inherited, by_id, at)
SELECT %(work)s, l.season, l.episode, l.field, l.value, true, NULL, l.at
FROM jsonb_to_recordset(%(rows)s::jsonb)
    AS l(season int, episode int, field text, value jsonb, at timestamptz)
ON CONFLICT DO NOTHING;
