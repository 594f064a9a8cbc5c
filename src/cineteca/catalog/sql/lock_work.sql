-- One claim of a work at a time. Rows that only refer to the work (foreign keys) may still be written beside us.
--
-- What follows looks rows up by keys of one work, whose number hardly matters: one plan serves all works. With plans
-- made to measure, planning costs more than doing, and a small table is read whole instead of by its index.
SELECT kind, slug, title, year, completeness, missing, set_config('plan_cache_mode', 'force_generic_plan', true)
FROM catalog_work
WHERE id = %(work)s
FOR NO KEY UPDATE;
