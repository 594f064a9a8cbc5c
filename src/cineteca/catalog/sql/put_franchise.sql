-- A franchise by its identifier; its name follows what was said last.
INSERT INTO catalog_franchise AS old (source, value, name)
VALUES (%(source)s, %(value)s, %(name)s)
ON CONFLICT (source, value) DO UPDATE SET name = excluded.name WHERE old.name <> excluded.name;
