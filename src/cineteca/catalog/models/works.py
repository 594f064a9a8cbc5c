"""Works, narrow and hot; their details, wide and cold; what belongs to them by one line each."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, Lower, Now
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FILM = "film", _("Film")
    SHOW = "show", _("Show")


# Lists are paged by the row value (sort key, id), which an index serves only while the key is never null. So what is
# unknown sorts last by a value that nothing real has. Queries must use these same expressions.
NEWEST_KEY = Coalesce("premiere_date", Value(date.min, output_field=models.DateField()))
OLDEST_KEY = Coalesce("premiere_date", Value(date.max, output_field=models.DateField()))
# What lists can be narrowed by, in one array: an index answers any combination of them at once.
FACETS = Func(
    template="(genres || ARRAY['kind:' || kind::text, 'decade:' || (year / 10 * 10)::text])",
    output_field=ArrayField(models.TextField()),
)


class Work(models.Model):
    """A film or a show: what every list needs, and no more."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    slug = models.SlugField(max_length=160, allow_unicode=True, db_index=False)
    title = models.TextField()
    original_title = models.TextField(blank=True, default="")
    sort_title = models.TextField(blank=True, default="")
    original_language = models.CharField(max_length=12, blank=True, default="")
    year = models.SmallIntegerField(null=True, blank=True)
    release_date = models.DateField(null=True, blank=True)
    first_air_date = models.DateField(null=True, blank=True)
    last_air_date = models.DateField(null=True, blank=True)
    premiere_date = models.GeneratedField(
        expression=Coalesce("release_date", "first_air_date", Func("year", 1, 1, function="make_date")),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
    status = models.CharField(max_length=32, blank=True, default="")
    runtime_minutes = models.IntegerField(null=True, blank=True)
    popularity = models.FloatField(default=0)
    adult = models.BooleanField(default=False)
    genres = ArrayField(models.TextField(), default=list, blank=True)
    heat = models.FloatField(
        default=0, db_default=0, help_text=_("fused popularity: z-scores of all sources over a window")
    )
    completeness = models.SmallIntegerField(default=0, help_text=_("per cent"))
    missing = ArrayField(models.TextField(), default=list, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    changed_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug"], name="work_slug_unique"),
            models.CheckConstraint(condition=Q(kind__in=["film", "show"]), name="work_kind_known"),
            models.CheckConstraint(condition=Q(completeness__range=(0, 100)), name="work_completeness_percent"),
            models.CheckConstraint(
                condition=Q(runtime_minutes__isnull=True) | Q(runtime_minutes__gte=0), name="work_runtime_not_negative"
            ),
        ]
        indexes = [
            models.Index(F("popularity").desc(), F("id").desc(), name="work_by_popularity"),
            models.Index(F("heat").desc(), F("id").desc(), name="work_by_heat"),
            models.Index(NEWEST_KEY.desc(), F("id").desc(), name="work_by_newest"),
            models.Index(OLDEST_KEY.asc(), F("id").asc(), name="work_by_oldest"),
            models.Index(fields=["sort_title", "id"], name="work_by_title"),
            GinIndex(OpClass("sort_title", "gin_trgm_ops"), name="work_title_trigrams"),
            models.Index(fields=["completeness", "id"], name="work_by_completeness"),
            GinIndex(FACETS, name="work_facets_gin"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.year})" if self.year else self.title


class WorkScore(models.Model):
    """What all sources together think of a work, 0–100, between two bounds. One that nobody rated has none.

    It stands apart from its work so that all of them can be written at once: with a work, a dozen indexes would be.
    """

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="aggregate")
    value = models.FloatField()
    low = models.FloatField()
    high = models.FloatField()
    method = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(low__gte=0, high__lte=100, low__lte=F("value"), high__gte=F("value")),
                name="workscore_between_its_bounds",
            ),
        ]
        indexes = [models.Index(F("value").desc(), F("work").desc(), name="workscore_by_value")]

    def __str__(self) -> str:
        return f"{self.value} ({self.low}–{self.high})"


class WorkId(models.Model):
    """An identifier of a work at a source: it names one work of its kind, and a work has one of each source."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="ids", db_index=False)
    source = models.CharField(max_length=32)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "kind", "value"], name="workid_names_one_work"),
            models.UniqueConstraint(fields=["work", "source"], name="workid_one_per_source"),
            models.CheckConstraint(condition=~Q(value=""), name="workid_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.value}"


class FormerSlug(models.Model):
    """A name that a work went by until it became one with another: links to it lead on."""

    slug = models.SlugField(max_length=160, allow_unicode=True, primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="former_slugs")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.slug} is work {self.work_id} now"


class Franchise(models.Model):
    """Works that belong together; TMDB calls it a collection."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=32)
    value = models.CharField(max_length=200)
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "value"], name="franchise_id_unique")]

    def __str__(self) -> str:
        return self.name


