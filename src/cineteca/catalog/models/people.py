"""People, and what they did on a work."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from cineteca.catalog.models.works import Episode, Season, Work


class Person(models.Model):
    id = models.BigAutoField(primary_key=True)
    slug = models.SlugField(max_length=160, allow_unicode=True, db_index=False)
    name = models.TextField()
    also_known_as = ArrayField(models.TextField(), default=list, blank=True)
    biography = models.TextField(blank=True, default="")
    birth_date = models.DateField(null=True, blank=True)
    birth_place = models.TextField(blank=True, default="")
    death_date = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=16, blank=True, default="")
    photo = models.TextField(blank=True, default="")
    homepage = models.TextField(blank=True, default="")
    popularity = models.FloatField(default=0)
    department = models.CharField(max_length=64, blank=True, default="")
    adult = models.BooleanField(default=False)
    provenance = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    enriched_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(fields=["slug"], name="person_slug_unique")]
        indexes = [models.Index(F("popularity").desc(), F("id").desc(), name="person_by_popularity")]

    def __str__(self) -> str:
        return self.name


class PersonId(models.Model):
    """An identifier of a person at a source. OMDb has none but the name, so there the name is the identifier."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.CASCADE, related_name="ids", db_index=False)
    source = models.CharField(max_length=32)
    value = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "value"], name="personid_names_one_person"),
            models.UniqueConstraint(fields=["person", "source"], name="personid_one_per_source"),
            models.CheckConstraint(condition=~Q(value=""), name="personid_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.value}"


class Credit(models.Model):
    """Cast, crew, or guest star of one episode. `season` is set for credits of a season, both for those of an episode.

    `position` counts the credits of one kind from 0 as they are shown, `order` is what the source says of it. `name` is
    the person's as this work credits them.
    """

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="credits", db_index=False)
    season = models.ForeignKey(Season, models.CASCADE, null=True, blank=True, related_name="credits", db_index=False)
    episode = models.ForeignKey(Episode, models.CASCADE, null=True, blank=True, related_name="credits", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="credits")
    kind = models.CharField(max_length=8)
    position = models.IntegerField()
    name = models.TextField()
    character = models.TextField(blank=True, default="")
    department = models.CharField(max_length=64, blank=True, default="")
    job = models.CharField(max_length=200, blank=True, default="")
    order = models.IntegerField(null=True, blank=True)
    episode_count = models.IntegerField(null=True, blank=True)
    source = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work", "season", "episode", "kind", "position"],
                name="credit_position_unique",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(kind__in=["cast", "crew", "guest"]), name="credit_kind_known"),
            models.CheckConstraint(
                condition=Q(episode__isnull=True) | Q(season__isnull=False), name="credit_episode_has_season"
            ),
        ]
        indexes = [
            models.Index(fields=["season"], condition=Q(season__isnull=False), name="credit_of_season"),
            models.Index(fields=["episode"], condition=Q(episode__isnull=False), name="credit_of_episode"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.work_id}"
