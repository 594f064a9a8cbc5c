SELECT work_id, source, value FROM catalog_workid WHERE work_id = ANY (%(works)s) ORDER BY work_id, source COLLATE "C";
