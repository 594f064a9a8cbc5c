"""What is remembered about calls: what came of each, what was answered, how many are left, who is left alone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class CallLog(models.Model):
    """One call of a client, whatever became of it. Secrets are masked before they come here.

    `attempts` counts what left the house: none when the cache answered, or our own quota, limit or breaker refused.
    """

    class Cached(models.TextChoices):
        HIT = "hit", _("From the cache")
        REVALIDATED = "revalidated", _("Unchanged, said the other side")
        STALE = "stale", _("Old, as the other side was down")
        MISS = "miss", _("Asked")

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=32)
    host = models.CharField(max_length=255)
    endpoint = models.CharField(max_length=120, help_text=_("the path as a template"))
    method = models.CharField(max_length=8)
    path = models.TextField(help_text=_("path and query, without secrets"))
    status = models.SmallIntegerField(null=True, blank=True, help_text=_("empty: nobody answered"))
    ms = models.FloatField(help_text=_("from the client's asking to its answer, waits included"))
    waited_ms = models.FloatField(default=0, help_text=_("of these, spent waiting for our turn"))
    cached = models.CharField(max_length=12, choices=Cached.choices)
    attempts = models.SmallIntegerField()
    error = models.CharField(max_length=64, blank=True, default="", help_text=_("name of the error"))
    caller = models.CharField(max_length=64, blank=True, default="")
    run_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            models.CheckConstraint(
                condition=Q(cached__in=["hit", "revalidated", "stale", "miss"]), name="call_cached_known"
            ),
        ]
        indexes = [
            models.Index(fields=["at"], name="call_at"),
            models.Index(fields=["at"], condition=~Q(error=""), name="call_failed_at"),
            models.Index(fields=["run_id"], condition=Q(run_id__isnull=False), name="call_run"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.provider} {self.endpoint}: {self.error or self.status}"


class CachedResponse(models.Model):
    """The latest good answer to a question, by the question's key (`domain.identity`)."""

    key = models.UUIDField(primary_key=True)
    provider = models.CharField(max_length=32)
    kind = models.CharField(max_length=32, blank=True, default="")
    address = models.TextField(help_text=_("without secrets"))
    status = models.SmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.BinaryField(help_text=_("compressed by zlib"))
    etag = models.TextField(blank=True, default="")
    last_modified = models.TextField(blank=True, default="")
    stored_at = models.DateTimeField(help_text=_("when it was last said or confirmed"))
    fresh_until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["fresh_until"], name="cachedresponse_ends")]

    def __str__(self) -> str:
        return f"{self.provider} {self.address}"


class HostLimit(models.Model):
    """Moments reserved at a host by all processes, ascending, in seconds since 1970 by the database's clock."""

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=32)
    host = models.CharField(max_length=255)
    taken = ArrayField(models.FloatField(), default=list)
    not_before = models.FloatField(default=0, help_text=_("the host asked for silence until then"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "host"], name="hostlimit_unique")]

    def __str__(self) -> str:
        return f"{self.provider} at {self.host}"


class DailyQuota(models.Model):
    """Calls spent of a provider's quota on one day (UTC)."""

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=32)
    day = models.DateField()
    spent = models.IntegerField(default=0)

    class Meta:
        verbose_name_plural = _("daily quotas")
        constraints = [
            models.UniqueConstraint(fields=["provider", "day"], name="dailyquota_unique"),
            models.CheckConstraint(condition=Q(spent__gte=0), name="dailyquota_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.spent} of {self.provider} on {self.day}"


class Breaker(models.Model):
    """State of the circuit breaker of one host (`domain.breaker`). Closed while `until` is empty."""

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=32)
    host = models.CharField(max_length=255)
    failures = models.IntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    probe_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "host"], name="breaker_unique"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, opened_at__isnull=True)
                | Q(until__isnull=False, opened_at__isnull=False),
                name="breaker_open_since_and_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider} at {self.host}"


class CallTotal(models.Model):
    """Calls that ever were, by what came of them: counts that only grow, also when the call log lets go.

    `bucket` is the place of how long the other side took among `domain.lengths.BOUNDS`; calls that never left the house
    are counted at -1.
    """

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=32)
    status = models.SmallIntegerField(help_text=_("0: nobody answered"))
    cached = models.CharField(max_length=12)
    error = models.CharField(max_length=64, blank=True, default="")
    bucket = models.SmallIntegerField()
    calls = models.BigIntegerField(default=0)
    seconds = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "status", "cached", "error", "bucket"], name="calltotal_unique")
        ]

    def __str__(self) -> str:
        return f"{self.calls} calls of {self.provider}"


class CallsCounted(models.Model):
    """How far the call log is counted, and how far it reached when somebody looked last. One row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    upto = models.BigIntegerField(default=0)
    seen = models.BigIntegerField(default=0)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = _("calls counted")

    def __str__(self) -> str:
        return f"up to call {self.upto}"
