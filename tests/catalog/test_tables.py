from django.contrib import admin
from django.core.management import call_command
from django.db import connection

from cineteca.catalog import documenting, models


def test_the_migrations_say_what_the_models_say(db):
    call_command("makemigrations", "catalog", check=True, dry_run=True, verbosity=0)


def test_every_constraint_has_a_name_of_ours(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid::regclass::text LIKE 'catalog\\_%' AND contype IN ('c', 'u')"
        )
        named = {name for (name,) in cursor.fetchall()}
    ours = {rule.name for model in vars(models).values() if hasattr(model, "_meta") for rule in model._meta.constraints}
    assert named == ours


def test_the_documentation_draws_every_table():
    page = documenting.page()
    for name in models.__all__:
        assert f"    {name} {{" in page
    assert "    Work ||--o{ Credit : work" in page
    assert "    Work ||--o| Card : work" in page
    assert "`credit_position_unique`" in page


def test_the_admin_shows_works_and_changes_none(rf, alice):
    alice.is_superuser = True
    request = rf.get("/")
    request.user = alice
    shown = admin.site._registry[models.Work]
    assert not shown.has_change_permission(request)
    assert not shown.has_add_permission(request)
    assert not shown.has_delete_permission(request)
