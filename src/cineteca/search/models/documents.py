"""The index itself. Nothing of it is the only copy: `cineteca search rebuild` makes it anew, beside the one in use.

A rebuild makes tables like these under other names, with the indexes that these have, and lets them take their place.
Groups are numbers (0 titles, 1 people, 2 franchises), and so are sources: a document's `id` is the number of its row
there times eight, plus the source's (0 work, 1 title, 2 person, 3 name, 4 franchise).
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Left

TITLES, PEOPLE, FRANCHISES = range(3)
# What many people know stands in small indexes of its own: of a word that thousands have, those come first anyway.
KNOWN_FROM = {TITLES: 3.0, PEOPLE: 4.0}
"""The weight from which something is known: titles with a thousand votes, people with ten thousand on theirs."""
HEARD_OF_FROM = {PEOPLE: 2.0}
"""The weight from which a name comes first among those that begin like it. Most people of the datasets have less."""

_GROUPS = {"titles": Q(grp=TITLES), "people": Q(grp=PEOPLE), "franchises": Q(grp=FRANCHISES)}

# Lists are paged by (sort key, id), so a key is never null. Queries must use these same expressions.
_SCORE = Coalesce("score", Value(-1.0, output_field=models.FloatField()))
_OLDEST = Case(When(released=0, then=Value(99_999_999)), default=F("released"))


def _known(name: str, group: int, field: str = "names") -> GinIndex:
    known = Q(grp=group, weight__gte=KNOWN_FROM[group])
    return GinIndex(fields=[field], name=f"search_known_{name}", condition=known)


def _by(name: str, key: Any, *, down: bool = True, of: str = "titles") -> models.Index:
    number = F("id").desc() if down else F("id").asc()
    return models.Index(key, number, name=f"search_{of}_{name}", condition=_GROUPS[of])


class Document(models.Model):
    """A thing that can be found: what is shown of it in a list of answers, and the words it is found by.

    `names` holds the words of its names, `everything` also those of its people, characters, plot and keywords (titles
    alone have it), `text` the plot, to show why. `released` is a date as a number; `dice` is a number from 0 to 99, for
    looking at a part of them all.
    """

    id = models.BigIntegerField(primary_key=True)
    grp = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    name = models.TextField()
    original = models.TextField(default="", blank=True)
    year = models.SmallIntegerField(null=True)
    end_year = models.SmallIntegerField(null=True)
    votes = models.IntegerField(default=0)
    score = models.FloatField(null=True)
    weight = models.FloatField(default=0)
    heat = models.FloatField(default=0)
    released = models.IntegerField(default=0)
    sort_key = models.TextField(default="", blank=True)
    runtime = models.IntegerField(null=True)
    note = models.TextField(default="", blank=True)
    text = models.TextField(default="", blank=True)
    others = ArrayField(models.TextField(), default=list)
    people = ArrayField(models.TextField(), default=list)
    characters = ArrayField(models.TextField(), default=list)
    facets = ArrayField(models.TextField(), default=list)
    dice = models.SmallIntegerField(default=0)
    names = SearchVectorField()
    everything = SearchVectorField(null=True)

    class Meta:
        indexes = [
            *(GinIndex(fields=["names"], name=f"search_{name}_names", condition=of) for name, of in _GROUPS.items()),
            GinIndex(fields=["everything"], name="search_titles_everything", condition=_GROUPS["titles"]),
            _known("titles", TITLES),
            _known("everything", TITLES, field="everything"),
            _known("people", PEOPLE),
            GinIndex(fields=["facets"], name="search_titles_facets", condition=_GROUPS["titles"]),
            *(_by("weight", F("weight").desc(), of=of) for of in _GROUPS),
            _by("heat", F("heat").desc()),
            _by("score", _SCORE.desc()),
            _by("newest", F("released").desc()),
            _by("oldest", _OLDEST.asc(), down=False),
            _by("title", F("sort_key").asc(), down=False),
            models.Index(
                fields=["id"],
                include=["year", "score", "runtime", "facets"],
                name="search_titles_sampled",
                condition=Q(grp=TITLES, dice=0),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.year})" if self.year else self.name


def _beginning(group: str, name: str, of: Q, *keys: Any, include: list[str]) -> models.Index:
    """An index that answers by itself: what is read with the key is in it."""
    return models.Index(*keys, name=f"search_names_{group}_{name}", condition=of, include=include)


def _known_like(group: str, number: int) -> GinIndex:
    known = Q(grp=number, form__lt=3, weight__gte=KNOWN_FROM[number])
    return GinIndex(OpClass("key", "gin_trgm_ops"), name=f"search_known_{group}_like", condition=known)


def _by_weight(group: str, name: str, letters: int) -> models.Index:
    number = (TITLES, PEOPLE, FRANCHISES)[tuple(_GROUPS).index(group)]
    heard_of = Q(weight__gte=HEARD_OF_FROM[number]) if number in HEARD_OF_FROM else Q()
    name = f"heard_{name}" if heard_of else name
    return _beginning(
        group, name, _GROUPS[group] & heard_of, Left("key", letters), F("weight").desc(), include=["doc", "key"]
    )


class Name(models.Model):
    """One key of one name of a document. `form`: see `domain.names`; below 3 it is a whole name as it is written."""

    pk = models.CompositePrimaryKey("doc", "form", "key")
    doc = models.BigIntegerField()
    form = models.SmallIntegerField()
    key = models.TextField()
    grp = models.SmallIntegerField()
    weight = models.FloatField(default=0)

    class Meta:
        indexes = [
            index
            for name, of in _GROUPS.items()
            for index in (
                _beginning(name, "begins", of, OpClass("key", "text_pattern_ops"), include=["doc", "weight"]),
                _by_weight(name, "two", 2),
                _by_weight(name, "four", 4),
                GinIndex(OpClass("key", "gin_trgm_ops"), name=f"search_name_{name}_like", condition=of & Q(form__lt=3)),
            )
        ] + [_known_like("titles", TITLES), _known_like("people", PEOPLE)]

    def __str__(self) -> str:
        return self.key


class Word(models.Model):
    """A word of names, with how many documents have it, the weight of the best known of them, and how it sounds."""

    pk = models.CompositePrimaryKey("grp", "word")
    grp = models.SmallIntegerField()
    word = models.TextField()
    documents = models.IntegerField()
    weight = models.FloatField()
    sound = models.TextField(default="", blank=True)

    class Meta:
        indexes = [
            *(
                GinIndex(OpClass("word", "gin_trgm_ops"), name=f"search_word_{name}_like", condition=of)
                for name, of in _GROUPS.items()
            ),
            models.Index(fields=["grp", "sound"], name="search_word_sound", condition=~Q(sound="")),
            models.Index(F("grp"), OpClass("word", "text_pattern_ops"), name="search_word_begins"),
        ]

    def __str__(self) -> str:
        return self.word


class FacetCount(models.Model):
    """How many titles of the whole index each way to narrow them leaves: too slow to count on every page."""

    facet = models.TextField(primary_key=True)
    titles = models.IntegerField()

    def __str__(self) -> str:
        return self.facet
