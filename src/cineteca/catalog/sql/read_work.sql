-- What stands about a work besides its claims, in one row.
SELECT
    (SELECT jsonb_object_agg(source, value) FROM catalog_workid WHERE work_id = w.id)::text AS ids,
    d.provenance::text,
    d.digests::text,
    (SELECT jsonb_agg(jsonb_build_object(
        'season', season, 'episode', episode, 'field', field, 'value', value, 'inherited', inherited, 'at', at))
     FROM catalog_fieldlock WHERE work_id = w.id)::text AS locks,
    (SELECT jsonb_agg(jsonb_build_object(
        'season', season, 'episode', episode, 'field', field, 'value', value, 'at', at))
     FROM catalog_manualvalue WHERE work_id = w.id)::text AS manual
FROM catalog_work w
LEFT JOIN catalog_workdetails d ON d.work_id = w.id
WHERE w.id = %(work)s;
