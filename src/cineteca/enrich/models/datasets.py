"""What was last claimed of works by the datasets."""

from django.db import models

from cineteca.catalog.models import Work


class DatasetClaim(models.Model):
    """The digest of what the datasets told of a work when its claim was made: told the same, nothing is written."""

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="+")
    digest = models.CharField(max_length=32)
    claimed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"datasets on work {self.work_id}"