class WorkDetails(models.Model):
    """The wide part of a work, and where each path of it comes from: ``provenance = {"plot": "tmdb"}``.

    Provenance covers seasons and episodes too; a path that is not named comes from where the nearest one above does.
    When the source last said so stands in its claim. `digests` holds a hash of each merged field, so that the next
    merge knows what changed without reading every table.
    """

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="details")
    plot = models.TextField(blank=True, default="")
    outline = models.TextField(blank=True, default="")
    tagline = models.TextField(blank=True, default="")
    awards = models.TextField(blank=True, default="")
    budget = models.BigIntegerField(null=True, blank=True)
    revenue = models.BigIntegerField(null=True, blank=True)
    box_office = models.BigIntegerField(null=True, blank=True)
    homepage = models.TextField(blank=True, default="")
    certifications = models.JSONField(default=dict, blank=True)
    release_dates = models.JSONField(default=dict, blank=True)
    countries = ArrayField(models.TextField(), default=list, blank=True)
    languages = ArrayField(models.TextField(), default=list, blank=True)
    keywords = ArrayField(models.TextField(), default=list, blank=True)
    companies = models.JSONField(default=list, blank=True)
    networks = models.JSONField(default=list, blank=True)
    franchise = models.ForeignKey(Franchise, models.SET_NULL, null=True, blank=True, related_name="works")
    provenance = models.JSONField(default=dict, blank=True)
    digests = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"details of {self.work_id}"


class Season(models.Model):
    """Number 0 holds the specials."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="seasons", db_index=False)
    number = models.IntegerField()
    title = models.TextField(blank=True, default="")
    plot = models.TextField(blank=True, default="")
    air_date = models.DateField(null=True, blank=True)
    episode_count = models.IntegerField(null=True, blank=True)
    ids = models.JSONField(default=dict, blank=True)
    ratings = models.JSONField(default=list, blank=True)
    images = models.JSONField(default=list, blank=True)
    videos = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["work", "number"], name="season_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=0), name="season_number_not_negative"),
        ]

    def __str__(self) -> str:
        return f"season {self.number} of {self.work_id}"


class Episode(models.Model):
    id = models.BigAutoField(primary_key=True)
    season = models.ForeignKey(Season, models.CASCADE, related_name="episodes", db_index=False)
    number = models.IntegerField()
    title = models.TextField(blank=True, default="")
    plot = models.TextField(blank=True, default="")
    air_date = models.DateField(null=True, blank=True)
    runtime_minutes = models.IntegerField(null=True, blank=True)
    type = models.CharField(max_length=32, blank=True, default="")
    production_code = models.CharField(max_length=64, blank=True, default="")
    ids = models.JSONField(default=dict, blank=True)
    ratings = models.JSONField(default=list, blank=True)
    images = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["season", "number"], name="episode_number_unique"),
            models.CheckConstraint(condition=Q(number__gte=0), name="episode_number_not_negative"),
        ]
        indexes = [models.Index(fields=["air_date"], name="episode_by_air_date")]

    def __str__(self) -> str:
        return f"episode {self.number} of season {self.season_id}"


class Image(models.Model):
    """A picture of a work at its provider, best first by `rank` within its kind."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="images", db_index=False)
    kind = models.CharField(max_length=16)
    rank = models.IntegerField()
    url = models.TextField()
    language = models.CharField(max_length=12, blank=True, default="")
    width = models.IntegerField(null=True, blank=True)
    height = models.IntegerField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    votes = models.IntegerField(null=True, blank=True)
    source = models.CharField(max_length=32)

    class Meta:
        ordering = ["kind", "rank"]
        constraints = [models.UniqueConstraint(fields=["work", "kind", "rank"], name="image_rank_unique")]

    def __str__(self) -> str:
        return f"{self.kind} {self.rank} of {self.work_id}"


class Video(models.Model):
    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="videos", db_index=False)
    rank = models.IntegerField()
    site = models.CharField(max_length=32)
    key = models.CharField(max_length=200)
    name = models.TextField(blank=True, default="")
    type = models.CharField(max_length=32, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    official = models.BooleanField(null=True)
    published_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=32)

    class Meta:
        ordering = ["rank"]
        constraints = [models.UniqueConstraint(fields=["work", "site", "key"], name="video_unique")]

    def __str__(self) -> str:
        return f"{self.site}:{self.key}"


class Title(models.Model):
    """Another title of a work."""

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="titles", db_index=False)
    title = models.TextField()
    region = models.CharField(max_length=12, blank=True, default="")
    language = models.CharField(max_length=12, blank=True, default="")
    type = models.TextField(blank=True, default="")
    source = models.CharField(max_length=32)
    suppressed = models.BooleanField(default=False, db_default=False, help_text=_("shown and found nowhere"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "title", "region", "language", "type"], name="title_unique")
        ]
        indexes = [models.Index(Lower("title"), name="title_lower")]

    def __str__(self) -> str:
        return self.title


class Translation(models.Model):
    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="translations", db_index=False)
    language = models.CharField(max_length=12)
    region = models.CharField(max_length=12, blank=True, default="")
    title = models.TextField(blank=True, default="")
    plot = models.TextField(blank=True, default="")
    tagline = models.TextField(blank=True, default="")
    homepage = models.TextField(blank=True, default="")
    source = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "language", "region"], name="translation_unique")]
        indexes = [models.Index(Lower("title"), name="translation_title_lower")]

    def __str__(self) -> str:
        return f"{self.language} of {self.work_id}"


class Card(models.Model):
    """A work as every list shows it, built when it changes. `payload` and `short` are JSON text, ready to be sent."""

    work = models.OneToOneField(Work, models.CASCADE, primary_key=True, related_name="card")
    payload = models.BinaryField()
    short = models.BinaryField()
    etag = models.CharField(max_length=32)
    built_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return f"card of {self.work_id}"
