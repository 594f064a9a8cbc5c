"""The tables as they are, to look at: what they hold is told by sources or edited on the pages, never typed here."""

# ruff: noqa: ARG002 - the signatures are Django's

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from cineteca.catalog import models

if TYPE_CHECKING:  # generic for the type checker alone
    Table = admin.ModelAdmin[Any]
    Inline = admin.TabularInline[Any, Any]
else:
    Table, Inline = admin.ModelAdmin, admin.TabularInline


class ReadOnly:
    """Looks, does not touch: a row changed here would say what no claim says, until the next merge took it back."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Ids(ReadOnly, Inline):
    model = models.WorkId


class Ratings(ReadOnly, Inline):
    model = models.Rating


class Locks(ReadOnly, Inline):
    model = models.FieldLock


class Conflicts(ReadOnly, Inline):
    model = models.IdConflict
    fk_name = "work"


class PersonIds(ReadOnly, Inline):
    model = models.PersonId


@admin.register(models.Work)
class WorkAdmin(ReadOnly, Table):
    list_display = ("title", "year", "kind", "completeness", "changed_at")
    list_filter = ("kind", "status")
    search_fields = ("title", "original_title", "ids__value")
    ordering = ("-popularity", "-id")
    show_full_result_count = False
    inlines = (Ids, Ratings, Locks, Conflicts)


@admin.register(models.Person)
class PersonAdmin(ReadOnly, Table):
    list_display = ("name", "department", "birth_date", "enriched_at")
    search_fields = ("name", "ids__value")
    ordering = ("-popularity", "-id")
    show_full_result_count = False
    inlines = (PersonIds,)


@admin.register(models.Claim)
class ClaimAdmin(ReadOnly, Table):
    list_display = ("work", "provider", "claimed_at", "schema_version")
    list_filter = ("provider", "schema_version")
    list_select_related = ("work",)
    exclude = ("bodies",)
    show_full_result_count = False


@admin.register(models.IdConflict)
class IdConflictAdmin(ReadOnly, Table):
    list_display = ("work", "source", "value", "provider", "reason", "last_seen_at", "resolved_at")
    list_filter = ("reason", "provider", "source")
    list_select_related = ("work", "other")


@admin.register(models.FieldLock)
class FieldLockAdmin(ReadOnly, Table):
    list_display = ("work", "season", "episode", "field", "inherited", "by", "at")
    list_filter = ("field", "inherited")
    list_select_related = ("work", "by")


@admin.register(models.Service)
class ServiceAdmin(ReadOnly, Table):
    list_display = ("name", "slug")
    search_fields = ("name",)
