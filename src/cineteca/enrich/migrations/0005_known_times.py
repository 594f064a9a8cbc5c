from django.db import migrations

# Until now a refresh asked for everything at once, so that one time stood for all kinds of facts.
CARRY_OVER = """
UPDATE enrich_refresh SET text_at = enriched_at, ratings_at = enriched_at, offers_at = enriched_at,
                          text_next_at = coalesce(due_on::timestamp AT TIME ZONE 'UTC', enriched_at)
WHERE enriched_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("enrich", "0004_facts_by_kind"),
    ]

    operations = [
        migrations.RunSQL(CARRY_OVER, migrations.RunSQL.noop),
    ]
