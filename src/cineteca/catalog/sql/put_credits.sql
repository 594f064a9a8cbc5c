-- The credits of a work become those told, of the kinds and places named in `scopes` (``cast``, ``crew``, ``seasons``).
WITH told AS (
    SELECT season.id AS season_id, episode.id AS episode_id, c.person AS person_id, c.kind, c.position, c.name,
        coalesce(c.character, '') AS character, coalesce(c.department, '') AS department, coalesce(c.job, '') AS job,
        c."order", c.episode_count, c.source
    FROM jsonb_to_recordset(%(rows)s::jsonb)
        AS c(season int, episode int, person bigint, kind text, position int, name text, character text,
             department text, job text, "order" int, episode_count int, source text)
    LEFT JOIN catalog_season season ON season.work_id = %(work)s AND season.number = c.season
    LEFT JOIN catalog_episode episode ON episode.season_id = season.id AND episode.number = c.episode
), gone AS (
    DELETE FROM catalog_credit old
    WHERE work_id = %(work)s
      AND CASE WHEN season_id IS NULL THEN kind ELSE 'seasons' END = ANY (%(scopes)s::text[])
      AND NOT EXISTS (
        SELECT FROM told t
        WHERE t.kind = old.kind AND t.position = old.position
          AND coalesce(t.season_id, 0) = coalesce(old.season_id, 0)
          AND coalesce(t.episode_id, 0) = coalesce(old.episode_id, 0))
)
INSERT INTO catalog_credit AS old
    (work_id, season_id, episode_id, person_id, kind, position, name, character, department, job, "order",
     episode_count, source)
SELECT %(work)s, season_id, episode_id, person_id, kind, position, name, character, department, job, "order",
    episode_count, source
FROM told
ON CONFLICT ON CONSTRAINT credit_position_unique DO UPDATE SET
    person_id = excluded.person_id, name = excluded.name, character = excluded.character,
    department = excluded.department, job = excluded.job, "order" = excluded."order",
    episode_count = excluded.episode_count, source = excluded.source
WHERE (old.person_id, old.name, old.character, old.department, old.job, old."order", old.episode_count, old.source)
    IS DISTINCT FROM (excluded.person_id, excluded.name, excluded.character, excluded.department, excluded.job,
                      excluded."order", excluded.episode_count, excluded.source);
