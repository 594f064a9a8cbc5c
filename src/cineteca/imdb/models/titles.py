"""Titles and what belongs to them. Numbers stand for IMDb's ids (`domain.ids`) and words (`domain.vocabulary`)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cineteca.imdb.domain.ids import title_id
from cineteca.imdb.models.fields import RealField


class Title(models.Model):
    """A title of title.basics, with the numbers of title.ratings."""

    id = models.IntegerField(primary_key=True)
    kind = models.SmallIntegerField()
    title = models.TextField()
    original = models.TextField(blank=True, default="", help_text=_("empty: the same as the title"))
    start_year = models.SmallIntegerField(null=True, blank=True)
    end_year = models.SmallIntegerField(null=True, blank=True)
    runtime = models.IntegerField(null=True, blank=True, help_text=_("minutes"))
    genres = ArrayField(models.SmallIntegerField(), default=list)
    adult = models.BooleanField(default=False)
    rating = RealField(null=True, blank=True, help_text=_("0–10"))
    votes = models.IntegerField(default=0)
    gone_at = models.DateTimeField(null=True, blank=True, help_text=_("since when the files know it no more"))

    def __str__(self) -> str:
        return f"{title_id(self.id)} {self.title}"


class Rating(models.Model):
    """A line of title.ratings, kept for titles that come later too."""

    id = models.IntegerField(primary_key=True)
    rating = RealField()
    votes = models.IntegerField()

    def __str__(self) -> str:
        return f"{title_id(self.id)}: {self.rating} by {self.votes}"


class Episode(models.Model):
    """Where an episode stands in its show. Its name and date are those of the title with the same id."""

    id = models.IntegerField(primary_key=True)
    parent_id = models.IntegerField()
    season = models.IntegerField(null=True, blank=True)
    number = models.IntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["parent_id"], name="imdb_episode_parent")]

    def __str__(self) -> str:
        return f"{title_id(self.id)} of {title_id(self.parent_id)}"


class Aka(models.Model):
    """A title's name in a region or language."""

    pk = models.CompositePrimaryKey("title_id", "ordering")
    title_id = models.IntegerField()
    ordering = models.IntegerField()
    title = models.TextField()
    region = models.TextField(blank=True, default="")
    language = models.TextField(blank=True, default="")
    types = models.TextField(blank=True, default="", help_text=_("separated by commas"))
    attributes = models.TextField(blank=True, default="", help_text=_("separated by commas"))
    original = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{title_id(self.title_id)}: {self.title}"


class Principal(models.Model):
    """What somebody did for a title, in the order of the title's credits."""

    pk = models.CompositePrimaryKey("title_id", "ordering")
    title_id = models.IntegerField()
    ordering = models.SmallIntegerField()
    name_id = models.IntegerField()
    category = models.SmallIntegerField()
    job = models.TextField(blank=True, default="")
    characters = ArrayField(models.TextField(), default=list)

    class Meta:
        indexes = [models.Index(fields=["name_id"], name="imdb_principal_name")]

    def __str__(self) -> str:
        return f"{title_id(self.title_id)} {self.ordering}"


class Crew(models.Model):
    """All directors and writers of a title, by their numbers."""

    title_id = models.IntegerField(primary_key=True)
    directors = ArrayField(models.IntegerField(), default=list)
    writers = ArrayField(models.IntegerField(), default=list)

    class Meta:
        verbose_name_plural = _("crews")

    def __str__(self) -> str:
        return f"crew of {title_id(self.title_id)}"
