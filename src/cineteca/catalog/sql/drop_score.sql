-- Nobody rates the work any more.
DELETE FROM catalog_workscore WHERE work_id = %(work)s;
