"""What is to be asked for, when, and what came of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cineteca.catalog.models import Work


class Refresh(models.Model):
    """One row a work: its place in the refresh queue, and when each kind of fact was last asked for.

    Leases are times, so a worker that died gives its works back by the clock alone. `due_on` is a day, not a moment:
    among the works overdue by equally many days, demand and then completeness decide. `text_next_at` is the moment
    from which the text is stale; ratings and offers are due by their last time and `domain.staleness` alone.
    """

    class Status(models.TextChoices):
        PENDING = "pending", _("Pending")
        PROCESSING = "processing", _("Processing")
        COMPLETE = "complete", _("Complete")
        FAILED = "failed", _("Failed")

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="refresh")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PENDING)
    monitored = models.BooleanField(default=True)
    urgent = models.BooleanField(default=False, help_text=_("somebody asked for it now"))
    enriched_at = models.DateTimeField(null=True, blank=True)
    text_at = models.DateTimeField(null=True, blank=True, help_text=_("text, people and images were last asked for"))
    text_next_at = models.DateTimeField(null=True, blank=True, help_text=_("from when they are stale"))
    ratings_at = models.DateTimeField(null=True, blank=True)
    offers_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True, help_text=_("somebody looked at its page"))
    asked_at = models.DateTimeField(null=True, blank=True, help_text=_("somebody asked for it"))
    in_cinemas_on = models.DateField(null=True, blank=True, help_text=_("last seen among what is now playing"))
    last_run_id = models.BigIntegerField(null=True, blank=True, help_text=_("the run that last settled it"))
    due_on = models.DateField(null=True, blank=True, help_text=_("empty: never enriched"))
    demand = models.IntegerField(default=0)
    completeness = models.SmallIntegerField(default=0)
    not_before = models.DateTimeField(db_default=Now())
    lease = models.UUIDField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    retries = models.SmallIntegerField(default=0)
    last_error = models.TextField(blank=True, default="")
    nowhere_at = models.DateTimeField(
        null=True, blank=True, help_text=_("a source of offers said once that there are none any more, anywhere")
    )
    providers = models.JSONField(default=dict, blank=True, help_text=_("what each provider answered last time"))

    class Meta:
        verbose_name_plural = _("refreshes")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["pending", "processing", "complete", "failed"]), name="refresh_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status="processing") | Q(leased_until__isnull=False), name="refresh_processing_is_leased"
            ),
        ]
        indexes = [
            models.Index(
                F("urgent").desc(),
                F("due_on").asc(nulls_first=True),
                F("demand").desc(),
                F("completeness"),
                F("work_id"),
                name="refresh_next",
                condition=Q(status__in=["pending", "complete"], monitored=True),
            ),
            models.Index(fields=["leased_until"], name="refresh_leases", condition=Q(status="processing")),
            models.Index(fields=["not_before"], name="refresh_failed", condition=Q(status="failed")),
            models.Index(fields=["opened_at"], name="refresh_opened", condition=Q(opened_at__isnull=False)),
            models.Index(fields=["asked_at"], name="refresh_asked", condition=Q(asked_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"refresh of {self.work_id}: {self.status}"


class Run(models.Model):
    """One go at the queue, or one ingest: what it looked at and what came of it."""

    class Trigger(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        MANUAL = "manual", _("Manual")
        PAGE = "page", _("Asked for on a page")

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=32)
    trigger = models.CharField(max_length=16, choices=Trigger.choices)
    started_at = models.DateTimeField()
    heard_at = models.DateTimeField(help_text=_("last sign of life"))
    ended_at = models.DateTimeField(null=True, blank=True)
    duration_ms = models.BigIntegerField(null=True, blank=True)
    checked = models.IntegerField(default=0)
    skipped = models.IntegerField(default=0)
    ingested = models.IntegerField(default=0)
    failed = models.IntegerField(default=0)
    calls = models.IntegerField(default=0)
    outcomes = models.JSONField(default=dict, blank=True, help_text=_("provider → outcome → how often"))
    titles = ArrayField(models.TextField(), default=list, blank=True)
    errors = models.JSONField(default=list, blank=True)
    options = models.JSONField(default=dict, db_default={}, blank=True, help_text=_("what was asked of it"))
    place = models.BigIntegerField(
        null=True, blank=True, help_text=_("the last work done, where it can be gone on with")
    )

    class Meta:
        indexes = [models.Index(F("started_at").desc(), name="run_latest_first")]

    def __str__(self) -> str:
        return f"{self.source} run {self.id}"
