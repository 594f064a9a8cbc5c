from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from cineteca.outbound.models import Breaker, CachedResponse, CallLog, DailyQuota, HostLimit


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # Django itself cannot subscript it
    """These tables are written by calls alone."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False


@admin.register(CallLog)
class CallLogAdmin(ReadOnly):
    list_display = ("at", "provider", "endpoint", "status", "error", "cached", "attempts", "ms", "caller")
    list_filter = ("provider", "cached", "error")
    ordering = ("-id",)


@admin.register(CachedResponse)
class CachedResponseAdmin(ReadOnly):
    list_display = ("address", "provider", "kind", "stored_at", "fresh_until")
    list_filter = ("provider", "kind")
    exclude = ("body",)
    ordering = ("-fresh_until",)


@admin.register(Breaker)
class BreakerAdmin(ReadOnly):
    list_display = ("provider", "host", "failures", "opened_at", "until", "last_error")


@admin.register(DailyQuota)
class DailyQuotaAdmin(ReadOnly):
    list_display = ("day", "provider", "spent")
    ordering = ("-day", "provider")


@admin.register(HostLimit)
class HostLimitAdmin(ReadOnly):
    list_display = ("provider", "host")
