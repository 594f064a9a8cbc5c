"""People of name.basics."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from cineteca.imdb.domain.ids import name_id
from cineteca.imdb.models.fields import RealField


class Name(models.Model):
    """A person. `popularity` comes of the votes of their titles (`sql/popularity.sql`)."""

    id = models.IntegerField(primary_key=True)
    name = models.TextField()
    birth_year = models.SmallIntegerField(null=True, blank=True)
    death_year = models.SmallIntegerField(null=True, blank=True)
    professions = ArrayField(models.SmallIntegerField(), default=list)
    known_for = ArrayField(models.IntegerField(), default=list, help_text=_("numbers of titles"))
    popularity = RealField(default=0)
    gone_at = models.DateTimeField(null=True, blank=True, help_text=_("since when the files know them no more"))

    def __str__(self) -> str:
        return f"{name_id(self.id)} {self.name}"
