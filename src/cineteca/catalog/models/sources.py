"""What sources say in numbers: ratings, offers, likeness."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cineteca.catalog.models.works import Kind, Work


class Rating(models.Model):
    """What one source thinks of a work: as written, as a number on its scale, and on 0–100."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="ratings", db_index=False)
    source = models.CharField(max_length=32)
    raw = models.CharField(max_length=32)
    value = models.FloatField()
    scale = models.FloatField()
    value_100 = models.FloatField()
    votes = models.IntegerField(null=True, blank=True)
    told_by = models.CharField(max_length=32)
    seen_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "source"], name="rating_source_unique"),
            models.CheckConstraint(condition=Q(value_100__range=(0, 100)), name="rating_on_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.raw}"


class Service(models.Model):
    """Where works can be watched."""

    id = models.BigAutoField(primary_key=True)
    slug = models.SlugField(max_length=100, db_index=False)
    name = models.TextField()
    ids = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["slug"], name="service_slug_unique")]

    def __str__(self) -> str:
        return self.name


class Offer(models.Model):
    """A way to watch a work. An offer that is gone is kept, with its dates."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="offers", db_index=False)
    service = models.ForeignKey(Service, models.CASCADE, related_name="offers")
    region = models.CharField(max_length=12)
    type = models.CharField(max_length=8)
    link = models.TextField(blank=True, default="")
    price = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True, default="")
    rank = models.IntegerField(null=True, blank=True)
    told_by = models.CharField(max_length=32)
    first_seen_at = models.DateTimeField(db_default=Now())
    last_seen_at = models.DateTimeField(db_default=Now())
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "service", "region", "type"], name="offer_unique"),
            models.CheckConstraint(
                condition=Q(type__in=["stream", "free", "ads", "rent", "buy"]), name="offer_type_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} in {self.region}"


class SimilarWork(models.Model):
    """A work that a source finds alike; known by that source's id until it is in the catalogue itself."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="similar", db_index=False)
    source = models.CharField(max_length=32)
    rank = models.SmallIntegerField()
    other_kind = models.CharField(max_length=4, choices=Kind.choices)
    other_source = models.CharField(max_length=32)
    other_value = models.CharField(max_length=200)
    title = models.TextField(blank=True, default="")
    year = models.SmallIntegerField(null=True, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    note = models.TextField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "source", "rank"], name="similar_rank_unique")]

    def __str__(self) -> str:
        return f"{self.source} {self.rank} of {self.work_id}"


class TrendingSignal(models.Model):
    """A work's place in a source's list of what is talked about: one a capture period, kept as history.

    `window`: hour, day or week. `period` is the moment the capture period began, so a second run writes no second row.
    `strength` is the source's own number (watchers, popularity) where it gives one.
    """

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="trending_signals", db_index=False)
    source = models.CharField(max_length=32)
    window = models.CharField(max_length=8)
    rank = models.IntegerField()
    strength = models.FloatField(null=True, blank=True)
    period = models.DateTimeField()
    captured_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "source", "window", "period"], name="trendingsignal_unique"),
            models.CheckConstraint(condition=Q(window__in=["hour", "day", "week"]), name="trendingsignal_window_known"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="trendingsignal_rank_from_one"),
        ]
        indexes = [
            models.Index(fields=["source", "window", "-period", "rank"], name="trendingsignal_lists"),
            models.Index(fields=["period"], name="trendingsignal_by_period"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.window} {self.rank}"
