"""What runs by the clock, and how far the change sync has come."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cineteca.enrich.models.refreshing import Run


class Schedule(models.Model):
    """One thing that runs by the clock. When it is due next is kept, so what was missed runs once, not as often."""

    class State(models.TextChoices):
        NEVER = "", _("Never run")
        WAITING = "waiting", _("Waiting for a worker")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    name = models.CharField(max_length=64, primary_key=True)
    cron = models.CharField(max_length=100)
    time_zone = models.CharField(max_length=64, default="UTC")
    jitter_seconds = models.IntegerField(default=0)
    enabled = models.BooleanField(default=True)
    options = models.JSONField(default=dict, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text=_("somebody asked for a run now"))
    state = models.CharField(max_length=10, choices=State.choices, blank=True, default="")
    started_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True, help_text=_("last sign of life of the run under way"))
    ended_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True, default="")
    last_run = models.ForeignKey(Run, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(jitter_seconds__gte=0), name="schedule_jitter_not_negative"),
            models.CheckConstraint(
                condition=Q(state__in=["", "waiting", "running", "done", "failed"]), name="schedule_state_known"
            ),
        ]
        indexes = [models.Index(F("next_at").asc(), name="schedule_next", condition=Q(enabled=True))]

    def __str__(self) -> str:
        return f"{self.name}: {self.cron}"


class SyncState(models.Model):
    """How far a source's list of changes has been read, for one kind of thing.

    Everything before `cursor` is done. While a window is being read, `until` is its end and `page` the last page done.
    """

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=32)
    kind = models.CharField(max_length=16, help_text=_("film, show or person"))
    cursor = models.DateField()
    until = models.DateField(null=True, blank=True)
    page = models.IntegerField(default=0)
    checked = models.BigIntegerField(default=0)
    matched = models.BigIntegerField(default=0)
    updated_at = models.DateTimeField()

    class Meta:
        db_table = "sync_state"
        constraints = [models.UniqueConstraint(fields=["source", "kind"], name="syncstate_unique")]

    def __str__(self) -> str:
        return f"{self.source} {self.kind} up to {self.cursor}"
