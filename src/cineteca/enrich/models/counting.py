"""What became of all runs that ever were: counts that only grow, also when the runs themselves are let go."""

from django.db import models


class RunTotal(models.Model):
    """Runs of one source and trigger that ended one way: ``done``, ``partly`` (failed for some works) or ``idle``."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=32)
    trigger = models.CharField(max_length=16)
    result = models.CharField(max_length=8)
    runs = models.BigIntegerField(default=0)
    checked = models.BigIntegerField(default=0)
    skipped = models.BigIntegerField(default=0)
    ingested = models.BigIntegerField(default=0)
    failed = models.BigIntegerField(default=0)
    calls = models.BigIntegerField(default=0)
    seconds = models.FloatField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "trigger", "result"], name="runtotal_unique")]

    def __str__(self) -> str:
        return f"{self.source} {self.result}: {self.runs}"


class RunsCounted(models.Model):
    """How far the runs are counted: everything that ended up to then. One row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    upto_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "runs counted"

    def __str__(self) -> str:
        return f"up to {self.upto_at}"
