"""What is fetched of the dataset files."""

from datetime import datetime
from email.utils import parsedate_to_datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class Download(models.Model):
    """One file as it was fetched last. `etag` and `last_modified` are the server's words for this very version."""

    name = models.CharField(max_length=32, primary_key=True, help_text=_("such as title.basics"))
    url = models.TextField()
    etag = models.TextField(blank=True, default="")
    last_modified = models.TextField(blank=True, default="")
    size = models.BigIntegerField(default=0)
    partial = models.TextField(
        blank=True, default="", help_text=_("version of what came of a fetch that broke off: the next goes on with it")
    )
    fetched_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(
        null=True, blank=True, help_text=_("when the server said last that there is nothing newer")
    )
    error = models.TextField(blank=True, default="")

    def __str__(self) -> str:
        return f"{self.name} of {self.fetched_at:%Y-%m-%d}" if self.fetched_at else self.name

    @property
    def published_at(self) -> datetime | None:
        """When the server says that this version was made."""
        try:
            return parsedate_to_datetime(self.last_modified)
        except (TypeError, ValueError):
            return None
