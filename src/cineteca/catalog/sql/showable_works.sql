-- The showable_… statements read what pages of some works may show of pictures.
SELECT id, greatest(popularity, heat) FROM catalog_work WHERE id = ANY (%(works)s) ORDER BY id;
