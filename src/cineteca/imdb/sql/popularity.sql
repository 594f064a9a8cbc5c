-- How much people are seen: for each name the votes of their titles, each times what they were for it.
-- Weight of a credit: 1 for the first of a cast, less for each after (1/2 for the fifth, 1/3.25 for the tenth); who
-- directed or created counts 0.8, who wrote 0.5, who was seen as themselves 0.3, anyone else 0.2. A title counts once
-- for a name, by their best credit there. The sum's root makes an actor of a hundred small parts not greater than a star.
-- Numbers of categories are those of domain/vocabulary.py: 1 actor, 2 actress, 3 self, 4 director, 5 writer, 14 creator.
SELECT name_id, sqrt(sum(votes * weight))::real AS popularity
FROM (
    SELECT p.name_id, p.title_id, t.votes, max(
        CASE p.category
            WHEN 1 THEN 1 / (1 + 0.25 * (p.ordering - 1))
            WHEN 2 THEN 1 / (1 + 0.25 * (p.ordering - 1))
            WHEN 4 THEN 0.8 WHEN 14 THEN 0.8
            WHEN 5 THEN 0.5
            WHEN 3 THEN 0.3
            ELSE 0.2
        END
    ) AS weight
    FROM {principals} p JOIN {titles} t ON t.id = p.title_id
    WHERE t.votes > 0
    GROUP BY p.name_id, p.title_id, t.votes
) credits
GROUP BY name_id
