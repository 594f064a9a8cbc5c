"""What is wrong with the datasets, look by look."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class Inspection(models.Model):
    """One look at the tables: how often each check found something, and the first of it by name."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    took_ms = models.IntegerField()
    load_id = models.BigIntegerField(null=True, blank=True, help_text=_("the load whose data was looked at"))
    counts = models.JSONField(default=dict, help_text=_("check → how many; those without their files are left out"))
    samples = models.JSONField(default=dict, help_text=_("check → subject and detail of the first of them"))

    class Meta:
        indexes = [models.Index(F("at").desc(), name="imdb_inspection_latest_first")]

    def __str__(self) -> str:
        return f"inspection of {self.at:%Y-%m-%d %H:%M}"
