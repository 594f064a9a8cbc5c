"""What is wrong with the catalogue, rule by rule, and how that goes over time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cineteca.catalog.models import Work
from cineteca.enrich.models.refreshing import Run


class RuleCount(models.Model):
    """How often a rule fired in one quality run."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(Run, models.CASCADE, related_name="rule_counts", db_index=False)
    rule = models.CharField(max_length=64)
    severity = models.CharField(max_length=8)
    count = models.IntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "rule"], name="rulecount_unique")]
        indexes = [models.Index(F("rule"), F("counted_at").desc(), name="rulecount_trend")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.count}"


class Finding(models.Model):
    """One thing a rule found, for as long as it finds it."""

    id = models.BigAutoField(primary_key=True)
    rule = models.CharField(max_length=64)
    severity = models.CharField(max_length=8)
    work = models.ForeignKey(Work, models.CASCADE, null=True, blank=True, related_name="findings", db_index=False)
    subject = models.CharField(max_length=200, help_text=_("what it is about, within the rule"))
    detail = models.TextField(blank=True, default="")
    first_seen_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rule", "subject"], name="finding_unique")]
        indexes = [models.Index(fields=["work"], name="finding_of_work")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}"


class Alert(models.Model):
    """Something the operator should know; open until it is cleared. One open alert for one subject."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    message = models.TextField()
    severity = models.CharField(max_length=8, default="warning")
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject"], name="alert_open_once", condition=Q(cleared_at__isnull=True)
            )
        ]
        indexes = [models.Index(F("raised_at").desc(), name="alert_latest_first")]

    def __str__(self) -> str:
        return self.message
