"""The files themselves: what is loaded of each, each load, and what a load changed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Dataset(models.Model):
    """What the tables hold of one file. `choice` says how its rows were chosen: by filters and by other files."""

    name = models.CharField(max_length=32, primary_key=True, help_text=_("such as title.basics"))
    size = models.BigIntegerField(help_text=_("bytes of the file as it came"))
    digest = models.CharField(max_length=64, help_text=_("of the file as it came"))
    choice = models.CharField(max_length=64, help_text=_("digest of how its rows were chosen"))
    filters = models.JSONField(default=dict)
    etag = models.TextField(blank=True, default="")
    last_modified = models.TextField(blank=True, default="")
    rows = models.BigIntegerField(default=0, help_text=_("of it in our table"))
    published_at = models.DateTimeField(null=True, blank=True, help_text=_("the day of the file itself"))
    loaded_at = models.DateTimeField(help_text=_("when it was read or found unchanged last"))
    report = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.name}: {self.rows} rows"


class Load(models.Model):
    """One load of dataset files. `progress` is by file: bytes and rows read, of how many bytes."""

    class State(models.TextChoices):
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        STOPPED = "stopped", _("Stopped")

    id = models.BigAutoField(primary_key=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    stage = models.CharField(max_length=40, blank=True, default="")
    plan = models.CharField(max_length=64, help_text=_("digest of files and filters: a load with the same goes on"))
    started_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    progress = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    error = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["running", "done", "failed", "stopped"]), name="imdb_load_state_known"
            )
        ]
        indexes = [models.Index(fields=["-started_at"], name="imdb_load_started")]

    def __str__(self) -> str:
        return f"load {self.id}: {self.state}"


class Change(models.Model):
    """A title or name that a load changed. The first fill of a table lists none: everything is new then."""

    class Subject(models.TextChoices):
        TITLE = "title", _("Title")
        NAME = "name", _("Name")

    pk = models.CompositePrimaryKey("load_id", "subject", "number")
    load_id = models.BigIntegerField()
    subject = models.CharField(max_length=5, choices=Subject.choices)
    number = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.subject} {self.number} in load {self.load_id}"
