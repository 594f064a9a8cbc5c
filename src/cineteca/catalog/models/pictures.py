"""Pictures that we keep ourselves, by their content, and where each came from."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """A picture by its content. `widths` are those it is stored in; `placeholder` is a BlurHash."""

    id = models.BigAutoField(primary_key=True)
    sha256 = models.CharField(max_length=64)
    width = models.IntegerField()
    height = models.IntegerField()
    widths = ArrayField(models.IntegerField(), default=list)
    size_bytes = models.BigIntegerField(help_text=_("of all stored widths together"))
    placeholder = models.CharField(max_length=64, blank=True, default="")
    colour = models.CharField(max_length=7, blank=True, default="", help_text=_("dominant, #rrggbb"))
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="picture_once_per_content"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="picture_has_extent"),
        ]

    def __str__(self) -> str:
        return self.sha256


class PictureSource(models.Model):
    """An address that pictures come from, and what became of it. `key` stands for the address in ours.

    While somebody fetches it, `not_before` lies ahead: whoever died gives it back by the clock. `wanted_at` is when it
    was last seen to be shown somewhere.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        STORED = "stored", _("Stored")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Failed")

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=32)
    url = models.TextField()
    kind = models.CharField(max_length=16)
    picture = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="sources")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    reason = models.TextField(blank=True, default="")
    retries = models.SmallIntegerField(default=0)
    priority = models.FloatField(default=0, db_default=0, help_text=_("what is shown most comes first"))
    wanted_at = models.DateTimeField(db_default=Now())
    not_before = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="picturesource_key_unique"),
            models.CheckConstraint(
                condition=~Q(state="stored") | Q(picture__isnull=False), name="picturesource_stored_has_picture"
            ),
        ]
        indexes = [
            models.Index(
                F("priority").desc(),
                F("id").asc(),
                name="picturesource_next",
                condition=Q(state__in=["waiting", "failed"]),
            ),
            models.Index(fields=["state"], name="picturesource_by_state"),
        ]

    def __str__(self) -> str:
        return self.url
